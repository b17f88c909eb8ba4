export declare const EN_STOCK: import("../stock.ts").StockSentence[];
