import type { SampleTable } from './make-sample.ts';
/** Where things stand on the data sheet of each workbook; the import plans speak of the same rows. All 0-based. */
export interface SheetLayout {
    readonly sheet: string;
    readonly file: string;
    /** Row with the section titles, where there is one. */
    readonly sectionRow: number | null;
    readonly headerRow: number;
    readonly firstDataRow: number;
}
export declare const LAYOUTS: Readonly<Record<SampleTable['instrument']['id'], SheetLayout>>;
export declare const SYNTHETIC_LINE = "Synthetic data made for the sample study; no real answers.";
