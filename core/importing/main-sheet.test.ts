import { describe, expect, it } from 'vitest';
import { betterSheet } from './main-sheet.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';

const PLACES = ['Nepal', 'Kenya', 'Peru', 'Ghana', 'Jordan', 'Fiji'];
const answers = rawTableFromRows([['ID', 'Country', 'Plan?', 'Why?'], ...PLACES.map((place, at): RawCell[] => [`R${at}`, place, 'Yes', `Words about the budget ${at}`])], 'Data');
const table = (name: string, rows: RawCell[][]) => rawTableFromRows(rows, name);

describe('betterSheet', () => {
  it('finds the answers behind a cover, instructions, a list of words', () => {
    const before = [table('Cover', []), table('Read me', [['National survey'], ['This workbook holds the answers.'], ['Contact: stats@example.org']]), table('Terms', [['Term', 'Definition'], ['Plan', 'A text that says what will be done'], ['Law', 'A text that says what must be done']])];
    expect(before.map((first) => betterSheet([first, answers])?.sheet)).toEqual(['Data', 'Data', 'Data']);
  });
  it('takes no look-up list behind finished tables for answers', () => {
    const crosstab = table('Tables', [['', '', 'Women', 'Men', 'Total'], ['Unweighted base', '', 120, 130, 250], ['Yes', '', 0.4, 0.5, 0.45], ['No', '', 0.6, 0.5, 0.55], ['Unsure', '', 0.1, 0.2, 0.15], ['Other', '', 0.1, 0.2, 0.15]]);
    const list = table('Regions', [['Number', 'State', 'Region'], [1, 'Ohio', 'Midwest'], [2, 'Iowa', 'Midwest'], [3, 'Utah', 'West']]);
    expect([betterSheet([crosstab, list]), betterSheet([crosstab, list, answers])?.sheet]).toEqual([null, 'Data']);
  });
  it('leaves the first sheet where it holds answers, or nothing better stands behind it', () => {
    const words = table('Only', [['What is missing?'], ...PLACES.map((place): RawCell[] => [`Money is missing in ${place}`])]);
    expect([betterSheet([answers, table('More', [['ID', 'A', 'B', 'C', 'D'], ...PLACES.flatMap((place): RawCell[][] => [[place, 1, 2, 3, 4], [place, 2, 3, 4, 5]])])]), betterSheet([words]), betterSheet([words, table('Lists', [['a'], ['b']])]), betterSheet([])]).toEqual([null, null, null, null]);
  });
});
