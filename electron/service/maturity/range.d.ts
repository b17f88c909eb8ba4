import type { Outputs } from '#core/contract/api/index.ts';
import type { ProjectSession } from '../session.ts';
type Language = 'en' | 'fr';
/** A number by country, with who is at the ends; weighted where the project has a weight. What a table would withhold is withheld here.
 *  @throws Refusal VARIABLE_UNKNOWN, VARIABLE_CONFIDENTIAL, CATEGORY_UNKNOWN, RANGE_WITHHELD */
export declare function rangeOf(session: ProjectSession, id: string, category: string | undefined, language: Language): Outputs['levels']['range'];
export {};
