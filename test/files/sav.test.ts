import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import type { RawCell } from '#core/importing/raw-table.ts';
import { openSurveyFile } from '#service/files/open-file.ts';
import { parseMultipleResponseSets } from '#service/files/spss/sav-sets.ts';
import { bigEndianSav } from '../helpers/big-endian-sav.ts';
import { cellsOf } from '../helpers/read-table.ts';
import { sharedPath } from '../helpers/shared.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/files/${name}`, import.meta.url));
/** A cell as the R script wrote it. */
const shown = (cell: RawCell): string => (cell === null ? '' : typeof cell === 'object' ? Object.values(cell).join('') : String(cell));

describe('SPSS files', () => {
  // made and read by R's haven (ReadStat): test/fixtures/files/make-sav.R
  it.each(['survey-byte.sav', 'survey-none.sav', 'survey-zsav.zsav'])('%s holds what haven reads from it', async (name) => {
    const opened = await openSurveyFile(fixture(name));
    const table = await opened.readSheet();
    opened.close();
    expect(opened.file).toMatchObject({ format: 'sav', encoding: 'utf-8' });
    expect(cellsOf(table).map((row) => row.map(shown))).toEqual(parse(readFileSync(fixture('survey-expected.csv'))));
    expect(table.problems).toEqual([]);
  });

  it('gives labels, missing values and kinds', async () => {
    const { dictionary } = await openSurveyFile(fixture('survey-byte.sav'));
    expect(dictionary?.variables.map(({ name, label, type, valueLabels, missing }) => ({ name, label, type, valueLabels, missing }))).toEqual([
      { name: 'id', label: null, type: 'number', valueLabels: [], missing: [] },
      { name: 'region', label: 'Region of the office', type: 'number', missing: [{ value: 99 }], valueLabels: [{ value: 1, label: 'South Asia' }, { value: 2, label: 'Amérique latine' }, { value: 3, label: 'West & Central Africa' }, { value: 99, label: 'Refused' }] },
      { name: 'a_rather_long_variable_name_for_spss', label: 'Score', type: 'number', valueLabels: [], missing: [{ low: expect.any(Number) as number, high: 0 }] },
      { name: 'answer', label: 'What would help most?', type: 'text', valueLabels: [], missing: [] },
      { name: 'code', label: 'Code', type: 'text', valueLabels: [{ value: 'a', label: 'Letter A' }, { value: 'bb', label: 'Letters B' }], missing: [] },
      { name: 'day', label: null, type: 'date', valueLabels: [], missing: [] },
      { name: 'moment', label: null, type: 'dateTime', valueLabels: [], missing: [] },
    ]);
  });

  it.each(['survey-byte.sav', 'survey-none.sav', 'survey-short.sav'])('%s says the same in the other byte order', async (name) => {
    const turned = bigEndianSav(readFileSync(fixture(name)));
    expect(turned.readInt32BE(64)).toBe(2);
    const [own, other] = await Promise.all([openSurveyFile(fixture(name)), openSurveyFile({ name, bytes: turned })]);
    const [table, turnedTable] = await Promise.all([own.readSheet(), other.readSheet()]);
    expect(table.rowCount).toBeGreaterThan(1);
    expect([cellsOf(turnedTable), turnedTable.problems, other.dictionary, other.file.encoding]).toEqual([cellsOf(table), table.problems, own.dictionary, own.file.encoding]);
  });

  it('reads multiple-response sets of all three kinds', () => {
    // the example of the GNU PSPP developers' guide
    const record = Buffer.from('\n$a=C 10 my mcgroup a b c\n$b=D2 55 0  g e f d\n$c=D3 Yes 10 mdgroup #2 h i j\n$d=E 1 2 34 13 third mdgroup k l m\n$e=E 11 6 choice 0  n o p\nrubbish\n$f=D9999 x\n');
    expect(parseMultipleResponseSets(record, (bytes) => bytes.toString())).toEqual([
      { name: 'a', kind: 'categories', counted: null, label: 'my mcgroup', variables: ['a', 'b', 'c'] },
      { name: 'b', kind: 'dichotomies', counted: '55', label: '', variables: ['g', 'e', 'f', 'd'] },
      { name: 'c', kind: 'dichotomies', counted: 'Yes', label: 'mdgroup #2', variables: ['h', 'i', 'j'] },
      { name: 'd', kind: 'dichotomies', counted: '34', label: 'third mdgroup', variables: ['k', 'l', 'm'], countedLabels: true },
      { name: 'e', kind: 'dichotomies', counted: 'choice', label: '', variables: ['n', 'o', 'p'], countedLabels: true, firstLabel: true },
    ]);
  });

  it('refuses files cut short anywhere, in a sentence', async () => {
    for (const name of ['survey-byte.sav', 'survey-none.sav', 'survey-zsav.zsav']) {
      const whole = readFileSync(fixture(name));
      for (const length of [100, 180, 700, 1_200, Math.floor(whole.length / 2), whole.length - 9]) {
        const path = files.write(name, whole.subarray(0, length));
        await expect(openSurveyFile(path).then((opened) => opened.readSheet()), `${name} cut to ${length} bytes`).rejects.toMatchObject({ name: 'Refusal', code: 'FILE_DAMAGED' });
      }
    }
  });

  const survey = sharedPath('data', 'surveys', 'dvs_census', 'datavizfottabx_SPSS_DATA_v1.sav');
  it.skipIf(survey === null)('reads a real survey (skipped where the reference files beside the project are absent)', async () => {
    const opened = await openSurveyFile(survey ?? '');
    const table = await opened.readSheet();
    // 980, 627 and 1,359 respondents of three years
    expect([table.rowCount, opened.dictionary?.variables.length]).toEqual([1 + 980 + 627 + 1_359, 86]);
    const years = opened.dictionary?.variables[0];
    expect(years?.valueLabels.map(({ value, label }) => [label, Array.from({ length: 2_966 }, (_, i) => table.cell(i + 1, 0)).filter((cell) => cell === value).length])).toEqual([['2017', 980], ['2018', 627], ['2019', 1_359]]);
    opened.close();
  });
});
