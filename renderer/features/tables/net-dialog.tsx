import { useState } from 'react';
import { Checkbox as AriaCheckbox, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Dialog, Icon, Select, TextField } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { nextNetId } from './model/plan.ts';
import { labelOf } from './model/variable-groups.ts';
import { useTable, useVariables } from './queries.ts';

/** Categories of a row variable taken together; a case counts once however many of them it is in. */
export function NetDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const table = useTable();
  const all = useVariables();
  const rows = table.rows.flatMap((id) => { const found = all.find((variable) => variable.id === id); return found && (found.categories?.length ?? 0) > 2 ? [found] : []; });
  const [id, setId] = useState<string | null>(rows[0]?.id ?? null);
  const [of, setOf] = useState<string[]>([]);
  const [en, setEn] = useState('');
  const [fr, setFr] = useState('');
  const variable = rows.find((each) => each.id === id);
  const isReady = variable !== undefined && of.length > 1 && (en.trim() !== '' || fr.trim() !== '');
  const add = () => {
    if (!variable || !isReady) return;
    const members = (variable.categories ?? []).flatMap((category) => (of.includes(category.id) ? [category.id] : []));
    editTable((current) => ({ ...current, nets: [...current.nets, { variable: variable.id, id: nextNetId(current, variable.id), label: { en: en.trim() || fr.trim(), fr: fr.trim() || en.trim() }, of: members }] }));
    onClose();
  };
  return (
    <Dialog title={t('tables.addNetTitle')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!isReady} onPress={add}>{t('common.add')}</Button></>}>
      <Select label={t('tables.netVariable')} value={id} onChange={(next) => { setId(next); setOf([]); }} options={rows.map((each) => ({ id: each.id, label: labelOf(each, language) }))} />
      {variable ? (
        <CheckboxGroup className="field" value={of} onChange={setOf}>
          <Label>{t('tables.netOf')}</Label>
          <div className="check-list">
            {(variable.categories ?? []).map((category) => (
              <AriaCheckbox key={category.id} value={category.id} className="checkbox check-line">
                {({ isSelected }) => <><span className="checkbox-box" aria-hidden="true">{isSelected ? <Icon name="check" size={12} /> : null}</span>{category.labels?.[language] ?? category.label}</>}
              </AriaCheckbox>
            ))}
          </div>
        </CheckboxGroup>
      ) : null}
      <div className="form-row">
        <TextField className="grow" label={t('tables.netEnglish')} value={en} onChange={setEn} />
        <TextField className="grow" label={t('tables.netFrench')} value={fr} onChange={setFr} />
      </div>
    </Dialog>
  );
}
