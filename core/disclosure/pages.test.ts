import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTableSchema } from '../contract/table-plan.ts';
import { buildTableModels } from '../crosstab/build-table-model.ts';
import { memoryData, plainDefinition, vectorFrom } from '../crosstab/memory-data.ts';

const two = (id: string) => plainDefinition({ id, type: 'single', categories: [0, 1].map((code) => ({ id: `${id}${code}`, label: `${id} ${code}` })) });
/** Law, region and layer of a case, as bits of a number: the eight cells of the table of all three. */
const CELLS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Every way of dealing n cases over the eight cells. */
function* deals(n: number, cells: number): Generator<number[]> {
  if (cells === 1) { yield [n]; return; }
  for (let first = 0; first <= n; first++) for (const rest of deals(n - first, cells - 1)) yield [first, ...rest];
}

/** A number of a page: its place as a test of a cell. */
interface Place { readonly page: number; readonly row: number; readonly column: number }
const counted = (deal: readonly number[], { page, row, column }: Place): number => deal.reduce((sum, count, cell) => sum + ((cell & 1) === row && (column === 0 || ((cell >> 1) & 1) === column - 1) && (page === 0 || ((cell >> 2) & 1) === page - 1) ? count : 0), 0);
const based = (deal: readonly number[], page: number, column: number): number => counted(deal, { page, row: 0, column }) + counted(deal, { page, row: 1, column });

describe('pages of a layered table, and a table of one layer beside them', () => {
  it('leave no withheld number that every table fitting what is printed agrees on', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 8 }), fc.integer({ min: 2, max: 4 }), (cases, suppress) => {
      const data = memoryData([0, 1, 2].map((bit) => { const definition = two('lrp'[bit]!); return { definition, vector: vectorFrom(definition, cases.map((cell) => `${'lrp'[bit]!}${(cell >> bit) & 1}`)) }; }));
      const common = { title: {}, rows: ['l'], columns: ['r'], oneLine: false, lowBase: { hide: 0, flag: 0 } };
      const { models, suppression } = buildTableModels([planTableSchema.parse({ id: 'a', ...common, layers: ['p'], suppress }), planTableSchema.parse({ id: 'b', ...common, filter: "p = 'p1'" })], data, 'en', 'v');
      // the last table is the page of p1 once more, and must not show what that withholds
      const shown = models.map((model) => { if (!model.ok) throw new Error(model.error.message); return model.value.blocks[0]!.rows.map((row) => row.cells.map((cell) => cell.count)); });
      expect(shown[3]).toEqual(shown[2]);
      const truth = CELLS.map((cell) => cases.filter((each) => each === cell).length);
      const places = [0, 1, 2].flatMap((page) => [0, 1].flatMap((row) => [0, 1, 2].map((column): Place => ({ page, row, column }))));
      const printed = places.filter(({ page, row, column }) => shown[page]![row]![column] !== null);
      const withheld = places.filter(({ page, row, column }) => shown[page]![row]![column] === null);
      expect(printed.filter((place) => { const value = counted(truth, place); return value > 0 && value < suppress; })).toEqual([]);
      const seen = withheld.map(() => new Set<number>());
      for (const deal of deals(cases.length, 8)) {
        const fits = [0, 1, 2].every((page) => [0, 1, 2].every((column) => based(deal, page, column) === based(truth, page, column))) && printed.every((place) => counted(deal, place) === counted(truth, place));
        if (fits) withheld.forEach((place, index) => seen[index]!.add(counted(deal, place)));
      }
      const told = withheld.filter((_, index) => seen[index]!.size < 2);
      // what the public bases give away whatever is withheld has to be said; the report may err to that side only
      if (told.length > 0) expect(suppression!.exposed.length).toBeGreaterThan(0);
    }), { numRuns: 60 });
  });
});

describe('who happens to stand behind a number', () => {
  it('is nobody’s knowledge: where all who said no are of one region, the others are hidden all the same', () => {
    const regions = [1, 12, 15, 14].flatMap((size, region) => Array.from({ length: size }, () => `r${region}`));
    const of = (id: string, ids: readonly string[], values: readonly string[]) => { const definition = plainDefinition({ id, type: 'single', categories: ids.map((each) => ({ id: each, label: each })) }); return { definition, vector: vectorFrom(definition, values) }; };
    const data = memoryData([of('region', ['r0', 'r1', 'r2', 'r3'], regions), of('told', ['yes', 'no'], regions.map((_, index) => (index === 41 ? 'no' : 'yes')))]);
    const { suppression } = buildTableModels([planTableSchema.parse({ id: 'a', title: {}, rows: ['told'], columns: ['region'], suppress: 4 })], data, 'en', 'v');
    expect(suppression!.exposed).toEqual([]);
    expect(suppression!.withheld.filter((cell) => cell.low >= cell.high)).toEqual([]);
    expect(suppression!.withheld.filter((cell) => cell.reason === 'small').map(({ row, column }) => [row, column])).toEqual(expect.arrayContaining([[0, 0], [1, 3]]));
  });
});
