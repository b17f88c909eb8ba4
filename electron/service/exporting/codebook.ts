import type { Loss } from '#core/exchange/report.ts';
import { codebookCsv, codebookTable, type CodebookFormat } from '../codebook-files.ts';
import { describeCodes } from '../describe.ts';
import { writeQdc } from '../exchange/codebook.ts';
import { openGate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

/** The codebook as a file: definitions, rules, labels, and in a workbook the counts too. `losses` is what REFI-QDA has no room for. */
export async function exportCodebook(session: ProjectSession, format: CodebookFormat, options: { words: WordsMode; language?: 'en' | 'fr' } = { words: 'cleared' }): Promise<{ bytes: Uint8Array; codes: number; withheld: number; losses?: Loss[] }> {
  const gate = openGate(session, { mode: options.words, language: options.language ?? 'en' });
  const codes = describeCodes(session);
  if (format === 'csv') return { bytes: Buffer.from(codebookCsv(session, gate), 'utf8'), codes: codes.length, withheld: gate.withheld };
  if (format === 'qdc') return { ...writeQdc(session, gate), withheld: gate.withheld };
  const workbook = newWorkbook('Codebook');
  const table = codebookTable(session, gate);
  const lines = table.lines.map((line, index) => [...line, codes[index]!.cases, codes[index]!.mentions]);
  recordsSheet(workbook, 'Codebook', [...table.columns, 'cases', 'mentions'], lines, new Set([4, 5, 6, 7]));
  return { bytes: await workbookBytes(workbook), codes: codes.length, withheld: gate.withheld };
}
