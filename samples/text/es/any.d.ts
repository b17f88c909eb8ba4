/** Frases que convienen a cualquier capacidad, y frases que enuncian un hecho contado. */
export declare const ES_ANY: import("../stock.ts").StockSentence[];
