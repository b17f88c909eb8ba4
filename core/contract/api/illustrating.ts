import { z } from 'zod';
import { codeKindSchema } from '../code.ts';
import { procedure } from './base.ts';

const title = z.object({ en: z.string().max(500).default(''), fr: z.string().max(500).default('') });
const id = z.string().min(1).max(80);
const exampleId = z.number().int();
const place = { answerId: z.number().int(), start: z.number().int().nullable(), end: z.number().int().nullable() };

/** One example: a coded passage, whom it is from, and what would be printed of it. */
export const illustrationExampleSchema = z.object({
  id: exampleId, type: z.string(), ...place, caseKey: z.string(), country: z.string(), region: z.string(), variableId: z.string(),
  /** As it was said. */
  original: z.string(),
  /** As a person has put it; null where it stands as it was said. */
  words: z.string().nullable(),
  /** What a report prints: null where the respondent has not confirmed the passage, or the words hold others that are not cleared. */
  printed: z.object({ words: z.string(), attribution: z.string() }).nullable(),
  permission: z.enum(['named', 'region', 'no']), state: z.enum(['pending', 'confirmed']),
});
export const illustrationSchema = z.object({ id, title, capability: z.string().nullable(), types: z.array(z.object({ id: z.string(), label: z.string() })), examples: z.array(illustrationExampleSchema) });

/** Illustrative tables: types by examples from countries, taken from starred passages, put into words that can be printed. */
export const illustrations = {
  list: procedure.input(z.object({ language: z.enum(['en', 'fr']).default('en') })).output(z.array(illustrationSchema)),
  /** Makes a table of every starred passage that carries a code of this kind, in the answers about a capability or in all; under each
   *  code its passages. `examples`: how many it has. */
  create: procedure.input(z.object({ title, capability: z.string().nullable().default(null), kind: codeKindSchema })).output(z.object({ id, examples: z.number().int() })),
  change: procedure.input(z.object({ id, title, capability: z.string().nullable() })).output(z.object({ id })),
  remove: procedure.input(z.object({ id })).output(z.object({ removed: z.boolean() })),
  /** Starred passages that the table does not have yet, each with the codes it carries. */
  candidates: procedure.input(z.object({ id, language: z.enum(['en', 'fr']).default('en') })).output(z.array(z.object({ ...place, type: z.string(), typeLabel: z.string(), country: z.string(), words: z.string() }))),
  add: procedure.input(z.object({ id, type: z.string().min(1).max(200), ...place })).output(z.object({ id: exampleId })),
  /** Other words (null: as it was said), another type, or another place within the table. */
  edit: procedure.input(z.object({ example: exampleId, words: z.string().max(20_000).nullable().optional(), type: z.string().min(1).max(200).optional(), position: z.number().int().min(0).optional() })).output(z.object({ id: exampleId })),
  drop: procedure.input(z.object({ example: exampleId })).output(z.object({ removed: z.boolean() })),
};
