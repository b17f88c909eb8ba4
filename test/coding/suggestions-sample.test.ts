import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/coding/suggest/calibrate.ts';
import { examplesOf } from '#core/coding/suggest/examples.ts';
import { scoreOf } from '#core/coding/suggest/metrics.ts';
import { trainNaiveBayes } from '#core/coding/suggest/naive-bayes.ts';
import { reportOn } from '#core/coding/suggest/report.ts';
import { trainSuggester } from '#core/coding/suggest/train.ts';
import { makeSample } from '#samples/make-sample.ts';
import { readFixture } from '#test/helpers/fixture.ts';

describe('calibrate', () => {
  it('is the logistic regression that R fits', () => {
    const { decisions, positive, slope, offset } = readFixture<{ decisions: number[]; positive: boolean[]; slope: number; offset: number }>('suggest/platt.json');
    const found = calibrate(decisions, positive);
    expect(found.slope).toBeCloseTo(slope, 5);
    expect(found.offset).toBeCloseTo(offset, 5);
  });
});

describe('suggestions on the sample study', () => {
  const study = makeSample(1);
  const answers = study.openAnswers.filter((answer) => study.readQuestions.includes(answer.question)).filter((_, index) => index % 3 === 0);
  const examples = examplesOf(answers.map(({ text, language, segments }) => ({ text, language, codings: segments.flatMap(({ start, end, codes }) => codes.map((codeId) => ({ codeId, start, end }))) })));
  const { held, texts } = trainSuggester(examples);
  const report = reportOn(examples, texts, held);

  it('beat naive Bayes on the same folds', () => {
    let [right, wrong, missed] = [0, 0, 0];
    for (const fold of new Set(held.folds)) {
      const train = [...held.folds.keys()].filter((row) => held.folds[row] !== fold);
      const test = [...held.folds.keys()].filter((row) => held.folds[row] === fold);
      held.codes.forEach((_, code) => {
        const decide = trainNaiveBayes(train.map((row) => texts[row]!), Int8Array.from(train, (row) => held.labels[code]![row]!));
        for (const row of test) {
          const yes = decide(texts[row]!) > 0;
          const label = held.labels[code]![row];
          if (label === 0) continue;
          if (yes && label === 1) right += 1; else if (yes) wrong += 1; else if (label === 1) missed += 1;
        }
      });
    }
    const baseline = scoreOf(right, wrong, missed).f1!;
    if (process.env['WORKBENCH_MEASURE'] === '1') console.log({ examples: examples.length, svm: report.micro, naiveBayes: scoreOf(right, wrong, missed), languages: report.languages });
    expect(report.micro.f1!).toBeGreaterThan(baseline);
    expect(report.micro.f1!).toBeGreaterThan(0.75);
  });
  it('say where they are weak', () => {
    expect(report.weaknesses.map((one) => one.kind)).toEqual(expect.arrayContaining(['codesWithFewExamples', 'weakAcrossLanguages']));
    expect(report.tooFew.every((code) => code.answers < 4)).toBe(true);
    expect(report.languages.every(({ within, without }) => (without.f1 ?? 0) < (within.f1 ?? 0))).toBe(true);
  });
});
