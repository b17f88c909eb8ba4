export declare const EN_POLICY: import("../stock.ts").StockSentence[];
