import type { Outputs } from '#core/contract/api/index.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { DeclaredWeights } from '#core/crosstab/declared-weight.ts';
import { rangeOver, rangeWords } from '#core/maturity/range.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { bitAt, missingBase, STATE, stateAt } from '#core/model/vector.ts';
import { labelOf } from '../cells.ts';
import { restsOnChecklists } from '../checklists/rests-on-checklists.ts';
import { listUnits } from '../checklists/units.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';

type Language = 'en' | 'fr';

/** The countries of which the table of a variable by country would withhold the number, while anything in the plan withholds counts.
 *  @throws Refusal RANGE_WITHHELD where the cases are no countries, and each line would be one of them */
function withheldCountries(session: ProjectSession, definition: VariableDefinition, category: string | undefined, weight: string | undefined, language: Language): ReadonlySet<string> {
  if (!listPlan(session).some((table) => table.suppress !== undefined) || restsOnChecklists(session)(definition.id)) return new Set();
  if (session.variable('country') === null) throw new Refusal('RANGE_WITHHELD', `The tables of this project withhold small counts, and each line of this range would be one case. Take the withholding out of the plan, or count “${definition.label}” in a table.`, { variable: definition.label });
  const found = new Set<string>();
  const table = { ...planTableSchema.parse({ id: 'range', title: {}, rows: ['x'], columns: ['country'], statistics: ['columnPercent'], oneLine: false, design: null, ...(weight === undefined ? {} : { weight }) }), rows: [definition.id] };
  for (const model of tableModels(session, [table], language)) for (const block of model.blocks) for (const row of block.rows) {
    if (block.kind === 'number' ? row.kind !== 'mean' : row.key !== `${definition.id}=${category ?? ''}`) continue;
    model.columns.forEach((column, at) => { if (column.category !== null && row.cells[at]!.flags.includes('suppressed')) found.add(column.category); });
  }
  return found;
}

/** A number by country, with who is at the ends; weighted where the project has a weight. What a table would withhold is withheld here.
 *  @throws Refusal VARIABLE_UNKNOWN, VARIABLE_CONFIDENTIAL, CATEGORY_UNKNOWN, RANGE_WITHHELD */
export function rangeOf(session: ProjectSession, id: string, category: string | undefined, language: Language): Outputs['levels']['range'] {
  const found = session.variable(id);
  if (!found || found.vector.kind === 'text' || found.definition.confidential) throw new Refusal('VARIABLE_UNKNOWN', `There is no variable “${id}” with numbers or categories.`, { name: id });
  const { definition, vector } = found;
  const place = vector.kind === 'number' ? -1 : definition.categories.findIndex((one) => one.id === (category ?? definition.categories[0]?.id));
  if (vector.kind !== 'number' && place < 0) throw new Refusal('CATEGORY_UNKNOWN', `“${definition.label}” has no category “${category ?? ''}”.`, { variable: definition.label, category: category ?? '' });
  const weighted = new DeclaredWeights(session.crosstabData).of(id);
  const weight = weighted ? session.variable(weighted)?.vector : undefined;
  const withheld = withheldCountries(session, definition, definition.categories[place]?.id, weighted ?? undefined, language);
  const rows = listUnits(session, language).map((unit) => {
    let [sum, base, cases] = [0, 0, 0];
    for (const position of unit.cases) {
      if (stateAt(vector, position) !== STATE.value) continue;
      const w = weight?.kind === 'number' ? (weight.states[position] === STATE.value ? weight.values[position]! : 0) : 1;
      base += w;
      cases += 1;
      if (vector.kind === 'number') sum += w * vector.values[position]!;
      else if (vector.kind === 'single' ? vector.codes[position] === place && place < missingBase(vector.codes) : bitAt(vector.options[place]!, position)) sum += w * 100;
    }
    return { unit: unit.id, name: unit.name, value: base > 0 && !withheld.has(unit.id) ? sum / base : null, base, cases, withheld: withheld.has(unit.id) };
  });
  const range = rangeOver(new Map(rows.map((row) => [row.name, row.value])));
  const percent = vector.kind !== 'number' || definition.role === 'checklist score' || definition.role === 'checklist filled';
  const chosen = definition.categories[place];
  return {
    label: `${labelOf(definition, language)}${chosen ? `${language === 'fr' ? '\u00a0' : ''}: ${labelOf(chosen, language)}` : ''}`, percent, words: range ? rangeWords(range, language, { percent }) : '', range: range ? { ...range, atLow: [...range.atLow], atHigh: [...range.atHigh] } : null, withheld: rows.filter((row) => row.withheld).length,
    rows: rows.toSorted((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity) || a.name.localeCompare(b.name, language)),
  };
}
