import { z } from 'zod';
import { detailsSchema, sayingSchema } from './saying.ts';
import { labelsSchema, measureSchema, variableTypeSchema } from './variable.ts';

/** How a file becomes cases and variables: what the guesser proposes, the wizard edits, the CLI's `--plan` takes and the next wave re-uses.
 *  Columns are named by header text as well as by position, so that a plan still fits when columns move. */
export const planColumnSchema = z.object({
  /** 0-based column in the sheet (row, for a transposed sheet) when the plan was made. */
  index: z.number().int().min(0),
  /** Header cells from top to bottom, joined by " › " where there are several rows. */
  header: z.string(),
  /** For one column an option: the option this column stands for. */
  option: z.string().optional(),
});

export const planVariableSchema = z.object({
  id: z.string(),
  label: z.string(),
  labels: labelsSchema.optional(),
  wording: z.string().optional(),
  /** false: the column is left out, and the preview says so. */
  include: z.boolean(),
  type: variableTypeSchema,
  measure: measureSchema.nullable(),
  question: z.string().optional(),
  capability: z.string().optional(),
  role: z.string().optional(),
  confidential: z.boolean(),
  columns: z.array(planColumnSchema).min(1),
  /** multiple: options in one cell parted by this; one column an option: absent. */
  delimiter: z.string().optional(),
  /** one column an option: spellings of “not ticked”, besides 0, No and an empty cell (SPSS files often write 1 and 2). */
  unticked: z.array(z.string()).optional(),
  /** number: "," where the file writes decimals with a comma. */
  decimal: z.enum(['.', ',']).optional(),
  /** date: how texts are read, e.g. "dmy"; absent for real date cells and ISO texts. */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  categories: z.array(z.object({
    id: z.string(), label: z.string(), labels: labelsSchema.optional(),
    /** Spellings in the file that mean this category. */
    values: z.array(z.string()),
  })).optional(),
  /** Texts that are not a value, by state. An empty cell is `noAnswer` unless routing says it was not asked. */
  missing: z.object({
    notAsked: z.array(z.string()).optional(), noAnswer: z.array(z.string()).optional(),
    dontKnow: z.array(z.string()).optional(), notApplicable: z.array(z.string()).optional(),
  }).optional(),
  language: z.string().optional(),
  /** What the form the data were collected with says of the question. Conditions are XLSForm expressions over `name`s. */
  form: z.object({
    name: z.string(),
    /** When the question is asked, its groups' conditions included; absent: always. */
    relevant: z.string().optional(),
    /** true, or the condition under which an answer is required. */
    required: z.union([z.boolean(), z.string()]).optional(),
    /** What an answer must satisfy; `.` is the answer. */
    constraint: z.string().optional(),
    constraintMessage: z.string().optional(),
  }).optional(),
  confidence: z.number().min(0).max(1),
  /** Why it was guessed so, one sentence. */
  reason: z.string(),
  /** The same by code and facts, so that it can be said in another language. */
  why: z.array(sayingSchema).optional(),
});

/** Another sheet of the workbook that belongs to the same cases, by an id that stands in both. */
export const planSheetSchema = z.object({
  sheet: z.string(),
  /** The sheet its rows belong to: the plan's own, or another joined one (a repeat within a repeat). */
  parent: z.string(),
  /** Header (as in `PlanColumn.header`) of the column with the id, here and in the parent. */
  column: z.string(),
  parentColumn: z.string(),
  headerRows: z.array(z.number().int().min(0)),
  firstDataRow: z.number().int().min(0),
  /** one: at most one row a case. many: a repeat group. */
  kind: z.enum(['one', 'many']),
  /** one: `columns` (its columns become variables of the case) or `leave`.
   *  many: `cases` (each row a case of its own instrument, with its parent's key and country: the plan is in `units`), `summary`
   *  (number of rows, any of the answers, sums of numbers, as variables of the parent's case), `both`, or `leave`. */
  use: z.enum(['columns', 'cases', 'summary', 'both', 'leave']),
  confidence: z.number().min(0).max(1),
  /** Why it was found to belong there; `why` says it in any language. */
  reason: z.string(),
  why: z.array(sayingSchema).optional(),
});
export type PlanSheet = z.infer<typeof planSheetSchema>;

/** A country's groups as a person set them: a region by its English name, an income class by its id. What is absent is as published. */
export const countryGroupsSchema = z.record(z.string().regex(/^[A-Z]{3}$/), z.object({ region: z.string().min(1).optional(), income: z.enum(['low', 'lower-middle', 'upper-middle', 'high']).optional() }));
export type CountryGroups = z.infer<typeof countryGroupsSchema>;

const planShape = z.object({
  version: z.literal(1),
  sheet: z.string(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  orientation: z.enum(['rows', 'columns']),
  /** 0-based rows (columns, when transposed) of the header; data start after the last, at `firstDataRow`. */
  headerRows: z.array(z.number().int().min(0)),
  firstDataRow: z.number().int().min(0),
  /** The questionnaire; `labels` name it in the languages of the tables. */
  instrument: z.object({ id: z.string(), label: z.string(), labels: labelsSchema.optional() }),
  /** Variable id whose value names the case; absent: cases are numbered by row. */
  caseKey: z.string().optional(),
  /** Variable id that holds countries; region and income are looked up from it. */
  country: z.string().optional(),
  incomeYear: z.string().optional(),
  /** Regions and income classes put by hand, by ISO3 code: they stand in place of UNICEF's and the World Bank's. */
  groups: countryGroupsSchema.optional(),
  /** Names as typed in the file, and the ISO3 code a person chose for them ("" = leave unmatched). */
  countryMatches: z.record(z.string(), z.string()).optional(),
  variables: z.array(planVariableSchema),
  /** The rule under which several files became one import: each one respondent's filled form, equal tables one below the other, or parts
   *  of one survey that are tied by an id (`sheets` then names files). */
  gathered: z.enum(['forms', 'tables', 'joined']).optional(),
  /** Every row below the header is a case, and none a note: the file is an export of this program, or declares its cases itself. */
  everyRow: z.boolean().optional(),
  /** Texts that begin like a formula stand behind an apostrophe, which is no part of them. */
  guarded: z.boolean().optional(),
  /** Texts that were written in UTF-8 and read in another code page before the file was made are read as they were meant. */
  repaired: z.boolean().optional(),
  /** Further sheets joined by an id. */
  sheets: z.array(planSheetSchema).optional(),
});
/** The plan of a repeat group whose rows are cases of their own (`planSheetSchema`, `use`). */
export const unitPlanSchema = planShape;
export const importPlanSchema = planShape.extend({ units: z.array(unitPlanSchema).optional() });
export type UnitPlan = z.infer<typeof unitPlanSchema>;
export type ImportPlan = z.infer<typeof importPlanSchema>;
export type PlanVariable = z.infer<typeof planVariableSchema>;
export type PlanColumn = z.infer<typeof planColumnSchema>;

export const problemSchema = z.object({
  severity: z.enum(['error', 'warning']), sheet: z.string(), cell: z.string(), expected: z.string(), found: z.string(), message: z.string(),
  /** The message by code and facts; problems stored by earlier versions have none. */
  code: z.string().optional(), details: detailsSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;
