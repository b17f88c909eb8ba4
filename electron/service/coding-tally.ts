import type { ReadDb } from '#db/database.ts';
import type { ReadingProgress } from '#db/queries/answers.ts';
import { listAnswerPlaces, listAnswersByCode, listCasePlaces, listReadAnswers, listRidsOfQuestion } from '#db/queries/tally.ts';

/** How many answers a case has, and how many of them somebody has read or coded. */
export interface CaseReading { answers: number; read: number }

/** What the codebook's counts, the themes and the frame of the window need of the codings, and no more: which answers carry which code,
 *  and whose they are, as packed numbers read from indexes alone. A project of half a gigabyte is described from it in less than a
 *  second and some tens of megabytes; `CodingIndex` reads the codings themselves when the coding room asks for them. */
export interface CodingTally {
  countsOf(codeId: string): { readonly cases: number; readonly mentions: number };
  readonly of: Readonly<Record<'answers' | 'documents', TallyOf>>;
}
/** What is counted apart for the answers of surveys and for documents. */
export interface TallyOf {
  readonly progress: ReadingProgress;
  /** Positions of the cases that say it; a case may come twice. @param verdicts by answer: what was settled stands before codings */
  casesWith(codeId: string, verdicts?: ReadonlyMap<number, boolean>): Iterable<number>;
  /** By the position of the case. */
  readonly readingByCase: ReadonlyMap<number, CaseReading>;
}

const NOBODY = -1;
const NO_ANSWERS = new Int32Array(0);
const READ = 1;
const CODED = 2;

/** @param translations questions whose answers are read beside their originals, and are no answers of their own
 *  @param documents questions whose answers are documents */
export function readCodingTally(db: ReadDb, translations: readonly string[], documents: ReadonlySet<string> = new Set()): CodingTally {
  const places = casePositions(db);
  const { rids, caseRids } = listAnswerPlaces(db);
  /** By the answer's rid. */
  const positions = new Int32Array(largest(rids) + 1).fill(NOBODY);
  for (let at = 0; at < rids.length; at += 1) positions[rids[at]!] = places[caseRids[at]!]!;
  for (const question of translations) for (const rid of listRidsOfQuestion(db, question)) positions[rid] = NOBODY;
  const positionOf = (rid: number): number => positions[rid] ?? NOBODY;

  const marks = new Uint8Array(positions.length);
  for (const rid of listReadAnswers(db)) marks[rid]! |= READ;
  const answersOf = listAnswersByCode(db);
  for (const answers of answersOf.values()) for (const rid of answers) marks[rid]! |= CODED;

  const isDocument = new Uint8Array(documents.size > 0 ? positions.length : 0);
  for (const question of documents) for (const rid of listRidsOfQuestion(db, question)) isDocument[rid] = 1;

  const tallyOf = (kind: 0 | 1): TallyOf => {
    const positionIn = (rid: number): number => ((isDocument[rid] ?? 0) === kind ? positionOf(rid) : NOBODY);
    const readingByCase = new Map<number, CaseReading>();
    const progress = { openEnded: 0, unread: 0, readNothing: 0, coded: 0 };
    for (const rid of rids) {
      const position = positionIn(rid);
      if (position === NOBODY) continue;
      let ofCase = readingByCase.get(position);
      if (!ofCase) readingByCase.set(position, (ofCase = { answers: 0, read: 0 }));
      ofCase.answers += 1;
      const mark = marks[rid]!;
      if (mark !== 0) ofCase.read += 1;
      progress.openEnded += 1;
      progress[(mark & CODED) !== 0 ? 'coded' : mark === READ ? 'readNothing' : 'unread'] += 1;
    }
    return {
      progress,
      readingByCase,
      * casesWith(codeId, verdicts) {
        for (const rid of answersOf.get(codeId) ?? NO_ANSWERS) {
          const position = positionIn(rid);
          if (position !== NOBODY && verdicts?.get(rid) !== false) yield position;
        }
        for (const [rid, present] of verdicts ?? []) if (present && positionIn(rid) !== NOBODY) yield positionIn(rid);
      },
    };
  };

  return {
    of: { answers: tallyOf(0), documents: tallyOf(1) },
    countsOf(codeId) {
      const said = new Set<number>();
      let mentions = 0;
      for (const rid of answersOf.get(codeId) ?? NO_ANSWERS) {
        const position = positionOf(rid);
        if (position === NOBODY) continue;
        said.add(position);
        mentions += 1;
      }
      return { cases: said.size, mentions };
    },
  };
}

/** Positions by the rid of the case. */
function casePositions(db: ReadDb): Int32Array {
  const { rids, positions } = listCasePlaces(db);
  const places = new Int32Array(largest(rids) + 1).fill(NOBODY);
  for (let at = 0; at < rids.length; at += 1) places[rids[at]!] = positions[at]!;
  return places;
}

function largest(rids: Int32Array): number {
  let most = 0;
  for (const rid of rids) if (rid > most) most = rid;
  return most;
}
