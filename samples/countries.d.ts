export type Language = 'en' | 'fr' | 'es';
export type IncomeBand = 'low' | 'lower-middle' | 'upper-middle' | 'high';
/** A country of the sample study. Regions are UNICEF's; income bands are the World Bank's for 2021. */
export interface SampleCountry {
    readonly iso3: string;
    /** As the respondent typed it in the workbook; also names the case. */
    readonly name: string;
    readonly region: string;
    readonly income: IncomeBand;
    readonly instrument: 'alliance' | 'unicef';
    /** Language the answers are written in. */
    readonly language: Language;
    readonly currency: string;
}
/** The 42 countries: 17 governments that answered the Alliance's instrument, 25 UNICEF offices that answered the shorter one. */
export declare const SAMPLE_COUNTRIES: readonly SampleCountry[];
