import type { SampleCountry } from './countries.ts';
import type { Standings } from './figures.ts';
import type { SampleValue } from './closed-answers.ts';
import type { AnswerBrief } from './text/compose.ts';
/** An open-ended question put to one country: what the answer speaks of, and how often such an answer is given at all. */
export interface OpenTask {
    readonly question: string;
    readonly brief: AnswerBrief;
    readonly answered: number;
}
/** Open-ended questions a government meets, given its closed answers: routing is obeyed. */
export declare function allianceOpenTasks(country: SampleCountry, closed: ReadonlyMap<string, SampleValue>, standings: Standings): OpenTask[];
/** Open-ended questions put to a UNICEF office. */
export declare function unicefOpenTasks(country: SampleCountry, standings: Standings): OpenTask[];
