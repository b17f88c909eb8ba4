import type { Unit } from '#core/crosstab/notes.ts';
import type { ModelBlock, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import type { Inline } from '#core/report/document.ts';
import { formText, type CellPlace, type FigureForm } from '../exporting/figure-forms.ts';
import { notesText } from '../exporting/flat-table.ts';
import { lineTag, linkTag } from '../exporting/link-tags.ts';
import { WORDS } from '../exporting/words.ts';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';

/** What every part of a report needs: its language, its words, what a case is called, and the tables by id. */
export interface Writing { readonly language: 'en' | 'fr'; readonly words: ReportWords; readonly unit: Unit; readonly models: ReadonlyMap<string, TableModel> }
export const writingIn = (language: 'en' | 'fr', unit: Unit, models: readonly TableModel[]): Writing => ({ language, words: REPORT_WORDS[language], unit, models: new Map(models.map((model) => [model.id, model])) });

/** A number of a table, linked to it. */
export const figure = (form: FigureForm, place: CellPlace, { unit }: Writing): Inline => ({ figure: formText(form, place, unit), tag: linkTag(place, form) });

/** The rows of a table that hold counts, with their blocks. */
export const linesOf = (model: TableModel): { readonly block: ModelBlock; readonly row: ModelRow }[] =>
  model.blocks.flatMap((block) => (block.kind === 'number' ? [] : block.rows.filter((row) => row.kind === 'category' || row.kind === 'net').map((row) => ({ block, row }))));

export const rowLabel = ({ block, row }: { readonly block: ModelBlock; readonly row: ModelRow }, language: 'en' | 'fr'): string => (block.oneLine ? row.label : `${block.label}${WORDS[language].colon}${row.label}`);

/** The columns of a table by the variable they belong to, the total left out. */
export const columnGroups = (model: TableModel): { readonly label: string; readonly columns: readonly { readonly index: number; readonly label: string }[] }[] =>
  [...Map.groupBy(model.columns.flatMap((column, index) => (column.variable === null ? [] : [{ index, label: column.path.at(-1)!, group: column.path[0]! }])), ({ group }) => group)].map(([label, columns]) => ({ label, columns }));

/** "Income band" inside a sentence or a caption: "income band"; an acronym at the head stays. */
export const inSentence = (label: string): string => (/^\p{Lu}\p{Ll}/u.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label);
/** Names of countries and regions keep their capital; those of bands and answers lose it. */
export const categoryInSentence = (model: TableModel, column: number, label: string): string => (model.columns[column]!.variable === 'country' || model.columns[column]!.variable === 'region' ? label : inSentence(label));
export const listed = (items: readonly string[], and: string): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`);
/** "Region and income band" of a table's columns. */
export const groupNames = (model: TableModel, words: ReportWords): string => listed(columnGroups(model).map(({ label }) => inSentence(label)), words.and);

/** What stands under a table, linked to it as its numbers are. */
export const tableNotes = (model: TableModel): Inline[] => [{ figure: notesText(model), tag: lineTag(model, 'notes', 0) }];
