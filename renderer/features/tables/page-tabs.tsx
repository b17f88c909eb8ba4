import { ListBox, ListBoxItem } from 'react-aria-components';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { showPage } from './store.ts';

/** The pages of a layered table, the page of all first; arrow keys walk them. */
export function PageTabs({ pages }: { pages: NonNullable<TableModel['pages']> }) {
  const { t } = useTranslation();
  const entries = pages.names.map((name, at) => ({ id: String(at), name }));
  return (
    <ListBox
      aria-label={t('tables.pages')} className="page-tabs" orientation="horizontal" selectionMode="single" disallowEmptySelection selectionBehavior="replace" items={entries}
      selectedKeys={[String(pages.at)]} onSelectionChange={(keys) => { const [key] = keys === 'all' ? [] : keys; if (key !== undefined) showPage(Number(key)); }}
    >
      {(entry) => <ListBoxItem id={entry.id} textValue={entry.name} className="chip plan-tab">{entry.name}</ListBoxItem>}
    </ListBox>
  );
}
