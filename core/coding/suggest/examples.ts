import { codePointMap } from '../code-points.ts';
import { sentencesOf } from './sentences.ts';

/** An answer somebody has read, with what was coded in it. Offsets are code points; both null for the whole answer. */
export interface CodedAnswer {
  readonly text: string; readonly language: string | null;
  readonly codings: readonly { readonly codeId: string; readonly start: number | null; readonly end: number | null }[];
}
/** What the model learns from: one sentence, the codes on it, and the codes of which the answer says only that they are in it somewhere. */
export interface Example { readonly group: number; readonly text: string; readonly language: string | null; readonly codes: ReadonlySet<string>; readonly unsure: ReadonlySet<string> }

/** Sentences of coded answers as examples. A span marks a sentence where it covers half of it, or lies in it by more than half of itself.
 *  A coding of the whole answer marks its only sentence; in a longer answer it tells of none in particular, so none is taken for
 *  a counter-example, and the answer as a whole is an example more.
 *  @returns `group` numbers the answer: sentences of one answer are never parted between training and test */
export function examplesOf(answers: readonly CodedAnswer[]): Example[] {
  return answers.flatMap((answer, group): Example[] => {
    const sentences = sentencesOf(answer.text);
    if (sentences.length === 0) return [];
    const map = codePointMap(answer.text);
    const spans = answer.codings.filter((coding) => coding.start !== null && coding.end !== null).map((coding) => ({ codeId: coding.codeId, start: map.toUtf16(coding.start!), end: map.toUtf16(coding.end!) }));
    const whole = new Set(answer.codings.filter((coding) => coding.start === null).map((coding) => coding.codeId));
    const one = sentences.length === 1;
    const examples = sentences.map(({ start, end }): Example => {
      const codes = new Set(one ? whole : []);
      for (const span of spans) {
        const shared = Math.min(span.end, end) - Math.max(span.start, start);
        if (shared * 2 >= end - start || shared * 2 > span.end - span.start) codes.add(span.codeId);
      }
      return { group, text: answer.text.slice(start, end), language: answer.language, codes, unsure: one ? new Set() : whole };
    });
    if (one || whole.size === 0) return examples;
    const all = new Set([...whole, ...spans.map((span) => span.codeId)]);
    return [...examples, { group, text: answer.text, language: answer.language, codes: all, unsure: new Set() }];
  });
}
