import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSurveyFile } from '#service/files/open-file.ts';
import { cellsOf } from '../helpers/read-table.ts';
import { sharedPath } from '../helpers/shared.ts';

interface Facts { readonly file: string; readonly encoding: string; readonly delimiter: string | null; readonly preamble_rows: number; readonly header_rows: number; readonly data_rows: number; readonly columns: number }

const factsFile = sharedPath('data', 'surveys', 'facts.json');
const facts = factsFile === null ? [] : (JSON.parse(readFileSync(factsFile, 'utf8')) as Facts[]).filter(({ file }) => sharedPath('data', 'surveys', file) !== null);
/** Python's names of encodings, as this program calls them. */
const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8-sig': 'utf-8', cp1252: 'windows-1252', latin1: 'windows-1252', 'utf-16': 'utf-16le' };

/** Columns counted by others that hold neither a header nor an answer. */
const EMPTY_AT_THE_END: Readonly<Record<string, number>> = { 'ospo_surveymonkey/2022_RawData.csv': 64 };

describe.skipIf(factsFile === null)('real surveys (skipped where the reference files beside the project are absent)', () => {
  it.each(facts.map((fact) => [fact.file, fact] as const))('%s', async (file, fact) => {
    const opened = await openSurveyFile(sharedPath('data', 'surveys', file) ?? '');
    const table = await opened.readSheet();
    opened.close();
    const rows = cellsOf(table).filter((row) => row.some((cell) => cell !== null)).length;
    expect({ rows, columns: table.columnCount }).toEqual({ rows: fact.preamble_rows + fact.header_rows + fact.data_rows, columns: fact.columns - (EMPTY_AT_THE_END[file] ?? 0) });
    if (opened.file.format === 'csv') expect([opened.file.encoding, opened.file.delimiter]).toEqual([ENCODINGS[fact.encoding] ?? fact.encoding, fact.delimiter]);
  });
});
