import { basename, extname } from 'node:path';
import { fromRefi } from '#core/exchange/from-refi.ts';
import { LossList, type ExchangeReport } from '#core/exchange/report.ts';
import type { SideFile } from '#core/exchange/side-file.ts';
import { toRefi } from '#core/exchange/to-refi.ts';
import type { ProjectSession } from '../session.ts';
import { guidsOf, ORIGIN } from './digest.ts';
import type { FileSource } from '../files/byte-source.ts';
import { readPackage, type ReadPackage } from './read-package.ts';
import { readStudy } from './read-study.ts';
import { storeStudy, type Added } from './store-study.ts';

export type ImportReport = ExchangeReport & { readonly added: Added };

/** Brings a REFI-QDA project (.qdpx, .qde) into the open project: one act, one undo. What it holds already is met, not doubled, so
 *  that a colleague's coding of what was exported from here finds the same answers again.
 *  @throws Refusal as readPackage; nothing is changed then */
export async function importProject(session: ProjectSession, source: FileSource): Promise<ImportReport> {
  const losses = new LossList();
  const { project, texts, side, file } = await readPackage(source, losses);
  const own = side ? null : ownSide(session, project);
  const incoming = fromRefi({ project, texts, side: side ?? own, sideCame: side !== null, file: basename(file.name, extname(file.name)), now: new Date().toISOString() }, losses);
  const { added, codings } = storeStudy(session, incoming, file, losses);
  const { study, fileVariables } = incoming;
  return { cases: study.cases.length, sources: study.answers.length, codes: study.codes.length, codings, variables: fileVariables, losses: losses.list(), added };
}

/** What an import would bring and leave, as far as the file alone says: nothing is changed. What the project here keeps to itself
 *  (an answer, a value that differs) shows in the report of the import. */
export async function previewImport(session: ProjectSession, source: FileSource): Promise<ExchangeReport & { readonly file: string; readonly coders: string[] }> {
  const losses = new LossList();
  const { project, texts, side, file } = await readPackage(source, losses);
  const own = side ? null : ownSide(session, project);
  const { study, fileVariables } = fromRefi({ project, texts, side: side ?? own, sideCame: side !== null, file: basename(file.name, extname(file.name)), now: new Date().toISOString() }, losses);
  return { file: file.name, coders: study.coders.map((coder) => coder.name), cases: study.cases.length, sources: study.answers.length, codes: study.codes.length, codings: study.codings.length, variables: fileVariables, losses: losses.list() };
}

/** What this project would say in its own part of a package: other programs drop that part, but keep the GUIDs it hangs on. */
function ownSide(session: ProjectSession, project: ReadPackage['project']): SideFile | null {
  if (session.caseCount === 0) return null;
  const { study } = readStudy(session);
  const { side } = toRefi(study, guidsOf(study.projectId), ORIGIN, new LossList());
  const known = new Set(side.cases.map(([guid]) => guid));
  return project.cases.some(({ guid }) => known.has(guid)) || project.texts.some(({ guid }) => side.answers[guid] !== undefined) ? side : null;
}
