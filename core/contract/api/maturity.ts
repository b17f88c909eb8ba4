import { z } from 'zod';
import { checklistSchema, evidenceSchema } from '../checklist.ts';
import { fileBytesSchema } from '../bytes.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

const count = z.number().int();
const language = z.enum(['en', 'fr']).default('en');
const words = z.object({ en: z.string(), fr: z.string() });
const unitSchema = z.object({ id: z.string(), name: z.string(), cases: count });
const scoreSchema = z.object({ percent: z.number().nullable(), marked: count, applicable: count });
const markSchema = z.object({ unit: z.string(), itemId: z.string(), phase: z.string(), value: z.string(), note: z.string(), evidence: z.array(evidenceSchema), by: z.string(), at: z.string() });
const written = z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), count });
const target = z.string().min(1).max(4000).optional();

/** Scored checklists, filled by country with evidence. `phase` '' where the study has none. */
export const checklists = {
  list: procedure.output(z.array(z.object({ checklist: checklistSchema, marks: count, units: count }))),
  /** Checklists to begin with. */
  samples: procedure.output(z.array(z.object({ id: z.string(), title: words, items: count }))),
  read: procedure.input(z.object({ source: fileSourceSchema })).output(checklistSchema),
  put: procedure.input(z.union([z.object({ checklist: checklistSchema }), z.object({ sample: z.string() })])).output(checklistSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
  /** Everything marked in one checklist, with its scores by unit and section in a phase (the newest that says anything where it is left out). */
  sheet: procedure.input(z.object({ id: z.string(), phase: z.string().max(80).optional() })).output(z.object({
    checklist: checklistSchema, phases: z.array(z.string()), units: z.array(unitSchema), marks: z.array(markSchema),
    scores: z.array(z.object({ unit: z.string(), all: scoreSchema, sections: z.array(scoreSchema) })), sections: z.array(z.object({ no: count, label: words, items: z.array(z.string()) })),
  })),
  mark: procedure.input(z.object({ id: z.string(), marks: z.array(z.object({ itemId: z.string(), unit: z.string(), phase: z.string().max(80).default(''), value: z.string().max(40).optional(), note: z.string().max(20_000).optional(), evidence: z.array(evidenceSchema).max(100).optional() })).min(1).max(20_000) })).output(z.object({ marks: count })),
  importMarks: procedure.input(z.object({ id: z.string(), source: fileSourceSchema, phase: z.string().max(80).default('') })).output(z.object({ marks: count, refused: z.array(z.object({ line: count, reason: z.string() })) })),
  exportFile: procedure.input(z.object({ id: z.string(), language, target })).output(written),
};

const levelSchema = z.object({ id: z.string(), label: words, capability: z.string().nullable(), levels: z.array(z.object({ id: z.string(), label: words })), rules: z.array(z.object({ level: z.string(), when: z.string(), words: z.string() })) });
export type LevelDefinition = z.infer<typeof levelSchema>;
const truth = z.enum(['holds', 'fails', 'unknown']);
const unitLevelSchema = z.object({ level: z.string().nullable(), cases: count, of: count });

/** Levels by capability: rules in words that turn answers, checklists and codes into a level. Each is a derived variable, made again when data change. */
export const levels = {
  list: procedure.input(z.object({ language })).output(z.array(levelSchema)),
  /** Levels from the lowest to the highest; rules in their order, the first that holds decides. */
  put: procedure.input(z.object({
    id: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/), label: words, capability: z.string().max(40).nullable().default(null),
    levels: z.array(z.object({ id: z.string().min(1).max(40), label: words })).min(2).max(20), rules: z.array(z.object({ level: z.string(), when: z.string().max(20_000) })).min(1).max(50),
  })).output(z.object({ id: z.string() })),
  /** For how many cases rules hold, in their order, and how many each decides; null for one that cannot be read. */
  counts: procedure.input(z.object({ rules: z.array(z.string().max(20_000)).max(50) })).output(z.object({ rules: z.array(z.object({ holds: count, decides: count }).nullable()), undecided: count })),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
  /** Every unit by every level, and the scores of checklists. */
  matrix: procedure.input(z.object({ language })).output(z.object({
    units: z.array(unitSchema), phases: z.array(z.string()), levels: z.array(levelSchema), rows: z.array(z.object({ unit: z.string(), levels: z.array(unitLevelSchema) })),
    scores: z.array(z.object({ id: z.string(), label: z.string(), values: z.array(z.number().nullable()) })),
  })),
  explain: procedure.input(z.object({ id: z.string(), unit: z.string(), language })).output(z.object({
    level: z.string().nullable(), cases: count, of: count,
    rules: z.array(z.object({ level: z.string(), words: z.string(), truth, decides: z.boolean(), grounds: z.array(z.object({ words: z.string(), truth, has: z.array(z.object({ variable: z.string(), id: z.string(), value: z.string(), missing: z.boolean() })) })) })),
  })),
  /** What changed from one phase to another: of checklists by their phases, of answers where a variable says each case's phase. */
  changes: procedure.input(z.object({ from: z.string().max(80), to: z.string().max(80), language })).output(z.object({
    rows: z.array(z.object({ unit: z.string(), name: z.string(), id: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable(), change: z.enum(['up', 'down', 'same', 'new', 'gone']) })),
    scores: z.array(z.object({ unit: z.string(), name: z.string(), id: z.string(), label: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
  })),
  /** A number by country: the mean of a number, or the share of a category; from least to most, with who is at the ends. */
  range: procedure.input(z.object({ variable: z.string(), category: z.string().optional(), language })).output(z.object({
    label: z.string(), words: z.string(), percent: z.boolean(), range: z.object({ low: z.number(), high: z.number(), median: z.number(), units: count, atLow: z.array(z.string()), atHigh: z.array(z.string()) }).nullable(),
    /** `base` is weighted where the number is; `cases` are those that have one. `withheld`: a table by country would withhold the number. */
    rows: z.array(z.object({ unit: z.string(), name: z.string(), value: z.number().nullable(), base: z.number(), cases: count, withheld: z.boolean() })), withheld: count,
  })),
  exportFile: procedure.input(z.object({ language, target })).output(written),
};

export const STATES = ['draft', 'agreed', 'underway', 'done', 'dropped'] as const;
const conclusionSchema = z.object({ id: count, unit: z.string(), name: z.string(), capability: z.string(), finding: z.string(), recommendation: z.string(), owner: z.string(), due: z.string(), state: z.enum(STATES), evidence: z.array(evidenceSchema), by: z.string(), updatedAt: z.string() });
export type Conclusion = z.infer<typeof conclusionSchema>;
const stance = z.enum(['yes', 'partly', 'no']).nullable();
const agreement = z.enum(['agree', 'partly', 'conflict', 'single', 'silent']);

/** What all sources say of a country and a capability, side by side, and what follows from it. */
export const sources = {
  /** How far sources agree, for every country and capability. */
  overview: procedure.input(z.object({ language })).output(z.object({ units: z.array(unitSchema), capabilities: z.array(z.object({ no: z.string(), name: z.string(), domain: z.string() })), cells: z.array(z.object({ unit: z.string(), capability: z.string(), agreement, sources: count, findings: count })) })),
  page: procedure.input(z.object({ unit: z.string(), capability: z.string(), language })).output(z.object({
    unit: z.string(), name: z.string(), capability: z.string(), title: z.string(), agreement,
    /** One for each questionnaire and phase, checklist, level or document. */
    sources: z.array(z.object({ id: z.string(), kind: z.enum(['survey', 'checklist', 'level', 'words']), label: z.string(), phase: z.string(), lines: z.array(z.object({ id: z.string(), label: z.string(), value: z.string(), stance, note: z.string(), evidence: z.array(evidenceSchema), answerId: count.nullable() })) })),
    /** Themes that were coded in what was said about it, with how often. */
    withheld: count, conclusions: z.array(conclusionSchema),
  })),
  conclusions: procedure.input(z.object({ unit: z.string().optional(), capability: z.string().optional() }).default({})).output(z.array(conclusionSchema)),
  putConclusion: procedure.input(z.object({ id: count.nullable().default(null), unit: z.string(), capability: z.string().max(40), finding: z.string().max(20_000), recommendation: z.string().max(20_000).default(''), owner: z.string().max(300).default(''), due: z.string().max(40).default(''), state: z.enum(STATES).default('draft'), evidence: z.array(evidenceSchema).max(200).default([]) })).output(z.object({ id: count })),
  removeConclusion: procedure.input(z.object({ id: count })).output(z.object({ removed: z.boolean() })),
  roadmap: procedure.input(z.object({ format: z.enum(['xlsx', 'docx']).default('xlsx'), language, unit: z.string().optional(), target })).output(written.extend({ withheld: count })),
};
