import type { Language } from '../countries.ts';
/** The topics of the open-ended questions, as named in running text: with the article, and after "of". All are singular, so
 *  that a sentence written for any of them agrees. */
export declare const TOPIC_PHRASES: Record<Language, Record<string, readonly [it: string, ofIt: string]>>;
