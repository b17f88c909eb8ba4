export declare const EN_VICTIMS: import("../stock.ts").StockSentence[];
