import { Refusal } from '#core/contract/refusal.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { casesBehind, type CellPlace } from '#core/crosstab/cases-behind.ts';
import type { VariableData } from '#core/crosstab/data.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { cellOf, labelOf, type Cell } from './cells.ts';
import type { ProjectSession } from './session.ts';
import { themeOf } from './themes.ts';

export interface Drill {
  readonly total: number;
  readonly cases: { caseIndex: number; key: string; value: Cell; context: Cell[] }[];
  readonly words: { answerId: number; caseIndex: number; caseKey: string; variableId: string; label: string; codeId: string | null; start: number | null; end: number | null; text: string; starred: boolean }[];
}

const CONTEXT = ['country', 'region', 'income', 'instrument'];
/** Words beside a cell are for reading through; whole answers are cut here and open in the coding room. */
const LONGEST_WORDS = 600;

/** The cases counted in a cell, and what they wrote: the coded segments where the row is a theme, else their answers to the
 *  open-ended questions of the same capability. Confidential answers stay out. */
export function drillCell(session: ProjectSession, place: CellPlace, limit: number): Drill {
  const row = existing(session, place.row.variable);
  const behind = casesBehind(place, session.crosstabData);
  if (!behind.ok) throw new Refusal(behind.error.code, behind.error.message, behind.error.details);
  const positions = new Set(behind.value);
  const inCell = listCases(session.db).filter((one) => positions.has(one.position));
  const context = CONTEXT.flatMap((id) => session.variable(id) ?? []);
  const shown = inCell.slice(0, limit);
  return {
    total: inCell.length,
    cases: shown.map((one) => ({ caseIndex: one.position, key: one.key, value: cellOf(row.definition, row.vector, one.position, session.language), context: context.map((data) => cellOf(data.definition, data.vector, one.position, session.language)) })),
    words: wordsOf(session, row, new Map(shown.map((one) => [one.rid, { index: one.position, key: one.key }])), limit),
  };
}

function existing(session: ProjectSession, id: string): VariableData {
  const data = session.variable(id);
  if (!data) throw new Refusal('VARIABLE_UNKNOWN', `There is no variable “${id}”, or it holds open-ended answers.`, { name: id });
  return data;
}

function wordsOf(session: ProjectSession, row: VariableData, cases: ReadonlyMap<number, { index: number; key: string }>, limit: number): Drill['words'] {
  const { db } = session;
  const answers = listAnswerTexts(db)
    .filter((answer) => cases.has(answer.caseRid) && session.definitions.get(answer.variableId)?.confidential === false);
  const codings = listCodings(db);
  const wordOf = (answer: (typeof answers)[number], codeId: string | null, start: number | null, end: number | null, starred: boolean): Drill['words'][number] => {
    const one = cases.get(answer.caseRid)!;
    const text = start === null || end === null ? answer.text : sliceCodePoints(answer.text, start, end);
    return {
      answerId: answer.rid, caseIndex: one.index, caseKey: one.key, variableId: answer.variableId, label: labelOf(session.definitions.get(answer.variableId)!, session.language), codeId, start, end, starred,
      text: codePointLength(text) > LONGEST_WORDS ? `${sliceCodePoints(text, 0, LONGEST_WORDS)}…` : text,
    };
  };
  if (row.definition.source === 'theme') {
    const theme = themeOf(row.definition.id)!;
    const branch = withDescendants(listCodes(db), theme.codeId);
    const documents = session.coding.documentQuestions();
    const byAnswer = new Map(answers.filter((answer) => documents.has(answer.variableId) === (theme.where === 'documents')).map((answer) => [answer.rid, answer]));
    const seen = new Set<string>();
    return codings.flatMap((coding) => {
      const answer = byAnswer.get(coding.answerId);
      // Two coders on the same words are one thing said.
      const key = `${coding.answerId} ${coding.codeId} ${coding.start} ${coding.end}`;
      if (!answer || !branch.has(coding.codeId) || seen.has(key)) return [];
      seen.add(key);
      return [wordOf(answer, coding.codeId, coding.start, coding.end, coding.starred)];
    }).slice(0, limit);
  }
  const documents = session.coding.documentQuestions();
  const capabilities = new Set((row.definition.capability ?? '').split('|').filter(Boolean));
  const related = answers.filter((answer) => !documents.has(answer.variableId) && (session.definitions.get(answer.variableId)?.capability ?? '').split('|').some((one) => capabilities.has(one)));
  return related.slice(0, limit).map((answer) => wordOf(answer, null, null, null, codings.some((coding) => coding.answerId === answer.rid && coding.starred)));
}
