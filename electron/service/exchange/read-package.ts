import { createHash } from 'node:crypto';
import { Refusal } from '#core/contract/refusal.ts';
import type { IncomingText } from '#core/exchange/incoming.ts';
import type { RefiProject, RefiText } from '#core/exchange/refi-model.ts';
import type { LossList } from '#core/exchange/report.ts';
import { SIDE_FILE, sideFileSchema, type SideFile } from '#core/exchange/side-file.ts';
import { byteSource, type ByteSource, type FileSource } from '../files/byte-source.ts';
import { openZip, type Zip } from '../files/zip.ts';
import { decodeText, xmlDecoder } from './decode-text.ts';
import { readProjectXml, type Feed } from './read-xml.ts';

/** Largest project file, text and own part that are read: far beyond any survey, well below what a machine can hold. */
const MAX_XML_BYTES = 1024 ** 3;
const MAX_TEXT_BYTES = 64 * 1024 ** 2;
const MAX_TEXTS_BYTES = 1024 ** 3;
const MAX_SIDE_BYTES = 512 * 1024 ** 2;
const MAX_PARTS = 500_000;
const READ_AT_ONCE = 16;

export interface ReadPackage {
  readonly project: RefiProject;
  readonly texts: ReadonlyMap<RefiText, IncomingText>;
  readonly side: SideFile | null;
  readonly file: { readonly name: string; readonly sha256: string; readonly format: string };
}

/** Reads a REFI-QDA package (.qdpx), or its project file alone (.qde; then only texts inside it are there). Nothing outside the
 *  package is ever opened, whatever its paths say.
 *  @throws Refusal FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY, NOT_REFI, PACKAGE_NO_PROJECT, PACKAGE_PROJECTS, PACKAGE_DAMAGED, PACKAGE_TOO_LARGE, NOT_REFI_ROOT, XML_BROKEN, XML_DOCTYPE, XML_ENCODING */
export async function readPackage(from: FileSource, losses: LossList): Promise<ReadPackage> {
  const source = byteSource(from);
  const { name } = source;
  const { head, sha256 } = await firstPass(source, name);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return { ...await readZipped(source.place, name, losses), file: { name, sha256, format: 'qdpx' } };
  if (!/^(?:\uFEFF|\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?[\s\0]*<|^(?:\xFF\xFE|\xFE\xFF)/.test(head.toString('latin1'))) {
    throw new Refusal('NOT_REFI', `“${name}” is neither a REFI-QDA package (.qdpx) nor a project file (.qde). Export it again from the program that holds the project.`, { file: name });
  }
  const decoder = xmlDecoder(name);
  const project = await readProjectXml(async (take) => {
    for await (const chunk of source.chunks()) take(decoder.decode(chunk));
    take(decoder.end());
  }, name, losses);
  losses.add('sourcesAbsent', name, { count: project.texts.some((text) => text.content === null) ? 1 : 0 });
  return { project, texts: await readTexts(project, null, name, losses), side: null, file: { name, sha256, format: 'qde' } };
}

async function firstPass(source: ByteSource, name: string): Promise<{ head: Buffer; sha256: string }> {
  const hash = createHash('sha256');
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of source.chunks()) {
    if (head.length === 0) head = Buffer.from(chunk.subarray(0, 256));
    hash.update(chunk);
  }
  if (head.length === 0) throw new Refusal('FILE_EMPTY', `“${name}” is empty: it holds no bytes at all. Fetch it again from its source.`, { file: name });
  return { head, sha256: hash.digest('hex') };
}

async function readZipped(place: string | Buffer, name: string, losses: LossList): Promise<Pick<ReadPackage, 'project' | 'texts' | 'side'>> {
  const zip = await asPackage(name, () => openZip(place, name, { maxEntries: MAX_PARTS }));
  try {
    const part = projectPart(zip, name);
    if (zip.size(part) > MAX_XML_BYTES) throw tooLarge(name, part);
    const decoder = xmlDecoder(name);
    const feed: Feed = async (take) => {
      await asPackage(name, () => zip.stream(part, (chunk) => { take(decoder.decode(chunk)); }));
      take(decoder.end());
    };
    const project = await readProjectXml(feed, name, losses);
    return { project, texts: await readTexts(project, zip, name, losses), side: await readSide(zip, name, losses) };
  } finally {
    zip.close();
  }
}

/** `project.qde` by the standard, `Project.qde` or another name in practice; at the root of the package. */
function projectPart(zip: Zip, name: string): string {
  const found = zip.names.filter((part) => /^[^/\\]+\.qde$/i.test(part));
  const part = found.find((one) => one.toLowerCase() === 'project.qde') ?? found[0];
  if (part === undefined) throw new Refusal('PACKAGE_NO_PROJECT', `“${name}” is an archive without a project file (project.qde): it is not a REFI-QDA package. Export the project again, as REFI-QDA.`, { file: name });
  if (found.length > 1) throw new Refusal('PACKAGE_PROJECTS', `“${name}” holds ${found.length} project files (${found.slice(0, 5).join(', ')}): a REFI-QDA package has one. Export each project by itself.`, { file: name, projects: found.length });
  return part;
}

async function readTexts(project: RefiProject, zip: Zip | null, name: string, losses: LossList): Promise<Map<RefiText, IncomingText>> {
  const texts = new Map<RefiText, IncomingText>();
  let total = 0;
  const found: { source: RefiText; part: string }[] = [];
  for (const source of [...project.texts, ...project.notes]) {
    if (source.content !== null) {
      if (source.plainTextPath !== null) losses.add('textTwice', source.name);
      texts.set(source, { text: source.content.replace(/^\uFEFF/, ''), hadMark: source.content.startsWith('\uFEFF') });
      continue;
    }
    const part = source.plainTextPath === null || !zip ? null : partOf(source.plainTextPath, zip);
    if (part === null) {
      if (source.plainTextPath !== null && /^(relative|absolute|file):/i.test(source.plainTextPath)) losses.add('externalSource', source.name);
      else if (source.plainTextPath === null && source.richTextPath !== null) losses.add('richTextOnly', source.name);
      continue;
    }
    total += zip!.size(part);
    if (total > MAX_TEXTS_BYTES) throw tooLarge(name, part);
    found.push({ source, part });
  }
  for (let from = 0; from < found.length; from += READ_AT_ONCE) {
    const some = found.slice(from, from + READ_AT_ONCE);
    const contents = await Promise.all(some.map(({ part }) => asPackage(name, () => zip!.read(part, MAX_TEXT_BYTES))));
    some.forEach(({ source }, index) => {
      const { text, hadMark, sure } = decodeText(contents[index]!);
      if (!sure) losses.add('encoding', source.name);
      texts.set(source, { text, hadMark });
    });
  }
  return texts;
}

/** The part that a path means: `internal://NAME` lies in `sources/`, whatever its capitals; some programs leave the scheme out. */
function partOf(path: string, zip: Zip): string | null {
  if (/^(relative|absolute|file|https?):/i.test(path)) return null;
  const bare = path.replace(/^internal:\/*/i, '').replaceAll('\\', '/').replace(/^\/+/, '');
  let decoded = bare;
  try { decoded = decodeURIComponent(bare); } catch { /* a name with a percent sign of its own */ }
  return [`sources/${bare}`, bare, `sources/${decoded}`, decoded].find((part) => zip.has(part)) ?? null;
}

async function readSide(zip: Zip, name: string, losses: LossList): Promise<SideFile | null> {
  if (!zip.has(SIDE_FILE)) return null;
  if (zip.size(SIDE_FILE) > MAX_SIDE_BYTES) throw tooLarge(name, SIDE_FILE);
  const bytes = await asPackage(name, () => zip.read(SIDE_FILE, MAX_SIDE_BYTES));
  try {
    return sideFileSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    losses.add('ownFile', SIDE_FILE);
    return null;
  }
}

/** What goes wrong with the archive is said of a package, not of a workbook. */
async function asPackage<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const part = error.details['part'];
    const where = typeof part === 'string' ? ` (its part “${part}” is missing or broken)` : '';
    if (error.code === 'FILE_DAMAGED') throw new Refusal('PACKAGE_DAMAGED', `“${name}” is not a readable REFI-QDA package${where}: it is damaged, or its download was cut short. Fetch it again, or export it again.`, { file: name, part: typeof part === 'string' ? part : '' });
    if (error.code === 'FILE_TOO_LARGE') throw tooLarge(name, typeof part === 'string' ? part : name);
    throw error;
  }
}

const tooLarge = (name: string, part: string): Refusal =>
  new Refusal('PACKAGE_TOO_LARGE', `The part “${part}” of “${name}” unpacks to more than a project of answers ever does, so it is not opened. If the package is what it should be, export fewer sources at a time.`, { file: name, part });
