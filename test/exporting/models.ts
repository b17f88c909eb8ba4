import { planTableSchema, type PlanTableInput } from '#core/contract/table-plan.ts';
import { buildTableModels } from '#core/crosstab/build-table-model.ts';
import type { VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition } from '#core/crosstab/memory-data.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { missingBase, newSingleCodes, STATE } from '#core/model/vector.ts';

/** A small made-up study: 300 cases, questions by region, some of it missing, some of it rare. */
const CASES = 300;
function single(id: string, label: string, categories: readonly string[], of: (index: number) => number): VariableData {
  const list = categories.map((name) => ({ id: name.toLowerCase(), label: name, labels: { en: name, fr: `${name} (fr)` } }));
  const codes = newSingleCodes(CASES, list.length);
  for (let index = 0; index < CASES; index++) { const code = of(index); codes[index] = code < 0 ? missingBase(codes) + STATE.noAnswer : code; }
  return { definition: { ...plainDefinition({ id, label, type: 'single', categories: list }), wording: `How about ${label}?` }, vector: { kind: 'single', codes } };
}
const ages: VariableData = { definition: plainDefinition({ id: 'age', label: 'Age', type: 'number', categories: [] }), vector: { kind: 'number', values: Float64Array.from({ length: CASES }, (_, index) => 12 + (index * 7) % 6), states: new Uint8Array(CASES) } };

export const study = (long = ''): ReturnType<typeof memoryData> => memoryData([
  single('region', 'Region', ['Africa', 'Asia', 'Europe'], (index) => index % 3),
  single('use', `Use${long}`, ['Never', 'Monthly', 'Daily'], (index) => (index % 17 === 0 ? -1 : (index * index) % 3)),
  single('told', 'Told somebody', ['Yes', 'No'], (index) => (index % 11 === 0 ? -1 : index % 4 === 0 ? 0 : 1)),
  single('rare', 'Rare', ['Yes', 'No'], (index) => (index === 7 ? 0 : 1)),
  single('net', '=1+1', ['=SUM(A1)', '+2', '@x', '-3'], (index) => index % 4),
  ages,
]);

const PLAN: readonly PlanTableInput[] = [
  { id: 'a', title: { en: 'Use by region', fr: 'Usage par région' }, rows: ['use'], columns: ['region'], tests: true, statistics: ['count', 'columnPercent', 'rowPercent'] },
  { id: 'b', title: { en: 'Told', fr: 'Dit' }, rows: ['told', 'rare'], columns: ['region'], tests: true },
  { id: 'c', title: { en: 'Withheld', fr: 'Non publié' }, rows: ['rare', 'use'], columns: ['region'], suppress: 5 },
  { id: 'd', title: { en: 'Age', fr: 'Âge' }, rows: ['age', 'told'], columns: ['region'] },
  { id: 'e', title: { en: '=HYPERLINK("x")', fr: '=1' }, rows: ['net'], columns: ['region', 'told'], nest: true, nets: [{ variable: 'net', id: 'n', label: { en: 'Any', fr: 'Un des' }, of: ['=sum(a1)', '+2'] }] },
  { id: 'g', title: { en: 'Grid', fr: 'Grille' }, rows: ['told', 'rare'], columns: ['region'], grid: true, oneLine: false },
  { id: 'f', title: { en: 'Alone', fr: 'Seul' }, rows: ['use'], base: 'all', filter: "region = 'africa'" },
];

export function models(language: 'en' | 'fr' = 'en', plan: readonly PlanTableInput[] = PLAN, long = ''): TableModel[] {
  return buildTableModels(plan.map((table) => planTableSchema.parse(table)), study(long), language, '1').models.map((model) => { if (!model.ok) throw new Error(model.error.message); return model.value; });
}
