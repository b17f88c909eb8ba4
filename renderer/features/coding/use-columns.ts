import { useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '../../rpc/index.ts';
import { CASE_COLUMN, CODES_COLUMN } from './answer-columns.tsx';
import { variablesQuery } from './queries.ts';
import { coding, useCoding } from './store.ts';

const PREFERENCE = 'coding.columns';
const USUAL = ['country', 'region', 'income'];
const MAX_COLUMNS = 20;

/** The chosen context columns that this project has; the usual ones until others are chosen. */
export function useColumns(): { columns: readonly string[]; ready: boolean } {
  const chosen = useCoding((state) => state.columns);
  const stored = useQuery(orpc.app.preferences.queryOptions({ meta: { areas: [] } }));
  const variables = useQuery(variablesQuery()).data;
  const saved = stored.data?.[PREFERENCE];
  useEffect(() => {
    if (saved !== undefined && coding.getState().columns === null) coding.setState({ columns: parseColumns(saved) });
  }, [saved]);
  const columns = useMemo(() => {
    const known = new Set([CASE_COLUMN, CODES_COLUMN, ...(variables ?? []).filter((variable) => variable.type !== 'open').map((variable) => variable.id)]);
    const wanted = (chosen ?? (saved === undefined ? USUAL : parseColumns(saved))).filter((id) => known.has(id));
    // Somebody must be named: where no country is, the case's own key is shown.
    return wanted.length > 0 ? wanted : [CASE_COLUMN];
  }, [chosen, saved, variables]);
  return { columns, ready: variables !== undefined && !stored.isPending };
}

export function chooseColumns(columns: readonly string[]): void {
  coding.setState({ columns: columns.slice(0, MAX_COLUMNS) });
  void client.app.setPreference({ key: PREFERENCE, value: columns.slice(0, MAX_COLUMNS).join('\n').slice(0, 2000) });
}

const parseColumns = (saved: string): string[] => saved.split('\n').filter(Boolean);
