import { FR_ANY } from './any.ts';
import { FR_CONTEXT } from './context.ts';
import { FR_TOPICS } from './topics.ts';

export const FR_STOCK = [...FR_ANY, ...FR_CONTEXT, ...FR_TOPICS];
