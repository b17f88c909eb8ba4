import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Variable } from '#core/contract/variable.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { Grid, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import { variableLabel } from './variable-text.ts';

type CaseRow = Outputs['data']['cases']['rows'][number];
type Cell = CaseRow['cells'][number];
/** What a grid on the client sorts and filters without a wait; beyond it, the filter narrows the cases first. */
const MAX_ROWS = 5000;
const MAX_COLUMNS = 1000;
const CHECK_AFTER_MS = 250;

/** One line a case, one column a variable; a state of missing is said in words and never looks like a value. */
export function CasesGrid({ variables, total }: { variables: readonly Variable[] | undefined; total: number }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const filter = useSettled(typed.trim(), CHECK_AFTER_MS);
  const explained = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression: filter, language } }), enabled: filter !== '' });
  const valid = filter === '' || (explained.data !== undefined && explained.data.error === null);
  const shown = useMemo(() => (variables ?? []).slice(0, MAX_COLUMNS), [variables]);
  const ids = useMemo(() => shown.map((variable) => variable.id), [shown]);
  const cases = useQuery({ ...orpc.data.cases.queryOptions({ input: { from: 0, to: MAX_ROWS, variables: ids, ...(filter ? { filter } : {}) } }), enabled: variables !== undefined && valid, placeholderData: (previous) => previous });
  const columns = useMemo<ColDef<CaseRow>[]>(() => [
    { headerName: t('data.key'), field: 'key', width: 150, pinned: 'left' },
    ...shown.map((variable, at): ColDef<CaseRow> => ({
      colId: variable.id, headerName: variableLabel(variable, language), headerTooltip: variable.wording ?? variable.label, width: variable.type === 'open' ? 260 : 150,
      filter: variable.type === 'number' ? 'agNumberColumnFilter' : 'agTextColumnFilter',
      valueGetter: ({ data }) => { const cell = data?.cells[at]; return cell === undefined || isState(cell) ? null : cell; },
      valueFormatter: ({ data, value }) => { const cell = data?.cells[at]; return cell !== undefined && isState(cell) ? t(`state.${cell.state}`) : typeof value === 'number' ? String(value) : value as string ?? ''; },
      cellClassRules: { 'cell-missing': ({ data }) => { const cell = data?.cells[at]; return cell !== undefined && isState(cell); }, 'cell-number': ({ data }) => typeof data?.cells[at] === 'number' },
    })),
  ], [shown, t, language]);
  const error = (explained.data?.fault ? sentenceOf(explained.data.fault) : explained.data?.error) ?? (explained.error ? refusalSentence(explained.error) : cases.error ? refusalSentence(cases.error) : null);
  const count = cases.data?.total ?? total;
  return (
    <>
      <div className="cases-bar">
        <TextField className="cases-filter" aria-label={t('data.filterLabel')} placeholder={t('data.filter')} value={typed} onChange={setTyped} error={filter ? error : null} {...(filter && explained.data?.words ? { help: t('data.filterWords', { words: explained.data.words }) } : {})} />
        {typed ? <Button variant="quiet" icon="close" onPress={() => setTyped('')}>{t('data.clearFilter')}</Button> : null}
        <span className="grow" />
        <span className="dim" role="status">{count > MAX_ROWS ? `${format.number(MAX_ROWS)} / ${t('data.casesCount', { count })}` : t('data.casesCount', { count })}</span>
      </div>
      <Grid<CaseRow> label={t('data.cases')} language={language} columns={columns} rows={cases.data?.rows} rowId={(row) => String(row.index)} />
    </>
  );
}

const isState = (cell: Cell): cell is Extract<Cell, { state: string }> => typeof cell === 'object';

function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => { const timer = setTimeout(() => setSettled(value), afterMs); return () => clearTimeout(timer); }, [value, afterMs]);
  return settled;
}
