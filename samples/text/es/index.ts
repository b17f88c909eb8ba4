import { ES_ANY } from './any.ts';

export const ES_STOCK = [...ES_ANY];
