import type { Labels } from '#core/contract/variable.ts';
/** One question of an instrument of the sample study. */
export interface InstrumentQuestion {
    /** Short id; the variable's id in a project is the instrument's id, a dot and this. */
    readonly id: string;
    /** Column header in the workbook. */
    readonly header: string;
    readonly section: string;
    readonly type: 'identifier' | 'single' | 'multiple' | 'number' | 'date' | 'open';
    readonly required: boolean;
    readonly labels: Labels;
    /** Questions passed over when the answer is No. */
    readonly skippedWhenNo?: readonly string[];
    /** Options of a multiple choice, or ordered levels of a single choice that is not Yes or No. */
    readonly options?: readonly string[];
    /** Capability numbers of the framework, joined by "|". */
    readonly capability?: string;
    readonly role: string;
}
