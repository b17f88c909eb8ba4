import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerRow } from '#core/contract/api/coding.ts';
import { Button as AriaButton } from 'react-aria-components';
import { runCommand } from '../../app/commands.ts';
import { openDialog, session } from '../../app/session.ts';
import { currentProject } from '../../app/use-project.ts';
import { Grid, focusedRow, type ColDef, type GridProps } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { refusalSentence } from '../../rpc/index.ts';
import { EmptyState, Icon, Pane, ToggleChip } from '../../ui/index.ts';
import { answerColumns, CODES_COLUMN, type CodeMark } from './answer-columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { answersQuery, questionsQuery, useCodes, variablesQuery, type Question } from './queries.ts';
import { setGrid, setRows, showCurrentRow } from './rows.ts';
import { setBlind } from './blind.ts';
import { coding, filterCount, setFilters, showAnswer, showQuestion, useCoding } from './store.ts';
import { useColumns } from './use-columns.ts';

/** Tab takes a suggestion from the list too, where the grid would walk out; without one it walks out as ever. */
function takeGhost(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  if (runCommand('coding.accept', { project: currentProject(), room: 'code' })) { event.preventDefault(); event.stopPropagation(); }
}

/** Ranked answers before all others; ranks are of the moment they were asked for. */
function mostUsefulFirst(rows: readonly AnswerRow[], useful: readonly number[]): AnswerRow[] {
  const rank = new Map(useful.map((id, index) => [id, index]));
  return rows.toSorted((a, b) => (rank.get(a.answerId) ?? Infinity) - (rank.get(b.answerId) ?? Infinity) || 0);
}

const isUnread = (row: AnswerRow): boolean => row.state === 'unread';

/** The answers of a question (or of all), one line each, with what is known about who gave them. */
export const AnswersPane = memo(function AnswersPane() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const question = useCoding((state) => state.question);
  const filters = useCoding((state) => state.filters);
  const usefulFirst = useCoding((state) => state.usefulFirst);
  const scope = useCoding((state) => state.scope);
  const unreadFirst = useCoding((state) => state.unreadFirst);
  const questions = useQuery(questionsQuery()).data;
  const codes = useCodes();
  const { columns, ready } = useColumns();
  const variables = useQuery(variablesQuery()).data;
  const contextIds = useMemo(() => columns.filter((id) => !id.startsWith(':')), [columns]);

  useEffect(() => {
    if (!questions || !variables || (question !== undefined && (question === null || questions.some((one) => one.variableId === question)))) return;
    // Where somebody was reading; not at the names and telephones that come first in many questionnaires.
    const confidential = new Set(variables.filter((variable) => variable.confidential).map((variable) => variable.id));
    const unread = questions.filter((one) => one.unread > 0 && !confidential.has(one.variableId));
    showQuestion((unread.find((one) => one.unread < one.answers) ?? unread[0] ?? questions.find((one) => one.answers > 0) ?? questions[0])?.variableId ?? null);
  }, [questions, question, variables]);

  const query = useQuery({ ...answersQuery({ question: question ?? null, filters, columns: contextIds }), enabled: question !== undefined && ready, placeholderData: keepPreviousData });
  const rows = query.data?.rows;
  const isPart = (query.data?.rest.length ?? 0) > 0;
  // Unread first is an order taken when the list is made, not one that rows run about in while they are coded.
  const ordered = useMemo(() => rows && (usefulFirst ? mostUsefulFirst(rows, usefulFirst) : unreadFirst ? [...rows.filter(isUnread), ...rows.filter((row) => !isUnread(row))] : rows), [rows, unreadFirst, usefulFirst]);
  const asOf = query.data?.asOf ?? 0;
  useEffect(() => { if (ordered) setRows(ordered, asOf, isPart); }, [ordered, asOf, isPart]);

  const names = useQuestionNames(questions);
  // Counts move with every coding, names and colours do not: the grid's columns are only made again for these.
  const codesKey = columns.includes(CODES_COLUMN) ? JSON.stringify((codes ?? []).map(({ id, name, kind, colour, labels }) => ({ id, name, kind, colour, labels }))) : '[]';
  const defs = useMemo<ColDef<AnswerRow>[]>(
    () => answerColumns({ t: translate, language, columns, contextIds, variables: variables ?? [], codes: JSON.parse(codesKey) as CodeMark[], questionNames: question === null ? names : null }),
    [language, columns, contextIds, variables, codesKey, question, names],
  );
  const keyboard = useRef(true);
  const options = useMemo<NonNullable<GridProps<AnswerRow>['options']>>(() => ({
    onGridReady: ({ api }) => setGrid(api),
    // Tab leaves the list: walking through a hundred thousand rows cell by cell would be a trap. Arrows walk in it.
    tabToNextCell: () => false,
    onGridPreDestroyed: () => setGrid(null),
    onRowDataUpdated: () => { if (session.getState().dialog === null) showCurrentRow(); },
    onRowClicked: ({ data }) => { if (data) showAnswer(data.answerId); },
    // Arrow keys in the grid read as they go; a mouse press is dealt with by the row's own click.
    onCellFocused: ({ api }) => {
      if (!keyboard.current) return;
      const row = focusedRow(api);
      if (row) showAnswer(row.answerId);
    },
    onSelectionChanged: ({ api }) => { coding.setState({ chosen: api.getSelectedNodes().flatMap((node) => (node.data ? [node.data.answerId] : [])) }); },
    onModelUpdated: () => coding.setState(({ order }) => ({ order: order + 1 })),
  }), []);
  // While the rest of a long list comes, an answer that is not in it yet has not left it.
  const reading = useCoding((state) => state.answerId !== null);
  useCurrentRowShown(query.isPlaceholderData || (isPart && reading) ? undefined : ordered);

  const current = questions?.find((one) => one.variableId === question);
  const title = question === null ? t('coding.allQuestions') : current?.label ?? '';
  const active = filterCount(filters);
  const count = query.data?.total ?? 0;
  return (
    <Pane
      label={t('coding.answers')}
      title={<AriaButton className="coding-question" onPress={() => openDialog('coding.question')} aria-label={t('coding.questionButton', { question: title })}><span className="ellipsis">{title}</span><Icon name="down" size={12} /></AriaButton>}
      summary={rows ? t('coding.answersCount', { count }) : null}
      actions={<><ToggleChip isSelected={scope === 'mine'} onChange={setBlind}>{t('coding.blind')}</ToggleChip><ToggleChip isSelected={unreadFirst} onChange={(on) => coding.setState({ unreadFirst: on, usefulFirst: null })}>{t('coding.unreadFirst')}</ToggleChip></>}
    >
      <FilterBar />
      {query.error ? <EmptyState title={refusalSentence(query.error)} /> : rows && count === 0 ? (
        <EmptyState title={active > 0 ? t('coding.nothingFits') : t('coding.empty')} actions={active > 0 ? <AriaButton className="button" onPress={() => setFilters({ search: '', codeId: null, states: [], starred: false, expression: '' })}>{t('coding.clearFilters')}</AriaButton> : null} />
      ) : (
        <div className="coding-grid" onPointerDownCapture={() => { keyboard.current = false; }} onKeyDownCapture={(event) => { keyboard.current = true; takeGhost(event); }}>
          <Grid<AnswerRow>
            label={t('coding.answersOf', { question: title, count: format.number(count) })} language={language} columns={defs} rows={ordered} rowId={(row) => String(row.answerId)} selection="multiple"
            options={options}
          />
        </div>
      )}
    </Pane>
  );
});

/** Names by id, the same map while the names are the same. */
function useQuestionNames(questions: readonly Question[] | undefined): ReadonlyMap<string, string> {
  const key = JSON.stringify(questions?.map((one) => [one.variableId, one.label]) ?? []);
  return useMemo(() => new Map(JSON.parse(key) as [string, string][]), [key]);
}

/** Chooses and brings into sight the row of the answer that is read, and an answer where none is. */
function useCurrentRowShown(rows: readonly AnswerRow[] | undefined): void {
  const answerId = useCoding((state) => state.answerId);
  const none = answerId === null;
  useEffect(() => {
    if (!rows || rows.length === 0) return;
    if (answerId === null || !rows.some((row) => row.answerId === answerId)) {
      // What was read has left the list: the next unread one takes its place.
      showAnswer((rows.find(isUnread) ?? rows[0]!).answerId);
    }
    // Only a new list moves the reader; coding does not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows, none]);
  useEffect(showCurrentRow, [answerId]);
}
