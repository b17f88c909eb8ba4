import type { Language } from '../countries.ts';
import type { StockSentence } from './stock.ts';
/** Every stock sentence by language, then by "topic/role". */
export declare const STOCK: Record<Language, ReadonlyMap<string, readonly StockSentence[]>>;
