import { describe, expect, it } from 'vitest';
import { betaQuantile } from '#core/stats/beta-distribution.ts';
import { chiSquareUpperTail } from '#core/stats/chi-square-distribution.ts';
import { fUpperTail } from '#core/stats/f-distribution.ts';
import { hypergeometricUpperTail } from '#core/stats/hypergeometric.ts';
import { incompleteBeta } from '#core/stats/incomplete-beta.ts';
import { lowerGamma, upperGamma } from '#core/stats/incomplete-gamma.ts';
import { logGamma } from '#core/stats/log-gamma.ts';
import { normalUpperQuantile, normalUpperTail } from '#core/stats/normal.ts';
import { studentUpperQuantile, studentUpperTail } from '#core/stats/student-t.ts';
import { Digits } from '../helpers/digits.ts';
import { readFixture } from '../helpers/fixture.ts';

type Special = Record<'lgamma' | 'normal' | 'chisq' | 'gamma' | 't' | 'f' | 'beta' | 'qnorm' | 'qt' | 'qbeta' | 'hyper', number[][]>;
const special = readFixture<Special>('stats/special.json');

const functions: [keyof Special, (v: readonly [number, number, number, number]) => number][] = [
  ['lgamma', ([x]) => logGamma(x)],
  ['normal', ([z]) => normalUpperTail(z)],
  ['chisq', ([x, df]) => chiSquareUpperTail(x, df)],
  ['t', ([t, df]) => studentUpperTail(t, df)],
  ['f', ([f, df1, df2]) => fUpperTail(f, df1, df2)],
  ['beta', ([x, a, b]) => incompleteBeta(x, 1 - x, a, b)],
  ['qnorm', ([p]) => normalUpperQuantile(p)],
  ['qt', ([p, df]) => studentUpperQuantile(p, df)],
  ['qbeta', ([p, a, b]) => betaQuantile(p, a, b)],
  ['hyper', ([x, marked, unmarked, drawn]) => hypergeometricUpperTail(x, { marked, unmarked, drawn })],
];

describe('distributions against R (test/fixtures/stats/special.R)', () => {
  it.each(functions)('%s to nine digits', (name, ours) => {
    const digits = new Digits();
    for (const line of special[name]) {
      const [a = 0, b = 0, c = 0, d = 0] = line;
      digits.same(`${name}(${line.slice(0, -1).join()})`, ours([a, b, c, d]), line.at(-1) ?? null, name === 'lgamma' ? 1e-14 : 1e-300);
    }
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(80);
  });

  it('both tails of the gamma distribution', () => {
    const digits = new Digits();
    for (const [a = 0, x = 0, upper = 0, lower = 0] of special.gamma) {
      digits.same(`upper(${a}, ${x})`, upperGamma(a, x), upper);
      digits.same(`lower(${a}, ${x})`, lowerGamma(a, x), lower);
    }
    expect(digits.differences).toEqual([]);
  });

  it('reaches tails of 1e-290 and beyond, where one minus the other tail is 0', () => {
    const smallest = [...special.normal, ...special.chisq].map((line) => line.at(-1) ?? 1);
    expect(Math.min(...smallest)).toBeLessThan(1e-270);
    // R: phyper(499, 500, 500, 500, lower.tail = FALSE)
    expect(hypergeometricUpperTail(500, { marked: 500, unmarked: 500, drawn: 500 }) / 3.69975399781428e-300).toBeCloseTo(1, 10);
  });
});
