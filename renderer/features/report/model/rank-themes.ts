import type { AnswerRow } from '#core/contract/api/coding.ts';
import type { Code, CodeKind } from '#core/contract/code.ts';

export interface RankedTheme { readonly code: Code; /** Cases in whose answers it was found, each once. */ readonly cases: number }
export interface ThemeRanking {
  /** Cases with an answer to the questions that has been read: what each theme is counted out of. */
  readonly base: number;
  readonly unread: number;
  readonly kinds: readonly { readonly kind: CodeKind; readonly themes: readonly RankedTheme[] }[];
}

const KINDS: readonly CodeKind[] = ['gap', 'challenge', 'lesson', 'good practice', 'recommendation'];

/** What was said in the answers to some questions, by kind, the themes of most cases first. A case that says a thing in three
 *  answers counts once. Themes that nobody raised are left out. */
export function rankThemes(rows: readonly Pick<AnswerRow, 'caseIndex' | 'state' | 'codeIds'>[], codes: readonly Code[]): ThemeRanking {
  const casesOf = new Map<string, Set<number>>();
  const read = new Set<number>();
  let unread = 0;
  for (const row of rows) {
    if (row.state === 'unread') { unread += 1; continue; }
    read.add(row.caseIndex);
    for (const id of row.codeIds) casesOf.set(id, (casesOf.get(id) ?? new Set()).add(row.caseIndex));
  }
  return {
    base: read.size, unread,
    kinds: KINDS.flatMap((kind) => {
      const themes = codes.filter((code) => code.kind === kind && casesOf.has(code.id)).map((code) => ({ code, cases: casesOf.get(code.id)!.size })).toSorted((a, b) => b.cases - a.cases || a.code.position - b.code.position);
      return themes.length === 0 ? [] : [{ kind, themes }];
    }),
  };
}
