import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DerivedVariable } from '#core/contract/api/data.ts';
import { importPlanSchema } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { listCodes } from '#db/queries/codes.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { SAMPLE_TABLES, themeTable } from '#samples/tables.ts';
import { writeSample } from '#samples/write-sample.ts';
import { importCodebook } from './codebook-files.ts';
import { importCodings } from './codings-files.ts';
import { deriveVariables } from './data.ts';
import { importFile } from './importing.ts';
import { PROJECT_EXTENSION } from './backups/rolling.ts';
import { addCoder, createProject, openProject } from './projects.ts';
import type { ProjectSession } from './session.ts';
import { saveTable } from './table-plan.ts';
import { themeId } from './themes.ts';

/** The sample holds no real answer, so its passphrase may be known; a project of it made by a script can have another. */
export const SAMPLE_PASSPHRASE = 'sample';
const SAMPLE_NAME = 'Sample study (synthetic)';
/** The project of the sample study in its folder. */
export const sampleProjectPath = (directory: string): string => join(directory, `Sample study${PROJECT_EXTENSION}`);

/** Writes the synthetic study's files and makes a project of them, by the same steps that an analyst takes.
 *  @returns the names of the files, and the project's path */
export async function makeSampleStudy(directory: string, seed: number, passphrase: string): Promise<{ files: string[]; project: string }> {
  const path = sampleProjectPath(directory);
  if (existsSync(path)) throw new Refusal('PROJECT_EXISTS', `There is a sample project in “${directory}” already. Open it, or choose another folder.`, { file: path });
  mkdirSync(directory, { recursive: true });
  const { files } = await writeSample(directory, seed);
  const session = createProject(path, passphrase === '' ? SAMPLE_PASSPHRASE : passphrase, SAMPLE_NAME, 'national-response', 'Coder A');
  try {
    await fillSample(session, directory);
  } finally {
    session.close();
  }
  return { files: files.map((file) => join(directory, file)), project: path };
}

async function fillSample(session: ProjectSession, directory: string): Promise<void> {
  const at = (name: string): string => join(directory, name);
  const json = (name: string): unknown => JSON.parse(readFileSync(at(name), 'utf8'));
  await importFile(session, at('alliance-governments.xlsx'), { plan: importPlanSchema.parse(json('alliance.plan.json')) });
  await importFile(session, at('unicef-offices.xlsx'), { plan: importPlanSchema.parse(json('unicef.plan.json')) });
  addCoder(session, 'Coder B');
  await importCodebook(session, 'codebook.csv', at('codebook.csv'));
  for (const coder of ['coder-a', 'coder-b']) await importCodings(session, `codings-${coder}.csv`, at(`codings-${coder}.csv`));
  deriveVariables(session, json('derivations.json') as DerivedVariable[]);
  const themes = listCodes(session.db).filter((code) => code.kind === 'gap' || code.kind === 'challenge').map((code) => themeId(code.id));
  for (const table of [...SAMPLE_TABLES, themeTable(themes)]) saveTable(session, planTableSchema.parse(table));
}

/** Opens the sample study in a folder, making it first where it is not there. */
export async function openSampleProject(directory: string): Promise<ProjectSession> {
  if (!existsSync(sampleProjectPath(directory))) await makeSampleStudy(directory, 1, SAMPLE_PASSPHRASE);
  return openProject(sampleProjectPath(directory), SAMPLE_PASSPHRASE);
}
