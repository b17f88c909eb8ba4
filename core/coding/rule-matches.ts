import { codePointMap } from './code-points.ts';
import { countFeatures, Vectoriser, type SparseVector } from './suggest/features.ts';
import { sentencesOf } from './suggest/sentences.ts';

/** Where a rule is met: code points of the answer, the end exclusive. */
export interface RulePlace { readonly start: number; readonly end: number }
export interface RuleMatch extends RulePlace { readonly answerId: number; readonly text: string }
/** What is coded where a rule is met: the very words, the sentence around them, or the whole answer. */
export type RuleExtent = 'match' | 'sentence' | 'answer';

/** Widens what was met to what is to be coded; places that fall together become one. @param met UTF-16 units of the text, the end exclusive */
export function placesOf(text: string, met: readonly { readonly start: number; readonly end: number }[], extent: RuleExtent): RulePlace[] {
  const map = codePointMap(text);
  const toPlace = ({ start, end }: { start: number; end: number }): RulePlace => ({ start: map.toCodePoint(start), end: map.toCodePoint(end) });
  if (met.length === 0) return [];
  if (extent === 'answer') return [toPlace({ start: 0, end: text.length })];
  if (extent === 'match') return met.map(toPlace);
  const sentences = sentencesOf(text).filter((sentence) => met.some((one) => one.start < sentence.end && one.end > sentence.start));
  return (sentences.length > 0 ? sentences : met).map(toPlace);
}

const LETTER = String.raw`\p{L}\p{M}\p{N}_`;
const BOUNDARY = `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`;
const NO_BOUNDARY = `(?:(?<=[${LETTER}])(?=[${LETTER}])|(?<![${LETTER}])(?![${LETTER}]))`;

/** The rule's expression as JavaScript has it: Unicode, case folded; but \w and \b know the letters of every script, as people expect
 *  who look for \bécole\b. @throws SyntaxError in the engine's words */
export function ruleExpression(pattern: string): RegExp {
  // As it was typed first, so that what is wrong is said of that.
  const typed = new RegExp(pattern, 'giu');
  let inClass = false;
  const written = pattern.replace(/\\.|[[\]]/gsu, (part) => {
    if (part === '[' || part === ']') inClass = part === '[';
    if (part === String.raw`\w`) return inClass ? LETTER : `[${LETTER}]`;
    if (inClass) return part;
    return part === String.raw`\W` ? `[^${LETTER}]` : part === String.raw`\b` ? BOUNDARY : part === String.raw`\B` ? NO_BOUNDARY : part;
  });
  return written === pattern ? typed : new RegExp(written, 'giu');
}

/** Where an expression is met. A match of nothing is no match. */
export function expressionPlaces(text: string, expression: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(expression)].filter((match) => match[0] !== '').map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Sentences that are like a given text, by the angle between TF-IDF vectors of words and runs of characters.
 *  @param least 0 (nothing in common) to 1 (the same words)
 *  @returns UTF-16 places by answer id, with how alike they are */
export function similarPlaces(answers: readonly { readonly id: number; readonly text: string }[], like: string, least: number): Map<number, { start: number; end: number; likeness: number }[]> {
  const sentences = answers.flatMap(({ id, text }) => sentencesOf(text).map(({ start, end }) => ({ id, start, end, counts: countFeatures(text.slice(start, end)) })));
  const wanted = countFeatures(like);
  const vectoriser = new Vectoriser([...sentences.map((sentence) => sentence.counts), wanted], 1);
  const query = vectoriser.vector(wanted);
  const found = new Map<number, { start: number; end: number; likeness: number }[]>();
  for (const { id, start, end, counts } of sentences) {
    const likeness = cosine(query, vectoriser.vector(counts));
    if (likeness < least) continue;
    const list = found.get(id);
    if (list) list.push({ start, end, likeness }); else found.set(id, [{ start, end, likeness }]);
  }
  return found;
}

function cosine(a: SparseVector, b: SparseVector): number {
  const values = new Map([...a.indices].map((index, at) => [index, a.values[at]!]));
  return b.indices.reduce((sum, index, at) => sum + (values.get(index) ?? 0) * b.values[at]!, 0);
}
