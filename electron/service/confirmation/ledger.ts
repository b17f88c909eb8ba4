import type { LedgerLine } from '#core/contract/api/confirmation.ts';
import type { StatusValue } from '#core/confirmation/pack.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCoders } from '#db/queries/project.ts';
import { findLine, listLedger, setLineOutcome, type LedgerRow } from '#db/queries/packs.ts';
import { rederive } from '../data.ts';
import { recordsSheet, newWorkbook, workbookBytes } from '../exporting/workbook-parts.ts';
import { setClearances } from '../privacy/clearing.ts';
import { openGate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { csvFile } from '../tabular.ts';
import { respondentName, statusText } from './printed.ts';

/** Who confirmed what, when, from which file: everything that was said in files that came back, oldest first. */
export function listLedgerLines(session: ProjectSession, language: 'en' | 'fr' = session.language): LedgerLine[] {
  const rows = listLedger(session.db);
  const positions = new Map(listCases(session.db).map((one) => [one.rid, one.position]));
  const coders = new Map(listCoders(session.db).map((coder) => [coder.id, coder.name]));
  const newest = new Map(rows.filter((row) => row.outcome === 'accepted').map((row) => [placeOf(row), row.rid]));
  return rows.map((row): LedgerLine => {
    const position = positions.get(row.caseRid);
    return {
      id: row.rid, caseKey: row.caseKey, name: position === undefined ? row.caseKey : respondentName(session, position, row.caseKey, language), kind: row.kind, topic: row.topic, shown: row.shown, verdict: row.verdict, becomes: becomesOf(session, row, language), permission: row.permission, comment: row.comment,
      outcome: row.outcome, by: row.saidBy, on: row.saidOn, file: row.file, sha256: row.sha256, packId: row.packId, readAt: row.readAt, decidedBy: coders.get(row.coderId) ?? row.coderId, decidedAt: row.decidedAt,
      inForce: newest.get(placeOf(row)) === row.rid,
    };
  });
}
const placeOf = (row: LedgerRow): string => `${row.caseRid} ${row.kind} ${row.variableId} ${row.answerId} ${row.start} ${row.end}`;

function becomesOf(session: ProjectSession, row: LedgerRow, language: 'en' | 'fr'): string | null {
  if (row.kind === 'example') return row.words;
  if (row.value === '' || row.verdict === 'confirmed') return null;
  const definition = session.definitions.get(row.variableId);
  return definition ? statusText(definition, JSON.parse(row.value) as StatusValue, language) : null;
}

/** What was accepted of a line no longer holds: a status counts as it was answered, an example waits to be confirmed again. One undo. */
export function takeBackLine(session: ProjectSession, id: number): void {
  const row = findLine(session.db, id);
  if (!row || row.outcome !== 'accepted') throw new Refusal('LINE_UNKNOWN', 'This line of the ledger is no longer in force: it was taken back, or an undo took its return out.', { line: id });
  session.together(() => {
    if (row.kind === 'example' && row.answerId !== null && findAnswer(session.db, row.answerId)) setClearances(session, [{ target: { answerId: row.answerId, start: row.start, end: row.end }, patch: { state: 'pending' } }]);
    session.act('confirmation.takeBack', { what: row.topic }, ['variables', 'tables', 'privacy', 'codings'], (db) => {
      setLineOutcome(db, id, 'takenBack', session.coderId, new Date().toISOString());
      if (row.kind === 'status') rederive(session, db, new Map(), new Map());
    });
  });
}

const HEADERS = {
  en: ['respondent', 'name', 'kind', 'line', 'was shown', 'said', 'shall be', 'printed', 'comment', 'outcome', 'confirmed by', 'on', 'file', 'SHA-256 of the file', 'pack', 'read at', 'decided by', 'decided at'],
  fr: ['répondant', 'nom', 'type', 'ligne', 'montré', 'dit', 'à lire', 'impression', 'commentaire', 'décision', 'confirmé par', 'le', 'fichier', 'SHA-256 du fichier', 'dossier', 'lu le', 'décidé par', 'décidé le'],
} as const;
const CODES = {
  en: { status: 'status', example: 'example', confirmed: 'confirmed', changed: 'changed', withdrawn: 'withdrawn', unclear: 'unclear', unanswered: 'no decision', missing: 'row missing', accepted: 'accepted', left: 'left', takenBack: 'taken back', named: 'with name', region: 'region only', sheet: 'Ledger' },
  fr: { status: 'situation', example: 'exemple', confirmed: 'confirmé', changed: 'modifié', withdrawn: 'retiré', unclear: 'à préciser', unanswered: 'sans décision', missing: 'ligne absente', accepted: 'accepté', left: 'laissé', takenBack: 'annulé', named: 'avec le nom', region: 'région seulement', sheet: 'Registre' },
} as const;

/** The ledger as a file. Examples stand in it as far as the gate lets words pass. */
export async function exportLedger(session: ProjectSession, format: 'xlsx' | 'csv', language: 'en' | 'fr', mode: WordsMode): Promise<{ bytes: Uint8Array; lines: number; withheld: number; warning: string | null }> {
  const gate = openGate(session, { mode, language });
  const byId = new Map(listLedger(session.db).map((row) => [row.rid, row]));
  const positions = new Map(listCases(session.db).map((one) => [one.rid, one.position]));
  const say = (code: string | null): string => (code === null ? '' : (CODES[language] as Readonly<Record<string, string>>)[code] ?? code);
  const records = listLedgerLines(session, language).map((line) => {
    const row = byId.get(line.id)!;
    let [shown, becomes, comment] = [line.shown, line.becomes ?? '', line.comment];
    let [key, name] = [line.caseKey, line.name];
    if (row.kind === 'example') {
      const answer = row.answerId === null ? null : findAnswer(session.db, row.answerId);
      const position = positions.get(row.caseRid);
      const released = answer && position !== undefined ? gate.quote({ rid: answer.rid, position, variableId: answer.variableId, text: answer.text }, row.start, row.end) : { words: null, attribution: 'nobody' as const };
      if (released.words === null) [shown, becomes] = ['', ''];
      else if (mode === 'pseudonymised') [shown, becomes] = [released.words, gate.pseudonyms.other(becomes)];
      // Words that may be put down to a region alone do not stand beside a name.
      else if (mode === 'cleared') { shown = released.words; becomes = becomes === '' ? '' : released.words; if (released.attribution === 'region') [key, name] = ['', '']; }
    }
    comment = gate.typed(comment);
    return [key, name, say(line.kind), line.topic, shown, say(line.verdict), becomes, say(line.permission), comment, say(line.outcome), line.by, line.on, line.file, line.sha256, `${line.packId.slice(0, 5)}-${line.packId.slice(5)}`, line.readAt, line.decidedBy, line.decidedAt];
  });
  const said = { lines: records.length, withheld: gate.withheld, warning: gate.warning };
  const headers = [...HEADERS[language]];
  const warned = gate.warning === null ? [] : [[gate.warning]];
  if (format === 'csv') return { bytes: Buffer.from(csvFile([headers, ...records, ...warned]), 'utf8'), ...said };
  const workbook = newWorkbook(CODES[language].sheet);
  recordsSheet(workbook, CODES[language].sheet, headers, [...records, ...warned], new Set([4, 6, 8]));
  return { bytes: await workbookBytes(workbook), ...said };
}
