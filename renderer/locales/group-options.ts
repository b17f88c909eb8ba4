import type { CountryGroups } from '#core/contract/import-plan.ts';
import { INCOME_CLASSES } from '#core/framework/income.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import type { useTranslation } from './i18n.ts';

type Group = CountryGroups[string];
interface GroupOption { readonly id: string; readonly label: string; readonly detail?: string }
const PUBLISHED = ' published';
/** Stands for "not classed that year"; it cannot be chosen for a country that is. */
export const UNCLASSED = ' none';

/** The regions a country can be put into, and, where that was done by hand, the way back.
 *  @param own the region set by hand, by its English name */
export const regionOptions = (own: string | undefined, { t, language }: Pick<ReturnType<typeof useTranslation>, 't' | 'language'>): GroupOption[] =>
  [...back(own, t), ...[...UNICEF_REGIONS, NO_REGION].map((one) => ({ id: one.en, label: one[language], ...byHand(one.en === own, t) }))];

/** The income classes, likewise. @param income the class that holds, by its id; null where the Bank set none */
export const incomeOptions = (income: string | null, own: string | undefined, { t, language }: Pick<ReturnType<typeof useTranslation>, 't' | 'language'>): GroupOption[] =>
  [...(income === null ? [{ id: UNCLASSED, label: t('data.classesNone') }] : []), ...back(own, t), ...INCOME_CLASSES.map((one) => ({ id: one.id, label: one[language], ...byHand(one.id === own, t) }))];

const back = (own: string | undefined, t: ReturnType<typeof useTranslation>['t']): GroupOption[] => (own === undefined ? [] : [{ id: PUBLISHED, label: t('data.classesPublished') }]);
const byHand = (isOwn: boolean, t: ReturnType<typeof useTranslation>['t']): { detail?: string } => (isOwn ? { detail: t('data.classesByHand') } : {});

/** What is set by hand for a country once an option was chosen; null where nothing is any more. */
export function chosenGroup(own: Group | undefined, kind: 'region' | 'income', id: string): Group | null {
  const { [kind]: _, ...others } = own ?? {};
  const next: Group = id === PUBLISHED || id === UNCLASSED ? others : { ...others, [kind]: id };
  return Object.keys(next).length === 0 ? null : next;
}
