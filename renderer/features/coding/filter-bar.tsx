import { useEffect, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { openDialog } from '../../app/session.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Icon, IconButton, RemovableChip } from '../../ui/index.ts';
import { MoreTools } from './more-tools.tsx';
import { codeName } from './model/kinds.ts';
import { useCodes } from './queries.ts';
import { coding, filterCount, setFilters, useCoding } from './store.ts';
import { showCurrentRow } from './rows.ts';

const SEARCH_AFTER_MS = 200;

/** Full-text search, and the filters in force as chips that can be taken away. */
export function FilterBar() {
  const { t, language } = useTranslation();
  const filters = useCoding((state) => state.filters);
  const usefulFirst = useCoding((state) => state.usefulFirst !== null);
  const codes = useCodes();
  const [typed, setTyped] = useState(filters.search);
  useEffect(() => { setTyped(filters.search); }, [filters.search]);
  useEffect(() => {
    if (typed === filters.search) return;
    const timer = setTimeout(() => setFilters({ search: typed }), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, filters.search]);
  const code = codes?.find((one) => one.id === filters.codeId);
  return (
    <div className="coding-filters">
      <SearchField
        className="coding-search" aria-label={t('coding.searchLabel')} maxLength={500} value={typed} onChange={setTyped}
        onSubmit={() => { setFilters({ search: typed }); leaveSearch(); }}
        // Escape empties the field first, then gives the keys back to the room.
        onKeyDown={(event) => { if (event.key === 'Escape' && typed === '') leaveSearch(); }}
      >
        <Icon name="search" size={13} />
        <Input className="input" placeholder={t('coding.searchPlaceholder')} />
      </SearchField>
      <IconButton icon="filter" size={15} label={t('coding.filterCommand')} shortcut="f" onPress={() => openDialog('coding.filter')} className={filterCount(filters) > 0 ? 'coding-on' : ''} />
      <IconButton icon="tables" size={15} label={t('coding.columnsCommand')} shortcut="v" onPress={() => openDialog('coding.columns')} />
      <MoreTools />
      {usefulFirst ? <RemovableChip removeLabel={t('coding.removeFilter', { filter: t('coding.usefulFirstOn') })} onRemove={() => coding.setState({ usefulFirst: null })}>{t('coding.usefulFirstOn')}</RemovableChip> : null}
      {code ? <RemovableChip removeLabel={t('coding.removeFilter', { filter: code.name })} onRemove={() => setFilters({ codeId: null })}>{codeName(code, language)}</RemovableChip> : null}
      {filters.states.map((state) => <RemovableChip key={state} removeLabel={t('coding.removeFilter', { filter: t(`state.${state}`) })} onRemove={() => setFilters({ states: filters.states.filter((other) => other !== state) })}>{t(`state.${state}`)}</RemovableChip>)}
      {filters.starred ? <RemovableChip removeLabel={t('coding.removeFilter', { filter: t('coding.starred') })} onRemove={() => setFilters({ starred: false })}>{t('coding.starred')}</RemovableChip> : null}
      {filters.expression ? <RemovableChip removeLabel={t('coding.removeFilter', { filter: filters.expression })} onRemove={() => setFilters({ expression: '' })}><button type="button" className="coding-expression ellipsis" onClick={() => openDialog('coding.filter')}>{filters.expression}</button></RemovableChip> : null}
    </div>
  );
}

function leaveSearch(): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement) active.blur();
  document.querySelector<HTMLElement>('.coding-answer')?.focus({ preventScroll: true });
  showCurrentRow();
}
