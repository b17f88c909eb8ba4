import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { putInPlace } from '#db/durable-file.ts';
import { LossList, type ExchangeReport } from '#core/exchange/report.ts';
import { SIDE_FILE } from '#core/exchange/side-file.ts';
import { toRefi, type OutgoingProject } from '#core/exchange/to-refi.ts';
import type { ProjectSession } from '../session.ts';
import { openGate } from '../privacy/gate.ts';
import { guidsOf, ORIGIN } from './digest.ts';
import { pseudonymiseStudy } from './pseudonymise-study.ts';
import { readStudy } from './read-study.ts';
import { projectXml } from './write-xml.ts';
import { ZipWriter, type Sink } from './zip-writer.ts';

/** Writes the project as a REFI-QDA package (.qdpx), for NVivo, MAXQDA, ATLAS.ti and others. It is not encrypted, and what the
 *  project calls confidential stays out of it. The file appears whole or not at all.
 *  @throws Refusal EXTENSION_WRONG, FILE_NOT_WRITTEN, FOLDER_MISSING */
export async function exportProject(session: ProjectSession, file: string, options: ExchangeOptions = { words: 'raw' }): Promise<ExchangeReport & Carries> {
  if (extname(file).toLowerCase() !== '.qdpx') throw new Refusal('EXTENSION_WRONG', `A REFI-QDA project is written as .qdpx, and “${basename(file)}” ends otherwise: other programs would not open it. Give it a name that ends in .qdpx.`, { file: basename(file), extension: '.qdpx' });
  if (!existsSync(dirname(file))) throw new Refusal('FOLDER_MISSING', `There is no folder “${dirname(file)}”. Make it first, or choose another.`, { folder: dirname(file) });
  const outgoing = gather(session, options);
  const unfinished = `${file}.part`;
  try {
    const handle = await open(unfinished, 'w');
    try {
      await pack(outgoing, { write: async (piece) => { await handle.writeFile(piece); } });
    } finally {
      await handle.close();
    }
    putInPlace(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Refusal('FILE_NOT_WRITTEN', `“${basename(file)}” cannot be written there (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). Choose another folder.`, { file: basename(file) });
  }
  return outgoing.report();
}

/** The same package as bytes, for a browser's download: it never touches the disk. */
export async function exportProjectBytes(session: ProjectSession, options: ExchangeOptions = { words: 'raw' }): Promise<{ bytes: Uint8Array; report: ExchangeReport & Carries }> {
  const outgoing = gather(session, options);
  const pieces: Buffer[] = [];
  await pack(outgoing, { write: (piece) => { pieces.push(piece); return Promise.resolve(); } });
  return { bytes: Buffer.concat(pieces), report: outgoing.report() };
}

/** What an export would hold and lose, without writing it. */
export function previewExport(session: ProjectSession): ExchangeReport & Carries {
  const { project, losses, report } = gather(session, { words: 'raw' });
  const xml = projectXml(project);
  let step = xml.next();
  while (step.done !== true) step = xml.next();
  losses.add('character', 'project.qde', { count: step.value });
  return report();
}

/** Every word of every answer goes into an exchange file, cleared or not: as it was written, or with pseudonyms. */
export interface ExchangeOptions { readonly words: 'raw' | 'pseudonymised'; /** Of the pseudonyms. */ readonly language?: 'en' | 'fr' | undefined }
export interface Carries { readonly words: 'raw' | 'pseudonymised'; readonly warning: string }

interface Outgoing extends OutgoingProject { readonly losses: LossList; readonly report: () => ExchangeReport & Carries }

function gather(session: ProjectSession, { words, language }: ExchangeOptions): Outgoing {
  const losses = new LossList();
  const read = readStudy(session, { confidential: false, losses });
  const gate = openGate(session, { mode: words, language: language ?? 'en' });
  const study = words === 'raw' ? read.study : pseudonymiseStudy(read.study, read.answerRids, gate);
  const outgoing = toRefi(study, guidsOf(study.projectId), ORIGIN, losses);
  const counts = { cases: study.cases.length, sources: study.answers.length, codes: study.codes.length, codings: study.codings.length, variables: outgoing.project.variables.length };
  return { ...outgoing, losses, report: () => ({ ...counts, losses: losses.list(), words, warning: gate.warning ?? '' }) };
}

async function pack({ project, texts, side, losses }: Outgoing, sink: Sink): Promise<void> {
  const zip = new ZipWriter(sink);
  const xml = projectXml(project);
  let replaced = 0;
  await zip.addPieces('project.qde', (function* () { replaced = yield* xml; })());
  losses.add('character', 'project.qde', { count: replaced });
  for (const [path, text] of texts) await zip.add(`sources/${path}`, Buffer.from(text, 'utf8'));
  await zip.add(SIDE_FILE, Buffer.from(JSON.stringify(side), 'utf8'));
  await zip.end();
}
