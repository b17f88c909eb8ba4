import { lineAt, type Draft } from './draft.ts';

/** A place where the numbering of figures and tables does not hold. */
export interface ReferenceProblem { readonly kind: 'missing' | 'twice' | 'gap'; readonly what: 'figure' | 'table' | 'box' | 'annex'; readonly number: string; readonly text: string; readonly line: number; readonly block: number; readonly start: number; readonly end: number }

const KINDS: readonly { readonly what: ReferenceProblem['what']; readonly words: string }[] = [
  { what: 'figure', words: 'figures?|fig\\.|graphiques?|gráficos?|figuras?' },
  { what: 'table', words: 'tables?|tab\\.|tableaux?|cuadros?|tablas?' },
  { what: 'box', words: 'box(?:es)?|encadrés?|recuadros?' },
  { what: 'annex', words: 'annex(?:es)?|appendix|appendices|anexos?' },
];
const NUMBER = '(?:\\d+(?:\\.\\d+)*[a-z]?|[A-Z](?![\\p{L}\\d])|[IVX]+(?![\\p{L}]))';

const AFTER_CAPTION = /^(?:[ \u00a0]*[.:–—-]|[ \u00a0]*$|[ \u00a0]+\p{Lu})/u;

interface Mention { readonly number: string; readonly block: number; readonly start: number; readonly end: number }

/** References to figures, tables, boxes and annexes that have no caption; captions given twice; numbers left out.
 *  Where a draft has no caption of a kind at all, references of that kind are not judged: the captions may live elsewhere. */
export function checkReferences(draft: Draft): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  for (const { what, words } of KINDS) {
    const caption = new RegExp(`^\\s*(?:${words})[ \\u00a0]*(${NUMBER})`, 'iu');
    const mention = new RegExp(`(?<![\\p{L}])(?:${words})[ \\u00a0]*(${NUMBER}(?:(?:,| and| et| y| to| à|–|-)[ \\u00a0]*${NUMBER})*)`, 'giu');
    const captions: Mention[] = [];
    const mentions: Mention[] = [];
    draft.blocks.forEach((block, at) => {
      if (block.contents === true) return;
      const found = isCaption(block.kind) ? caption.exec(block.text) : null;
      // "Table 3 shows" is a sentence; "Table 3. Countries" and "Table 3 Countries" are captions (capitals told from small letters)
      const own = found !== null && AFTER_CAPTION.test(block.text.slice(found[0].length)) ? found : null;
      if (own) captions.push({ number: own[1]!, block: at, start: 0, end: own[0].length });
      for (const match of block.text.matchAll(mention)) {
        if (own && match.index < own[0].length) continue;
        for (const number of match[1]!.matchAll(new RegExp(NUMBER, 'gu'))) mentions.push({ number: number[0], block: at, start: match.index, end: match.index + match[0].length });
      }
    });
    if (captions.length === 0) continue;
    const say = (kind: ReferenceProblem['kind'], { number, block, start, end }: Mention): void => {
      const { text } = draft.blocks[block]!;
      problems.push({ kind, what, number, block, start, end, text: text.slice(Math.max(0, start - 40), end + 40).trim(), line: lineAt(draft.blocks[block]!, start) });
    };
    const known = new Set(captions.map((each) => each.number));
    for (const each of mentions) if (!known.has(each.number)) say('missing', each);
    captions.forEach((each, at) => {
      if (captions.findIndex((other) => other.number === each.number) < at) say('twice', each);
      const before = captions[at - 1];
      if (before && /^\d+$/u.test(each.number) && /^\d+$/u.test(before.number) && Number(each.number) > Number(before.number) + 1) say('gap', each);
    });
  }
  return problems;
}

const isCaption = (kind: string): boolean => kind === 'caption' || kind === 'paragraph' || kind === 'heading';
