import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Checkbox, Dialog, foldText, IconButton, TextField } from '../../ui/index.ts';
import { CASE_COLUMN, CODES_COLUMN } from './answer-columns.tsx';
import { variablesQuery } from './queries.ts';
import { chooseColumns, useColumns } from './use-columns.ts';

/** Chooses what is shown about each case beside its answer, and in which order; kept for the next time. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const { columns } = useColumns();
  const [chosen, setChosen] = useState<readonly string[]>(columns);
  const [typed, setTyped] = useState('');
  const variables = useQuery(variablesQuery()).data ?? [];
  const all = [
    { id: CASE_COLUMN, label: t('coding.case') }, { id: CODES_COLUMN, label: t('coding.codes') },
    ...variables.filter((variable) => variable.type !== 'open').map((variable) => ({ id: variable.id, label: variable.labels?.[language] ?? variable.label })),
  ];
  const labelOf = new Map(all.map((one) => [one.id, one.label]));
  const words = foldText(typed).split(/\s+/);
  const shown = all.filter((one) => words.every((word) => foldText(`${one.label} ${one.id}`).includes(word))).slice(0, 200);
  const move = (id: string, step: -1 | 1) => {
    const at = chosen.indexOf(id);
    const to = at + step;
    if (to < 0 || to >= chosen.length) return;
    setChosen(chosen.with(at, chosen[to]!).with(to, id));
  };
  return (
    <Dialog title={t('coding.columnsTitle')} isOpen onClose={onClose} size="large" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" onPress={() => { chooseColumns(chosen); onClose(); }}>{t('common.save')}</Button></>}>
      <div className="coding-columns">
        <section>
          <TextField aria-label={t('common.search')} placeholder={t('coding.columnsSearch')} value={typed} onChange={setTyped} autoFocus />
          <div className="coding-columns-list" role="group" aria-label={t('coding.columnsAll')}>
            {shown.map((one) => <Checkbox key={one.id} isSelected={chosen.includes(one.id)} onChange={(on) => setChosen(on ? [...chosen, one.id] : chosen.filter((other) => other !== one.id))}><span className="ellipsis">{one.label}</span><span className="dim mono">{one.id.replace(/^:.*/, '')}</span></Checkbox>)}
          </div>
        </section>
        <section>
          <h3 className="field-label">{t('coding.columnsChosen')}</h3>
          <ol className="coding-columns-list">
            {chosen.map((id) => (
              <li key={id} className="coding-column"><span className="ellipsis grow">{labelOf.get(id) ?? id}</span><IconButton icon="up" size={13} label={t('coding.columnUp', { column: labelOf.get(id) ?? id })} onPress={() => move(id, -1)} /><IconButton icon="down" size={13} label={t('coding.columnDown', { column: labelOf.get(id) ?? id })} onPress={() => move(id, 1)} /><IconButton icon="close" size={13} label={t('coding.columnRemove', { column: labelOf.get(id) ?? id })} onPress={() => setChosen(chosen.filter((other) => other !== id))} /></li>
            ))}
          </ol>
        </section>
      </div>
    </Dialog>
  );
}
