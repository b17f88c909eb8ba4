import { createHash } from 'node:crypto';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { signOf, type CellPlace, type FigureForm } from './figure-forms.ts';
import { linesAbove, linesBelow, notesText } from './flat-table.ts';

/** A number in a Word file that knows where it comes from: a content control whose tag names table, row, column and language. It can
 *  be copied into any other document; a later run puts in what the table says then. */

/** A link as its tag in a Word file has it: language, place and form. */
export const LINK = /^swb:(en|fr):([\w-]{20})(?::([snbcwrimtud]))?$/;
/** Word's tags hold 64 characters: the place is told by a hash of it. */
export const placeOf = (table: string, row: string, column: string): string => createHash('sha256').update(JSON.stringify([table, row, column])).digest('base64url').slice(0, 20);

/** What leads from a number in a document back to its cell. */
export const linkTag = ({ model, row, column }: CellPlace, form: FigureForm): string => `swb:${model.language}:${placeOf(model.id, row.key, model.columns[column]!.key)}${signOf(form)}`;
/** What leads from a line above or below a table back to it: base sentences, statistics of tests, notes. */
export const lineTag = (model: TableModel, group: LineGroup, index: number): string => `swb:${model.language}:${placeOf(model.id, '', '')}:${group}-${index}`;
export type LineGroup = 'above' | 'below' | 'notes';
export const LINE = /^swb:(en|fr):([\w-]{20}):(above|below|notes)-(\d+)$/;
export const linesOf = (model: TableModel, group: LineGroup): string[] => (group === 'above' ? linesAbove(model) : group === 'below' ? linesBelow(model) : [notesText(model)]);
