export declare const FR_STOCK: import("../stock.ts").StockSentence[];
