import { describe, expect, it } from 'vitest';
import { anova, meanInterval, pooledT, welchT } from '#core/stats/means-tests.ts';
import { raoScott } from '#core/stats/rao-scott.ts';
import type { SurveyDesign } from '#core/stats/survey-design.ts';
import { type DesignEstimate, surveyMean, surveyProportion, surveyTotal } from '#core/stats/survey-estimates.ts';
import { weightedQuantile, weightedSummary } from '#core/stats/weighted-summary.ts';
import { Digits } from '../helpers/digits.ts';
import { readFixture } from '../helpers/fixture.ts';

type Sample = {
  kind: number; h: number[]; c: number[]; w: number[]; y: (number | null)[]; b: number[]; r: number[]; k: number[]; s: number[];
  mean: number[]; domain_mean: number[]; total: number[]; proportion: number[]; logit: number[] | null; domain_total: number[];
  rs_f: number[] | null; rs_chisq: number[] | null; rs_domain: number[] | null;
};
type Survey = { sets: Sample[]; lonely: { h: number[]; c: number[]; w: number[]; y: number[]; adjust: number[]; certainty: number[] } };
const survey = readFixture<Survey>('stats/survey.json');

function designOf({ kind, h, c, w }: Sample): SurveyDesign {
  return { weights: w, ...([1, 3, 4].includes(kind) ? { strata: h } : {}), ...([2, 3, 4].includes(kind) ? { clusters: c } : {}) };
}

function compare(digits: Digits, what: string, ours: DesignEstimate | null, theirs: readonly number[]): void {
  digits.same(`${what} estimate`, ours?.estimate, theirs[0] ?? null);
  digits.same(`${what} se`, ours?.standardError, theirs[1] ?? null);
  digits.same(`${what} low`, ours?.low, theirs[2] ?? null);
  digits.same(`${what} high`, ours?.high, theirs[3] ?? null);
  if (theirs[4] !== undefined) digits.same(`${what} df`, ours?.degreesOfFreedom, theirs[4]);
}

describe('design-based estimates against R’s survey package (test/fixtures/stats/survey.R)', () => {
  it('means, totals and proportions, in the whole sample and in a domain', () => {
    const digits = new Digits();
    const logits = new Digits(1e-7); // svyciprop gets there by iteration, and stops early
    survey.sets.forEach((sample, i) => {
      const design = designOf(sample);
      const domain = (index: number): boolean => sample.s[index] === 1;
      const mean = surveyMean(sample.y, design);
      compare(digits, `${i} mean`, mean, sample.mean.slice(0, 5));
      digits.same(`${i} design effect`, mean?.designEffect, sample.mean[5] ?? null);
      compare(digits, `${i} domain mean`, surveyMean(sample.y, design, { domain }), sample.domain_mean);
      compare(digits, `${i} total`, surveyTotal(sample.y, design), sample.total);
      compare(digits, `${i} domain total`, surveyTotal(sample.b, design, { domain }), sample.domain_total);
      const has = sample.b.map((value) => value === 1);
      const [p = 0, se = 0, low = 0, high = 0, df = 0] = sample.proportion;
      compare(digits, `${i} proportion`, surveyProportion(has, design), [p, se, Math.max(0, low), Math.min(1, high), df]);
      if (sample.logit !== null) {
        const logit = surveyProportion(has, design, { interval: 'logit' });
        logits.same(`${i} logit low`, logit?.low, sample.logit[0] ?? null);
        logits.same(`${i} logit high`, logit?.high, sample.logit[1] ?? null);
      }
    });
    expect(digits.differences).toEqual([]);
    expect(logits.differences).toEqual([]);
    expect(survey.sets.length).toBe(80);
  });

  it('the Rao–Scott test, second and first order, and in a domain', () => {
    const digits = new Digits();
    survey.sets.forEach((sample, i) => {
      const design = designOf(sample);
      const ours = raoScott(sample.r, sample.k, design);
      if (sample.rs_f !== null) {
        const [f = 0, d1 = 0, d2 = 0, p = 0] = sample.rs_f;
        digits.same(`${i} F`, ours?.f, f);
        digits.same(`${i} df1`, ours?.degreesOfFreedom[0], d1);
        digits.same(`${i} df2`, ours?.degreesOfFreedom[1], d2);
        digits.same(`${i} p`, ours?.pValue, p);
      }
      if (sample.rs_chisq !== null) {
        const [x = 0, d = 0, p = 0] = sample.rs_chisq;
        digits.same(`${i} X²`, ours?.chiSquare, x);
        digits.same(`${i} first-order df`, ours?.firstOrder.degreesOfFreedom, d);
        digits.same(`${i} first-order p`, ours?.firstOrder.pValue, p);
      }
      if (sample.rs_domain !== null) {
        const inDomain = raoScott(sample.r, sample.k, design, (index) => sample.s[index] === 1);
        digits.same(`${i} domain F`, inDomain?.f, sample.rs_domain[0] ?? null);
        digits.same(`${i} domain p`, inDomain?.pValue, sample.rs_domain[3] ?? null);
      }
    });
    expect(digits.differences).toEqual([]);
    expect(digits.compared).toBeGreaterThan(500);
  });

  it('strata of one cluster: refused, or treated as the design says', () => {
    const { h, c, w, y, adjust, certainty } = survey.lonely;
    const design = { weights: w, strata: h, clusters: c };
    expect(() => surveyMean(y, design)).toThrow(expect.objectContaining({ code: 'LONELY_CLUSTER', details: { stratum: '2' } }));
    const digits = new Digits();
    for (const [lonely, expected] of [['adjust', adjust], ['certainty', certainty]] as const) {
      digits.same(`${lonely} mean`, surveyMean(y, { ...design, lonely })?.standardError, expected[0] ?? null);
      digits.same(`${lonely} total`, surveyTotal(y, { ...design, lonely })?.standardError, expected[1] ?? null);
    }
    expect(digits.differences).toEqual([]);
  });
});

type Means = {
  sets: { x: number[]; g: number[]; welch: number[]; pooled: number[]; anova: number[]; ci90: number[]; summary: number[]; quartiles: number[] }[];
  weighted: { x: number[]; w: number[]; mean: number; variance: number; quantiles: number[]; effective: number }[];
};

describe('means against R (test/fixtures/stats/means.R)', () => {
  const means = readFixture<Means>('stats/means.json');
  const groupOf = (x: readonly number[]) => {
    const { mean, variance, n } = weightedSummary(x);
    return { mean: mean ?? NaN, variance: variance ?? NaN, base: n };
  };

  it('Welch, pooled, analysis of variance, intervals', () => {
    const digits = new Digits();
    means.sets.forEach(({ x, g, welch, pooled, anova: f, ci90, summary, quartiles }, i) => {
      const groups = [...new Set(g)].map((group) => ({ group, ...groupOf(x.filter((_, at) => g[at] === group)) })).sort((a, b) => a.group - b.group);
      const [a, b] = groups;
      if (a === undefined || b === undefined) throw new Error('two groups');
      const w = welchT(a, b);
      [w?.t, w?.degreesOfFreedom, w?.pValue].forEach((value, at) => digits.same(`${i} welch ${at}`, value, welch[at] ?? null, 1e-13));
      const p = pooledT(a, b);
      [p?.t, p?.degreesOfFreedom, p?.pValue].forEach((value, at) => digits.same(`${i} pooled ${at}`, value, pooled[at] ?? null, 1e-13));
      const o = anova(groups);
      [o?.f, o?.degreesOfFreedom[0], o?.degreesOfFreedom[1], o?.pValue].forEach((value, at) => digits.same(`${i} anova ${at}`, value, f[at] ?? null, 1e-13));
      const all = weightedSummary(x);
      const interval = meanInterval(groupOf(x), 0.9);
      digits.same(`${i} low`, interval?.low, ci90[0] ?? null);
      digits.same(`${i} high`, interval?.high, ci90[1] ?? null);
      [all.mean, all.variance, all.median].forEach((value, at) => digits.same(`${i} summary ${at}`, value, summary[at] ?? null));
      [0.1, 0.25, 0.75].forEach((q, at) => digits.same(`${i} quantile ${q}`, weightedQuantile(x, null, q), quartiles[at] ?? null));
    });
    expect(digits.differences).toEqual([]);
  });

  it('weighted summaries', () => {
    const digits = new Digits();
    means.weighted.forEach(({ x, w, mean, variance, quantiles, effective }, i) => {
      const ours = weightedSummary(x, w);
      digits.same(`${i} mean`, ours.mean, mean);
      digits.same(`${i} variance`, ours.variance, variance);
      digits.same(`${i} effective`, ours.effectiveBase, effective);
      [0.25, 0.5, 0.9].forEach((q, at) => digits.same(`${i} quantile ${q}`, weightedQuantile(x, w, q), quantiles[at] ?? null));
    });
    expect(digits.differences).toEqual([]);
  });
});
