/** Origine de la politique, ce qui l’a motivée, initiatives rejointes. */
export declare const FR_CONTEXT: import("../stock.ts").StockSentence[];
