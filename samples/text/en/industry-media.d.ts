export declare const EN_INDUSTRY_MEDIA: import("../stock.ts").StockSentence[];
