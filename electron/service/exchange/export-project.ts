import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Refusal } from '#core/contract/refusal.ts';
import { LossList, type ExchangeReport } from '#core/exchange/report.ts';
import { SIDE_FILE } from '#core/exchange/side-file.ts';
import { toRefi } from '#core/exchange/to-refi.ts';
import type { ProjectSession } from '../session.ts';
import { guidsOf, ORIGIN } from './digest.ts';
import { readStudy } from './read-study.ts';
import { projectXml } from './write-xml.ts';

/** Writes the project as a REFI-QDA package (.qdpx), for NVivo, MAXQDA, ATLAS.ti and others. It is not encrypted, and what the
 *  project calls confidential stays out of it. The file appears whole or not at all.
 *  @throws Refusal FILE_NOT_WRITTEN, FOLDER_MISSING */
export async function exportProject(session: ProjectSession, file: string): Promise<ExchangeReport> {
  const { zip, report } = packProject(session);
  if (!existsSync(dirname(file))) throw new Refusal('FOLDER_MISSING', `There is no folder “${dirname(file)}”. Make it first, or choose another.`, { folder: dirname(file) });
  const unfinished = `${file}.part`;
  try {
    await pipeline(zip.outputStream, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Refusal('FILE_NOT_WRITTEN', `“${basename(file)}” cannot be written there (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). Choose another folder.`, { file: basename(file) });
  }
  return report;
}

/** The same package as bytes, for a browser's download. */
export async function exportProjectBytes(session: ProjectSession): Promise<{ bytes: Uint8Array; report: ExchangeReport }> {
  const { zip, report } = packProject(session);
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return { bytes: Buffer.concat(chunks), report };
}

/** Below this many bytes a text is stored as it is: packing would cost more than it saves. */
const WORTH_PACKING = 1000;

function packProject(session: ProjectSession): { zip: ZipFile; report: ExchangeReport } {
  const losses = new LossList();
  const { study } = readStudy(session, { confidential: false, losses });
  const { project, texts, side } = toRefi(study, guidsOf(study.projectId), ORIGIN, losses);
  const { bytes, replaced } = projectXml(project);
  losses.add('character', 'project.qde', { count: replaced });
  const zip = new ZipFile();
  // One time for all parts, so that the same project gives the same bytes.
  const mtime = new Date(Date.UTC(2000, 0, 1));
  zip.addBuffer(bytes, 'project.qde', { mtime });
  for (const [path, text] of texts) {
    const content = Buffer.from(text, 'utf8');
    zip.addBuffer(content, `sources/${path}`, { mtime, compress: content.length >= WORTH_PACKING });
  }
  zip.addBuffer(Buffer.from(JSON.stringify(side), 'utf8'), SIDE_FILE, { mtime });
  zip.end();
  return { zip, report: { cases: study.cases.length, sources: study.answers.length, codes: study.codes.length, codings: study.codings.length, variables: project.variables.length, losses: losses.list() } };
}
