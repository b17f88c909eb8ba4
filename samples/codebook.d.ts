import type { CodeKind } from '#core/contract/code.ts';
/** A code of the sample study's codebook. Ids are stable; `parent` is null for the eight headings. */
export interface SampleCode {
    readonly id: string;
    readonly parent: string | null;
    readonly kind: CodeKind;
    readonly en: string;
    readonly fr: string;
    readonly description: string;
    /** Which code a second reader is apt to put in its place. */
    readonly confusedWith?: string;
}
/** The codebook: eight headings, and under each its gaps, challenges, lessons, good practices and recommendations. */
export declare const SAMPLE_CODES: readonly SampleCode[];
/** Codes that a figure counts: both coders agree on them. */
export declare const isFact: (codeId: string) => boolean;
