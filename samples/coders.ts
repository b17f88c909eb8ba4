import { SAMPLE_CODES, isFact } from './codebook.ts';
import type { Random } from './random.ts';
import type { Segment } from './text/compose.ts';

/** One coding: a line of a codings file. Offsets are Unicode code points, end exclusive; null for the whole answer. */
export interface SampleCoding {
  readonly case: string;
  readonly question: string;
  readonly code: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly coder: string;
}
export const CODERS = [{ id: 'coder-a', name: 'Coder A' }, { id: 'coder-b', name: 'Coder B' }] as const;

interface Habits {
  readonly id: string;
  /** Share of the codes a careful reader would put that this one does put. */
  readonly sees: number;
  /** Of those missed, the share that gets the code most like it instead. */
  readonly confuses: number;
  /** Share of sentences without a code that get one all the same. */
  readonly adds: number;
  /** Share of spans that run on into the next sentence, or stop at the comma. */
  readonly loose: number;
}
const HABITS: readonly Habits[] = [
  { id: CODERS[0].id, sees: 0.9, confuses: 0.35, adds: 0.04, loose: 0.08 },
  { id: CODERS[1].id, sees: 0.74, confuses: 0.5, adds: 0.07, loose: 0.3 },
];
const APT = SAMPLE_CODES.filter((code) => code.parent !== null && code.parent !== 'facts').map((code) => code.id);
/** Lessons and recommendations are harder to tell from what stands around them than gaps and challenges. */
const EASE = new Map(SAMPLE_CODES.map((code) => [code.id, code.kind === 'lesson' || code.kind === 'recommendation' ? 0.88 : 1]));
const LIKE = new Map(SAMPLE_CODES.map((code) => [code.id, code.confusedWith]));

/** How both coders code one answer. Facts that figures count are seen by both; the rest as their habits have it. */
export function codeAnswer(answer: { case: string; question: string; text: string; segments: readonly Segment[] }, random: Random): SampleCoding[] {
  const codings: SampleCoding[] = [];
  const characters = [...answer.text];
  for (const habits of HABITS) {
    const seen = new Set<string>();
    const put = (code: string, segment: Segment, position: number): void => {
      let { start, end }: { start: number | null; end: number | null } = segment;
      if (random.chance(habits.loose)) {
        const next = answer.segments[position + 1];
        const comma = characters.indexOf(',', segment.start + 12);
        if (answer.segments.length <= 2 || random.chance(0.08)) { start = null; end = null; }
        else if (next && random.chance(0.5)) end = next.end;
        else if (comma > 0 && comma < segment.end - 12) end = comma;
      }
      const key = `${code}/${start}/${end}`;
      if (seen.has(key)) return;
      seen.add(key);
      codings.push({ case: answer.case, question: answer.question, code, start, end, coder: habits.id });
    };
    answer.segments.forEach((segment, position) => {
      for (const code of segment.codes) {
        if (isFact(code) || random.chance(habits.sees * (EASE.get(code) ?? 1))) put(code, segment, position);
        else {
          const like = LIKE.get(code);
          if (like && random.chance(habits.confuses)) put(like, segment, position);
        }
      }
      if (segment.codes.length === 0 && random.chance(habits.adds)) put(random.pick(APT), segment, position);
    });
  }
  return codings;
}
