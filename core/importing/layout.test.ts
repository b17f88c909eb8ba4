import { describe, expect, it } from 'vitest';
import { detectLayout } from './layout.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { ColumnDictionary, RawCell } from './raw-table.ts';
import { surveySheet } from './survey-sheet.ts';

const layout = (rows: RawCell[][]) => detectLayout(rawTableFromRows(rows));

it('a head that names one respondent a column is a transposed questionnaire, whatever the questions look like', () => {
  const answers: RawCell[][] = [['Country', 'Nepal', 'Kenya'], ['Number of staff', 3, 5], ['Main gaps', 'The budget lapsed', 'Nobody was trained'], ['Year', 2020, 2021]];
  for (const head of [['Question', 'Respondent 1', 'Respondent 2'], ['Questions', 'Répondant n° 1', 'Répondant n° 2'], ['Indicateur', 'Entretien 7', 'Entretien 8']]) expect(layout([head, ...answers])).toMatchObject({ kind: 'cases', orientation: 'columns', headerRows: [0], firstDataRow: 1 });
  for (const head of [['Household', 'Person 1', 'Person 2'], ['Question', 'Respondent', 'Answer'], ['Group', 'Participant 1', 'Participant 2']]) expect(layout([head, ...answers])).toMatchObject({ orientation: 'rows' });
});

const shape = (rows: RawCell[][]) => { const { kind, orientation, headerRows, firstDataRow } = layout(rows); return { kind, orientation, headerRows, firstDataRow }; };
const answers: RawCell[][] = [['Nepal', 41, 'Yes'], ['Kenya', 33, 'No'], ['Malta', 57, 'No']];

describe('detectLayout', () => {
  it('finds the names in the first row', () => { expect(shape([['Country', 'Age', 'Policy'], ...answers])).toEqual({ kind: 'cases', orientation: 'rows', headerRows: [0], firstDataRow: 1 }); });
  it('looks below titles, notes and blank rows', () => { expect(shape([['Survey of offices'], ['Synthetic data'], [], ['Country', 'Age', 'Policy'], ...answers])).toMatchObject({ headerRows: [3], firstDataRow: 4 }); });
  it('takes headings above the names as a header row', () => { expect(shape([['About you', null, 'Policy', null], ['Country', 'Age', 'Does a policy exist?', 'Comments'], ['Nepal', 41, 'Yes', 'a'], ['Kenya', 33, 'No', 'b']])).toMatchObject({ headerRows: [0, 1], firstDataRow: 2 }); });
  it('knows SurveyMonkey’s two rows', () => { expect(shape([['RespondentID', 'Do you eat steak?', 'Which of these?', null], [null, 'Response', 'Rare', 'Done'], [1, 'Yes', 'Rare', null], [2, 'No', null, null]])).toMatchObject({ headerRows: [0, 1], firstDataRow: 2 }); });
  it('knows three rows: ids, questions, options', () => { expect(shape([['', 'q1', null, 'q2'], ['Respondent ID', 'Where?', null, 'Why?'], [null, 'Here', 'There', 'Open-Ended Response'], [1, 1, null, 'because'], [2, null, 2, 'so']])).toMatchObject({ headerRows: [0, 1, 2], firstDataRow: 3 }); });
  it('reads short wordings under codes, and options under them, by what recurs below', () => {
    const below = Array.from({ length: 12 }, (_, at) => [`Place ${at}`, at % 2 ? 'Yes' : 'No', at % 3 ? 'Paper' : null, at % 2 ? 'Excel' : null, `Because of ${at}`]);
    expect(shape([['q1', 'q2', 'q3_1', 'q3_2', 'q4'], ['Place', 'Plan?', 'Which tools?', null, 'Why?'], [null, null, 'Paper', 'Excel', null], ...below])).toMatchObject({ headerRows: [0, 1, 2], firstDataRow: 3 });
    // The first respondent's answers recur.
    expect(shape([['q1', 'q2', 'q3_1', 'q3_2', 'q4'], ['Place 99', 'Yes', 'Paper', null, 'Because'], ...below])).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });
  it('knows Qualtrics’ three rows', () => { expect(shape([['StartDate', 'Q1'], ['Start Date', 'What is new?'], ['{"ImportId":"startDate"}', '{"ImportId":"QID1_TEXT"}'], ['2017-07-18 08:28:09', 'Nothing']])).toMatchObject({ headerRows: [0, 1, 2], firstDataRow: 3 }); });
  it('reads wordings under codes', () => { expect(shape([['Q1', 'Q2', 'Q3'], ['In which country are you?', 'How old are you in years?', 'Is there a national policy?'], ...answers])).toMatchObject({ headerRows: [0, 1], firstDataRow: 2 }); });
  it('does without names where the first row holds answers', () => { expect(shape([[1, 41, 3], [2, 33, 4], [3, 57, 5], [4, 20, 1]])).toMatchObject({ headerRows: [], firstDataRow: 0 }); });
  it('turns a questionnaire with one respondent a column', () => {
    const rows: RawCell[][] = [['Question', 'Nepal', 'Kenya'], ['1. Is there a policy?', 'Yes', 'No'], ['2. Since when?', 2010, null], ['3. Is there a helpline?', 'Yes', 'Yes'], ['4. Who runs it?', 'A ministry', 'An office'], ['5. Is it funded?', 'No', 'No']];
    expect(shape(rows)).toMatchObject({ kind: 'cases', orientation: 'columns', headerRows: [0], firstDataRow: 1 });
    const sheet = surveySheet(rawTableFromRows(rows), layout(rows));
    expect([sheet.caseCount, sheet.header(1).question, sheet.address(0, 1)]).toEqual([2, '1. Is there a policy?', 'B2']);
  });
  it('leaves the first respondent an answer under a header with blanks', () => {
    const rows = [['id', 'Q', 'Q', null, 'note', null], ...Array.from({ length: 30 }, (_, index) => [String(index), 'ab'[index % 2]!, 'cd'[index % 3 % 2]!, index % 3 ? null : 'z', `says ${index}`, index % 2 ? null : 'extra'])];
    expect(detectLayout(rawTableFromRows(rows))).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });
  it('sees options below a merged question, and without merged cells where no respondent left the name empty', () => {
    const header: RawCell[][] = [['Pays', 'Quelles capacités ?', null, 'Commentaires'], [null, 'Loi', 'Plan', null]];
    const answers = ['Oui', 'Non', 'En cours'];
    const cases = Array.from({ length: 9 }, (_, index): RawCell[] => [`Pays ${index}`, answers[index % 3]!, answers[(index + 1) % 3]!, index % 2 ? 'Il faut des moyens' : null]);
    expect(layout([...header, ...cases]).headerRows).toEqual([0, 1]);
    const few = rawTableFromRows([...header, ...cases.slice(0, 2)]);
    expect(detectLayout(few).headerRows).toEqual([0]);
    expect(detectLayout({ ...few, cell: (row, column) => few.cell(row, column), merges: [{ top: 0, bottom: 0, left: 1, right: 2 }] }).headerRows).toEqual([0, 1]);
    // A title over the whole table is no question, and the first respondent is no header.
    expect(layout([['Pays', 'Loi', null, 'Commentaires'], ['Mali', 'Oui', 'Non', null], ...cases]).headerRows).toEqual([0]);
  });
  it('refuses finished cross-tabs with a sentence', () => {
    const table = [['AMONG 1,000 ADULTS', null, 'Men', 'Women', 'Men'], ['Which issue?', 'Unweighted n', 1000, 480, 520], [null, 'Jobs', 0.31, 0.4, 0.2], [null, 'Health', 0.22, 0.1, 0.33], ['Vote?', 'Unweighted n', 1000, 480, 520], [null, 'Yes', 0.5, 0.52, 0.48]] as RawCell[][];
    expect(layout(table)).toMatchObject({ kind: 'crosstab', reason: { code: 'layout.crosstab', details: { count: 2 } } });
  });
  it('refuses a key of codes with a sentence', () => {
    const key = [['URN', 'Unique Response Number'], ...[1, 2, 3, 4].flatMap((no) => [[`Q${no}`, 'What?'], ['1', 'This'], ['2', 'That'], ['3', 'Else']])];
    expect(layout(key)).toMatchObject({ kind: 'key', reason: { code: 'layout.key', details: { questions: 4 } } });
  });
  it.each([
    [['Training', 'Training and staff', 'More money', 'training.'], [], 'layout.firstIsAnswer'],
    [['We have no staff for this', 'More money', 'Nothing'], [], 'layout.firstIsAnswer'],
    [['Il manque du temps. Et des bureaux.', 'Rien'], [], 'layout.firstIsAnswer'],
    [['More staff', 'More money', 'Nothing'], [0], 'layout.oneColumn'],
    [['What do we need?', 'Staff', 'What do we need?'], [0], 'layout.header'],
    [['Quels sont vos besoins', 'Du personnel'], [0], 'layout.header'],
    [['Comments', 'We need staff'], [0], 'layout.header'],
    [['q4_text', 'We need staff'], [0], 'layout.header'],
  ])('says of one column whether its first line is a name: %j', (lines, headerRows, code) => {
    expect(layout(lines.map((line) => [line]))).toMatchObject({ kind: 'cases', headerRows, firstDataRow: headerRows.length, reason: { code } });
  });
  it('says that an empty sheet is empty', () => { expect(layout([[null], ['  ']])).toMatchObject({ kind: 'empty' }); });
});

it('finds the table among scattered notes above and below it', () => {
  const rows: RawCell[][] = [['Lots of people'], ['write', null, null, 'notes'], ['at', 'the', 'top', 'of sheets'], [null, 'or so'], ['Name', 'Age', 'Kids', 'Born', 'Place'], ['A', 69, true, 1947, 'x'], ['B', 60, false, 1956, 'y'], ['C', 90, true, 1926, 'z'], ['Some'], [null, 'notes'], [null, null, 'below']];
  const sheet = surveySheet(rawTableFromRows(rows), layout(rows));
  expect([sheet.caseCount, sheet.header(1).question, sheet.noteRows]).toEqual([3, 'Age', [9, 10, 11]]);
});

describe('surveySheet', () => {
  const rows: RawCell[][] = [['Id', 'Which of these?', null, 'Why?'], [null, 'This', 'That', 'Open-Ended Response'], [1, 'This', null, 'a'], [], [2, null, 'That', 'b'], [3, 'This', 'That', null], [], ['Source: an office', null, null, null]];
  const sheet = surveySheet(rawTableFromRows(rows), layout(rows));
  it('leaves out blank rows and notes below the table, and says which', () => { expect([sheet.caseCount, sheet.noteRows, sheet.rowNumber(1)]).toEqual([3, [8], 5]); });
  it('spreads a question over the columns under it', () => { expect([1, 2, 3].map((column) => { const { question, option, marker } = sheet.header(column); return [question, option, marker]; })).toEqual([['Which of these?', 'This', null], ['Which of these?', 'That', null], ['Why?', null, 'Open-Ended Response']]); });
  it('reads a column as a dictionary', () => { const { codes, values, counts } = sheet.column(1); expect([[...codes], values, counts]).toEqual([[0, 1, 0], ['This', null], [2, 1]]); });
  it('reads the same through a reader’s dictionary as cell by cell', () => {
    const plain = rawTableFromRows(rows);
    const distinct = (column: number, wanted: ArrayLike<number>): ColumnDictionary => {
      const cells = Array.from(wanted, (row) => plain.cell(row, column));
      const values = [...new Set(cells)];
      return { codes: Int32Array.from(cells, (cell) => values.indexOf(cell)), values, counts: values.map((value) => cells.filter((cell) => cell === value).length), firstCase: values.map((value) => cells.indexOf(value)) };
    };
    const other = surveySheet({ ...plain, distinct }, layout(rows));
    expect([0, 1, 2, 3].map((column) => other.column(column))).toEqual([0, 1, 2, 3].map((column) => sheet.column(column)));
  });
});
