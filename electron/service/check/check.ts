import { checkDraft, confirmationKey, type CheckedClaim } from '#core/check/check-draft.ts';
import type { Draft } from '#core/check/draft.ts';
import type { Figure } from '#core/check/figures.ts';
import { expectedText, reasonText, referenceText } from '#core/check/say.ts';
import type { DraftCheck, Rounding } from '#core/contract/draft-check.ts';
import type { LinkedNumber } from '#core/check/judge.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { DeclaredWeights } from '#core/crosstab/declared-weight.ts';
import { deleteConfirmation, listConfirmations, putConfirmation } from '#db/queries/confirmations.ts';
import { NumbersNow, type NumberNow } from '../exporting/numbers-now.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';

export interface CheckSettings { readonly rounding?: Rounding | undefined; readonly language: 'en' | 'fr'; readonly weight?: string | undefined }

/** Every numeric claim of a draft, judged against the open project, with what a person confirmed before. */
export function checkAgainst(session: ProjectSession, draft: Draft, settings: CheckSettings): DraftCheck {
  const { language } = settings;
  const data = session.crosstabData;
  const weights = new DeclaredWeights(data);
  const confirmed = new Map(listConfirmations(session.db).map((each) => [each.sentence, { variable: each.variableId, category: each.categoryId }]));
  const numbers = new NumbersNow(session);
  const report = checkDraft(draft, data, { rounding: settings.rounding, weight: settings.weight ?? ((variable) => weights.of(variable) ?? undefined), confirmed, linked: (link) => linkedNumber(numbers.findTag(link)) });
  const plan = listPlan(session);
  const tableOf = (figure: Figure | null): { id: string; title: string } | null => {
    const table = figure === null ? undefined : plan.find((each) => each.filter === undefined && each.rows.includes(figure.indicator.variable.id) && (figure.group === null || each.columns.includes(figure.group.variable)));
    return table === undefined ? null : { id: table.id, title: table.title[language] || table.title.en || table.title.fr || table.id };
  };
  const claims = report.claims.map((checked): DraftCheck['claims'][number] => {
    const { claim, judgement } = checked;
    const table = judgement.linked?.table ?? tableOf(judgement.figure);
    const expected = expectedText(checked, language);
    const { block } = claim.sentence;
    return {
      text: claim.sentence.text, quote: block.text.slice(claim.start, claim.end), line: claim.line, ...(block.page === undefined ? {} : { page: block.page }),
      block: draft.blocks.indexOf(block), start: claim.start, end: claim.end,
      ...(claim.percent === undefined ? {} : { percent: claim.percent }), ...(claim.count === undefined ? {} : { count: claim.count }), ...(claim.base === undefined ? {} : { base: claim.base }),
      verdict: judgement.verdict, ...(expected === null ? {} : { expected }), reason: reasonText(checked, data, language, table?.title ?? null), code: judgement.reason,
      ...(judgement.linked !== undefined ? linkedSource(judgement.linked, plan) : judgement.figure === null ? {} : { source: sourceOf(judgement.figure, table) }),
      ...(checked.against.length === 0 ? {} : { against: [...checked.against] }), key: confirmationKey(claim.sentence.text),
    };
  });
  const references = report.references.map((problem) => ({ text: problem.text, line: problem.line, block: problem.block, start: problem.start, end: problem.end, kind: problem.kind, what: problem.what, number: problem.number, reason: referenceText(problem, language) }));
  return { claims, references, summary: summarise(report.claims, references.length) };
}

const sourceOf = (figure: Figure, table: { id: string; title: string } | null): NonNullable<DraftCheck['claims'][number]['source']> => ({
  variable: figure.indicator.variable.id, category: figure.indicator.category, count: figure.count, base: figure.base, percent: figure.percent,
  ...(figure.group === null ? {} : { group: { variable: figure.group.variable, categories: [...figure.group.categories], of: figure.of } }), ...(table === null ? {} : { table }),
});

function linkedNumber(now: NumberNow | null): LinkedNumber | null {
  if (now === null) return null;
  const { model, block, row, column } = now.place;
  const cell = row.cells[column]!;
  const { variable, category } = model.columns[column]!;
  return {
    text: now.text, table: { id: model.id, title: model.title }, row: now.row, column: now.column, variable: block.variable, category: row.key.startsWith(`${block.variable}=`) ? row.key.slice(block.variable.length + 1) : row.key, group: variable === null || category === null ? null : { variable, category },
    count: cell.count, base: cell.base, percent: cell.columnPercent,
  };
}

/** Only tables of the plan can be opened by their id. */
function linkedSource(linked: LinkedNumber, plan: readonly PlanTable[]): Pick<DraftCheck['claims'][number], 'source'> {
  if (linked.count === null) return {};
  return { source: {
    variable: linked.variable, category: linked.category, count: linked.count, base: linked.base, percent: linked.percent ?? (linked.base > 0 ? (100 * linked.count) / linked.base : 0),
    ...(linked.group === null ? {} : { group: { variable: linked.group.variable, categories: [linked.group.category], of: 'column' as const } }), ...(plan.some(({ id }) => id === linked.table.id) ? { table: linked.table } : {}),
  } };
}

function summarise(claims: readonly CheckedClaim[], references: number): DraftCheck['summary'] {
  const count = (verdict: string): number => claims.filter((each) => each.judgement.verdict === verdict).length;
  return { claims: claims.length, holds: count('holds'), arithmetic: count('arithmetic'), data: count('data'), wording: count('wording'), unmatched: count('unmatched'), contradictions: claims.filter((each) => each.against.length > 0).length, references };
}

/** Keeps what a sentence speaks of, so that it is held to it from now on, in this draft and in the next.
 *  @throws Refusal VARIABLE_UNKNOWN, CATEGORY_UNKNOWN */
export function confirmSentence(session: ProjectSession, key: string, variableId: string, categoryId: string): void {
  const variable = session.variable(variableId)?.definition;
  if (variable === undefined) throw new Refusal('VARIABLE_UNKNOWN', `There is no variable “${variableId}” in this project. List the variables with “describe”.`, { variable: variableId });
  if (!variable.categories.some((category) => category.id === categoryId)) throw new Refusal('CATEGORY_UNKNOWN', `“${variableId}” has no category “${categoryId}”. It has: ${variable.categories.slice(0, 12).map((category) => category.id).join(', ')}.`, { variable: variableId, category: categoryId });
  session.act('check.confirm', { variable: variable.label }, ['project'], (db) => { putConfirmation(db, { sentence: key, variableId, categoryId, coderId: session.coderId, confirmedAt: new Date().toISOString() }); });
}

/** Takes such a confirmation back. */
export function forgetSentence(session: ProjectSession, key: string): void {
  session.act('check.forget', {}, ['project'], (db) => { deleteConfirmation(db, key); });
}
