import type { QualityIssue } from '#core/contract/api/data.ts';
import type { Problem } from '#core/contract/import-plan.ts';
import type { RefusalData } from '#core/contract/refusal.ts';
import type { Detail } from '#core/contract/saying.ts';
import { deriveCategories, deriveNumber } from '#core/crosstab/derive.ts';
import { ALLIANCE_INSTRUMENT } from '#core/framework/instrument-alliance.ts';
import { checkInstrument } from '#core/framework/instrument.ts';
import { categoriesOf } from '#core/importing/categories.ts';
import { labelOf, said, saying } from '#core/text/sentences.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { listInstruments, listSourceFiles } from '#db/queries/cases.ts';
import type { ProjectSession } from './session.ts';

/** What an analyst should look at before tabulating: what was found on the way in, categories that look alike, faults of the
 *  instrument itself, and derived variables whose rules no longer fit. */
export const listQuality = (session: ProjectSession): QualityIssue[] => [...importProblems(session), ...lookAlikes(session), ...instrumentFaults(session), ...brokenRules(session)];

function importProblems(session: ProjectSession): QualityIssue[] {
  return listSourceFiles(session.db).flatMap((file) => (JSON.parse(file.problems) as Problem[]).map((problem): QualityIssue => ({
    kind: 'importProblem', severity: problem.severity, variableId: null, caseKey: null, message: `${file.name}${problem.cell === '' ? '' : `, ${problem.cell}`}: ${problem.message}`, ...placed(file.name, problem),
  })));
}

/** The problem with its file and cell in front, by code; none where the file was brought in by a version without codes. */
function placed(file: string, { cell, code, details }: Problem): { code?: string; details?: Record<string, Detail> } {
  if (code === undefined || details === undefined) return {};
  const problem = { code, details };
  return cell === '' ? { code: 'quality.foundIn', details: { file, problem } } : { code: 'quality.foundAt', details: { file, cell, problem } };
}

const factsOf = (details: RefusalData['details']): Record<string, Detail> => Object.fromEntries(Object.entries(details).flatMap(([name, value]) => (value === null || typeof value === 'boolean' ? [] : [[name, value]])));

function lookAlikes(session: ProjectSession): QualityIssue[] {
  return [...session.definitions.values()].filter((definition) => definition.source === 'imported' && definition.categories.length > 1).flatMap((definition) =>
    categoriesOf(definition.categories.map((category) => ({ text: category.label, count: 1 }))).merges.map((merge): QualityIssue => ({
      kind: 'lookAlikeCategories', severity: 'warning', variableId: definition.id, caseKey: null,
      ...said(saying('quality.lookAlike', { variable: labelOf(definition), categories: merge.spellings.map((spelling) => `“${spelling}”`) })),
    })));
}

function instrumentFaults(session: ProjectSession): QualityIssue[] {
  if (!listInstruments(session.db).some((instrument) => instrument.id === ALLIANCE_INSTRUMENT.id)) return [];
  return checkInstrument(ALLIANCE_INSTRUMENT.questions).map((fault) => ({ kind: 'impossibleSkip', severity: 'warning', variableId: questionVariable(session, fault.question), caseKey: null, ...said(fault.why) }));
}

const questionVariable = (session: ProjectSession, question: number): string | null =>
  [...session.definitions.values()].find((definition: VariableDefinition) => definition.instrument === ALLIANCE_INSTRUMENT.id && definition.question === String(question))?.id ?? null;

function brokenRules(session: ProjectSession): QualityIssue[] {
  return [...session.definitions.values()].filter((definition) => definition.source === 'derived').flatMap((definition): QualityIssue[] => {
    const result = definition.derivation!.kind === 'categories' ? deriveCategories(definition, session.crosstabData) : deriveNumber(definition.derivation!.expression, session.crosstabData);
    if (result.ok) return [];
    const message = `“${definition.label}”: ${result.error.message}`;
    return [{ kind: 'unknownCategory', severity: 'error', variableId: definition.id, caseKey: null, message, code: 'quality.brokenRule', details: { variable: labelOf(definition), reason: { code: result.error.code, details: factsOf(result.error.details) } } }];
  });
}
