import type { Detail, Saying } from '../contract/saying.ts';

/** What a language brings to a sentence: its templates, its plural, its lists and its numbers. */
export interface Wording {
  readonly language: 'en' | 'fr';
  /** The template of a code, of "code_one" or "code_other"; several where the facts decide which: the first whose facts are all
   *  there is said. undefined where the language has none. */
  template(key: string): string | readonly string[] | undefined;
  /** "and 5 more" behind the first of a long list. */
  more(count: number): string;
  number(value: number): string;
}

/** Items of a list said one by one; of longer lists the first five, and how many more there are. */
const LISTED = 6;
const PLURALS = { en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr') };

/** A sentence from its code and facts, or null where the language has no template for it or a fact is missing.
 *  A template holds {{name}} for each fact; `count` chooses between code_one and code_other.
 *  @example fillSentence({ code: 'layout.row', details: { row: '3' } }, wording) // 'row 3' */
export function fillSentence({ code, details }: Saying, wording: Wording): string | null {
  const { count } = details;
  const plural = typeof count === 'number' ? PLURALS[wording.language].select(count) : 'other';
  const found = wording.template(code) ?? wording.template(`${code}_${plural}`) ?? wording.template(`${code}_other`) ?? [];
  for (const template of typeof found === 'string' ? [found] : found) {
    const said = filled(template, details, wording);
    if (said !== null) return said;
  }
  return null;
}

function filled(template: string, details: Saying['details'], wording: Wording): string | null {
  let complete = true;
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const detail = details[name];
    const said = detail === undefined ? null : detailText(detail, wording);
    if (said === null) complete = false;
    return said ?? '';
  });
  return complete ? text : null;
}

function detailText(detail: Detail, wording: Wording): string | null {
  if (typeof detail === 'string') return detail;
  if (typeof detail === 'number') return wording.number(detail);
  if (isList(detail)) return detail.length <= LISTED ? detail.join(', ') : `${detail.slice(0, LISTED - 1).join(', ')} ${wording.more(detail.length - LISTED + 1)}`;
  if ('code' in detail) return fillSentence(detail, wording);
  return detail[wording.language] ?? detail.en;
}
const isList = (detail: Detail): detail is readonly string[] => Array.isArray(detail);
