/** Sentences that fit any capability. */
export declare const EN_ANY: import("../stock.ts").StockSentence[];
