import { codePaths } from '#core/codebook/tree.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listCoders } from '#db/queries/project.ts';
import { cellOf } from '../cells.ts';
import { openGate, type Gate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { csvFile } from '../tabular.ts';
import { newWorkbook, recordsSheet, workbookBytes } from './workbook-parts.ts';

const HEADERS = ['case', 'country', 'region', 'income', 'instrument', 'question', 'question wording', 'code', 'kind', 'coded words', 'start', 'end', 'coder', 'origin', 'starred', 'coded at', 'clearance', 'warning'] as const;

/** Every coded segment, one a line, with its case's attributes as columns. Confidential answers stay out. Words are there where the gate
 *  lets them pass; words that may be put down to a region alone stand without their case. In a working file every line says that it is one. */
function segmentRecords(session: ProjectSession, gate: Gate): (string | number | null)[][] {
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
    const { words, attribution, clearance } = gate.quote({ rid: answer.rid, position: one.position, variableId: answer.variableId, text: answer.text }, coding.start, coding.end);
    const [, region] = values;
    const who = attribution === 'region' ? ['', '', region ?? '', '', ''] : [one.key, ...values];
    return [[...who, answer.variableId, definition.wording ?? definition.label, paths.get(coding.codeId)!, codes.get(coding.codeId)!.kind, words ?? '', coding.start, coding.end,
      coders.get(coding.coderId) ?? coding.coderId, coding.origin, coding.starred ? 'yes' : '', coding.createdAt, `${clearance.permission}, ${clearance.state}`, words !== null ? gate.warning ?? '' : '']];
  });
}

export async function exportSegments(session: ProjectSession, format: 'csv' | 'xlsx', options: { words: WordsMode; language?: 'en' | 'fr' } = { words: 'cleared' }): Promise<{ bytes: Uint8Array; segments: number; withheld: number; warning: string | null }> {
  const gate = openGate(session, { mode: options.words, language: options.language ?? 'en' });
  const records = segmentRecords(session, gate);
  const said = { segments: records.length, withheld: gate.withheld, warning: gate.warning };
  if (format === 'csv') return { bytes: Buffer.from(csvFile([[...HEADERS], ...records]), 'utf8'), ...said };
  const workbook = newWorkbook('Coded segments');
  recordsSheet(workbook, 'Coded segments', [...HEADERS], records, new Set([6, 9]));
  return { bytes: await workbookBytes(workbook), ...said };
}
