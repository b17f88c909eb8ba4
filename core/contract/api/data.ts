import { z } from 'zod';
import { countryGroupsSchema } from '../import-plan.ts';
import { detailsSchema, toldSchema } from '../saying.ts';
import { derivationSchema, labelsSchema, measureSchema, variableSchema } from '../variable.ts';
import { procedure } from './base.ts';

export const derivedVariableSchema = z.object({
  id: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/), label: z.string().min(1), labels: labelsSchema.optional(),
  capability: z.string().optional(), role: z.string().optional(), measure: measureSchema.nullable().optional(),
  categories: z.array(z.object({ id: z.string(), label: z.string(), labels: labelsSchema.optional() })).optional(),
  derivation: derivationSchema,
});
export type DerivedVariable = z.infer<typeof derivedVariableSchema>;

/** What a grid cell shows: the text of a value, or the state of missing. */
export const cellSchema = z.union([z.string(), z.number(), z.object({ state: z.enum(['notAsked', 'noAnswer', 'dontKnow', 'notApplicable', 'unread']) })]);

export const qualityIssueSchema = z.object({
  kind: z.enum(['requiredButEmpty', 'answeredThoughSkipped', 'impossibleSkip', 'duplicateCase', 'unknownCategory', 'lookAlikeCategories', 'unmatchedCountry', 'importProblem']),
  severity: z.enum(['error', 'warning']),
  variableId: z.string().nullable(), caseKey: z.string().nullable(), message: z.string(),
  /** The message by code and facts; what earlier versions stored has only the English sentence. */
  code: z.string().optional(), details: detailsSchema.optional(),
});
export type QualityIssue = z.infer<typeof qualityIssueSchema>;

/** Which classes of countries the project counts by, and the groups of the countries it has. */
export const classificationSchema = z.object({
  /** Fiscal year of the World Bank's income classes, "FY22"; and all that are held, oldest first. */
  incomeYear: z.string(), years: z.array(z.string()),
  countries: z.array(z.object({
    iso3: z.string(), name: z.string(), cases: z.number().int(),
    /** English name of the region; id of the income class, null where the Bank gave the country none that year. */
    region: z.string(), income: z.enum(['low', 'lower-middle', 'upper-middle', 'high']).nullable(),
    regionByHand: z.boolean(), incomeByHand: z.boolean(),
  })),
});
export type ClassificationReport = z.infer<typeof classificationSchema>;

/** Variables and cases. */
export const data = {
  /** Every variable with its counts; themes too, unless they are not wanted: they change with every coding. */
  variables: procedure.input(z.object({ themes: z.boolean().optional() }).optional()).output(z.array(variableSchema)),
  updateVariable: procedure.input(z.object({
    id: z.string(),
    patch: z.object({
      label: z.string().min(1).optional(), labels: labelsSchema.optional(), measure: measureSchema.nullable().optional(), capability: z.string().nullable().optional(),
      question: z.string().nullable().optional(), role: z.string().nullable().optional(), confidential: z.boolean().optional(),
      /** The open-ended variable that this one says in another language; null: none. */
      translationOf: z.string().nullable().optional(),
      categories: z.array(z.object({ id: z.string(), label: z.string(), labels: labelsSchema.optional() })).optional(),
    }),
  })).output(variableSchema),
  /** Folds one category into another: its cases count there. */
  mergeCategories: procedure.input(z.object({ id: z.string(), from: z.string(), into: z.string() })).output(variableSchema),
  deleteVariable: procedure.input(z.object({ id: z.string() })).output(z.object({ deleted: z.boolean() })),
  derive: procedure.input(derivedVariableSchema).output(variableSchema),
  /** The same for several, as one act. */
  deriveSeveral: procedure.input(z.object({ variables: z.array(derivedVariableSchema).min(1).max(1000) })).output(z.array(variableSchema)),
  /** Derived variables that would hold what several questionnaires ask by yes or no about one capability; to be made with `derive`. */
  harmonise: procedure.output(z.array(z.object({ variable: derivedVariableSchema, from: z.array(z.string()), confidence: z.number().min(0).max(1), reason: toldSchema }))),
  /** Checks an expression and says it in words; `error` is a sentence with the position, `fault` the same by code and facts. */
  explain: procedure.input(z.object({ expression: z.string().max(20_000), language: z.enum(['en', 'fr']).default('en') })).output(z.object({ words: z.string().nullable(), error: z.string().nullable(), fault: toldSchema.optional(), cases: z.number().int().nullable() })),
  cases: procedure.input(z.object({ from: z.number().int().min(0), to: z.number().int().min(0), variables: z.array(z.string()).max(1000), filter: z.string().optional() })).output(z.object({
    total: z.number().int(),
    rows: z.array(z.object({ index: z.number().int(), key: z.string(), cells: z.array(cellSchema) })),
  })),
  classification: procedure.output(classificationSchema),
  /** Another year, or a country's group by hand (null: as published again); regions and income bands of all cases are made again. */
  classify: procedure.input(z.object({ incomeYear: z.string().optional(), groups: z.record(z.string(), countryGroupsSchema.valueType.nullable()).optional() })).output(classificationSchema),
  quality: procedure.output(z.array(qualityIssueSchema)),
};
