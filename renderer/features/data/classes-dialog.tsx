import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { findCountry } from '#core/framework/countries.ts';
import type { CountryGroups } from '#core/contract/import-plan.ts';
import { useFormat } from '../../locales/format.ts';
import { chosenGroup, incomeOptions, regionOptions, UNCLASSED } from '../../locales/group-options.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, EmptyState, Select } from '../../ui/index.ts';

/** Which year of the World Bank's income classes the project counts by, and countries put into a region or class by hand. Each choice is
 *  an act of its own: all cases are classed anew, and one undo takes it back. */
export function ClassesDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const { data: classes, error } = useQuery(orpc.data.classification.queryOptions());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (wanted: { incomeYear?: string; groups?: Record<string, CountryGroups[string] | null> }) => {
    setBusy(true);
    setRefusal(null);
    try { await client.data.classify(wanted); } catch (failure) { setRefusal(refusalSentence(failure)); } finally { setBusy(false); }
  };
  const put = (line: NonNullable<typeof classes>['countries'][number], kind: 'region' | 'income', id: string) => {
    const own: CountryGroups[string] = { ...(line.regionByHand ? { region: line.region } : {}), ...(line.incomeByHand && line.income ? { income: line.income } : {}) };
    // What was set by hand is taken away whole, and what stays put back.
    return change({ groups: { [line.iso3]: chosenGroup(own, kind, id) } });
  };
  return (
    <Dialog title={t('data.classesTitle')} isOpen onClose={onClose} size="large" footer={<><span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button></>}>
      {error || refusal ? <Banner tone="bad">{refusal ?? refusalSentence(error)}</Banner> : null}
      <p className="dim">{t('data.classesHelp')}</p>
      {classes ? <Select label={t('import.incomeYear')} isDisabled={busy} value={classes.incomeYear} options={classes.years.toReversed().map((id) => ({ id, label: id }))} onChange={(incomeYear) => void change({ incomeYear })} /> : null}
      {classes && classes.countries.length === 0 ? <EmptyState title={t('import.noCountries')} /> : (
        <table className="table classes-table" aria-label={t('data.classesTitle')}>
          <thead><tr><th scope="col">{t('data.classesCountry')}</th><th scope="col" className="num">{t('import.cases')}</th><th scope="col">{t('import.region')}</th><th scope="col">{t('import.income')}</th></tr></thead>
          <tbody>
            {classes?.countries.map((line) => ({ line, name: findCountry(line.iso3)?.[language] ?? line.name })).toSorted((a, b) => a.name.localeCompare(b.name, language)).map(({ line, name }) => {
              return (
                <tr key={line.iso3}>
                  <td>{name}</td>
                  <td className="num">{format.number(line.cases)}</td>
                  <td><Select aria-label={t('data.classesRegion', { country: name })} isDisabled={busy} value={line.region} onChange={(id) => void put(line, 'region', id)} options={regionOptions(line.regionByHand ? line.region : undefined, { t, language })} /></td>
                  <td><Select aria-label={t('data.classesIncome', { country: name })} isDisabled={busy} value={line.income ?? UNCLASSED} onChange={(id) => { if (id !== UNCLASSED) void put(line, 'income', id); }} options={incomeOptions(line.income, line.incomeByHand ? line.income ?? undefined : undefined, { t, language })} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
