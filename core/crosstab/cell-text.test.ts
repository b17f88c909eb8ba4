import { describe, expect, it } from 'vitest';
import { cellLines, cellMarks, cellShorthand, figureText, shadeOf } from './cell-text.ts';
import { cell } from './test-model.ts';

const plain = { kind: 'category' } as const;
const english = { statistics: ['countOfBase', 'columnPercent'], weighted: false, language: 'en' } as const;

describe('cellLines', () => {
  it('says a count with its base first, then what else was asked for', () => {
    expect(cellLines(cell(), plain, english)).toEqual([{ main: '32', aside: 'of 42' }, { main: '76%', aside: '' }]);
    expect(cellLines(cell({ count: 1903, base: 2000 }), plain, { ...english, language: 'fr', statistics: ['countOfBase'] })).toEqual([{ main: '1\u202f903', aside: 'sur 2\u202f000' }]);
  });
  it('never lets zero, withheld, nobody and too small look alike', () => {
    const shown = (patch: Parameters<typeof cell>[0]) => cellLines(cell(patch), plain, { ...english, statistics: ['columnPercent'] })[0]!.main;
    expect([
      shown({ count: 0, columnPercent: 0, flags: ['zero'] }), shown({ count: null, columnPercent: null, flags: ['suppressed'] }), shown({ count: 0, base: 0, columnPercent: null, flags: ['noBase'] }),
      shown({ columnPercent: null, flags: ['percentWithheld'] }), shown({ count: 1, base: 999, columnPercent: 0.1, flags: ['roundsToZero'] }),
    ]).toEqual(['0%', '[c]', '[z]', '[p]', '[k]']);
  });
  it('gives statistics of a number their own decimals', () => {
    const mean = cell({ count: null, value: 12.345 });
    expect([cellLines(mean, { kind: 'mean' }, english), cellLines(mean, { kind: 'n' }, { ...english, weighted: true })]).toEqual([[{ main: '12.3', aside: '' }], [{ main: '12.3', aside: '' }]]);
  });
});

describe('cellMarks and cellShorthand', () => {
  it('mark a low base beside the number, and tell everything in words', () => {
    const low = cell({ flags: ['lowBase', 'percentWithheld'] });
    expect([cellMarks(low), cellShorthand(low)]).toEqual([['u'], ['u', 'p']]);
  });
});

describe('figureText', () => {
  it('sets a figure as each language prints it', () => {
    expect([figureText(cell(), plain, false, 'en'), figureText(cell(), plain, false, 'fr')]).toEqual(['76% (32 of 42)', '76\u00a0% (32 sur 42)']);
  });
  it('gives counts alone where percentages are not given, and nothing where the number is withheld', () => {
    expect([figureText(cell({ count: 5, base: 7, columnPercent: null, flags: ['percentWithheld'] }), plain, false, 'en'), figureText(cell({ count: null, flags: ['suppressed'] }), plain, false, 'en')]).toEqual(['5 of 7', null]);
  });
});

describe('shadeOf', () => {
  it('shades by share, and never a withheld cell', () => {
    expect([shadeOf(cell({ count: 21 })), shadeOf(cell({ count: null, flags: ['suppressed'] })), shadeOf(cell({ count: 0, base: 0 }))]).toEqual([0.5, null, null]);
  });
});
