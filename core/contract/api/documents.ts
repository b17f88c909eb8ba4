import { z } from 'zod';
import { refusalSchema } from '../refusal.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

const format = z.enum(['docx', 'markdown', 'text', 'html', 'pdf']);

/** Where a document goes: to a case of the project, or to a case of its own. */
export const documentPlaceSchema = z.union([
  z.object({ caseIndex: z.number().int().min(0) }),
  z.object({ newCase: z.string().min(1).max(300), country: z.string().regex(/^[A-Z]{3}$/).nullable() }),
]);
export type DocumentPlace = z.infer<typeof documentPlaceSchema>;

/** A document of the project. Its words are an answer (`answerId`) to the question of its collection (`variableId`). */
export const documentSchema = z.object({
  id: z.number().int(), answerId: z.number().int(), title: z.string(), file: z.string(), format, sha256: z.string(), addedAt: z.string(),
  collection: z.object({ id: z.string(), label: z.string() }), variableId: z.string(),
  caseIndex: z.number().int(), caseKey: z.string(), /** The case was made for documents. */ ownCase: z.boolean(), country: z.string().nullable(), /** Of its country. */ iso3: z.string().nullable(), language: z.string().nullable(),
  characters: z.number().int(), paragraphs: z.number().int(), pages: z.number().int().nullable(), speakers: z.array(z.string()),
  state: z.enum(['unread', 'readNothing', 'coded']), codings: z.number().int(),
});
export type StoredDocument = z.infer<typeof documentSchema>;

/** Where a file was thought to belong, and why. The reasons are said in the window's language; `found` are the words that told. */
export const placeGuessSchema = z.object({
  place: documentPlaceSchema, caseKey: z.string(), country: z.string().nullable(),
  reason: z.enum(['identifier', 'country', 'countryShared', 'countryAlone', 'nothing', 'replaces']), found: z.string(),
});

/** One file of a batch that was looked at. */
export const inspectedDocumentSchema = z.object({
  index: z.number().int(), file: z.string(),
  /** Why it cannot come in; null where it can. */
  refused: refusalSchema.nullable(),
  title: z.string(), format: format.nullable(), characters: z.number().int(), paragraphs: z.number().int(), pages: z.number().int().nullable(),
  /** Pages of a PDF that are pictures: what stands on them is not in the text. */
  emptyPages: z.number().int(),
  speakers: z.array(z.string()), language: z.string().nullable(), beginning: z.string(),
  /** A document of the project that comes from the same file: as it is (`same`), or as it was before this one. */
  twin: z.object({ id: z.number().int(), title: z.string(), same: z.boolean(), caseKey: z.string() }).nullable(),
  guess: placeGuessSchema.nullable(),
});
export type InspectedDocument = z.infer<typeof inspectedDocumentSchema>;

/** Interviews and reports as sources of a case, beside the answers of surveys. */
export const documents = {
  list: procedure.output(z.array(documentSchema)),
  /** Reads files without storing anything. Interviews (somebody speaks in them) and reports are told apart: `collection` is what is proposed. */
  inspect: procedure.input(z.object({ sources: z.array(fileSourceSchema).min(1).max(500) })).output(z.object({ batchId: z.string(), collection: z.enum(['interviews', 'reports']), files: z.array(inspectedDocumentSchema) })),
  /** Brings files of a batch in: all of them, or none. One act. `replaces`: the corrected text of a document; its codings are put where their words now stand. */
  add: procedure.input(z.object({
    batchId: z.string(), collection: z.string().trim().min(1).max(100),
    items: z.array(z.object({ index: z.number().int().min(0), title: z.string().trim().min(1).max(300), place: documentPlaceSchema, replaces: z.number().int().optional() })).min(1).max(500),
  })).output(z.object({ documents: z.array(documentSchema), cases: z.number().int(), /** Codings whose words are gone from a corrected document, and wait for a decision. */ undecided: z.number().int() })),
  /** Puts a batch aside. */
  cancel: procedure.input(z.object({ batchId: z.string() })).output(z.object({ cancelled: z.boolean() })),
  /** Another title, another case. */
  update: procedure.input(z.object({ id: z.number().int(), title: z.string().trim().min(1).max(300).optional(), place: documentPlaceSchema.optional() })).output(z.object({ document: documentSchema })),
  /** Takes documents out, with what was coded in them, and the cases that were made for them and hold nothing else. */
  remove: procedure.input(z.object({ ids: z.array(z.number().int()).min(1).max(5000) })).output(z.object({ documents: z.number().int(), codings: z.number().int(), cases: z.number().int() })),
};
