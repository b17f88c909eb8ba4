import { z } from 'zod';
import { codeKindSchema, codingOriginSchema } from '../contract/code.ts';
import { slugFor } from '../codebook/tree.ts';

/** What one coder hands over: everything he coded, read and noted, in words that another copy of the project can find again. */
const offset = z.number().int().min(0).nullable();
const code = z.object({
  id: z.string().min(1).max(200), parentId: z.string().nullable(), name: z.string().min(1).max(200), kind: codeKindSchema, colour: z.string().nullable(),
  description: z.string(), include: z.string(), exclude: z.string(), example: z.string(), labels: z.record(z.string(), z.string()), retired: z.boolean(), createdAt: z.string(),
});
export type PackageCode = z.infer<typeof code>;
/** A case by instrument, key, and which of several with that key. */
const caseRef = z.object({ instrument: z.string(), key: z.string(), nth: z.number().int().min(0) });
export type CaseRef = z.infer<typeof caseRef>;
const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project') }), z.object({ kind: z.literal('code'), codeId: z.string() }), z.object({ kind: z.literal('variable'), variableId: z.string() }),
  z.object({ kind: z.literal('case'), case: caseRef }), z.object({ kind: z.literal('answer'), answer: z.number().int().min(0) }), z.object({ kind: z.literal('coding'), coding: z.number().int().min(0) }),
]);
export type PackageTarget = z.infer<typeof target>;

export const coderPackageSchema = z.object({
  format: z.literal('survey-workbench-coder'), version: z.literal(1), projectId: z.string(), projectName: z.string(), madeAt: z.string(),
  /** The newest act on the codebook when it was made. */
  codebookVersion: z.number().int(),
  /** `createdAt`: when the coder joined the project of the package; with the id it says that two names are one person's. */
  coder: z.object({ id: z.string().regex(/^\P{Cc}{1,200}$/u), name: z.string().min(1).max(100), createdAt: z.string().optional() }),
  /** Parents before children. */
  codes: z.array(code).refine((codes) => { const seen = new Set<string>(); return codes.every(({ id, parentId }) => (parentId === null || seen.has(parentId)) && seen.size < seen.add(id).size); }),
  /** Answers the coder has read or coded; `sha256` of the text's UTF-8. */
  answers: z.array(z.object({ case: caseRef, variableId: z.string(), sha256: z.string() })),
  /** `words`: the coded words, by which a span is found again where the answer was edited since. */
  codings: z.array(z.object({ answer: z.number().int().min(0), codeId: z.string(), start: offset, end: offset, words: z.string(), origin: codingOriginSchema, starred: z.boolean(), createdAt: z.string() })),
  readings: z.array(z.object({ answer: z.number().int().min(0), at: z.string() })),
  /** Where coders disagreed and this one settled it. */
  verdicts: z.array(z.object({ answer: z.number().int().min(0), codeId: z.string(), present: z.boolean(), at: z.string() })).default([]),
  /** Places of this coder's codings in the order of their code's quotes, from 0. */
  quotes: z.array(z.object({ coding: z.number().int().min(0), place: z.number().int().min(0) })).default([]),
  memos: z.array(z.object({ target, title: z.string(), body: z.string(), createdAt: z.string(), updatedAt: z.string() })),
});
export type CoderPackage = z.infer<typeof coderPackageSchema>;

/** An id for what a package brings along, the same whichever package comes first: the name as people type it, a dot (which no id made
 *  here by hand has), and eight digits of where it stands. @param hash hex digest of a text */
export const broughtId = (name: string, place: string, hash: (text: string) => string): string => `${slugFor(name, new Set())}.${hash(place).slice(0, 8)}`;

/** Of two definitions of one brought code, the one that stands, whichever came first: the older, else the lesser as text. */
export function olderCode(a: PackageCode, b: PackageCode): PackageCode {
  const text = (one: PackageCode): string => JSON.stringify([one.createdAt, one.name, one.kind, one.colour, one.description, one.include, one.exclude, one.example, Object.entries(one.labels).toSorted(([x], [y]) => (x < y ? -1 : 1)), one.retired]);
  return text(b) < text(a) ? b : a;
}

/** A place among siblings that does not depend on who came first: behind all that were placed by hand, by the letters of the name.
 *  @returns at least 2³⁰, below 2⁵² */
export function broughtPosition(name: string, hash: string): number {
  const letters = slugFor(name, new Set()).slice(0, 5).padEnd(5, '-');
  let order = 0;
  for (const letter of letters) order = order * 38 + (/[a-z]/.test(letter) ? letter.charCodeAt(0) - 86 : /[0-9]/.test(letter) ? letter.charCodeAt(0) - 47 : letter === '-' ? 0 : 37);
  return 2 ** 30 + order * 65536 + Number.parseInt(hash.slice(0, 4), 16);
}
