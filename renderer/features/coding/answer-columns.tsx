import type { AnswerRow } from '#core/contract/api/coding.ts';
import type { Code } from '#core/contract/code.ts';
import type { Variable } from '#core/contract/variable.ts';
import type { ColDef, ICellRendererParams } from '../../grid/index.ts';
import type { Translate } from '../../locales/i18n.ts';
import { KindShape } from './kind-shape.tsx';
import { codeName } from './model/kinds.ts';

/** Columns that are no variables. */
export const CASE_COLUMN = ':case';
export const CODES_COLUMN = ':codes';
const STATE_ORDER: Record<AnswerRow['state'], number> = { unread: 0, readNothing: 1, coded: 2 };

/** What the marks of a row need to know of a code. */
export type CodeMark = Pick<Code, 'id' | 'name' | 'kind' | 'colour' | 'labels'>;

export interface ColumnsInput {
  readonly t: Translate; readonly language: 'en' | 'fr';
  /** Chosen columns in order; those that are variables are in `contextIds`, in the order of each row's `context`. */
  readonly columns: readonly string[]; readonly contextIds: readonly string[];
  readonly variables: readonly Variable[]; readonly codes: readonly CodeMark[];
  /** Names by id where the answers of all questions are listed. */
  readonly questionNames: ReadonlyMap<string, string> | null;
}

/** The grid's columns: state, context, the beginning of the answer. */
export function answerColumns({ t, language, columns, contextIds, variables, codes, questionNames }: ColumnsInput): ColDef<AnswerRow>[] {
  const variableOf = new Map(variables.map((variable) => [variable.id, variable]));
  const codeOf = new Map(codes.map((code) => [code.id, code]));
  // Shift with an arrow selects words in the answer, wherever the focus is.
  const common = { suppressKeyboardEvent: ({ event }) => event.shiftKey && event.key.startsWith('Arrow') } satisfies ColDef<AnswerRow>;
  const context = columns.map((id, index): ColDef<AnswerRow> => {
    const dim = index === 0 ? {} : { cellClass: 'cell-dim' };
    if (id === CASE_COLUMN) return { ...common, ...dim, colId: id, headerName: t('coding.case'), width: 104, field: 'caseKey' };
    if (id === CODES_COLUMN) {
      return {
        ...common, colId: id, headerName: t('coding.codes'), width: 74, valueGetter: ({ data }) => data?.codeIds.map((code) => codeOf.get(code)?.name ?? code).join('; ') ?? '',
        cellRenderer: ({ data }: ICellRendererParams<AnswerRow>) => <span className="coding-ticks">{data?.codeIds.slice(0, 6).map((code) => { const found = codeOf.get(code); return found ? <KindShape key={code} code={found} title={codeName(found, language)} /> : null; })}</span>,
      };
    }
    const variable = variableOf.get(id);
    const at = contextIds.indexOf(id);
    const label = variable ? (variable.labels?.[language] ?? variable.label) : id;
    return {
      ...common, colId: id, headerName: label, headerTooltip: variable?.wording ?? label, width: id === 'country' ? 106 : variable?.type === 'number' ? 70 : 84,
      ...(index === 0 ? {} : { cellClassRules: { 'cell-dim': ({ data }) => !isState(data?.context[at]), 'cell-missing': ({ data }) => isState(data?.context[at]) } }),
      filter: variable?.type === 'number' ? 'agNumberColumnFilter' : 'agTextColumnFilter',
      valueGetter: ({ data }) => { const cell = data?.context[at]; return cell === undefined || isState(cell) ? null : cell; },
      valueFormatter: ({ data, value }) => { const cell = data?.context[at]; return isState(cell) ? t(`state.${cell.state}`) : typeof value === 'number' ? String(value) : (value as string | null) ?? ''; },
    };
  });
  return [
    {
      ...common, colId: ':state', headerName: '', headerTooltip: t('coding.state'), width: 34, minWidth: 34, maxWidth: 34, resizable: false, sortable: true, filter: false, cellClass: 'coding-state-cell', headerClass: 'coding-state-head',
      valueGetter: ({ data }) => data && `${STATE_ORDER[data.state]}${data.starred ? '*' : ''}`,
      tooltipValueGetter: ({ data }) => data && stateWords(t, data),
      cellRenderer: ({ data }: ICellRendererParams<AnswerRow>) => (data ? <StateDot t={t} row={data} /> : null),
    },
    ...context,
    ...(questionNames ? [{ ...common, colId: ':question', headerName: t('coding.question'), width: 130, cellClass: 'cell-dim', valueGetter: ({ data }) => (data ? questionNames.get(data.variableId) ?? data.variableId : '') } satisfies ColDef<AnswerRow>] : []),
    { ...common, colId: ':answer', headerName: t('coding.answer'), field: 'excerpt', flex: 1, valueGetter: ({ data }) => (data?.title === undefined ? data?.excerpt : `${data.title} – ${data.excerpt}`), minWidth: 120, tooltipValueGetter: () => undefined },
  ];
}

const isState = (cell: AnswerRow['context'][number] | undefined): cell is Extract<AnswerRow['context'][number], { state: string }> => typeof cell === 'object';

const stateWords = (t: Translate, row: AnswerRow): string => `${t(`state.${row.state}`)}${row.starred ? `, ${t('coding.starred')}` : ''}`;

/** Unread is an open ring, read with nothing applying a struck one, coded a full one; a star where a quote is starred. */
function StateDot({ t, row }: { t: Translate; row: AnswerRow }) {
  return (
    <svg className={`coding-state coding-state-${row.state}`} viewBox="0 0 12 12" width={12} height={12} role="img" aria-label={stateWords(t, row)}>
      {row.starred ? <path d="M6 .8l1.600 3.300 3.600.5-2.600 2.500.6 3.600L6 9l-3.200 1.700.6-3.600L.8 4.600l3.600-.5z" /> : <circle cx={6} cy={6} r={4} />}
      {row.state === 'readNothing' && !row.starred ? <path d="M3.500 8.500l5-5" /> : null}
    </svg>
  );
}
