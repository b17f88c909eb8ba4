import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { draftCheckSchema, ROUNDINGS } from '../draft-check.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

const settings = { rounding: z.enum(ROUNDINGS).default('half'), language: z.enum(['en', 'fr']).default('en') };
const blockSchema = z.object({ text: z.string(), kind: z.enum(['paragraph', 'heading', 'caption', 'cell']), line: z.number().int(), page: z.number().int().optional() });

/** A draft report held against the project: every number in it found and judged. The draft is read where it lies and not kept. */
export const checking = {
  draft: procedure.input(z.object({ source: fileSourceSchema, ...settings })).output(draftCheckSchema.extend({ name: z.string(), format: z.enum(['docx', 'markdown', 'text', 'html', 'pdf']), blocks: z.array(blockSchema) })),
  /** A copy of a Word draft with a comment wherever something does not hold. Written to `target`, or handed back. */
  annotated: procedure.input(z.object({ source: fileSourceSchema, ...settings, target: z.string().min(1).max(4000).optional() })).output(z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), count: z.number().int() })),
  /** A person says what a sentence speaks of (`key` from its claim): it is kept with the project. */
  confirm: procedure.input(z.object({ key: z.string().min(1).max(4000), variable: z.string(), category: z.string() })).output(z.object({ confirmed: z.boolean() })),
  forget: procedure.input(z.object({ key: z.string().min(1).max(4000) })).output(z.object({ confirmed: z.boolean() })),
};
