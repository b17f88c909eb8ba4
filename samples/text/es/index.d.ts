export declare const ES_STOCK: import("../stock.ts").StockSentence[];
