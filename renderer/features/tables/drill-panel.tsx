import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import type { ModelBlock, ModelCell, ModelColumn, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { useCommand } from '../../app/commands.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, EmptyState, Icon, IconButton, Pane } from '../../ui/index.ts';
import { copyText } from './copy-text.ts';
import { cellRecipe } from '#core/crosstab/recipe-id.ts';
import { cellLines, figureText } from '#core/crosstab/cell-text.ts';
import { placeOf } from './model/place.ts';
import { labelOf } from './model/variable-groups.ts';
import { selectCell, type CellKey } from './store.ts';

type Drill = Outputs['tables']['drill'];
interface Found { readonly block: ModelBlock; readonly row: ModelRow; readonly column: ModelColumn; readonly cell: ModelCell }

function findCell(model: TableModel, key: CellKey): Found | null {
  const at = model.columns.findIndex((column) => column.key === key.column);
  for (const block of model.blocks) for (const row of block.rows) if (row.key === key.row && at >= 0) return { block, row, column: model.columns[at]!, cell: row.cells[at]! };
  return null;
}

const SHOWN_AT_FIRST = 60;

/** The cases behind a number, and what they wrote. */
export function DrillPanel({ table, model, cell: key, variables }: { table: PlanTable; model: TableModel | null; cell: CellKey; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const found = useMemo(() => (model ? findCell(model, key) : null), [model, key]);
  const place = found && placeOf(table, found.block, found.row, found.column, variables, model?.pages?.filter ?? null);
  const isWithheld = found?.cell.flags.includes('suppressed') ?? false;
  const figure = (of: 'en' | 'fr') => (found && model ? figureText(found.cell, found.row, model.weighted, of) : null);
  // with the recipe of its cell, so that the number can be found again, and linked, wherever it is pasted
  const recipe = found && model ? cellRecipe(model.recipe, found.row.key, found.column.key) : '';
  const copy = (of: 'en' | 'fr') => { const text = figure(of); if (text) void copyText(`${text} [${recipe}]`); };
  useCommand('tables.copyFigure', figure(language) === null ? null : () => copy(language));
  useCommand('tables.copyFigureOther', figure(language) === null ? null : () => copy(language === 'en' ? 'fr' : 'en'));
  const { data, error, isPending } = useQuery({ ...orpc.tables.drill.queryOptions({ input: place ?? { row: { variable: '', categories: [] } } }), enabled: place !== null && !isWithheld });
  if (!found || !model) return <div className="drill-pane"><Pane side label={t('tables.behind')} title={t('tables.behind')}><EmptyState title={t('tables.behindEmpty')}>{t('tables.behindHelp')}</EmptyState></Pane></div>;
  const head = cellLines(found.cell, found.row, { ...model, statistics: ['countOfBase'] })[0];
  const where = [found.row.label, ...found.column.path.slice(-1)].join(' · ');
  return (
    <div className="drill-pane"><Pane side label={t('tables.behind')} title={`${head?.main ?? ''}${head?.aside ? ` ${head.aside}` : ''}`} summary={<span title={where}>{where}</span>} actions={<IconButton icon="close" size={13} label={t('common.close')} onPress={() => selectCell(null)} />}>
      {figure('en') !== null ? (
        <div className="drill-copy">
          {(['en', 'fr'] as const).map((of) => <Button key={of} variant="quiet" onPress={() => copy(of)} aria-label={t('tables.copy', { figure: figure(of) ?? '' })}><span lang={of}>{figure(of)}</span></Button>)}
          <span className="drill-recipe" title={t('tables.copyRecipeHelp')}>{recipe}</span>
        </div>
      ) : null}
      {isWithheld ? <p className="drill-say">{t('tables.behindWithheld')}</p> : place === null ? <p className="drill-say">{t('tables.behindNumber')}</p> : error ? <p className="drill-say">{refusalSentence(error)}</p> : isPending ? <p className="drill-say">{t('common.loading')}</p> : <Cases drill={data} row={found.row} variables={variables} />}
    </Pane></div>
  );
}

function Cases({ drill, row, variables }: { drill: Drill; row: ModelRow; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const [all, setAll] = useState(false);
  const words = useMemo(() => Map.groupBy(drill.words, (word) => word.caseIndex), [drill]);
  const translated = useMemo(() => new Map(variables.filter((variable) => variable.source === 'attribute').flatMap((variable) => (variable.categories ?? []).map((category) => [category.label, labelOf(category, language)] as const))), [variables, language]);
  const say = (cell: Drill['cases'][number]['context'][number]): string | null => (typeof cell === 'object' ? null : translated.get(String(cell)) ?? String(cell));
  const shown = all ? drill.cases : drill.cases.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="pane-scroll" tabIndex={-1}>
      <p className="drill-count">{t('tables.casesAndWords', { cases: drill.total, words: drill.words.length })}</p>
      <ul aria-label={row.label}>
        {shown.map((one) => {
          const context = one.context.map(say).filter((text): text is string => text !== null);
          const [country, ...rest] = context;
          const name = country ?? one.key;
          return (
            <li key={one.caseIndex} className="drill-case">
              <p className="drill-who"><strong>{name}</strong>{rest.map((text, index) => <span key={index}>{text}</span>)}</p>
              {(words.get(one.caseIndex) ?? []).map((word, index) => (
                <figure key={index} className="drill-words">
                  <blockquote>{word.text}</blockquote>
                  <figcaption>
                    {word.starred ? <span className="drill-star"><Icon name="star" size={12} /><span className="visually-hidden">{t('tables.starred')}</span></span> : null}
                    <span className="ellipsis" title={word.label}>{questionLabel(word, variables, language)}</span>
                    <Button variant="quiet" className="drill-open" aria-label={t('tables.openAnswerOf', { name })} onPress={() => openAnswer(word.answerId)}>{t('tables.openAnswer')}</Button>
                  </figcaption>
                </figure>
              ))}
            </li>
          );
        })}
      </ul>
      {shown.length < drill.cases.length ? <p className="drill-say"><Button onPress={() => setAll(true)}>{t('tables.showAll', { count: drill.cases.length })}</Button></p> : null}
      {drill.cases.length < drill.total ? <p className="drill-say">{t('tables.casesCut', { shown: drill.cases.length, total: drill.total })}</p> : null}
    </div>
  );
}

function questionLabel(word: Drill['words'][number], variables: readonly Variable[], language: 'en' | 'fr'): string {
  const variable = variables.find((each) => each.id === word.variableId);
  return variable ? labelOf(variable, language) : word.label;
}
