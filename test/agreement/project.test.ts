import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rating } from '#core/agreement/ratings.ts';
import { agreementDetails } from '#service/agreement-details.ts';
import { measureAgreement } from '#service/agreement.ts';
import { applyCode, markRead } from '#service/coding.ts';
import { Digits } from '../helpers/digits.ts';
import { readFixture } from '../helpers/fixture.ts';
import { smallProject } from '../helpers/small-project.ts';

interface Set { readonly q: number; readonly ratings: Rating[][]; readonly observed: number; readonly cohen: number | null; readonly fleiss: number; readonly ac1: number; readonly nominal: number }

/** Two to five coders, with gaps; many answers that one coder alone has read. Category 2 is “the theme is there”. */
const sets = readFixture<{ sets: Set[] }>('agreement/agreement.json').sets.filter(({ q }) => q === 2);
const CODERS = ['ana', 'ben', 'cleo', 'dov', 'eva'];
const LENGTH = 10;

describe('agreement of a project against the definitions in R (test/fixtures/agreement/agreement.R)', () => {
  const rows = Math.max(...sets.map(({ ratings }) => ratings.length));
  const { session, close } = smallProject({ answers: Array.from({ length: rows }, () => sets.map(() => 'x'.repeat(LENGTH))), codes: ['theme'], coders: CODERS.slice(1) });
  afterAll(close);
  const answerOf = (row: number, set: number): number => row * sets.length + set + 1;
  const ridsOf = (coder: number, wanted: Rating): number[] => sets.flatMap(({ ratings }, set) => ratings.flatMap((line, row) => (line[coder] === wanted ? [answerOf(row, set)] : [])));
  beforeAll(() => {
    for (const [coder, id] of CODERS.entries()) {
      session.selectCoder(id);
      applyCode(session, ridsOf(coder, 2), 'theme', null, null, 'manual');
      markRead(session, ridsOf(coder, 1), true);
    }
  });
  const codersOf = ({ ratings }: Set): string[] => CODERS.slice(0, ratings[0]!.length);

  it.each(['answer', 'character'] as const)('by %s: every coefficient, answers that one coder alone has read included', (unit) => {
    const digits = new Digits();
    for (const [at, set] of sets.entries()) {
      const request = { coders: codersOf(set), variableId: `q${at + 1}`, codeId: 'theme', unit, bootstrap: 0, seed: 1 };
      const { units, codes, overall } = measureAgreement(session, request);
      expect(units).toBe(set.ratings.filter((line) => line.filter((rating) => rating !== null).length >= 2).length);
      expect(codes).toEqual([{ code: 'theme', ...overall }]);
      for (const [name, ours, theirs] of [['observed', overall.observed, set.observed], ['fleiss', overall.fleissKappa, set.fleiss], ['ac1', overall.gwetAC1, set.ac1], ['cohen', overall.cohenKappa, set.cohen]] as const) digits.same(`${at} ${name}`, ours, theirs, 1e-14);
      // Krippendorff's alpha has a term for small samples, so that ten characters an answer are another figure than one.
      if (unit === 'answer') digits.same(`${at} alpha`, overall.krippendorffAlpha, set.nominal, 1e-14);
      if (request.coders.length === 2) expect(agreementDetails(session, request).pairs).toEqual([{ coders: request.coders, answers: units, ...overall }]);
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBe(sets.length * (unit === 'answer' ? 5 : 4));
  });

  it('has intervals around its figures, the same for the same seed', () => {
    const at = sets.findIndex(({ ratings }) => ratings.some((line) => line.filter((rating) => rating !== null).length === 1));
    const { overall } = measureAgreement(session, { coders: codersOf(sets[at]!), variableId: `q${at + 1}`, unit: 'answer', bootstrap: 500, seed: 7 });
    expect(overall.intervals!.gwetAC1!.low).toBeLessThan(overall.gwetAC1!);
    expect(overall.intervals!.gwetAC1!.high).toBeGreaterThan(overall.gwetAC1!);
    expect(measureAgreement(session, { coders: codersOf(sets[at]!), variableId: `q${at + 1}`, unit: 'answer', bootstrap: 500, seed: 7 }).overall).toEqual(overall);
  });
});
