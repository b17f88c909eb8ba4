import { NOT_APPLICABLE, type Checklist } from '#core/contract/checklist.ts';
import { inPhaseOrder, score, sectionsOf } from '#core/checklists/score.ts';
import type { CrosstabData } from '#core/crosstab/data.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { missingBase, newSingleCodes, STATE, type Vector } from '#core/model/vector.ts';
import type { ReadDb } from '#db/database.ts';
import { listCases } from '#db/queries/cases.ts';
import { listChecklistRows, listMarks, type MarkRow } from '#db/queries/checklists.ts';

export const listChecklists = (db: ReadDb): Checklist[] => listChecklistRows(db).map((row) => JSON.parse(row.definition) as Checklist);

/** The variables that a checklist is in the project: one for each item, a score for each section and for all, and how much is filled. */
export function checklistDefinitions(checklist: Checklist): VariableDefinition[] {
  const common = { source: 'imported', confidential: false, instrument: checklist.id } as const;
  const sections = sectionsOf(checklist);
  const title = checklist.title;
  const number = (id: string, label: { en: string; fr: string }, role: string): VariableDefinition => ({ ...common, id: `${checklist.id}.${id}`, label: label.en, labels: label, type: 'number', measure: 'scale', role, categories: [] });
  return [
    ...checklist.items.map((item): VariableDefinition => ({
      ...common, id: `${checklist.id}.${item.id}`, label: item.label.en, labels: item.label, type: 'single', measure: 'ordinal', role: 'checklist item', question: item.id, ...(item.capability === '' ? {} : { capability: item.capability }),
      categories: checklist.scale.map((step) => ({ id: step.id, label: step.label.en, labels: step.label })),
    })),
    ...(sections.length > 1 ? sections.map((section) => number(`score_${section.no}`, { en: `${title.en}: ${section.label.en} (score)`, fr: `${title.fr}\u00a0: ${section.label.fr} (score)` }, 'checklist score')) : []),
    number('score', { en: `${title.en} (score)`, fr: `${title.fr} (score)` }, 'checklist score'),
    number('filled', { en: `${title.en} (% filled)`, fr: `${title.fr} (% rempli)` }, 'checklist filled'),
  ];
}

/** What is marked by unit and item: of the newest phase that says anything of it, or of one phase. */
export function marksByUnit(marks: readonly MarkRow[], checklistId: string, phase?: string): Map<string, Map<string, MarkRow>> {
  const own = marks.filter((mark) => mark.checklistId === checklistId && (phase === undefined || mark.phase === phase));
  const order = new Map(inPhaseOrder(own.map((mark) => mark.phase)).map((name, index) => [name, index]));
  const found = new Map<string, Map<string, MarkRow>>();
  for (const mark of own) {
    const of = found.get(mark.unit) ?? new Map<string, MarkRow>();
    const known = of.get(mark.itemId);
    if (mark.value !== '' && (known === undefined || order.get(mark.phase)! >= order.get(known.phase)!)) of.set(mark.itemId, mark);
    found.set(mark.unit, of);
  }
  return found;
}

/** The vectors of a checklist's variables, in the order of their definitions. A unit of which nothing is marked has no answer.
 *  @param country the country of each case as it will be; null where there is none: each case is a unit then */
function checklistVectors(db: ReadDb, checklist: Checklist, marks: readonly MarkRow[], caseCount: number, country: ReturnType<CrosstabData['variable']>, phase?: string): Vector[] {
  const unitOf = unitIds(db, caseCount, country);
  const byUnit = marksByUnit(marks, checklist.id, phase);
  const steps = new Map(checklist.scale.map((step, index) => [step.id, index]));
  const sections = sectionsOf(checklist);
  const of = (unit: string | null): ReadonlyMap<string, MarkRow> | undefined => (unit === null ? undefined : byUnit.get(unit));
  const numbers = (value: (unit: ReadonlyMap<string, MarkRow>) => number | null): Vector => {
    const values = new Float64Array(caseCount);
    const states = new Uint8Array(caseCount).fill(STATE.noAnswer);
    const known = new Map<string, number | null>();
    unitOf.forEach((unit, position) => {
      const own = of(unit);
      if (unit === null || own === undefined) return;
      if (!known.has(unit)) known.set(unit, value(own));
      const found = known.get(unit)!;
      if (found !== null) { values[position] = found; states[position] = STATE.value; }
    });
    return { kind: 'number', values, states };
  };
  const scored = (items: Checklist['items']) => (unit: ReadonlyMap<string, MarkRow>): number | null => score(checklist, items, (id) => unit.get(id)?.value ?? null).percent;
  return [
    ...checklist.items.map((item): Vector => {
      const codes = newSingleCodes(caseCount, checklist.scale.length);
      const base = missingBase(codes);
      unitOf.forEach((unit, position) => {
        const value = of(unit)?.get(item.id)?.value;
        const step = value === undefined ? undefined : steps.get(value);
        codes[position] = step ?? base + (value === NOT_APPLICABLE ? STATE.notApplicable : STATE.noAnswer);
      });
      return { kind: 'single', codes };
    }),
    ...(sections.length > 1 ? sections.map((section) => numbers(scored([...section.items]))) : []),
    numbers(scored(checklist.items)),
    numbers((unit) => { const { marked, applicable } = score(checklist, checklist.items, (id) => unit.get(id)?.value ?? null); return applicable === 0 ? null : (100 * marked) / applicable; }),
  ];
}

function unitIds(db: ReadDb, caseCount: number, country: ReturnType<CrosstabData['variable']>): (string | null)[] {
  if (country?.vector.kind !== 'single') { const cases = listCases(db); return Array.from({ length: caseCount }, (_, position) => { const one = cases[position]; return one ? `case:${one.instrumentId}:${one.key}` : null; }); }
  const { codes } = country.vector;
  const base = missingBase(codes);
  return Array.from({ length: caseCount }, (_, position) => { const code = codes[position]!; return code <= base ? country.definition.categories[code]?.id ?? null : null; });
}

/** What is in all checklists of a project, to be laid over its vectors when cases or marks changed. */
export function* checklistParts(db: ReadDb, caseCount: number, country: ReturnType<CrosstabData['variable']>, phase?: string): Generator<{ readonly id: string; readonly vector: Vector }> {
  const checklists = listChecklists(db);
  if (checklists.length === 0) return;
  const marks = listMarks(db);
  for (const checklist of checklists) {
    const vectors = checklistVectors(db, checklist, marks, caseCount, country, phase);
    for (const [index, definition] of checklistDefinitions(checklist).entries()) yield { id: definition.id, vector: vectors[index]! };
  }
}
