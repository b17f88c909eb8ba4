import type { OpenAnswer, SampleTable } from './make-sample.ts';
import type { Random } from './random.ts';
/** A flaw of the kind that real files have, put in on purpose; the quality list should find each. */
export interface PlantedFlaw {
    readonly kind: 'required but empty' | 'answered though skipped' | 'stray space' | 'capital letters' | 'look-alike option' | 'not an answer' | 'beyond the first plane';
    readonly instrument: 'alliance' | 'unicef';
    readonly case: string;
    readonly question: string;
}
/** Plants the flaws. None of them changes a figure: a person reads each cell as it was meant. */
export declare function plantFlaws(alliance: SampleTable, unicef: SampleTable, openAnswers: readonly OpenAnswer[], random: Random): {
    alliance: SampleTable;
    unicef: SampleTable;
    openAnswers: OpenAnswer[];
    flaws: PlantedFlaw[];
};
