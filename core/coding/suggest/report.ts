import { probability } from './calibrate.ts';
import type { Example } from './examples.ts';
import type { FeatureCounts } from './features.ts';
import { scoreOf, type Score } from './metrics.ts';
import { calibrationOf, holdOut, learnable, type HeldOut } from './train.ts';

/** From this confidence on, the report counts a suggestion as said. */
const SAID = 0.5;
const FEW_ANSWERS = 10;
const LOW_F1 = 0.6;
/** Sentences with a code that a language must have before it is tested against the others. */
const LANGUAGE_EXAMPLES = 20;

export interface CodeReport extends Score { readonly codeId: string; readonly answers: number; readonly examples: number; readonly weak: 'fewExamples' | 'oftenWrong' | 'oftenMissed' | null }
/** `within`: learnt with answers in this language too; `without`: learnt from the other languages alone. */
export interface LanguageReport { readonly language: string; readonly examples: number; readonly within: Score; readonly without: Score }
export interface SuggestionReport {
  readonly examples: number; readonly answers: number; readonly folds: number;
  readonly micro: Score; readonly codes: readonly CodeReport[]; readonly tooFew: readonly { codeId: string; answers: number }[];
  readonly languages: readonly LanguageReport[];
  readonly weaknesses: readonly { readonly kind: 'fewAnswers' | 'noCounterExamples' | 'codesWithFewExamples' | 'weakAcrossLanguages' | 'noLanguages' | 'weakOverall'; readonly text: string; readonly codes: readonly string[]; readonly languages: readonly string[] }[];
}

/** What suggestions are worth, by cross-validation: every sentence is decided on by a model that has not seen its answer, with a
 *  confidence fitted on other answers still. A sentence counts for a code where it is known whether it carries it. */
export function reportOn(examples: readonly Example[], texts: readonly FeatureCounts[], held: HeldOut, seed = 1): SuggestionReport {
  const { tooFew } = learnable(examples);
  const said = saidOf(held);
  const every = [...examples.keys()];
  const codes = held.codes.map((codeId, code): CodeReport => {
    const score = scoreRows(said, held, every, [code]);
    const carrying = every.filter((row) => held.labels[code]![row] === 1);
    const answers = new Set(carrying.map((row) => examples[row]!.group)).size;
    return { codeId, answers, examples: carrying.length, ...score, weak: weaknessOf(score, answers) };
  });
  const micro = scoreRows(said, held, every, [...held.codes.keys()]);
  const languages = languagesOf(examples, texts, held, said, seed);
  const answers = new Set(examples.map((example) => example.group)).size;
  return { examples: examples.length, answers, folds: new Set(held.folds).size, micro, codes, tooFew, languages, weaknesses: weaknesses({ answers, micro, codes, languages, tooFew }, examples, held) };
}

/** Whether each code is said of each example, with confidences from the folds that were not asked. */
function saidOf(held: HeldOut): Uint8Array[] {
  const folds = [...new Set(held.folds)];
  return held.codes.map((_, code) => {
    const calibrations = new Map(folds.map((fold) => [fold, calibrationOf(held, code, (other) => other !== fold)]));
    return Uint8Array.from(held.decisions[code]!, (decision, row) => (probability(calibrations.get(held.folds[row]!)!, decision) >= SAID ? 1 : 0));
  });
}

function scoreRows(said: readonly Uint8Array[], held: HeldOut, rows: readonly number[], codes: readonly number[]): Score {
  let [right, wrong, missed] = [0, 0, 0];
  for (const code of codes) for (const row of rows) {
    const label = held.labels[code]![row]!;
    if (label === 0) continue;
    if (said[code]![row] === 1) { if (label === 1) right += 1; else wrong += 1; } else if (label === 1) missed += 1;
  }
  return scoreOf(right, wrong, missed);
}

function weaknessOf(score: Score, answers: number): CodeReport['weak'] {
  if (answers < FEW_ANSWERS) return 'fewExamples';
  if ((score.f1 ?? 0) >= LOW_F1) return null;
  return (score.precision ?? 0) < (score.recall ?? 0) ? 'oftenWrong' : 'oftenMissed';
}

/** Each language decided on by a model that has learnt from the other languages alone: what a new language has to expect. */
function languagesOf(examples: readonly Example[], texts: readonly FeatureCounts[], held: HeldOut, said: readonly Uint8Array[], seed: number): LanguageReport[] {
  const rowsOf = new Map<string, number[]>();
  examples.forEach((example, row) => {
    if (example.language === null) return;
    const rows = rowsOf.get(example.language);
    if (rows) rows.push(row); else rowsOf.set(example.language, [row]);
  });
  const tested = [...rowsOf].filter(([, rows]) => rows.filter((row) => examples[row]!.codes.size > 0).length >= LANGUAGE_EXAMPLES).toSorted((a, b) => b[1].length - a[1].length).slice(0, 6);
  if (tested.length < 2) return [];
  const all = [...held.codes.keys()];
  const numberOf = new Map(tested.map(([language], index) => [language, index]));
  const folds = Int32Array.from(examples, (example) => (example.language === null ? -1 : numberOf.get(example.language) ?? -1));
  const across = holdOut(examples, texts, held.codes, folds, seed);
  const saidAcross = saidOf(across);
  return tested.map(([language, rows]) => ({
    language, examples: rows.length, within: scoreRows(said, held, rows, all), without: scoreRows(saidAcross, across, rows, all),
  }));
}

const percent = (share: number | null): string => (share === null ? 'nothing' : `${Math.round(share * 100)} %`);

function weaknesses(report: Pick<SuggestionReport, 'answers' | 'micro' | 'codes' | 'languages' | 'tooFew'>, examples: readonly Example[], held: HeldOut): SuggestionReport['weaknesses'] {
  const found: SuggestionReport['weaknesses'][number][] = [];
  if (report.answers < 100) found.push({ kind: 'fewAnswers', text: `Learnt from ${report.answers} answers. Under a hundred, suggestions are guesses, and so are these figures.`, codes: [], languages: [] });
  if (report.codes.length > 0 && (report.micro.f1 ?? 0) < LOW_F1) found.push({ kind: 'weakOverall', text: `Of what is suggested ${percent(report.micro.precision)} is right, and ${percent(report.micro.recall)} of what coders found is suggested: read each answer as if there were no suggestions.`, codes: [], languages: [] });
  const everywhere = held.codes.filter((_, code) => !held.labels[code]!.includes(-1));
  if (everywhere.length > 0) found.push({ kind: 'noCounterExamples', text: 'Found in all there is to learn from, so that nothing says where they do not apply: they are suggested everywhere, and the figures say nothing. Mark answers as read where nothing applies, or code other answers.', codes: everywhere, languages: [] });
  const few = [...report.codes.filter((code) => code.weak === 'fewExamples').map((code) => code.codeId), ...report.tooFew.map((code) => code.codeId)];
  if (few.length > 0) found.push({ kind: 'codesWithFewExamples', text: `${few.length} codes were found in fewer than ${FEW_ANSWERS} answers: they are suggested seldom or never.`, codes: few, languages: [] });
  const weak = report.languages.filter(({ within, without }) => (without.f1 ?? 0) < (within.f1 ?? 0) * 0.75);
  if (weak.length > 0) found.push({ kind: 'weakAcrossLanguages', text: `What is learnt in one language hardly carries over to another: without coded answers in ${weak.map(({ language, within, without }) => `${language} F1 is ${without.f1?.toFixed(2) ?? '0'} where it is ${within.f1?.toFixed(2) ?? '0'} with them`).join('; ')}. Code some answers in each language.`, codes: [], languages: weak.map((one) => one.language) });
  if (report.languages.length === 0 && examples.length > 0) found.push({ kind: 'noLanguages', text: 'Not tested across languages: fewer than two languages have enough coded sentences, or the answers do not say their language.', codes: [], languages: [] });
  return found;
}
