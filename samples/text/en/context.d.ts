/** How the policy began, what prompted it, which initiatives were joined. */
export declare const EN_CONTEXT: import("../stock.ts").StockSentence[];
