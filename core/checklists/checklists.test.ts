import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawTableFromRows } from '../importing/raw-table-from-rows.ts';
import { readChecklist } from './read-checklist.ts';
import { inPhaseOrder, score, sectionsOf } from './score.ts';

const scale = [{ id: 'none', label: { en: 'N', fr: 'N' }, score: 0 }, { id: 'part', label: { en: 'P', fr: 'P' }, score: 1 }, { id: 'full', label: { en: 'F', fr: 'F' }, score: 2 }];
const values = fc.constantFrom('none', 'part', 'full', 'na', null);

describe('score', () => {
  it('is a share of what could be reached, by weight, of what is marked and applies', () => {
    const items = [{ id: '1', weight: 1 }, { id: '2', weight: 3 }, { id: '3', weight: 1 }, { id: '4', weight: 1 }];
    const of = (marks: Record<string, string | null>) => score({ scale }, items, (id) => marks[id] ?? null);
    expect(of({ 1: 'full', 2: 'part' })).toEqual({ percent: 62.5, marked: 2, applicable: 4 });
    expect(of({ 1: 'none', 2: 'na', 3: 'na', 4: 'na' })).toEqual({ percent: 0, marked: 1, applicable: 1 });
    expect(of({})).toEqual({ percent: null, marked: 0, applicable: 4 });
  });

  it('never falls when an item is met better, lies between 0 and 100, and does not know the unit of weights', () => {
    const marks = fc.array(fc.record({ value: values, weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(marks, fc.nat(), fc.integer({ min: 2, max: 7 }), (list, at, times) => {
      const items = list.map(({ weight }, index) => ({ id: String(index), weight }));
      const of = (own: typeof items, valueOf = (id: string): string | null => list[Number(id)]!.value) => score({ scale }, own, valueOf);
      const now = of(items);
      if (now.percent !== null) { expect(now.percent).toBeGreaterThanOrEqual(0); expect(now.percent).toBeLessThanOrEqual(100); }
      expect(of(items.map((item) => ({ ...item, weight: item.weight * times }))).percent ?? -1).toBeCloseTo(now.percent ?? -1, 9);
      const which = at % list.length;
      const better = ({ none: 'part', part: 'full', full: 'full' } as Record<string, string>)[list[which]!.value ?? ''];
      if (better !== undefined) expect(of(items, (id) => (Number(id) === which ? better : list[Number(id)]!.value)).percent!).toBeGreaterThanOrEqual(now.percent!);
    }));
  });
});

describe('readChecklist', () => {
  it('reads items, sections, weights and a scale by the names of columns, in either language', () => {
    const items = rawTableFromRows([['Review of laws'], ['N°', 'Rubrique', 'Élément', 'Item (French)', 'Poids', 'Capacité'], ['a', 'Droit', 'Definitions', 'Définitions', '2,5', '3'], [null, null, 'Offences', null, null, null], [null, 'Peines', null, 'Peines', 1, '3']], 'Liste');
    const steps = rawTableFromRows([['Niveau', 'Score'], ['Oui', 3], ['Non', 0]], 'Échelle');
    const read = readChecklist([items, steps], 'law-review.xlsx');
    expect(read).toEqual({ ok: true, value: {
      id: 'law_review', title: { en: 'law review', fr: 'law review' }, scale: [{ id: 'non', label: { en: 'Non', fr: 'Non' }, score: 0 }, { id: 'oui', label: { en: 'Oui', fr: 'Oui' }, score: 3 }],
      items: [
        { id: 'a', section: { en: 'Droit', fr: 'Droit' }, label: { en: 'Definitions', fr: 'Définitions' }, weight: 2.5, capability: '3' },
        { id: '2', section: { en: 'Droit', fr: 'Droit' }, label: { en: 'Offences', fr: 'Offences' }, weight: 1, capability: '' },
        { id: '3', section: { en: 'Peines', fr: 'Peines' }, label: { en: 'Peines', fr: 'Peines' }, weight: 1, capability: '3' },
      ],
    } });
    expect(read.ok && sectionsOf(read.value).map((section) => [section.no, section.label.en, section.items.length])).toEqual([[1, 'Droit', 2], [2, 'Peines', 1]]);
  });
  it('says what is wrong and where', () => {
    const of = (...rows: (string | number | null)[][]) => { const read = readChecklist([rawTableFromRows(rows, 'S')], 'x.xlsx'); return read.ok ? read.value.scale.length : `${read.error.why} ${read.error.row}`; };
    expect([of(['A', 'B']), of(['Item']), of(['No', 'Item'], ['1', 'x'], ['1', 'y']), of(['Item', 'Weight'], ['x', 'heavy']), of(['Item'], ['x'])]).toEqual(['columns null', 'empty null', 'twice 3', 'weight 2', 3]);
  });
});

describe('inPhaseOrder', () => { it('knows numbers', () => { expect(inPhaseOrder(['Phase 10', 'Phase 2', '', 'Phase 2'])).toEqual(['', 'Phase 2', 'Phase 10']); }); });
