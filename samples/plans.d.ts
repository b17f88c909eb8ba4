import type { ImportPlan } from '#core/contract/import-plan.ts';
import type { SampleTable } from './make-sample.ts';
/** The import plan of one of the sample's workbooks, from the definition of its instrument: ids, types, categories and
 *  capabilities are certain, whatever a guess would make of the file. */
export declare function planFor(table: Pick<SampleTable, 'instrument' | 'questions' | 'delimiter'>): ImportPlan;
