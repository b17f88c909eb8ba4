import { describe, expect, it } from 'vitest';
import { findClaims } from './find-claims.ts';
import type { DraftBlock } from './draft.ts';

const claims = (text: string, kind: DraftBlock['kind'] = 'paragraph') => findClaims({ blocks: [{ text, kind, line: 1 }] });
const said = (text: string): unknown => claims(text).map(({ count, base, percent }) => [count, base, percent]);

describe('what is said of one number in one place is one claim', () => {
  it.each([
    ['It exists in 76% (32 of 42) of countries.', [[32, 42, 76]]],
    ['Three quarters of countries (76%, 32 of 42) have one.', [[32, 42, 76]]],
    ['Of the 42 countries, 32 have one and 10 do not.', [[32, 42, undefined], [10, 42, undefined]]],
    ['Of 38 countries with a hotline, 29 (76%) are members.', [[29, 38, 76]]],
    ['Il existe dans 32 des 42 pays, soit 76 %.', [[32, 42, 76]]],
    ['En 32 de los 42 países (76 %) existe uno.', [[32, 42, 76]]],
    ['Offender support exists in 24 of 41 countries (59%), and takedown in 30 of 41 (73%).', [[24, 41, 59], [30, 41, 73]]],
    ['It is offered in 30 countries (71%).', [[30, undefined, 71]]],
    ['Ninety-five per cent of countries (40 of 42) have one.', [[40, 42, 95]]],
    ['Governance exists in 30 (73%) of 41 countries.', [[30, 41, 73]]],
    ['30 (73 %) des 41 pays en disposent.', [[30, 41, 73]]],
    ['Governance exists in 30 countries (73% of 41).', [[30, 41, 73]]],
    ['30, or 73%, of 41 countries have one.', [[30, 41, 73]]],
    ['In 30 (73%) countries of 41 regions, 5 countries and 12 (29%) of 41 countries.', [[30, undefined, 73], [5, undefined, undefined], [12, 41, 29]]],
    ['Some 26 of 39 respondents (66%) did.', [[26, 39, 66]]],
  ])('%s', (text, expected) => { expect(said(text)).toEqual(expected); });
});

it('headings and captions state nothing', () => {
  expect(claims('32 of 42 countries', 'heading')).toEqual([]);
  expect(claims('Figure 3. 32 of 42 countries', 'caption')).toEqual([]);
});

it('a share of something else carries the words for it', () => {
  expect(claims('Half of the budget was spent.')[0]).toMatchObject({ whole: 'budget' });
  expect(claims('Half of the countries have one.')[0]).toMatchObject({ whole: null });
  expect(claims('21,000 reports, of which 64% were new.').at(-1)!.whole).toContain('reports');
});

it('a claim lies where it stands in its block', () => {
  const text = 'First. It exists in 76% (32 of 42) of countries.';
  const [claim] = claims(text);
  expect(text.slice(claim!.start, claim!.end)).toBe('76% (32 of 42)');
});
