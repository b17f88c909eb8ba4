import type { ReturnLine } from '#core/contract/api/confirmation.ts';
import type { useTranslation } from '../../../locales/i18n.ts';
import type { LineChoice } from './store.ts';

type T = ReturnType<typeof useTranslation>['t'];
/** What a status may be where there is no answer to it. */
const STATES = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const;

export interface Effective { readonly verdict: ReturnLine['verdict']; readonly choice: readonly string[] | null; readonly words: string | null; readonly permission: 'named' | 'region' | null }

/** A line as it would be taken over: what was read, with what a person chose over it. */
export function effective(line: ReturnLine, choice: LineChoice | undefined): Effective {
  const verdict = choice?.verdict ?? line.verdict;
  const own = choice?.verdict === undefined || choice.verdict === 'changed';
  return {
    verdict, permission: choice?.permission ?? line.permission,
    choice: choice?.choice ?? (own ? line.choice : null), words: choice?.words !== undefined ? choice.words : own && line.kind === 'example' ? line.becomes : null,
  };
}

/** Whether it says plainly what shall be. */
export function acceptable(line: ReturnLine, choice: LineChoice | undefined): boolean {
  if (line.standing.includes('gone') || line.outcome === 'accepted') return false;
  const { verdict, choice: ids, words, permission } = effective(line, choice);
  if (verdict === 'confirmed' || verdict === 'withdrawn') return true;
  if (verdict !== 'changed') return false;
  if (line.kind === 'example') return (words ?? '').trim() !== '' || (permission !== null && (choice?.permission !== undefined || line.verdict === 'changed'));
  return (ids !== null && ids.length > 0) || (line.verdict === 'changed' && line.becomes !== null && choice?.verdict === undefined);
}

export function becomesText(line: ReturnLine, choice: LineChoice | undefined, t: T): string {
  const { verdict, choice: ids, words, permission } = effective(line, choice);
  if (verdict !== 'changed' && verdict !== 'unclear') return '';
  const how = line.kind === 'example' && permission !== null ? t(`confirmation.permission.${permission}`) : '';
  if (line.kind === 'example') return [words ?? '', how].filter(Boolean).join(' · ');
  if (ids !== null && ids.length > 0) return line.choices.filter((one) => ids.includes(one.id)).map((one) => one.label).join('; ');
  const state = STATES.find((one) => one === line.becomes);
  return state ? t(`confirmation.noValue.${state}`) : line.becomes ?? line.written.value;
}
