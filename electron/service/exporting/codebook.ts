import type { Loss } from '#core/exchange/report.ts';
import { CODEBOOK_COLUMNS, codebookCsv, codebookLines, type CodebookFormat } from '../codebook-files.ts';
import { describeCodes } from '../describe.ts';
import { writeQdc } from '../exchange/codebook.ts';
import type { ProjectSession } from '../session.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

/** The codebook as a file: definitions, rules, labels, and in a workbook the counts too. `losses` is what REFI-QDA has no room for. */
export async function exportCodebook(session: ProjectSession, format: CodebookFormat): Promise<{ bytes: Uint8Array; codes: number; losses?: Loss[] }> {
  const codes = describeCodes(session);
  if (format === 'csv') return { bytes: Buffer.from(codebookCsv(session), 'utf8'), codes: codes.length };
  if (format === 'qdc') return writeQdc(session);
  const workbook = newWorkbook('Codebook');
  const lines = codebookLines(session).map((line, index) => [...line, codes[index]!.cases, codes[index]!.mentions]);
  recordsSheet(workbook, 'Codebook', [...CODEBOOK_COLUMNS, 'cases', 'mentions'], lines, new Set([4, 5, 6, 7]));
  return { bytes: await workbookBytes(workbook), codes: codes.length };
}
