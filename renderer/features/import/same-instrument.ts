import { foldText } from '../../ui/fold-text.ts';
import type { ImportPlan } from '#core/contract/import-plan.ts';
import type { Variable } from '#core/contract/variable.ts';

/** Columns in common, of those of the longer side, from which a file is most likely a newer one of a questionnaire. */
const LIKELY = 0.7;

/** The instrument of the project whose questions these columns are, where the plan took the file for another; null where none is
 *  clearly the same. It is offered, never taken by itself. */
export function sameInstrument(plan: Pick<ImportPlan, 'instrument' | 'variables'>, variables: readonly Pick<Variable, 'label' | 'wording' | 'instrument' | 'source'>[]): string | null {
  const key = (one: { readonly label: string; readonly wording?: string | undefined }): string => foldText(one.wording ?? one.label).replace(/[\s\p{P}]+/gu, ' ').trim();
  const ours = new Set(plan.variables.filter(({ include }) => include).map(key));
  const imported = variables.filter(({ source, instrument }) => source === 'imported' && instrument !== undefined);
  if (imported.some(({ instrument }) => instrument === plan.instrument.id)) return null;
  let best: { id: string; share: number } | null = null;
  for (const [id, of] of Map.groupBy(imported, ({ instrument }) => instrument!)) {
    const theirs = new Set(of.map(key));
    const share = [...ours].filter((one) => theirs.has(one)).length / Math.max(ours.size, theirs.size, 1);
    if (share >= LIKELY && (best === null || share > best.share)) best = { id, share };
  }
  return best?.id ?? null;
}
