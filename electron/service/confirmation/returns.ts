import { createHash } from 'node:crypto';
import type { AcceptedLine, PackReturn, ReturnLine } from '#core/contract/api/confirmation.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { judgeLine, type Earlier, type Now } from '#core/confirmation/judge-return.ts';
import { tagsIn, type PackLine, type PrintPermission, type StatusValue } from '#core/confirmation/pack.ts';
import { readReturn, type LineReading } from '#core/confirmation/read-return.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import { collapseSpace, normaliseText } from '#core/text/normalise.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { findPack, findReturn, listLedger, putLine, putReturn, type LedgerRow, type LineRow, type PackRow } from '#db/queries/packs.ts';
import { rederive } from '../data.ts';
import { projectName } from '../describe.ts';
import { serialToIso } from '../files/xlsx/serial-date.ts';
import { setClearances } from '../privacy/clearing.ts';
import { openGate, type Gate } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { bytesOf, nameOf, type Source } from '../source.ts';
import { amendmentsOf, type Amendments } from './amendments.ts';
import { valueAt } from './corrections.ts';
import { PACK_WORDS } from './pack-words.ts';
import { exampleWords, respondentName, statusText } from './printed.ts';
import { isOnceLabel, packIdsIn, type FoundFile, type FoundRow } from './read-file.ts';
import { readWordPack } from './read-word.ts';
import { readWorkbookPack } from './read-workbook.ts';

interface ReadPack { readonly pack: PackRow; readonly lines: readonly PackLine[]; readonly readings: readonly LineReading[]; readonly by: string; readonly on: string; readonly all: string; readonly comment: string; readonly extra: readonly string[] }
interface ReadFile { readonly name: string; readonly sha256: string; readonly packs: readonly ReadPack[] }

/** Reads a file that came back: a Word document or a spreadsheet, under whatever name. A file may hold several packs, one below the other.
 *  @throws Refusal PACK_NOT_FOUND, PACK_UNKNOWN, PACK_FORMAT, and of the readers */
async function readReturned(session: ProjectSession, source: Source): Promise<ReadFile> {
  const name = nameOf(source);
  const bytes = await bytesOf(source);
  const found = await readFound(bytes, name);
  const known = found.packIds.map((id) => findPack(session.db, id)).filter((pack) => pack !== null);
  if (found.packIds.length === 0) throw new Refusal('PACK_NOT_FOUND', `“${name}” holds no line of a confirmation pack that can be recognised: neither its hidden marks nor its reference are left. Ask for the file as it was sent, filled in; or set the clearances by hand in the privacy room.`, { file: name });
  if (known.length === 0) throw new Refusal('PACK_UNKNOWN', `“${name}” is a pack that this project did not make (reference ${found.packIds[0]!.slice(0, 5)}-${found.packIds[0]!.slice(5)}). Open the project it was sent from, or a newer copy of this one.`, { file: name, reference: found.packIds[0]! });
  const packs = known.map((pack): ReadPack => {
    const lines = JSON.parse(pack.lines) as PackLine[];
    const alone = known.length === 1;
    const rows = found.rows.filter((row) => (row.tags.length === 0 ? alone : row.tags.some((tag) => tag.packId === pack.id))).map(({ tags, ...row }) => ({ ...row, keys: [...new Set(tags.filter((tag) => tag.packId === pack.id).map((tag) => tag.key))] }));
    const once = (field: FoundFile['once'][number]['field']): string => found.once.filter((one) => one.field === field && (one.packId === pack.id || (one.packId === '' && alone))).map((one) => one.text.trim()).filter(Boolean).join('\n');
    const asked = { by: collapseSpace(once('by')), on: dateIn(once('on')), all: collapseSpace(once('all')), comment: once('note') };
    const { readings, left } = readReturn(lines, { ...asked, rows });
    return { pack, lines, readings, ...asked, extra: [...left.map(rowText).filter(Boolean), ...strangeTexts(session, found, pack)] };
  });
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), packs };
}

async function readFound(bytes: Uint8Array, name: string): Promise<FoundFile> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF') || head.startsWith('{\\rtf')) throw new Refusal('PACK_FORMAT', `“${name}” is not a Word document or a workbook. Ask for the pack as .docx or .xlsx, or open the file and save it as one of these.`, { file: name });
  if (head.startsWith('PK')) {
    const listed = Buffer.from(bytes).toString('latin1');
    if (listed.includes('word/document.xml')) return readWordPack(bytes, name);
    if (listed.includes('mimetypeapplication/vnd.oasis.opendocument.text')) throw new Refusal('PACK_FORMAT', `“${name}” is not a Word document or a workbook. Ask for the pack as .docx or .xlsx, or open the file and save it as one of these.`, { file: name });
  }
  return readWorkbookPack(bytes, name);
}

/** "12/03/2026", "12 mars 2026" or what was written: a day as ISO where there is no doubt about it, else as it stands. */
function dateIn(text: string): string {
  const plain = collapseSpace(text);
  // A date in a cell that was kept as text is a number of days since 1900.
  if (/^[2-7]\d{4}$/u.test(plain)) return serialToIso(Number(plain), false, false)!;
  return /^\d{4}-\d{2}-\d{2}/u.test(plain) ? plain.slice(0, 10) : plain;
}

const rowText = (row: Omit<FoundRow, 'tags'>): string => [row.number, row.topic, row.shown, row.decision, row.value, row.permission, row.comment, ...row.other].map((text) => text.trim()).filter(Boolean).join(' | ');

/** Texts that the program did not put there itself. */
function strangeTexts(session: ProjectSession, found: FoundFile, pack: PackRow): string[] {
  const own = new Set<string>();
  for (const language of ['en', 'fr'] as const) {
    const words = PACK_WORDS[language];
    const position = listCases(session.db).find((one) => one.rid === pack.caseRid)?.position;
    const name = position === undefined ? pack.caseKey : respondentName(session, position, pack.caseKey, language);
    for (const text of [words.title(name), words.study(projectName(session)), ...words.intro, words.statuses, words.examples, words.noneStatuses, words.noneExamples, words.sheet]) own.add(normaliseText(text));
  }
  return found.texts.filter((text) => {
    const plain = normaliseText(text);
    return plain !== '' && !own.has(plain) && !isOnceLabel(text) && packIdsIn(text).length === 0 && tagsIn(text).length === 0;
  });
}

/** What a line speaks of as the project has it now. */
class Present {
  readonly #session: ProjectSession;
  readonly #language: 'en' | 'fr';
  readonly #gate: Gate;
  readonly #amendments: Amendments;
  constructor(session: ProjectSession, language: 'en' | 'fr') { this.#session = session; this.#language = language; this.#gate = openGate(session, { mode: 'pseudonymised', language, all: false }); this.#amendments = amendmentsOf(session.db); }

  of(line: PackLine, position: number | null): { now: Now; text: string | null } {
    if (position === null) return { now: null, text: null };
    if (line.kind === 'status') {
      const data = this.#session.variable(line.variableId);
      const value = data ? valueAt(data.definition, data.vector, position) : null;
      return value === null ? { now: null, text: null } : { now: { kind: 'status', value }, text: statusText(data!.definition, value, this.#language) };
    }
    const answer = findAnswer(this.#session.db, line.answerId);
    if (!answer || (line.end !== null && line.end > [...answer.text].length)) return { now: null, text: null };
    const words = exampleWords(this.#gate, this.#amendments, { rid: answer.rid, position, variableId: answer.variableId, text: answer.text }, line.start, line.end);
    return words === null ? { now: null, text: null } : { now: { kind: 'example', words }, text: words };
  }
}

const placeOf = (line: Pick<LineRow, 'kind' | 'variableId' | 'answerId' | 'start' | 'end'>): string => (line.kind === 'status' ? `status ${line.variableId}` : `example ${line.answerId} ${line.start} ${line.end}`);
const placeOfLine = (line: PackLine): string => (line.kind === 'status' ? `status ${line.variableId}` : `example ${line.answerId} ${line.start} ${line.end}`);
const earlierOf = (row: LedgerRow): Earlier => ({ returnId: row.returnRid, sha256: row.sha256, verdict: row.verdict as Earlier['verdict'], value: row.value === '' || row.verdict === 'confirmed' ? null : JSON.parse(row.value) as StatusValue, words: row.words, permission: row.permission as PrintPermission | null });

/** A returned file held against the project, line by line. Nothing is stored. */
export async function compareReturn(session: ProjectSession, source: Source): Promise<{ file: string; sha256: string; returns: PackReturn[] }> {
  const read = await readReturned(session, source);
  return { file: read.name, sha256: read.sha256, returns: read.packs.map((one) => compared(session, one, read.sha256)) };
}

function compared(session: ProjectSession, { pack, readings, ...said }: ReadPack, sha256: string): PackReturn {
  const position = listCases(session.db).find((one) => one.rid === pack.caseRid)?.position ?? null;
  const present = new Present(session, pack.language);
  const ledger = listLedger(session.db).filter((row) => row.caseRid === pack.caseRid);
  const accepted = new Map(ledger.filter((row) => row.outcome === 'accepted').map((row) => [placeOf(row), row]));
  const before = findReturn(session.db, pack.id, sha256);
  const own = new Map(ledger.filter((row) => row.returnRid === before?.rid).map((row) => [row.key, row]));
  return {
    packId: pack.id, caseIndex: position, caseKey: pack.caseKey, name: position === null ? pack.caseKey : respondentName(session, position, pack.caseKey, session.language), language: pack.language, madeAt: pack.madeAt,
    by: said.by || (before?.saidBy ?? ''), on: said.on || (before?.saidOn ?? ''), all: said.all, comment: said.comment, extra: [...said.extra], readBefore: before?.readAt ?? null,
    lines: readings.map((reading): ReturnLine => {
      const { line } = reading;
      const { now, text } = present.of(line, position);
      const row = accepted.get(placeOfLine(line));
      const earlier = row ? earlierOf(row) : null;
      const outcome = own.get(line.key)?.outcome ?? null;
      const judged = judgeLine(reading, now, earlier, sha256);
      return {
        key: line.key, kind: line.kind, topic: line.topic, shown: line.shown, now: text, verdict: reading.verdict, becomes: becomes(line, reading.value, reading.words), choice: reading.value === null || 'state' in reading.value ? null : [...reading.value.categories],
        permission: reading.permission, written: { ...reading.written }, doubts: [...reading.doubts], standing: [...judged.standing], ready: judged.ready && outcome !== 'accepted', acceptable: judged.acceptable,
        earlier: row && earlier ? { verdict: earlier.verdict, becomes: becomes(line, earlier.value, earlier.words), by: row.saidBy, on: row.saidOn, file: row.file } : null, outcome,
        choices: line.kind === 'status' ? line.choices.map(({ id, label }) => ({ id, label })) : [], several: line.kind === 'status' && line.several, place: reading.place,
      };
    }),
  };
}

function becomes(line: PackLine, value: StatusValue | null, words: string | null): string | null {
  if (line.kind === 'example') return words;
  if (value === null) return null;
  return 'state' in value ? value.state : line.choices.filter((choice) => value.categories.includes(choice.id)).map((choice) => choice.label).join('; ');
}

interface Decided { readonly line: PackLine; readonly reading: LineReading; readonly accept: boolean; readonly verdict: LineReading['verdict']; readonly value: StatusValue | null; readonly words: string | null; readonly permission: PrintPermission | null }

/** Takes over the lines that a person accepted and keeps what else was said as left. Clearances of examples and corrections of statuses are one
 *  act for undo; no answer is written over. Lines accepted of this file before stay accepted.
 *  @throws Refusal CONFIRMER_MISSING, PACK_UNKNOWN, LINE_UNDECIDED, CASE_UNKNOWN */
export async function acceptReturn(session: ProjectSession, source: Source, wanted: { readonly packId: string; readonly by: string; readonly on: string; readonly lines: readonly AcceptedLine[] }): Promise<{ accepted: number; left: number; statuses: number; examples: number }> {
  const file = await readReturned(session, source);
  const one = file.packs.find(({ pack }) => pack.id === wanted.packId);
  if (!one) throw new Refusal('PACK_UNKNOWN', `“${file.name}” does not hold the pack ${wanted.packId.slice(0, 5)}-${wanted.packId.slice(5)}. Read the file again.`, { file: file.name, reference: wanted.packId });
  const by = collapseSpace(wanted.by) || one.by;
  const position = listCases(session.db).find((each) => each.rid === one.pack.caseRid)?.position ?? null;
  const before = findReturn(session.db, one.pack.id, file.sha256);
  const done = new Set(listLedger(session.db).filter((row) => row.returnRid === before?.rid && row.outcome === 'accepted').map((row) => row.key));
  const choices = new Map(wanted.lines.map((line) => [line.key, line]));
  const decided = one.readings.flatMap((reading): Decided[] => {
    const choice = choices.get(reading.line.key);
    const silent = reading.verdict === 'unanswered' || reading.verdict === 'missing';
    if (done.has(reading.line.key) && choice?.accept !== true) return [];
    if (silent && choice?.accept !== true && reading.written.comment === '') return [];
    return [decide(reading, choice, file.name)];
  });
  const accepted = decided.filter((each) => each.accept);
  if (accepted.length > 0 && by === '') throw new Refusal('CONFIRMER_MISSING', `“${file.name}” does not say who confirmed. Give the name of whoever did, as it shall stand in the ledger.`, { file: file.name });
  if (accepted.length > 0 && position === null) throw new Refusal('CASE_UNKNOWN', `There is no case “${one.pack.caseKey}” any more. An undo may have taken its import out.`, { case: one.pack.caseKey });
  const at = new Date().toISOString();
  const on = dateIn(wanted.on) || one.on;
  session.together(() => {
    const examples = accepted.flatMap(({ line, verdict, permission }): Parameters<typeof setClearances>[1] => (line.kind === 'status' ? [] : [{
      target: { answerId: line.answerId, start: line.start, end: line.end },
      patch: { permission: verdict === 'withdrawn' ? 'no' : permission ?? line.permission, state: 'confirmed', confirmedBy: by, confirmedAt: on || at.slice(0, 10), note: `${file.name} · SHA-256 ${file.sha256.slice(0, 12)}` },
    }]));
    setClearances(session, examples);
    session.act('confirmation.accept', { file: file.name, lines: accepted.length }, ['variables', 'tables', 'privacy', 'codings'], (db) => {
      const returnRid = putReturn(db, { packId: one.pack.id, caseRid: one.pack.caseRid, caseKey: one.pack.caseKey, file: file.name, sha256: file.sha256, saidBy: by, saidOn: on, comment: one.comment, extra: JSON.stringify(one.extra), coderId: session.coderId, readAt: before?.readAt ?? at });
      for (const each of decided) putLine(db, { ...ledgerLine(session, each, position), returnRid, coderId: session.coderId, decidedAt: at });
      if (accepted.some(({ line, verdict }) => line.kind === 'status' && verdict !== 'confirmed')) rederive(session, db, new Map(), new Map());
    });
  });
  return { accepted: accepted.length, left: decided.length - accepted.length, statuses: accepted.filter(({ line }) => line.kind === 'status').length, examples: accepted.filter(({ line }) => line.kind === 'example').length };
}

function decide(reading: LineReading, choice: AcceptedLine | undefined, file: string): Decided {
  const { line } = reading;
  const verdict = choice?.verdict ?? reading.verdict;
  const value: StatusValue | null = choice?.choice !== undefined ? { categories: choice.choice } : choice?.verdict !== undefined && choice.verdict !== 'changed' ? null : reading.value;
  const words = choice?.words !== undefined ? choice.words : choice?.verdict !== undefined && choice.verdict !== 'changed' ? null : reading.words;
  const permission = line.kind === 'example' ? choice?.permission ?? reading.permission ?? line.permission : null;
  const accept = choice?.accept === true;
  const known = line.kind === 'example' || value === null || 'state' in value || (value.categories.every((id) => line.choices.some((one) => one.id === id)) && value.categories.length > 0 && (line.several || value.categories.length === 1));
  const complete = verdict === 'confirmed' || verdict === 'withdrawn' || (verdict === 'changed' && (line.kind === 'example' ? words !== null || permission !== line.permission : value !== null && known));
  if (accept && !complete) throw new Refusal('LINE_UNDECIDED', `Line ${line.key} of “${file}” cannot be accepted as it is: it does not say plainly what is to be. Choose what it means, or leave it.`, { file, line: line.key });
  return { line, reading, accept, verdict, value, words, permission };
}

function ledgerLine(session: ProjectSession, { line, reading, accept, verdict, value, words, permission }: Decided, position: number | null): Omit<LineRow, 'rid' | 'returnRid' | 'coderId' | 'decidedAt'> {
  const written = [reading.written.comment, ...(accept ? [] : [reading.written.decision, reading.written.value, reading.written.permission])].filter(Boolean).join(' | ');
  const common = { key: line.key, topic: line.topic, shown: line.shown, verdict, comment: written, outcome: accept ? 'accepted' as const : 'left' as const };
  if (line.kind === 'status') {
    const definition = session.definitions.get(line.variableId);
    const stored = definition ? session.storedVector(line.variableId) : null;
    const answer = definition && stored && position !== null ? valueAt(definition, stored, position) : null;
    const stands = verdict === 'confirmed' ? line.value : value;
    return { ...common, kind: 'status', variableId: line.variableId, answerId: null, start: null, end: null, before: answer === null ? '' : JSON.stringify(answer), value: stands === null ? '' : JSON.stringify(stands), words: null, permission: null };
  }
  const answer = findAnswer(session.db, line.answerId);
  const original = answer === null ? '' : line.start === null || line.end === null ? answer.text : sliceCodePoints(answer.text, line.start, line.end);
  return { ...common, kind: 'example', variableId: answer?.variableId ?? '', answerId: line.answerId, start: line.start, end: line.end, before: original, value: '', words, permission };
}
