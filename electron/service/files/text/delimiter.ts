import { CsvTokenizer } from './csv-tokenizer.ts';

const CANDIDATES = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 500;

export interface DelimiterGuess {
  readonly delimiter: string;
  /** The number of fields that most rows have. */
  readonly fields: number;
}

/** Which character parts the fields: the one under which most rows have the same number of fields, more than one. Quoted
 *  text is respected, so delimiters inside answers do not count; the names of the columns count double, being short. In steps.
 *  @param sample the beginning of the file, UTF-8
 *  @param complete the sample is the whole file */
export function* guessDelimiter(sample: Buffer, complete: boolean): Generator<number, DelimiterGuess> {
  let best: DelimiterGuess & { score: number } = { delimiter: ',', fields: 1, score: 0 };
  for (const delimiter of CANDIDATES) {
    const counts = countFields(sample, delimiter, complete);
    yield 0;
    const fields = mode(counts);
    if (fields < 2) continue;
    const agreeing = counts.filter((count) => count === fields).length / counts.length;
    // rows that agree speak loudest; among equals, more fields; a header that agrees too is a good sign
    const score = agreeing * agreeing * (counts[0] === fields ? 1.2 : 1) * (1 + Math.log2(fields) / 8);
    if (score > best.score) best = { delimiter, fields, score };
  }
  return { delimiter: best.delimiter, fields: best.fields };
}

/** The number of fields that most rows have under this delimiter. */
export function usualFields(sample: Buffer, delimiter: string, complete: boolean): number {
  return mode(countFields(sample, delimiter, complete));
}

function countFields(sample: Buffer, delimiter: string, complete: boolean): number[] {
  const counts: number[] = [];
  let empty = true;
  const tokenizer: CsvTokenizer = new CsvTokenizer({
    field(_, start, end) { if (end > start) empty = false; },
    row(fields) {
      if (!(fields === 1 && empty)) counts.push(fields);
      empty = true;
      if (counts.length >= SAMPLE_ROWS) tokenizer.stop();
    },
    strayQuote: () => undefined,
  }, delimiter);
  tokenizer.push(sample);
  // the last line of a cut sample is not whole
  if (complete) tokenizer.end();
  return counts;
}

function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let best = 1;
  let most = 0;
  for (const [count, time] of times) {
    if (time > most || (time === most && count > best)) {
      best = count;
      most = time;
    }
  }
  return best;
}
