import type { StudyCode } from './study.ts';

type Definition = Pick<StudyCode, 'description' | 'include' | 'exclude' | 'example'>;

/** REFI-QDA gives a code one description. Rules stand behind the definition, each under its word, so that a colleague reads them in any program. */
const PARTS = [['include', 'Include: '], ['exclude', 'Exclude: '], ['example', 'Example: ']] as const;

export const composeDescription = (code: Definition): string =>
  [code.description, ...PARTS.flatMap(([field, word]) => (code[field] === '' ? [] : [`${word}${code[field]}`]))].filter((part, index) => index > 0 || part !== '').join('\n\n');

/** Takes `composeDescription` apart again. A description written elsewhere in the same manner is read the same way. */
export function splitDescription(text: string): Definition {
  const found = { description: text, include: '', exclude: '', example: '' };
  // From behind: an earlier rule ends where the next begins.
  for (const [field, word] of PARTS.toReversed()) {
    const { description } = found;
    const at = description.startsWith(word) ? 0 : description.lastIndexOf(`\n\n${word}`);
    if (at < 0) continue;
    found[field] = description.slice(at === 0 && description.startsWith(word) ? word.length : at + 2 + word.length);
    found.description = description.slice(0, at);
  }
  return found;
}
