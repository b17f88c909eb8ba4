import { config } from 'zod';

/** The page's policy forbids making code out of text. zod would try once, to be faster, and the try alone is reported as a
 *  breach. Imported first, because schemas are made while modules load. */
config({ jitless: true });
