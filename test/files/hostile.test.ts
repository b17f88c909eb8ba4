import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/contract/refusal.ts';
import type { RawCell, RawTable } from '#core/importing/raw-table.ts';
import { openSurveyFile } from '#service/files/open-file.ts';
import { sharedPath } from '../helpers/shared.ts';
import { cellsOf, readTable } from '../helpers/read-table.ts';

interface Entry { readonly file: string; readonly category: string; readonly what_is_odd: string; readonly expected: string; readonly rows_nonempty: string; readonly cols_used: string }

const folder = sharedPath('data', 'hostile');
const manifest: Entry[] = folder === null ? [] : parse(readFileSync(`${folder}/manifest.csv`), { columns: true });
/** Where this reader knowingly differs from the reader that measured the file, and why. */
const OUR_OWN_WAY: Readonly<Record<string, string>> = {
  'protect.xlsx': 'encrypted with Excel\'s built-in password, which Excel too opens without asking: imported',
  'poi-fuzz.xls': 'one sheet with one legible text, as xlrd and SheetJS read it: imported',
  'dt_unescaped.csv': 'quotes that are not doubled are kept and told, so that it has 3 columns, not 4',
  'dt_fillheader.csv': 'its thirtieth column has neither header nor values',
};
/** What Excel wrote out says more about its formats, or about macros that it ran, than about the cells. */
const SHOWN_OTHERWISE: Readonly<Record<string, string>> = {
  'LONumbers.xlsx.2016.0.csv': 'elapsed hours of negative days',
  'number_format.xls.2016.1.csv': 'a column of macro functions, whose results the file stores as empty',
  'number_format.xls.2016.2.csv': 'formats that leave the sign out or turn it',
};

describe.skipIf(folder === null)('files that are odd, broken or hostile (skipped where the reference files beside the project are absent)', () => {
  it.each(manifest.map((entry) => [entry.file, entry.expected, entry] as const))('%s: %s', async (file, _, entry) => {
    const outcome = await attempt(`${folder}/${file}`);
    if (outcome instanceof Refusal) {
      expect(mayBeRefused(entry), `${file}: ${outcome.message}`).toBe(true);
      expect(outcome.message).toMatch(/^("|The |A |There ).+\.$/s);
      expect(outcome.message).toContain(entry.category === 'bomb' ? 'The workbook' : basename(file));
      if (/password-protected/.test(entry.expected)) expect(outcome.code).toMatch(/^FILE_PASSWORD/);
      return;
    }
    expect(mustBeRefused(entry), `${file} was read`).toBe(false);
    if (entry.rows_nonempty !== '' && OUR_OWN_WAY[file] === undefined) {
      expect({ rows: nonEmptyRows(outcome), columns: outcome.columnCount }).toEqual({ rows: Number(entry.rows_nonempty), columns: Number(entry.cols_used) });
    }
    if (/warning/.test(entry.expected)) expect(outcome.problems.some((problem) => /^(Line|Cell) /.test(problem.message))).toBe(true);
    if (/no data: say so/.test(entry.expected)) expect(outcome.problems.map((problem) => problem.message)).toEqual([expect.stringContaining('has no cells with data')]);
    // never rows of binary rubbish
    for (const row of cellsOf(outcome)) for (const cell of row) if (typeof cell === 'string') expect(cell).not.toMatch(/[\u0000-\u0008\u000e-\u001f\ufffd]/);
    // a file that keeps the program busy fails by this limit
  }, 20_000);

  it('stays under 1 GB of memory through all of them', () => {
    const script = fileURLToPath(new URL('./read-folder.ts', import.meta.url));
    const child = spawnSync(process.execPath, [script, folder ?? ''], { encoding: 'utf8', timeout: 110_000 });
    expect(child.stderr.replace(/^.*Warning.*$/gm, '').trim()).toBe('');
    const report = JSON.parse(child.stdout) as { files: number; peakMb: number };
    expect(report.files).toBeGreaterThanOrEqual(manifest.length);
    expect(report.peakMb).toBeLessThan(1024);
  }, 120_000);

  it('opens protected workbooks with their password and says when it is wrong', async () => {
    const path = `${folder}/protected_passtika.xlsx`;
    expect(cellsOf(await readTable(path, undefined, { passphrase: 'tika' })).flat()).toContain('This is an Encrypted Excel spreadsheet.');
    await expect(openSurveyFile(path, { passphrase: 'tikka' })).rejects.toMatchObject({ code: 'FILE_PASSWORD_WRONG' });
    await expect(openSurveyFile(path)).rejects.toMatchObject({ code: 'FILE_PASSWORD_NEEDED' });
    expect((await readTable(`${folder}/protected_passtika.xlsb`, undefined, { passphrase: 'tika' })).rowCount).toBeGreaterThan(0);
  });
});

const expectedFolder = folder === null ? null : `${folder}/expected_csv`;
const expectedFiles = expectedFolder === null ? [] : readdirSync(expectedFolder);

describe.skipIf(folder === null)('cells that other programs wrote out (skipped where the reference files beside the project are absent)', () => {
  const texts = expectedFiles.filter((name) => name.endsWith('.json'));
  it.each(texts)('%s', async (name) => {
    const rows = JSON.parse(readFileSync(`${expectedFolder}/${name}`, 'utf8')) as Record<string, string>[];
    const [header = [], ...body] = cellsOf(await readTable(`${folder}/${name.replace(/json$/, 'csv')}`));
    expect(body.map((row) => row.map((cell) => cell ?? ''))).toEqual(rows.map((row) => Object.values(row)));
    expect(header).toEqual(Object.keys(rows[0] ?? {}));
  });

  // Excel wrote these as it shows them; texts are compared exactly, numbers where it shows a plain one
  const sheets = expectedFiles.flatMap((name) => {
    const match = /^(.+\.(?:xlsx|xlsm|xls))\.(?:2016|2011)\.(\d)\.csv$/.exec(name);
    return match === null || /^password/.test(name) || SHOWN_OTHERWISE[name] !== undefined ? [] : [[name, match[1]!, Number(match[2])] as const];
  });
  it.each(sheets)('%s', async (name, file, index) => {
    const opened = await openSurveyFile(`${folder}/${file}`);
    const sheet = opened.file.sheets[index];
    if (sheet === undefined) return;
    const table = await opened.readSheet(sheet.name);
    opened.close();
    const expected: string[][] = parse(readFileSync(`${expectedFolder}/${name}`), { relax_column_count: true, bom: true, relax_quotes: true });
    const differences: string[] = [];
    expected.forEach((row, r) => row.forEach((shown, c) => {
      const cell = table.cell(r, c);
      if (!agrees(cell, shown)) differences.push(`${r}:${c} ${JSON.stringify(cell)} is shown as ${JSON.stringify(shown)}`);
    }));
    expect(differences).toEqual([]);
  });
});

async function attempt(path: string): Promise<RawTable | Refusal> {
  try {
    return await readTable(path);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function mayBeRefused({ expected }: Entry): boolean {
  return /clear error/.test(expected);
}

function mustBeRefused({ file, expected }: Entry): boolean {
  return /^clear error/.test(expected) && !/import|cut at/.test(expected) && OUR_OWN_WAY[file] === undefined;
}

function nonEmptyRows(table: RawTable): number {
  return cellsOf(table).filter((row) => row.some((cell) => cell !== null)).length;
}

/** Whether a cell can be what a spreadsheet program shows: formatted numbers and dates are shown in too many ways to ask for
 *  more than that both are there. */
function agrees(cell: RawCell, shown: string): boolean {
  if (cell === null) return shown.trim() === '';
  if (typeof cell === 'boolean') return shown === (cell ? 'TRUE' : 'FALSE');
  if (typeof cell === 'number') return shown === '' || !/^-?\d+(\.\d+)?$/.test(shown) || Number.isNaN(Number(shown)) || Math.abs(Number(shown) - cell) <= Math.max(1, Math.abs(cell)) * 0.51;
  if (typeof cell === 'string') return inAscii(cell) === inAscii(shown) || /^\d+:\d\d:\d\d$/.test(cell);
  if ('error' in cell) return shown === cell.error;
  return shown !== '';
}

/** Excel wrote `_` or a byte of its own code page for every letter beyond ASCII. */
function inAscii(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\n -~]|_/g, '?');
}
