export declare const EN_SOCIETY: import("../stock.ts").StockSentence[];
