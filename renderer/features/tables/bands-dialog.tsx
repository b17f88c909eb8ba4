import { useState } from 'react';
import { bandCategories } from '#core/crosstab/banding.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { bandVariable, readCuts } from './model/plan.ts';
import { labelOf } from './model/variable-groups.ts';
import { useTable, useVariables } from './queries.ts';

/** Cuts a number into bands inside one table: the variable itself stays a number everywhere else. */
export function BandsDialog({ onClose, variable: given }: { onClose: () => void; variable?: string | null }) {
  const { t, language } = useTranslation();
  const table = useTable();
  const variable = useVariables().find((each) => each.id === given);
  const [text, setText] = useState((table.bands?.find((banding) => banding.variable === given)?.cuts ?? []).join('; '));
  if (!variable) return null;
  const cuts = readCuts(text);
  const label = labelOf(variable, language);
  const save = (next: readonly number[]) => { editTable((current) => bandVariable(current, variable.id, next)); onClose(); };
  const names = cuts === null || cuts.length === 0 ? null : bandCategories([...new Set(cuts)].sort((a, b) => a - b), cuts.every(Number.isInteger), language).map((band) => band.label).join(' · ');
  return (
    <Dialog
      title={t('tables.bandsOf', { variable: label })} isOpen onClose={onClose} size="small"
      footer={<><Button onPress={() => save([])}>{t('tables.bandsNone')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={cuts === null || cuts.length === 0} onPress={() => save(cuts ?? [])}>{t('common.save')}</Button></>}
    >
      <form className="form" onSubmit={(event) => { event.preventDefault(); if (cuts !== null && cuts.length > 0) save(cuts); }}>
        <TextField label={t('tables.bandsCuts')} value={text} onChange={setText} error={cuts === null ? t('tables.bandsUnreadable') : null} help={names ?? t('tables.bandsHelp')} autoFocus />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
