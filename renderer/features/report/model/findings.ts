import type { Outputs } from '#core/contract/api/index.ts';

type Checked = Outputs['checking']['draft'];
export const VERDICTS = ['arithmetic', 'data', 'wording', 'contradiction', 'reference', 'unmatched', 'holds'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where a draft says something: of a PDF the page is told, of others the line or the paragraph. */
export interface Place { readonly line: number; readonly page: number | null }

/** One line of the list: a claim, or a reference to a figure or table. */
export interface Finding extends Place {
  readonly id: number;
  readonly verdict: Verdict;
  readonly quote: string;
  readonly reason: string;
  readonly expected: string | null;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** Where another number of the same thing is given. */
  readonly against: readonly Place[];
  readonly claim: Checked['claims'][number] | null;
}

/** What was found in a draft, in the order of the text. A claim that holds but is said otherwise elsewhere is a contradiction. */
export function findingsOf(checked: Pick<Checked, 'claims' | 'references' | 'blocks'>): Finding[] {
  const claims = checked.claims.map((claim): Omit<Finding, 'id'> => ({
    verdict: claim.verdict === 'holds' && claim.against !== undefined ? 'contradiction' : claim.verdict,
    quote: claim.quote, reason: claim.reason, expected: claim.expected ?? null, line: claim.line, page: claim.page ?? null, block: claim.block, start: claim.start, end: claim.end,
    against: (claim.against ?? []).map((at) => checked.claims[at]!).map(({ line, page }) => ({ line, page: page ?? null })), claim,
  }));
  const references = checked.references.map((each): Omit<Finding, 'id'> => ({
    verdict: 'reference', quote: checked.blocks[each.block]?.text.slice(each.start, each.end) ?? each.text, reason: each.reason, expected: null, line: each.line, page: checked.blocks[each.block]?.page ?? null, block: each.block, start: each.start, end: each.end, against: [], claim: null,
  }));
  return [...claims, ...references].toSorted((a, b) => a.block - b.block || a.start - b.start).map((finding, id) => ({ ...finding, id }));
}
