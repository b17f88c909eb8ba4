import type { Coding } from '#core/contract/code.ts';
import type { ReadDb } from '#db/database.ts';
import { countProgress, listAnswers, listReadings, listReadingsOfAnswer, type ReadingProgress, type ReadingState } from '#db/queries/answers.ts';
import { listCodings, listCodingsOfAnswer } from '#db/queries/codings.ts';
import { readCodingTally, type CaseReading, type CodingTally } from './coding-tally.ts';

/** What the coding room and the themes ask again and again, held in memory: the answers without their words, every coding by
 *  answer, who has read what, and counts by code. Read once (a second or so for 100,000 answers), then kept true answer by answer,
 *  so that an act costs what it touches and not what the project holds. Until somebody asks for codings, counts come from a
 *  tally, which is read in a fraction of the time. */
export interface IndexedAnswer { readonly rid: number; readonly position: number; readonly variableId: string; readonly excerpt: string; readonly length: number; readonly language: string | null }

type Questions = ReadonlyMap<string, { readonly translationOf?: string | undefined; readonly documents?: string | undefined }>;
/** What people answered in surveys, or what documents say: counted apart, so that an interview changes no base of a survey. */
export type Evidence = 'answers' | 'documents';

const NO_CODINGS: readonly Coding[] = [];
const NO_READERS: readonly string[] = [];
const NOTHING_TO_READ: ReadingProgress = { openEnded: 0, unread: 0, readNothing: 0, coded: 0 };

interface Facts {
  /** In question then case order. */
  readonly answers: readonly IndexedAnswer[];
  readonly byRid: ReadonlyMap<number, IndexedAnswer>;
  readonly codings: Map<number, readonly Coding[]>;
  readonly readers: Map<number, readonly string[]>;
  /** Questions whose answers are documents. */
  readonly documents: ReadonlySet<string>;
  readonly of: Readonly<Record<Evidence, Counts>>;
}
interface Counts {
  /** For each code: how often each case (by position) says it. */
  readonly mentions: Map<string, Map<number, number>>;
  /** For each case: how many answers it has, and how many of them somebody has read or coded. */
  readonly answersOfCase: Map<number, CaseReading>;
  answers: number;
  coded: number;
  readNothing: number;
}
const noCounts = (): Counts => ({ mentions: new Map(), answersOfCase: new Map(), answers: 0, coded: 0, readNothing: 0 });
const countsFor = (facts: Facts, answer: IndexedAnswer): Counts => facts.of[facts.documents.has(answer.variableId) ? 'documents' : 'answers'];
const progressIn = ({ answers, coded, readNothing }: Counts): ReadingProgress => ({ openEnded: answers, coded, readNothing, unread: answers - coded - readNothing });

export class CodingIndex {
  readonly #db: () => ReadDb;
  readonly #questionOrder: () => Questions;
  #facts: Facts | null = null;
  /** Only while there are no facts. */
  #tally: CodingTally | null = null;

  constructor(db: () => ReadDb, questionOrder: () => Questions) {
    this.#db = db;
    this.#questionOrder = questionOrder;
  }

  /** Everything may have changed. */
  clear(): void { this.#facts = null; this.#tally = null; }

  /** These answers' codings or readings changed; nothing else did. */
  refresh(answerIds: Iterable<number>): void {
    const facts = this.#facts;
    if (!facts) {
      for (const _ of answerIds) this.#tally = null;
      return;
    }
    const db = this.#db();
    for (const rid of answerIds) {
      const answer = facts.byRid.get(rid);
      if (!answer) { this.#facts = null; return; }
      this.#forget(facts, answer);
      this.#remember(facts, answer, listCodingsOfAnswer(db, rid), listReadingsOfAnswer(db, rid));
    }
  }

  get answers(): readonly IndexedAnswer[] { return this.#load().answers; }
  codingsOf(rid: number): readonly Coding[] { return this.#load().codings.get(rid) ?? NO_CODINGS; }
  readersOf(rid: number): readonly string[] { return this.#load().readers.get(rid) ?? NO_READERS; }
  stateOf(rid: number): ReadingState {
    const facts = this.#load();
    return facts.codings.has(rid) ? 'coded' : facts.readers.has(rid) ? 'readNothing' : 'unread';
  }
  /** How far reading the answers of surveys has come. Asked by the frame of the window after every act: counted by the database while
   *  nothing else needs the index. */
  get progress(): ReadingProgress {
    if (this.#facts) return progressIn(this.#facts.of.answers);
    return this.#tally || this.#translations().length > 0 || this.documentQuestions().size > 0 ? this.#count().of.answers.progress : countProgress(this.#db());
  }
  /** The same for documents. */
  get documentProgress(): ReadingProgress {
    if (this.#facts) return progressIn(this.#facts.of.documents);
    return this.documentQuestions().size === 0 ? NOTHING_TO_READ : this.#count().of.documents.progress;
  }
  /** Each case once, and every coding, in answers and documents. */
  countsOf(codeId: string): { readonly cases: number; readonly mentions: number } {
    if (!this.#facts) return this.#count().countsOf(codeId);
    const [inAnswers, inDocuments] = [this.#facts.of.answers.mentions.get(codeId), this.#facts.of.documents.mentions.get(codeId)];
    let mentions = 0;
    for (const byCase of [inAnswers, inDocuments]) for (const times of byCase?.values() ?? []) mentions += times;
    return { cases: inDocuments && inAnswers ? new Set([...inAnswers.keys(), ...inDocuments.keys()]).size : (inAnswers ?? inDocuments)?.size ?? 0, mentions };
  }
  /** Positions of the cases that say it, in answers or in documents; a case may come twice.
   *  @param verdicts by answer: what was settled stands before codings (ADR 0009) */
  casesWith(codeId: string, verdicts?: ReadonlyMap<number, boolean>, where: Evidence = 'answers'): Iterable<number> {
    if (!this.#facts) return this.#count().of[where].casesWith(codeId, verdicts);
    const facts = this.#facts;
    if (!verdicts) return facts.of[where].mentions.get(codeId)?.keys() ?? [];
    const says = (rid: number): boolean => verdicts.get(rid) ?? (facts.codings.get(rid) ?? NO_CODINGS).some((coding) => coding.codeId === codeId);
    return new Set(facts.answers.filter((answer) => countsFor(facts, answer) === facts.of[where] && says(answer.rid)).map((answer) => answer.position));
  }
  readingByCase(where: Evidence = 'answers'): ReadonlyMap<number, Readonly<CaseReading>> { return this.#facts?.of[where].answersOfCase ?? this.#count().of[where].readingByCase; }

  /** Questions whose answers are documents. */
  documentQuestions(): ReadonlySet<string> { return new Set([...this.#questionOrder()].filter(([, question]) => question.documents !== undefined).map(([id]) => id)); }

  /** A translation is read beside its original: it is no answer of its own, neither unread nor coded. */
  #translations(): string[] { return [...this.#questionOrder()].filter(([, question]) => question.translationOf !== undefined).map(([id]) => id); }

  #count(): CodingTally { return (this.#tally ??= readCodingTally(this.#db(), this.#translations(), this.documentQuestions())); }

  #load(): Facts {
    if (this.#facts) return this.#facts;
    const db = this.#db();
    const questions = this.#questionOrder();
    const translations = new Set(this.#translations());
    const answers = inOrder(listAnswers(db).filter((answer) => !translations.has(answer.variableId)), questions);
    const facts: Facts = { answers, byRid: new Map(answers.map((answer) => [answer.rid, answer])), codings: new Map(), readers: new Map(), documents: this.documentQuestions(), of: { answers: noCounts(), documents: noCounts() } };
    const codings = new Map<number, Coding[]>();
    for (const coding of listCodings(db)) push(codings, coding.answerId, coding);
    const readers = readersByAnswer(listReadings(db));
    for (const answer of answers) this.#remember(facts, answer, codings.get(answer.rid) ?? NO_CODINGS, readers.get(answer.rid) ?? NO_READERS);
    this.#tally = null;
    return (this.#facts = facts);
  }

  #remember(facts: Facts, answer: IndexedAnswer, codings: readonly Coding[], readers: readonly string[]): void {
    const counts = countsFor(facts, answer);
    const ofCase = counts.answersOfCase.get(answer.position) ?? { answers: 0, read: 0 };
    ofCase.answers += 1;
    counts.answers += 1;
    counts.answersOfCase.set(answer.position, ofCase);
    if (readers.length > 0) facts.readers.set(answer.rid, readers);
    if (codings.length > 0) {
      facts.codings.set(answer.rid, codings);
      counts.coded += 1;
    } else if (readers.length > 0) counts.readNothing += 1;
    if (codings.length > 0 || readers.length > 0) ofCase.read += 1;
    for (const { codeId } of codings) {
      let byCase = counts.mentions.get(codeId);
      if (!byCase) counts.mentions.set(codeId, (byCase = new Map<number, number>()));
      byCase.set(answer.position, (byCase.get(answer.position) ?? 0) + 1);
    }
  }

  #forget(facts: Facts, answer: IndexedAnswer): void {
    const counts = countsFor(facts, answer);
    const codings = facts.codings.get(answer.rid) ?? NO_CODINGS;
    const wasRead = facts.readers.has(answer.rid);
    const ofCase = counts.answersOfCase.get(answer.position)!;
    ofCase.answers -= 1;
    counts.answers -= 1;
    if (codings.length > 0 || wasRead) ofCase.read -= 1;
    if (codings.length > 0) counts.coded -= 1;
    else if (wasRead) counts.readNothing -= 1;
    for (const { codeId } of codings) {
      const byCase = counts.mentions.get(codeId)!;
      const times = byCase.get(answer.position)! - 1;
      if (times > 0) byCase.set(answer.position, times); else byCase.delete(answer.position);
    }
    facts.codings.delete(answer.rid);
    facts.readers.delete(answer.rid);
  }
}

/** Question by question, case by case: most answers come so already. */
function inOrder(listed: readonly IndexedAnswer[], questions: ReadonlyMap<string, unknown>): IndexedAnswer[] {
  const byQuestion = new Map<string, IndexedAnswer[]>([...questions.keys()].map((id) => [id, []]));
  for (const answer of listed) push(byQuestion, answer.variableId, UNEVEN_SPACE.test(answer.excerpt) ? { ...answer, excerpt: answer.excerpt.replace(/\s+/g, ' ') } : answer);
  return [...byQuestion.values()].flatMap((answers) => answers.sort((a, b) => a.position - b.position));
}
const UNEVEN_SPACE = /\s\s|[^\S ]/;

/** Most answers were read by the same few: a list of readers is held once for all who have the same. */
function readersByAnswer(readings: readonly { readonly answerRid: number; readonly coderId: string }[]): Map<number, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  const readers = new Map<number, readonly string[]>();
  for (const { answerRid, coderId } of readings) {
    const before = readers.get(answerRid) ?? NO_READERS;
    const key = `${before.join('\n')}\n${coderId}`;
    let list = lists.get(key);
    if (!list) lists.set(key, (list = [...before, coderId]));
    readers.set(answerRid, list);
  }
  return readers;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}
