import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CodingView } from '#core/contract/api/views.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient } from '../../rpc/index.ts';
import { Banner, Button, Checkbox, Dialog, IconButton, TextField } from '../../ui/index.ts';
import { coding, NO_FILTERS } from './store.ts';
import { chooseColumns, useColumns } from './use-columns.ts';

const viewsQuery = () => orpc.coding.views.queryOptions({ meta: { areas: ['project'] } });

/** Column sets and saved searches by name, kept in the project: one press brings either back, or both. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { columns } = useColumns();
  const views = useQuery(viewsQuery()).data ?? [];
  const [name, setName] = useState('');
  const [withColumns, setWithColumns] = useState(true);
  const [withFilters, setWithFilters] = useState(true);
  const show = (view: CodingView) => {
    if (view.columns) chooseColumns(view.columns);
    if (view.filters) coding.setState({ filters: { ...NO_FILTERS, ...view.filters } });
    onClose();
  };
  const save = useSubmit(async () => {
    const { filters } = coding.getState();
    queryClient.setQueryData(viewsQuery().queryKey, await client.coding.saveView({ name: name.trim(), columns: withColumns ? [...columns] : null, filters: withFilters ? { ...filters, states: [...filters.states] } : null }));
    setName('');
  });
  const remove = async (view: CodingView) => { queryClient.setQueryData(viewsQuery().queryKey, await client.coding.deleteView({ name: view.name })); };
  return (
    <Dialog title={t('coding.viewsTitle')} isOpen onClose={onClose} footer={<Button onPress={onClose}>{t('common.close')}</Button>}>
      {save.refusal ? <Banner tone="bad">{save.refusal}</Banner> : null}
      {views.length === 0 ? <p className="dim">{t('coding.viewsNone')}</p> : (
        <ul className="coding-rule-list">
          {views.map((view) => <li key={view.name} className="coding-duplicate"><span className="grow">{view.name} <span className="dim">{[view.columns ? t('coding.viewColumns') : '', view.filters ? t('coding.viewFilters') : ''].filter(Boolean).join(', ')}</span></span><Button variant="quiet" onPress={() => show(view)}>{t('coding.viewShow')}</Button><IconButton icon="trash" size={13} label={t('coding.viewDelete', { view: view.name })} onPress={() => { void remove(view); }} /></li>)}
        </ul>
      )}
      <form className="form" onSubmit={save.submit}>
        <TextField label={t('coding.viewName')} maxLength={100} value={name} onChange={setName} autoFocus />
        <div className="coding-checks"><Checkbox isSelected={withColumns} onChange={setWithColumns}>{t('coding.viewColumns')}</Checkbox><Checkbox isSelected={withFilters} onChange={setWithFilters}>{t('coding.viewFilters')}</Checkbox></div>
        <div><Button isDisabled={save.busy || name.trim() === '' || (!withColumns && !withFilters)} onPress={() => save.submit()}>{t('coding.viewSave')}</Button></div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
