import { EN_ANY } from './any.ts';
import { EN_CONTEXT } from './context.ts';
import { EN_FACTS } from './facts.ts';

export const EN_STOCK = [...EN_ANY, ...EN_CONTEXT, ...EN_FACTS];
