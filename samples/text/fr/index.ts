import { FR_ANY } from './any.ts';
import { FR_CONTEXT } from './context.ts';

export const FR_STOCK = [...FR_ANY, ...FR_CONTEXT];
