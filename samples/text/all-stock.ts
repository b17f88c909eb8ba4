import type { Language } from '../countries.ts';
import type { StockSentence } from './stock.ts';
import { EN_STOCK } from './en/index.ts';
import { ES_STOCK } from './es/index.ts';
import { FR_STOCK } from './fr/index.ts';

const byTopicAndRole = (sentences: readonly StockSentence[]): ReadonlyMap<string, readonly StockSentence[]> =>
  Map.groupBy(sentences, (sentence) => `${sentence.topic}/${sentence.role}`);

/** Every stock sentence by language, then by "topic/role". */
export const STOCK: Record<Language, ReadonlyMap<string, readonly StockSentence[]>> = {
  en: byTopicAndRole(EN_STOCK), fr: byTopicAndRole(FR_STOCK), es: byTopicAndRole(ES_STOCK),
};
