import { codePaths } from '#core/codebook/tree.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listCoders } from '#db/queries/project.ts';
import { cellOf } from '../cells.ts';
import { codedWords } from '../coding.ts';
import type { ProjectSession } from '../session.ts';
import { csvFile } from '../tabular.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

const HEADERS = ['case', 'country', 'region', 'income', 'instrument', 'question', 'question wording', 'code', 'kind', 'coded words', 'start', 'end', 'coder', 'origin', 'starred', 'coded at'] as const;

/** Every coded segment, one a line, with its case's attributes as columns. Confidential answers stay out. */
export function segmentRecords(session: ProjectSession): (string | number | null)[][] {
  const { db } = session;
  const cases = new Map(listCases(db).map((one) => [one.rid, one]));
  const codes = new Map(listCodes(db).map((code) => [code.id, code]));
  const paths = codePaths([...codes.values()]);
  const coders = new Map(listCoders(db).map((coder) => [coder.id, coder.name]));
  const answers = new Map(listAnswerTexts(db).map((answer) => [answer.rid, answer]));
  const attributes = ['country', 'region', 'income', 'instrument'].map((id) => session.variable(id));
  return listCodings(db).flatMap((coding) => {
    const answer = answers.get(coding.answerId)!;
    const definition = session.definitions.get(answer.variableId)!;
    if (definition.confidential) return [];
    const one = cases.get(answer.caseRid)!;
    const values = attributes.map((data) => { const cell = data ? cellOf(data.definition, data.vector, one.position) : ''; return typeof cell === 'object' ? '' : cell; });
    return [[one.key, ...values, answer.variableId, definition.wording ?? definition.label, paths.get(coding.codeId)!, codes.get(coding.codeId)!.kind, codedWords(answer.text, coding), coding.start, coding.end,
      coders.get(coding.coderId) ?? coding.coderId, coding.origin, coding.starred ? 'yes' : '', coding.createdAt]];
  });
}

export async function exportSegments(session: ProjectSession, format: 'csv' | 'xlsx'): Promise<{ bytes: Uint8Array; segments: number }> {
  const records = segmentRecords(session);
  if (format === 'csv') return { bytes: Buffer.from(csvFile([[...HEADERS], ...records]), 'utf8'), segments: records.length };
  const workbook = newWorkbook('Coded segments');
  recordsSheet(workbook, 'Coded segments', [...HEADERS], records, new Set([6, 9]));
  return { bytes: await workbookBytes(workbook), segments: records.length };
}
