import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawTableFromRows } from '../importing/raw-table-from-rows.ts';
import { checklistSchema } from '../contract/checklist.ts';
import { readChecklist } from './read-checklist.ts';
import { readMarks } from './read-marks.ts';
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

describe('readChecklist, as people write them', () => {
  it('takes numbers of items for numbers, remarks in a scale for none of its levels, and a score that is none for a fault', () => {
    const items = rawTableFromRows([['Section no.', 'Item no.', 'Item', 'Capability no.'], [1, '1.1', 'Defined', 3], [1, 'score', 'Applied', 3]], 'S');
    const read = readChecklist([items, rawTableFromRows([['Level', 'Score'], ['Yes', '1,5'], ['No', 0], ['Not applicable', '–'], ['Unknown', null]], 'Scale')], 'x.xlsx');
    expect(read.ok && [read.value.items.map((item) => [item.id, item.section.en, item.label.en, item.capability]), read.value.scale.map((step) => [step.id, step.score])]).toEqual([[['1_1', '–', 'Defined', '3'], ['item_score', '–', 'Applied', '3']], [['no', 0], ['yes', 1.5]]]);
    const scale = (...rows: (string | number | null)[][]) => { const made = readChecklist([items, rawTableFromRows([['Level', 'Score'], ...rows], 'Scale')], 'x.xlsx'); return made.ok ? 'read' : `${made.error.why} ${made.error.row}`; };
    expect([scale(['Yes', 'high'], ['No', 0]), scale(['Yes', -1], ['No', 0]), scale(['Yes', 0], ['No', 0]), scale(['Yes', 1])]).toEqual(['scale 2', 'scale 2', 'scale null', 'scale null']);
  });
  it('is refused where two things would bear one name', () => {
    const item = { id: '1', section: { en: 'S', fr: 'S' }, label: { en: 'a', fr: 'a' }, weight: 1, capability: '' };
    const wrong = (change: object): string => checklistSchema.safeParse({ id: 'x', title: { en: 'x', fr: 'x' }, scale, items: [item], ...change }).error?.issues[0]?.path.join('.') ?? 'kept';
    expect([wrong({}), wrong({ items: [item, item] }), wrong({ items: [{ ...item, id: 'score_2' }] }), wrong({ scale: [...scale, { ...scale[0]!, id: 'na' }] }), wrong({ scale: [scale[0], scale[0]] }), wrong({ scale: scale.map((step) => ({ ...step, score: 0 })) })]).toEqual(['kept', 'items.1.id', 'items.0.id', 'scale.3.id', 'scale.1.id', 'scale']);
  });
});

describe('readMarks', () => {
  const label = (en: string, fr = en) => ({ en, fr });
  const checklist = {
    scale: [{ id: '1', label: label('No', 'Non'), score: 0 }, { id: '2', label: label('Partly', 'En partie'), score: 1 }, { id: '3', label: label('Yes', 'Oui'), score: 2.5 }],
    items: [{ id: 'a', section: label('Law'), label: label('Training', 'Formation'), weight: 1, capability: '' }, { id: '1_2', section: label('Law'), label: label('Applied'), weight: 1, capability: '' }, { id: 'c', section: label('Staff'), label: label('Training', 'Formation'), weight: 1, capability: '' }],
  };
  const units = [{ id: 'KEN', names: ['Kenya', 'Kenya'] }, { id: 'VNM', names: ['Viet Nam', 'Viet Nam'] }, { id: 'COD', names: ['Democratic Republic of the Congo', 'République démocratique du Congo'] }];
  const of = (rows: (string | number | null)[][], language: 'en' | 'fr' = 'en') => readMarks([rawTableFromRows([['about this file']], 'About'), rawTableFromRows(rows, 'Marks')], checklist, units, language);
  const head = ['Pays', 'N°', 'Élément', 'Niveau', 'Phase', 'Preuves', 'Note'];

  it('knows countries, items and levels as people write them, by score and with decimal commas too, under headers of either language', () => {
    expect(of([['Filled in by the ministry'], head, ['KEN', 'a', null, 'oui', '1', 'Act 12 – https://x.org/a\nhttps://x.org/b', null], ['Vietnam', '1.2', null, '2,5', null, null, 'seen'], ['Kénya', null, 'Applied', 0, null, null, null], ['Kenya', 'c', null, 'N/A', null, null, null], [null, null, null, null, null, null, null]])).toEqual({ refused: [], marks: [
      { line: 3, unit: 'KEN', itemId: 'a', phase: '1', value: '3', evidence: [{ label: 'Act 12', link: 'https://x.org/a' }, { label: '', link: 'https://x.org/b' }] }, { line: 4, unit: 'VNM', itemId: '1_2', phase: '', value: '3', note: 'seen' }, { line: 5, unit: 'KEN', itemId: '1_2', phase: '', value: '1' }, { line: 6, unit: 'KEN', itemId: 'c', phase: '', value: 'na' },
    ] });
  });
  it('refuses with the line what may be two things, what is not there, and what is said twice; an empty level changes none', () => {
    const read = of([['country', 'item', 'value'], ['Kenya', 'Training', 'Yes'], ['Congo', 'a', 'Yes'], ['Peru', 'a', 'Yes'], ['Kenya', 'z', 'Yes'], ['Kenya', 'a', '1'], ['Kenya', 'a', '7'], ['Kenya', 'a', 'Yes'], ['Kenya', 'a', 'No'], ['Kenya', 'c', '']]);
    expect([read?.marks.map((mark) => [mark.line, mark.value]), read?.refused.map((one) => `${one.line} ${one.reason}`)]).toEqual([[[8, '3']], [
      '2 “Training” may be item a or c; give its number', '3 “Congo” may be COG or COD; write which', '4 there is no country “Peru” among the cases', '5 there is no item “z”', '6 “1” may be No or Partly; write the level’s name', '7 “7” is no level; the levels are No, Partly, Yes', '9 line 8 says “Yes” of the same item, country and phase',
    ]]);
    expect(of([['pays', 'élément', 'valeur'], ['Pérou', 'a', 'Oui']], 'fr')?.refused).toEqual([{ line: 2, reason: 'il n’y a pas de pays « Pérou » parmi les cas' }]);
    expect(of([['country', 'value'], ['Kenya', 'Yes']])).toBeNull();
  });
});

describe('inPhaseOrder', () => { it('knows numbers', () => { expect(inPhaseOrder(['Phase 10', 'Phase 2', '', 'Phase 2'])).toEqual(['', 'Phase 2', 'Phase 10']); }); });
