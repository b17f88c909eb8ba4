import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { FileDictionary } from '#core/importing/file-dictionary.ts';
import { isXlsForm, readXlsForm } from '#core/importing/xlsform.ts';
import type { RawFile, RawProblem, RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Told } from '#core/contract/saying.ts';
import { said, saying } from '#core/text/sentences.ts';
import { byteSource, type ByteSource, type FileSource } from './byte-source.ts';
import { openCompoundFile } from './encrypted/compound-file.ts';
import { decryptWorkbook } from './encrypted/decrypt-workbook.ts';
import { hiddenInOds, type HiddenInSheet } from './legacy/hidden-in-ods.ts';
import { readLegacyWorkbook } from './legacy/legacy-reader.ts';
import { sniff } from './sniff.ts';
import { openSav } from './spss/sav-reader.ts';
import { breather, inTurns } from '../breathe.ts';
import { readDelimitedText, textShape } from './text/delimited-text.ts';
import { EncodingProbe } from './text/encoding.ts';
import { openWorkbook, sheetNotFound, type Workbook } from './xlsx/workbook.ts';
import { OddXml } from './xlsx/xml-scanner.ts';
import { damaged, openZip, type Zip } from './zip.ts';

export interface OpenOptions {
  /** For a protected workbook; used once and kept nowhere. */
  readonly passphrase?: string | undefined;
  /** For text files, instead of the detected ones. */
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
}

export interface ReadSheetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the part of the work that is done, 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A survey file, opened. Sheets are read when asked for; `close` when done. */
export interface OpenedFile {
  readonly file: RawFile;
  /** @param name the first sheet that is not hidden, where it is left out */
  readSheet(name?: string, options?: ReadSheetOptions): Promise<RawTable>;
  /** Labels, types and missing values that the file itself declares. */
  readonly dictionary?: FileDictionary | undefined;
  close(): void;
}

/** What the format's reader gives; `openSurveyFile` adds the file's name and checksum. */
interface Reader {
  readonly format: RawFile['format'];
  readonly sheets: RawFile['sheets'];
  readonly notices: readonly Told[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dictionary?: FileDictionary;
  read(sheet: string, options: ReadSheetOptions): Promise<RawTable>;
  close(): void;
}

const HEAD_BYTES = 512 * 1024;
const SNIFF_BYTES = 64 * 1024;
/** What the second reader may have to hold in memory at once. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_SAV_BYTES = 256 * 1024 * 1024;

/** Opens a spreadsheet, text file or SPSS file by what its bytes are, whatever its name. Nothing in it is executed, and no
 *  link or entity followed.
 *  @throws Refusal with a sentence that names the file and the way out */
export async function openSurveyFile(from: FileSource, options: OpenOptions = {}): Promise<OpenedFile> {
  const source = byteSource(from);
  const { name } = source;
  const { head, size, sha256, probe } = await firstPass(source);
  const reader = await chooseReader(source, head, size, probe, options);
  const file: RawFile = {
    name, sha256, format: reader.format, sheets: reader.sheets, notices: reader.notices,
    ...(reader.encoding === undefined ? {} : { encoding: reader.encoding }),
    ...(reader.delimiter === undefined ? {} : { delimiter: reader.delimiter }),
  };
  return {
    file,
    dictionary: reader.dictionary,
    async readSheet(wanted, readOptions = {}) {
      const sheet = wanted === undefined ? (reader.sheets.find((s) => !s.hidden) ?? reader.sheets[0]) : reader.sheets.find((s) => s.name === wanted);
      if (sheet === undefined) throw wanted === undefined ? noSheets(name) : sheetNotFound(name, wanted, reader.sheets.map((s) => s.name));
      const table = await reader.read(sheet.name, readOptions);
      return table.rowCount === 0 ? withProblem(table, emptySheet(sheet.name, reader.sheets.map((s) => s.name))) : table;
    },
    close: () => reader.close(),
  };
}

/** Checksum and, for text, the encoding: both need every byte once. */
async function firstPass(source: ByteSource): Promise<{ head: Buffer; size: number; sha256: string; probe: EncodingProbe }> {
  const hash = createHash('sha256');
  const probe = new EncodingProbe();
  const heads: Buffer[] = [];
  let headBytes = 0;
  let size = 0;
  let text = true;
  for await (const chunk of source.chunks()) {
    if (size === 0) text = ['text', 'markup'].includes(sniff(chunk.subarray(0, SNIFF_BYTES), source.name).kind);
    size += chunk.length;
    hash.update(chunk);
    if (text) probe.push(chunk);
    if (headBytes < HEAD_BYTES) {
      heads.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - headBytes)));
      headBytes += heads.at(-1)!.length;
    }
  }
  return { head: Buffer.concat(heads), size, sha256: hash.digest('hex'), probe };
}

async function chooseReader(source: ByteSource, head: Buffer, size: number, probe: EncodingProbe, options: OpenOptions): Promise<Reader> {
  const { name } = source;
  const what = sniff(head.subarray(0, SNIFF_BYTES), name);
  switch (what.kind) {
    case 'empty': throw new Refusal('FILE_EMPTY', `"${name}" is empty: it holds no bytes at all. Fetch it again from its source.`, { file: name });
    case 'unsupported': throw new Refusal('FILE_UNSUPPORTED', `"${name}" is ${what.what}, which is not read here. ${what.wayOut}`, { file: name, kind: what.what });
    case 'zip': return zipReader(source.place, name, options);
    case 'biff': return legacyReader(await source.all(), name, 'xls', options, []);
    case 'ole': return compoundReader(await source.all(), name, options);
    case 'spss': return savReader(source, size);
    case 'markup': {
      const notices = what.flavour === 'html' ? [said(saying('file.html'))] : [];
      if (what.flavour !== 'fods') return legacyReader(await source.all(), name, 'xls', options, notices);
      const hidden = await hiddenInOds(name, async (push) => { for await (const chunk of source.chunks()) push(chunk); });
      return legacyReader(await source.all(), name, 'ods', options, notices, hidden);
    }
    case 'text': return textReader(source, head, size, probe, options);
  }
}

async function textReader(source: ByteSource, head: Buffer, size: number, probe: EncodingProbe, options: OpenOptions): Promise<Reader> {
  const { name } = source;
  const { encoding, mixedWith, notices } = encodingOf(probe, options.encoding);
  const shape = { ...await inTurns(textShape(head, size, encoding, options.delimiter), breather(0)), mixedWith };
  const sheet = basename(name, extname(name));
  const misnamed = /^\.(xls|xlsx|xlsm|xlsb|ods)$/i.test(extname(name));
  if (misnamed && shape.fields <= 1 && options.delimiter === undefined) {
    throw new Refusal('FILE_MISNAMED', `"${name}" is named like a workbook but is plain text without columns: a note, a message or the page of a failed download. Fetch the workbook again from its source; if it is a list, save it as .txt and import that.`, { file: name });
  }
  return {
    format: 'csv', sheets: [{ name: sheet, hidden: false }], encoding: shape.encoding, delimiter: shape.delimiter,
    notices: [...(misnamed ? [said(saying('file.misnamed', { extension: extname(name) }))] : []), ...notices],
    read: (wanted, readOptions) => readDelimitedText(source.chunks(), wanted, size, shape, readOptions),
    close: () => undefined,
  };
}

/** How a text file's letters are read: as a person said, or as its bytes say; and what is not sure of that. */
function encodingOf(probe: EncodingProbe, chosen: string | undefined): { encoding: string; mixedWith?: string; notices: Told[] } {
  const encoding = chosen ?? probe.encoding();
  const isUtf8 = /^utf-?8$/iu.test(encoding);
  if (isUtf8 && !probe.isUtf8) {
    const mixedWith = probe.mixedWith() ?? probe.strayCodePage();
    return { encoding, mixedWith, notices: [said(saying('file.mixed', { encoding: mixedWith }))] };
  }
  if (chosen !== undefined || isUtf8 || /^utf/iu.test(encoding)) return { encoding, notices: [] };
  const example = probe.example(encoding);
  return { encoding, notices: [said(example === '' ? saying('file.encodingGuessed', { encoding }) : saying('file.encodingExample', { encoding, example }))] };
}

async function savReader(source: ByteSource, size: number): Promise<Reader> {
  const { name } = source;
  if (size > MAX_SAV_BYTES) throw new Refusal('FILE_TOO_LARGE', `"${name}" is larger than ${MAX_SAV_BYTES / 1024 / 1024} MB. In SPSS, keep the variables that are needed and save it again.`, { file: name });
  const file = openSav(await source.all(), name);
  return {
    format: 'sav', sheets: [{ name: basename(name, extname(name)), hidden: false }], notices: [], encoding: file.encoding, dictionary: file.dictionary,
    read: (wanted, readOptions) => file.read(wanted, readOptions),
    close: () => undefined,
  };
}

/** An OLE container holds an old workbook, an encrypted one, or another program's document. */
function compoundReader(bytes: Buffer, name: string, options: OpenOptions): Promise<Reader> {
  const container = openCompoundFile(bytes);
  const holds = (wanted: string): boolean => container?.names.some((stream) => stream.toLowerCase() === wanted) === true;
  if (container !== null && holds('encryptedpackage')) return zipReader(decryptWorkbook(container, name, options.passphrase), name, options);
  if (holds('worddocument')) throw new Refusal('FILE_UNSUPPORTED', `"${name}" is a Word document, which is not read here. Copy its table into a spreadsheet and save that as .xlsx.`, { file: name, kind: 'a Word document' });
  // a container whose directory is broken may still be read by the second reader
  if (container !== null && !holds('workbook') && !holds('book')) throw damaged(name);
  return legacyReader(bytes, name, 'xls', options, []);
}

/** A zip archive is a workbook of one kind or another, by its parts. */
async function zipReader(place: string | Buffer, name: string, options: OpenOptions): Promise<Reader> {
  const zip = await openZip(place, name);
  try {
    const kind = packageKind(zip);
    if (kind === 'xlsx') return await workbookReader(zip, place, name, options);
    if (kind === 'xlsb' || kind === 'ods') {
      await zip.verify(MAX_UNPACKED_BYTES);
      const hidden = kind === 'ods' ? await hiddenInOds('content.xml', (push) => zip.stream('content.xml', push)) : [];
      zip.close();
      return await legacyReader(await bytesOf(place), name, kind, options, [], hidden);
    }
    throw new Refusal('FILE_UNSUPPORTED', `"${name}" is ${kind.what}, which is not read here. ${kind.wayOut}`, { file: name, kind: kind.what });
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function workbookReader(zip: Zip, place: string | Buffer, name: string, options: OpenOptions): Promise<Reader> {
  const format = zip.names.some((part) => /vbaProject\.bin$/i.test(part)) ? 'xlsm' : 'xlsx';
  const oddNotice = said(saying('file.odd'));
  let other: Promise<Reader> | undefined;
  const secondReader = (): Promise<Reader> => (other ??= zip.verify(MAX_UNPACKED_BYTES).then(() => bytesOf(place)).then((bytes) => legacyReader(bytes, name, format, options, [oddNotice])));
  try {
    const workbook = await openWorkbook(zip, name);
    const dictionary = await formOf(workbook);
    return {
      ...(dictionary === null ? {} : { dictionary }),
      format, sheets: workbook.sheets.map(({ name: sheet, hidden }) => ({ name: sheet, hidden })), notices: workbook.notices,
      async read(wanted, readOptions) {
        try {
          return await workbook.readSheet(workbook.sheets.find((sheet) => sheet.name === wanted)!, readOptions);
        } catch (error) {
          if (!(error instanceof OddXml)) throw error;
          const table = await (await secondReader()).read(wanted, readOptions);
          return withProblem(table, { severity: 'warning', sheet: wanted, cell: '', expected: '', found: '', ...oddNotice });
        }
      },
      close: () => zip.close(),
    };
  } catch (error) {
    if (!(error instanceof OddXml)) throw error;
    const reader = await secondReader();
    zip.close();
    return reader;
  }
}

/** The questions of a workbook that is an XLSForm. */
async function formOf(workbook: Workbook): Promise<FileDictionary | null> {
  if (!isXlsForm(workbook.sheets.map((sheet) => sheet.name))) return null;
  const read = (wanted: string): Promise<RawTable> => workbook.readSheet(workbook.sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted)!, {});
  return readXlsForm(await read('survey'), await read('choices'));
}

/** The same table with one more problem. */
function withProblem(table: RawTable, problem: RawProblem): RawTable {
  const { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems } = table;
  return { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems: [...problems, problem], cell: (row, column) => table.cell(row, column) };
}

function emptySheet(sheet: string, names: readonly string[]): RawProblem {
  const others = names.filter((name) => name !== sheet).map((name) => `"${name}"`);
  return { severity: 'error', sheet, cell: '', expected: 'cells', found: 'an empty sheet', ...said(others.length === 0 ? saying('file.emptySheet', { sheet }) : saying('file.emptySheetOthers', { sheet, others })) };
}

async function legacyReader(bytes: Buffer, name: string, format: RawFile['format'], { passphrase }: OpenOptions, notices: readonly Told[], hidden: readonly HiddenInSheet[] = []): Promise<Reader> {
  const workbook = await readLegacyWorkbook(bytes, name, { passphrase, hidden });
  if (workbook.sheets.length === 0) throw damaged(name);
  return {
    format, sheets: workbook.sheets,
    notices: workbook.macros ? [...notices, said(saying('file.macros'))] : notices,
    // a second reader may find other sheets in a damaged workbook than the first one did
    read(wanted) {
      const table = workbook.tables.get(wanted);
      return table === undefined ? Promise.reject(damaged(name)) : Promise.resolve(table);
    },
    close: () => undefined,
  };
}

function packageKind(zip: Zip): 'xlsx' | 'xlsb' | 'ods' | { what: string; wayOut: string } {
  const holds = (pattern: RegExp): boolean => zip.names.some((part) => pattern.test(part.replaceAll('\\', '/').replace(/^\/+/, '')));
  if (holds(/^xl\/workbook\.bin$/i)) return 'xlsb';
  if (holds(/^\[Content_Types\]\.xml$/i)) {
    if (holds(/^word\//i)) return { what: 'a Word document', wayOut: 'Copy its table into a spreadsheet and save that as .xlsx.' };
    if (holds(/^ppt\//i)) return { what: 'a presentation', wayOut: 'Ask for the data behind it as .xlsx or .csv.' };
    return 'xlsx';
  }
  if (holds(/^xl\/workbook\.xml$/i)) return 'xlsx';
  if (holds(/\.iwa$/i) || holds(/^Index\.zip$/i)) return { what: 'an Apple Numbers document', wayOut: 'In Numbers, use File › Export To › Excel.' };
  if (holds(/^content\.xml$/i) && holds(/^mimetype$|^META-INF\//i)) return 'ods';
  return { what: 'a zip archive', wayOut: 'Unpack it first and import the file inside.' };
}

const bytesOf = (place: string | Buffer): Promise<Buffer> => (typeof place === 'string' ? byteSource(place).all() : Promise.resolve(place));

function noSheets(name: string): Refusal {
  return new Refusal('FILE_EMPTY', `"${name}" has no sheet with cells: only charts, dialogs or macros.`, { file: name });
}
