import { ES_ANY } from './any.ts';
import { ES_TOPICS } from './topics.ts';

export const ES_STOCK = [...ES_ANY, ...ES_TOPICS];
