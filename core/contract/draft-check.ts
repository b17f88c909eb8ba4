import { z } from 'zod';

/** How a percentage may have been rounded. `half` takes either way at an exact half; the others are strict. */
export const ROUNDINGS = ['half', 'half-up', 'half-even', 'down', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** A draft, checked: the shape of docs/cli.md's `check`. Offsets are UTF-16, in the text of the block (a paragraph, or a row of a table). */
export const draftCheckSchema = z.object({
  claims: z.array(z.object({
    /** The sentence. */
    text: z.string(),
    /** The claim itself, as it stands in the sentence. */
    quote: z.string(),
    /** Line of a text file, number of the paragraph in a Word file or PDF; from 1. */
    line: z.number().int(),
    page: z.number().int().optional(),
    block: z.number().int(), start: z.number().int(), end: z.number().int(),
    percent: z.number().optional(), count: z.number().optional(), base: z.number().optional(),
    verdict: z.enum(['holds', 'arithmetic', 'data', 'wording', 'unmatched']),
    /** What would hold, ready to be put in its place. */
    expected: z.string().optional(),
    reason: z.string(),
    code: z.string(),
    /** The project's number it was held against. */
    source: z.object({
      variable: z.string(), category: z.string(), count: z.number(), base: z.number(), percent: z.number(),
      group: z.object({ variable: z.string(), categories: z.array(z.string()), of: z.enum(['column', 'row']) }).optional(),
      table: z.object({ id: z.string(), title: z.string() }).optional(),
    }).optional(),
    /** Claims (their places in this list) that give another number of the same thing. */
    against: z.array(z.number().int()).optional(),
    /** What a confirmation of this sentence is kept under. */
    key: z.string(),
  })),
  /** Figures and tables that are referred to but not there, numbered twice, or left out. */
  references: z.array(z.object({
    text: z.string(), line: z.number().int(), block: z.number().int(), start: z.number().int(), end: z.number().int(),
    kind: z.enum(['missing', 'twice', 'gap']), what: z.enum(['figure', 'table', 'box', 'annex']), number: z.string(), reason: z.string(),
  })),
  summary: z.object({
    claims: z.number().int(), holds: z.number().int(), arithmetic: z.number().int(), data: z.number().int(), wording: z.number().int(), unmatched: z.number().int(),
    contradictions: z.number().int(), references: z.number().int(),
  }),
});
export type DraftCheck = z.infer<typeof draftCheckSchema>;
