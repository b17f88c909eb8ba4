import type { InstrumentQuestion } from './question.ts';
/** Levels of the questions on law, from the best to the worst. */
export declare const LEGISLATION_LEVELS: readonly ['In place and adequate', 'In place but inadequate', 'Not in place'];
/** How the model has been used, in this instrument's words; in the order of the Alliance's first five options and "Other". */
export declare const UNICEF_MODEL_OPTIONS: readonly ['To guide specific capabilities', 'As a reference of good practice', 'As a basis for policy development', 'To assess progress', 'Not used', 'Other use'];
/** The shorter instrument sent to UNICEF country offices: other column names, section titles in a row above the headers. */
export declare const UNICEF_QUESTIONS: readonly InstrumentQuestion[];
