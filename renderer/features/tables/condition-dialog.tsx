import { useState } from 'react';
import { Checkbox as AriaCheckbox, CheckboxGroup, Label } from 'react-aria-components';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, ComboBox, Dialog, Icon } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { addCondition, conditionText } from './model/filter-text.ts';
import { patchTable } from './model/plan.ts';
import { labelOf } from './model/variable-groups.ts';
import { useVariables } from './queries.ts';

/** "Region is South Asia or East Asia": a condition for those who do not write expressions. */
export function ConditionDialog({ onClose, variable: given }: { onClose: () => void; variable?: string | null }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const variables = useVariables().filter((variable) => (variable.categories?.length ?? 0) > 0);
  const [id, setId] = useState<string | null>(given ?? null);
  const [chosen, setChosen] = useState<string[]>([]);
  const variable = variables.find((each) => each.id === id);
  const add = () => {
    if (!variable || chosen.length === 0) return;
    const ordered = (variable.categories ?? []).flatMap((category) => (chosen.includes(category.id) ? [category.id] : []));
    editTable((table) => patchTable(table, { filter: addCondition(table.filter ?? '', conditionText(variable.id, ordered)) }));
    onClose();
  };
  return (
    <Dialog title={t('tables.addConditionTitle')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={!variable || chosen.length === 0} onPress={add}>{t('common.add')}</Button></>}>
      <ComboBox label={t('tables.conditionVariable')} options={variables.map((each) => ({ id: each.id, label: labelOf(each, language), ...(each.source === 'imported' ? { detail: each.id } : {}) }))} value={id} onChange={(next) => { setId(next); setChosen([]); }} emptyText={t('common.nothingFits')} autoFocus={id === null} />
      {variable ? (
        <CheckboxGroup className="field" value={chosen} onChange={setChosen}>
          <Label>{t('tables.conditionIs')}</Label>
          <div className="check-list">
            {(variable.categories ?? []).map((category) => (
              <AriaCheckbox key={category.id} value={category.id} className="checkbox check-line">
                {({ isSelected }) => <><span className="checkbox-box" aria-hidden="true">{isSelected ? <Icon name="check" size={12} /> : null}</span><span className="grow">{category.labels?.[language] ?? category.label}</span><span className="dim num">{format.number(category.count)}</span></>}
              </AriaCheckbox>
            ))}
          </div>
        </CheckboxGroup>
      ) : null}
    </Dialog>
  );
}
