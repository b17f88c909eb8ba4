import ExcelJS from 'exceljs';
import type { SampleTable } from './make-sample.ts';
/** One instrument's answers as the workbook a survey office would send: a title line, headers (under section titles in the UNICEF
 *  file), one respondent a row, and a last sheet about the file. */
export declare function workbookOf(table: SampleTable, seed: number): ExcelJS.Workbook;
