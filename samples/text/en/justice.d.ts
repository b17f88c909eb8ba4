export declare const EN_JUSTICE: import("../stock.ts").StockSentence[];
