/** Phrases qui conviennent à toute capacité, et phrases qui énoncent un fait compté. */
export declare const FR_ANY: import("../stock.ts").StockSentence[];
