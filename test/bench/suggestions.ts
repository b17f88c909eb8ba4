import { examplesOf } from '#core/coding/suggest/examples.ts';
import { scoreOf } from '#core/coding/suggest/metrics.ts';
import { trainNaiveBayes } from '#core/coding/suggest/naive-bayes.ts';
import { reportOn } from '#core/coding/suggest/report.ts';
import { suggestFor } from '#core/coding/suggest/suggest.ts';
import { trainSuggester } from '#core/coding/suggest/train.ts';
import { makeSample } from '#samples/make-sample.ts';

/** What suggestions are worth on the sample study, and what they take. Run: npx node test/bench/suggestions.ts */
const study = makeSample(1);
const answers = study.openAnswers.filter((answer) => study.readQuestions.includes(answer.question));
const examples = examplesOf(answers.map(({ text, language, segments }) => ({ text, language, codings: segments.flatMap(({ start, end, codes }) => codes.map((codeId) => ({ codeId, start, end }))) })));
const cpu = (): number => process.cpuUsage().user / 1e6;

const start = cpu();
const { suggester, held, texts } = trainSuggester(examples);
const trained = cpu();
const report = reportOn(examples, texts, held);
const reported = cpu();
for (const answer of answers.slice(0, 200)) suggestFor(suggester, answer.text);
const suggested = cpu();

const counts = { right: 0, wrong: 0, missed: 0 };
for (const fold of new Set(held.folds)) {
  const rows = [...held.folds.keys()];
  const train = rows.filter((row) => held.folds[row] !== fold);
  held.codes.forEach((_, code) => {
    const labels = held.labels[code]!;
    const decide = trainNaiveBayes(train.map((row) => texts[row]!), Int8Array.from(train, (row) => labels[row]!));
    for (const row of rows.filter((one) => held.folds[one] === fold && labels[one] !== 0)) {
      const yes = decide(texts[row]!) > 0;
      if (yes && labels[row] === 1) counts.right += 1; else if (yes) counts.wrong += 1; else if (labels[row] === 1) counts.missed += 1;
    }
  });
}
console.log(JSON.stringify({
  answers: answers.length, sentences: examples.length, codes: suggester.codes.length, cpuSeconds: { train: trained - start, report: reported - trained, suggest200: suggested - reported },
  micro: report.micro, naiveBayes: scoreOf(counts.right, counts.wrong, counts.missed), languages: report.languages.map(({ language, examples: sentences, within, without }) => ({ language, sentences, within: within.f1, without: without.f1 })),
}, null, 2));
