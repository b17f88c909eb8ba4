import { seededRandom } from '../../stats/random.ts';
import { calibrate, probability, type Calibration } from './calibrate.ts';
import { examplesOf, type CodedAnswer, type Example } from './examples.ts';
import { countFeatures, Vectoriser, type FeatureCounts } from './features.ts';
import { decide, matrixOf, trainLinearSvm, type Plane } from './linear-svm.ts';

/** Answers in which a code must have been found before it is learnt: below that there is nothing to test it on. */
const FEWEST_ANSWERS = 4;
/** Sentences that are learnt from at most; of more, a seeded sample that keeps the rare codes. */
export const MOST_EXAMPLES = 8_000;
/** What a first model learns from, where there is much: it is there in a moment, and goes when the whole one has come. */
export const FIRST_EXAMPLES = 1_500;
const FOLDS = 3;

export interface TrainingOptions { readonly seed?: number; readonly folds?: number }

/** Out-of-fold decisions: what the machine said of each example when it had not seen its answer. `fold` of each example. */
export interface HeldOut { readonly codes: readonly string[]; readonly decisions: readonly Float64Array[]; readonly labels: readonly Int8Array[]; readonly folds: Int32Array }

/** Codes found in enough answers to be learnt, most frequent first; and the others with their counts. */
export function learnable(examples: readonly Example[]): { codes: string[]; tooFew: { codeId: string; answers: number }[] } {
  const groups = new Map<string, Set<number>>();
  for (const example of examples) for (const code of example.codes) {
    const found = groups.get(code);
    if (found) found.add(example.group); else groups.set(code, new Set([example.group]));
  }
  const counted = [...groups].map(([codeId, answers]) => ({ codeId, answers: answers.size })).toSorted((a, b) => b.answers - a.answers || (a.codeId < b.codeId ? -1 : 1));
  return { codes: counted.filter((one) => one.answers >= FEWEST_ANSWERS).map((one) => one.codeId), tooFew: counted.filter((one) => one.answers < FEWEST_ANSWERS) };
}

/** 1 where the example carries the code, 0 where nobody knows, −1 else. */
const labelsFor = (examples: readonly Example[], code: string): Int8Array =>
  Int8Array.from(examples, (example) => (example.codes.has(code) ? 1 : example.unsure.has(code) ? 0 : -1));

/** A sample of at most `most`, in the order they came in: those with rarer codes come first, the rest by lot. */
function sampleByRarity<T>(items: readonly T[], codesOf: (item: T) => ReadonlySet<string>, most: number, seed: number): readonly T[] {
  if (items.length <= most) return items;
  const codes = items.map(codesOf);
  const frequency = new Map<string, number>();
  for (const found of codes) for (const code of found) frequency.set(code, (frequency.get(code) ?? 0) + 1);
  const random = seededRandom(seed);
  const keyed = codes.map((found, index) => {
    const rarest = Math.min(...[...found].map((code) => frequency.get(code)!), Infinity);
    return { index, key: rarest < 200 ? -1 : random.next() };
  });
  return keyed.toSorted((a, b) => a.key - b.key || a.index - b.index).slice(0, most).toSorted((a, b) => a.index - b.index).map(({ index }) => items[index]!);
}

/** What is learnt from these answers: answers are sampled before they are parted into sentences, which costs more than learning. */
export function examplesToLearn(answers: readonly CodedAnswer[], most: number, seed = 1): readonly Example[] {
  const sampled = sampleByRarity(answers, (answer) => new Set(answer.codings.map((coding) => coding.codeId)), most, seed);
  return sampleByRarity(examplesOf(sampled), (example) => example.codes, most, seed);
}

/** Answers dealt into folds by lot: sentences of one answer stay together. */
function dealFolds(examples: readonly Example[], folds: number, seed: number): Int32Array {
  const groups = [...new Set(examples.map((example) => example.group))];
  const random = seededRandom(seed);
  for (let at = groups.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [groups[at], groups[other]] = [groups[other]!, groups[at]!];
  }
  const foldOf = new Map(groups.map((group, index) => [group, index % folds]));
  return Int32Array.from(examples, (example) => foldOf.get(example.group)!);
}

/** Trains without one fold at a time and decides on it. @param folds of each example; see `dealFolds` */
export function holdOut(examples: readonly Example[], texts: readonly FeatureCounts[], codes: readonly string[], folds: Int32Array, seed: number): HeldOut {
  const labels = codes.map((code) => labelsFor(examples, code));
  const decisions = codes.map(() => new Float64Array(examples.length));
  for (const fold of new Set(folds)) {
    const train = rowsWhere(folds, (of) => of !== fold);
    const test = rowsWhere(folds, (of) => of === fold);
    const vectoriser = new Vectoriser(train.map((row) => texts[row]!));
    const trainRows = matrixOf(train.map((row) => vectoriser.vector(texts[row]!)), vectoriser.size);
    const testRows = test.map((row) => vectoriser.vector(texts[row]!));
    codes.forEach((_, code) => {
      const plane = trainLinearSvm(trainRows, Int8Array.from(train, (row) => labels[code]![row]!), { seed });
      test.forEach((row, index) => { decisions[code]![row] = decide(plane, testRows[index]!); });
    });
  }
  return { codes, decisions, labels, folds };
}

const rowsWhere = (folds: Int32Array, wanted: (fold: number) => boolean): number[] => [...folds.keys()].filter((row) => wanted(folds[row]!));

/** Confidence from out-of-fold decisions, of those folds alone that are let in. */
export function calibrationOf(held: HeldOut, code: number, use: (fold: number) => boolean = () => true): Calibration {
  const rows = [...held.folds.keys()].filter((row) => held.labels[code]![row] !== 0 && use(held.folds[row]!));
  return calibrate(rows.map((row) => held.decisions[code]![row]!), rows.map((row) => held.labels[code]![row] === 1));
}

/** A trained model: what each code's confidence is for a stretch of text. */
export interface Suggester { readonly codes: readonly string[]; confidences(text: string): Float64Array }

/** Learns every code that has examples enough: one linear support vector machine a code, confidences by Platt's sigmoid over
 *  decisions on answers the machine had not seen. The same examples and seed give the same model.
 *  @returns the model, and the out-of-fold decisions from which its worth can be told */
export function trainSuggester(examples: readonly Example[], options: TrainingOptions = {}): { suggester: Suggester; held: HeldOut; texts: readonly FeatureCounts[] } {
  const { seed = 1, folds: wanted = FOLDS } = options;
  const { codes } = learnable(examples);
  const texts = examples.map((example) => countFeatures(example.text));
  const folds = dealFolds(examples, wanted, seed);
  const held = holdOut(examples, texts, codes, folds, seed);
  const vectoriser = new Vectoriser(texts);
  const rows = matrixOf(texts.map((text) => vectoriser.vector(text)), vectoriser.size);
  const planes = codes.map((_, code): Plane => trainLinearSvm(rows, held.labels[code]!, { seed }));
  const calibrations = codes.map((_, code) => calibrationOf(held, code));
  return {
    held, texts,
    suggester: {
      codes,
      confidences(text) {
        const vector = vectoriser.vector(countFeatures(text));
        return Float64Array.from(planes, (plane, code) => probability(calibrations[code]!, decide(plane, vector)));
      },
    },
  };
}
