import { figureText as screenFigure, statisticLine } from '#core/crosstab/cell-text.ts';
import { countIn, unitFor, type Unit } from '#core/crosstab/notes.ts';
import type { ModelBlock, ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { shareWords } from '#core/report/share-words.ts';
import { shorthandOf } from './flat-table.ts';
import { shown } from './markdown.ts';
import { WORDS } from './words.ts';

/** How a number of a table is said: in a cell; short, where a table says many; the count or the base alone, where they stand apart;
 *  with the cases it counts; as the beginning of a sentence. A linked number knows its form, so that a later run says it the same way. */
export type FigureForm = 'cell' | 'short' | 'count' | 'base' | 'cases' | 'sentence' | FurtherStatistic;
/** What a table can show besides counts and column percentages. */
export type FurtherStatistic = Exclude<TableModel['statistics'][number], 'countOfBase' | 'count' | 'columnPercent'>;
export const isFurther = (statistic: TableModel['statistics'][number]): statistic is FurtherStatistic => statistic !== 'countOfBase' && statistic !== 'count' && statistic !== 'columnPercent';
const SIGNS = { cell: '', short: ':s', count: ':n', base: ':b', cases: ':c', sentence: ':w', rowPercent: ':r', interval: ':i', difference: ':d', mentionPercent: ':m', total: ':t', unweighted: ':u' } as const satisfies Record<FigureForm, string>;
export const signOf = (form: FigureForm): string => SIGNS[form];
export const formOfSign = (sign: string | undefined): FigureForm => (Object.keys(SIGNS) as FigureForm[]).find((form) => SIGNS[form] === `:${sign ?? ''}`) ?? 'cell';

/** Where a cell stands: its row, the block of the row, its column's place. */
export interface CellPlace { readonly model: TableModel; readonly block: ModelBlock; readonly row: ModelRow; readonly column: number }

/** The number of a cell in words and figures. @param unit what a case is called */
export function formText(form: FigureForm, place: CellPlace, unit: Unit): string {
  const { model, row } = place;
  const cell = row.cells[place.column]!;
  if (form === 'cell') return figureText(cell, row, model);
  if (form === 'rowPercent' || form === 'interval' || form === 'difference' || form === 'mentionPercent' || form === 'total' || form === 'unweighted') return statisticText(cell, row, form, model) ?? shorthandOf(cell) ?? '–';
  const mark = shorthandOf(cell) ?? (cell.count === null ? '[z]' : null);
  if (form === 'sentence') return sentence(place, cell, mark, unit);
  if (form === 'base') return shown(place.block.unweightedBases[place.column] ?? cell.base, 'count', model.language);
  if (mark !== null) return mark;
  if (form === 'count') return model.weighted && cell.columnPercent !== null ? shown(cell.columnPercent / 100, 'share', model.language) : shown(cell.count!, 'count', model.language);
  if (model.mode === 'sample') return sampleText(place, cell);
  const { language } = model;
  if (form === 'short') return ofText(cell.count!, cell.base, language);
  const share = cell.columnPercent === null ? '' : ` (${shown(cell.columnPercent / 100, 'share', language)})`;
  return `${casesText(cell.count!, cell.base, unit, language)}${share}`;
}

/** A further statistic of a cell as the screen says it; null where it says nothing about the row. */
export function statisticText(cell: ModelCell, row: ModelRow, statistic: FurtherStatistic, model: TableModel): string | null {
  const line = statisticLine(cell, row, statistic, { ...model, statistics: ['columnPercent', ...model.statistics] });
  return line === null ? null : [line.main, line.aside].filter(Boolean).join(' ');
}

/** A figure as a report prints it: "76% (32 of 42)", "76 % (32 sur 42)"; a statistic of a number; or the shorthand that stands for it. */
export function figureText(cell: ModelCell, row: ModelRow, model: TableModel): string {
  return shorthandOf(cell) ?? screenFigure(cell, row, model.weighted, model.language) ?? '[z]';
}

const ofText = (count: number, base: number, language: 'en' | 'fr'): string => `${shown(count, 'count', language)} ${WORDS[language].of} ${shown(base, 'count', language)}`;
/** "32 of 42 countries", "32 pays sur 42". */
const casesText = (count: number, base: number, unit: Unit, language: 'en' | 'fr'): string => (language === 'fr'
  ? `${countIn(count, language)} ${unitFor(count, unit, language)} sur ${countIn(base, language)}`
  : `${countIn(count, language)} of ${countIn(base, language)} ${unitFor(base, unit, language)}`);

/** Of a sample the share comes first, and the cases behind it, whatever they weigh. */
function sampleText({ model, block, column }: CellPlace, cell: ModelCell): string {
  const base = shown(block.unweightedBases[column] ?? cell.base, 'count', model.language);
  return cell.columnPercent === null ? `[p] (n\u00a0=\u00a0${base})` : `${shown(cell.columnPercent / 100, 'share', model.language)} (n\u00a0=\u00a0${base})`;
}

function sentence(place: CellPlace, cell: ModelCell, mark: string | null, unit: Unit): string {
  const { model: { language, mode } } = place;
  const fr = language === 'fr';
  const cases = unitFor(2, unit, language);
  if (mark !== null) return fr ? `${mark} ${cases} répondent oui` : `${mark} ${cases} answered yes`;
  if (mode === 'sample') return fr ? `${sampleText(place, cell)} des ${cases} répondent oui` : `${sampleText(place, cell)} of the ${cases} answered yes`;
  const { count, base, columnPercent } = cell as ModelCell & { count: number };
  if (base > 1 && count === base) return fr ? `La totalité des ${countIn(base, language)} ${unitFor(base, unit, language)} répond oui` : `All ${countIn(base, language)} ${unitFor(base, unit, language)} answered yes`;
  if (base > 1 && count === 0) return fr ? `Aucun des ${countIn(base, language)} ${unitFor(base, unit, language)} ne répond oui` : `None of the ${countIn(base, language)} ${unitFor(base, unit, language)} answered yes`;
  const words = columnPercent === null ? null : shareWords(columnPercent, language);
  const share = columnPercent === null ? '' : ` (${shown(columnPercent / 100, 'share', language)})`;
  const verb = fr ? (count < 2 ? 'répond oui' : 'répondent oui') : 'answered yes';
  if (words === null) return `${casesText(count, base, unit, language)}${share} ${verb}`;
  const start = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return `${start} ${fr ? 'des' : 'of the'} ${cases}, ${ofText(count, base, language)}${share}, ${verb}`;
}
