import { z } from 'zod';
import { codeKindSchema, codingOriginSchema } from '../contract/code.ts';
import { labelsSchema, measureSchema, variableTypeSchema } from '../contract/variable.ts';
import type { VariableDefinition } from '../model/definitions.ts';

/** Our own entry in the package: what REFI-QDA has no word for. Everything in it hangs on a GUID of the project file beside it, so
 *  it speaks only of what is still there. Other programs leave it out when they write the project again. */
export const SIDE_FILE = 'survey-workbench.json';

const guid = z.string();
const offset = z.number().int().min(0);
const category = z.object({ id: z.string(), label: z.string(), labels: labelsSchema.optional(), values: z.array(z.string()).optional() });
const derivation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('categories'), rules: z.array(z.object({ category: z.string(), when: z.string() })), basedOn: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('number'), expression: z.string() }),
]);
const definition = z.object({
  id: z.string().min(1), label: z.string(), labels: labelsSchema.optional(), wording: z.string().optional(), instrument: z.string().optional(), question: z.string().optional(), capability: z.string().optional(),
  role: z.string().optional(), source: z.enum(['imported', 'derived', 'attribute']), type: variableTypeSchema, measure: measureSchema.nullable(), confidential: z.boolean(),
  categories: z.array(category), confidence: z.number().optional(), derivation: derivation.optional(), documents: z.string().optional(),
}) satisfies z.ZodType<VariableDefinition>;

const document = z.object({
  title: z.string(), file: z.string(), format: z.enum(['docx', 'markdown', 'text', 'html', 'pdf']), sha256: z.string(), addedAt: z.string(),
  marks: z.array(z.object({ at: offset, heading: z.number().int().optional(), kind: z.enum(['caption', 'cell', 'note']).optional(), page: z.number().int().optional() })),
});

export const sideFileSchema = z.object({
  format: z.literal('survey-workbench-exchange'), version: z.literal(1), projectId: z.string(), createdAt: z.string(),
  coders: z.record(guid, z.string()),
  codes: z.record(guid, z.object({ id: z.string().min(1), kind: codeKindSchema, description: z.string(), include: z.string(), exclude: z.string(), example: z.string(), labels: z.record(z.string(), z.string()), key: z.string().nullable(), retired: z.boolean() })),
  instruments: z.array(z.object({ id: z.string().min(1), label: z.string() })),
  /** In the project's order: GUID, instrument, key. */
  cases: z.array(z.tuple([guid, z.string(), z.string()])),
  /** `columns`: the GUID of the variable, or of each option in the order of the categories; none for an open-ended question.
   *  `states`: one digit a case of `cases`: 0 a value, else why there is none (core/model/vector.ts). */
  variables: z.array(z.object({ definition, columns: z.array(guid), states: z.string().regex(/^[0-5]*$/) })),
  answers: z.record(guid, z.object({
    variable: z.string(), language: z.string().optional(),
    document: document.optional(),
    restore: z.object({ marks: offset.optional(), crlf: z.array(offset).optional(), cr: z.array(offset).optional() }).optional(),
  })),
  /** Codings that were not simply made by hand, and spans that the portable text cannot say. */
  codings: z.record(guid, z.object({ origin: codingOriginSchema.optional(), starred: z.literal(true).optional(), span: z.tuple([offset, offset]).optional() })),
  /** Who has read which answer, and when: source, coder's id, time. */
  readings: z.array(z.tuple([guid, z.string(), z.string()])),
});
export type SideFile = z.infer<typeof sideFileSchema>;
