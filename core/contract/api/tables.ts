import { z } from 'zod';
import type { TableModel } from '../../crosstab/table-model.ts';
import type { CodeKind } from '../code.ts';
import { planTableSchema } from '../table-plan.ts';
import { disclosureReportSchema, planMovesSchema, recipeAnswerSchema } from '../plan-record.ts';
import { bandingSchema, tableDesignSchema, tableRequestSchema, tableSchema } from '../table.ts';
import { fileBytesSchema } from '../bytes.ts';
import { cellSchema } from './data.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

const language = z.enum(['en', 'fr']).default('en');

/** Where a cell of a table comes from: a category of the row variable (several for a net, none for the whole base) and of each
 *  column variable (several where columns are nested, none for the total). */
export const cellPlaceSchema = z.object({
  row: z.object({ variable: z.string(), categories: z.array(z.string()).max(500) }),
  columns: z.array(z.object({ variable: z.string(), category: z.string() })).max(10).default([]),
  filter: z.string().max(20_000).optional(),
  weight: z.string().optional(),
  bands: z.array(bandingSchema).max(50).optional(),
  design: tableDesignSchema.nullable().optional(),
});

/** What the project says of one capability. */
export interface CapabilitySheet {
  readonly no: string; readonly name: string; readonly domain: string;
  /** survey: null where the study is counted as one whole. */
  readonly status: readonly { readonly survey: string | null; readonly model: TableModel }[];
  /** What checklists and levels say, by country; a line of one cell is a heading over those below it. */
  readonly reviewed: readonly { readonly id: string; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly notes: readonly string[] }[];
  /** What was raised, by kind, that of most respondents first; null where nothing was. count: null where it is withheld; base: those whose answers were read. */
  readonly themes: {
    readonly base: number; readonly provisional: { readonly read: number; readonly of: number } | null;
    readonly kinds: readonly { readonly kind: CodeKind; readonly themes: readonly { readonly code: string; readonly label: string; readonly count: number | null; readonly text: string }[] }[];
  } | null;
}

export const tables = {
  crosstab: procedure.input(tableRequestSchema).output(z.object({ tables: z.array(tableSchema) })),
  /** A table as it is shown: titles, banner, rows with their cells, base line and notes. Made by the program itself, so its shape is a type, not a check. */
  model: procedure.input(z.object({ table: planTableSchema, language, /** Of a layered table: 0 is the page of all. */ page: z.number().int().min(0).default(0) })).output(z.custom<TableModel>()),
  /** One capability as the report has it: window, Word and command line rank alike. */
  capability: procedure.input(z.object({ no: z.string().max(40), language })).output(z.custom<CapabilitySheet>()),
  /** The respondents behind a cell, and their words: coded segments where the row is a theme, else the open-ended answers of the same capability. */
  drill: procedure.input(cellPlaceSchema.extend({ limit: z.number().int().min(1).max(5000).default(500) })).output(z.object({
    total: z.number().int(),
    cases: z.array(z.object({ caseIndex: z.number().int(), key: z.string(), value: cellSchema, context: z.array(cellSchema) })),
    words: z.array(z.object({ answerId: z.number().int(), caseIndex: z.number().int(), caseKey: z.string(), variableId: z.string(), label: z.string(), codeId: z.string().nullable(), start: z.number().int().nullable(), end: z.number().int().nullable(), text: z.string(), starred: z.boolean() })),
  })),
  plan: procedure.output(z.array(planTableSchema)),
  save: procedure.input(planTableSchema).output(planTableSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
  move: procedure.input(z.object({ id: z.string(), position: z.number().int().min(0) })).output(z.array(planTableSchema)),
  /** Remembers every number of the plan; as a release, so that later tables cannot be taken away from it. */
  record: procedure.input(z.object({ kind: z.enum(['record', 'release']), name: z.string().max(200), language })).output(z.object({ tables: z.number().int() })),
  records: procedure.output(z.array(z.object({ id: z.number().int(), kind: z.enum(['record', 'release']), name: z.string(), madeAt: z.string() }))),
  /** The plan run again, beside what was remembered last, or at `against`. */
  moved: procedure.input(z.object({ language, against: z.number().int().optional() })).output(planMovesSchema),
  /** From a recipe id printed under a table back to the table. */
  recipe: procedure.input(z.object({ recipe: z.string().max(200), language })).output(recipeAnswerSchema),
  /** From a file that was exported or written to its tables: every recipe id in it. */
  recipes: procedure.input(z.object({ source: fileSourceSchema, language })).output(z.object({ name: z.string(), recipes: z.array(recipeAnswerSchema) })),
  /** What the plan withholds, with its proof. */
  disclosure: procedure.input(z.object({ language })).output(disclosureReportSchema),
  disclosureFile: procedure.input(z.object({ language })).output(z.object({ name: z.string(), bytes: fileBytesSchema })),
};
