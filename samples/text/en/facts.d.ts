/** Sentences that state what the figures count where a question was open: ICSE, INHOPE, agreed terminology. */
export declare const EN_FACTS: import("../stock.ts").StockSentence[];
