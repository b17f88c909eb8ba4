import { setImmediate } from 'node:timers/promises';
import { detect, DETECTOR_VERSION } from '#core/anonymise/detect.ts';
import type { Finding } from '#core/anonymise/finding.ts';
import { pseudonymKey } from '#core/anonymise/pseudonyms.ts';
import { termMatcher, type TermMatcher } from '#core/anonymise/terms.ts';
import { Vocabulary } from '#core/anonymise/vocabulary.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { ReadDb } from '#db/database.ts';
import { listAnswerBatch } from '#db/queries/answer-batches.ts';
import { deleteFinding, insertFinding, insertPseudonyms, listFindings, listTerms, newestAnswerAct, type FindingRecord } from '#db/queries/privacy.ts';
import { getMeta, setMeta } from '#db/queries/project.ts';
import { insertRange } from '#db/undo/act.ts';
import type { ProjectSession } from '../session.ts';

const SCAN = 'privacyScan';
/** Answers looked through before other calls are let in: some ten milliseconds. */
const SLICE = 100;

/** How far a look through has come, by project. */
const looking = new WeakMap<ProjectSession, { done: number; of: number; cancelled: boolean }>();
export const lookingOf = (session: ProjectSession): { done: number; of: number } | null => { const at = looking.get(session); return at ? { done: at.done, of: at.of } : null; };
export function cancelScan(session: ProjectSession): boolean { const at = looking.get(session); if (at) at.cancelled = true; return at !== undefined; }

/** What the answers and the list were when they were last looked through, and what they are now. */
export function scanState(db: ReadDb): { lookedThrough: boolean; stale: boolean } {
  const mark = getMeta(db, SCAN);
  return { lookedThrough: mark !== undefined, stale: mark !== markOf(newestAnswerAct(db)) };
}
const markOf = (historyId: number): string => `${historyId}/${DETECTOR_VERSION}`;

const projectTerms = (db: ReadDb): TermMatcher => termMatcher(listTerms(db));

/** Words that the project writes small, in batches; `goOn` may end it. */
async function projectVocabulary(session: ProjectSession, onBatch: (answers: number) => boolean): Promise<Vocabulary | null> {
  const vocabulary = new Vocabulary();
  for (let after = 0; ;) {
    const batch = listAnswerBatch(session.db, after, SLICE * 5);
    const last = batch.at(-1);
    if (!last) return vocabulary;
    for (const answer of batch) vocabulary.add(answer.text);
    after = last.rid;
    if (!onBatch(batch.length)) return null;
    await setImmediate();
  }
}

/** Looks through every answer and writes down what was found, in one act. What somebody judged is kept, and nothing is laid over it;
 *  findings nobody judged are replaced by today's. @throws Refusal SCAN_RUNNING, SCAN_CANCELLED, SCAN_OVERTAKEN */
export async function scanAnswers(session: ProjectSession): Promise<{ answers: number; found: number; added: number; removed: number }> {
  if (looking.has(session)) throw new Refusal('SCAN_RUNNING', 'The answers are being looked through already. Wait until that has ended, or cancel it.');
  const progress = { done: 0, of: session.coding.answers.length * 2, cancelled: false };
  looking.set(session, progress);
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      progress.done = 0;
      const began = newestAnswerAct(session.db);
      const found = await lookThrough(session, progress);
      if (newestAnswerAct(session.db) === began) return store(session, found, progress.of / 2);
    }
    throw new Refusal('SCAN_OVERTAKEN', 'The answers changed again and again while they were looked through. Look through them once nothing is being imported.');
  } finally {
    looking.delete(session);
  }
}

interface Found extends Finding { readonly answerId: number; readonly words: string }

async function lookThrough(session: ProjectSession, progress: { done: number; cancelled: boolean }): Promise<Found[]> {
  const goOn = (answers: number): boolean => { progress.done += answers; return !progress.cancelled; };
  const stop = (): never => { throw new Refusal('SCAN_CANCELLED', 'Looking through the answers was cancelled. Nothing was changed.'); };
  const vocabulary = await projectVocabulary(session, goOn) ?? stop();
  const terms = projectTerms(session.db);
  const found: Found[] = [];
  for (let after = 0; ;) {
    const batch = listAnswerBatch(session.db, after, SLICE);
    const last = batch.at(-1);
    if (!last) return found;
    for (const { rid, text } of batch) {
      for (const { kind, start, end, confidence, reason } of detect(text, { vocabulary, terms })) found.push({ answerId: rid, kind, start, end, confidence, reason, words: sliceCodePoints(text, start, end) });
    }
    after = last.rid;
    if (!goOn(batch.length)) stop();
    await setImmediate();
  }
}

function store(session: ProjectSession, found: readonly Found[], answers: number): { answers: number; found: number; added: number; removed: number } {
  const known = listFindings(session.db);
  const judged = Map.groupBy(known.filter((one) => one.state !== 'open'), (one) => one.answerId);
  const fresh = found.filter((one) => (judged.get(one.answerId) ?? []).every((other) => other.end <= one.start || one.end <= other.start));
  const keyOf = (one: Found | FindingRecord): string => `${one.answerId} ${one.kind} ${one.start} ${one.end} ${one.confidence} ${one.reason}`;
  const wanted = new Map(fresh.map((one) => [keyOf(one), one]));
  const gone = known.filter((one) => one.state === 'open' && !wanted.has(keyOf(one)));
  for (const one of known) if (one.state === 'open') wanted.delete(keyOf(one));
  session.act('anonymise.scan', { answers, found: fresh.length }, ['privacy'], (db) => {
    for (const one of gone) deleteFinding(db, one.id);
    insertRange(db, 'finding', () => { for (const one of wanted.values()) insertFinding(db, { ...one, state: 'open', edited: false, coderId: null, decidedAt: null }); });
    insertPseudonyms(db, fresh.map((one) => ({ kind: one.kind, key: pseudonymKey(one.kind, one.words), words: one.words })));
    setMeta(db, SCAN, markOf(newestAnswerAct(db)));
  });
  return { answers, found: fresh.length, added: wanted.size, removed: gone.length };
}
