import { setImmediate } from 'node:timers/promises';
import type { AnswerRecord } from '#db/queries/answers.ts';
import { listAnswerBatch, listCodingBatch, listReadingBatch, type BatchCoding } from '#db/queries/answer-batches.ts';
import type { ProjectSession } from './session.ts';

const BATCH = 1000;

export interface WalkedAnswer extends AnswerRecord { readonly codings: readonly BatchCoding[]; readonly readers: ReadonlySet<string> }

/** All answers with what was coded in them, a batch at a time; between batches other calls are served, so a walk over 100,000
 *  answers never holds the service up. Ends early where `goOn` says no (the project was closed). */
export async function* walkAnswers(session: ProjectSession, goOn: () => boolean = () => true): AsyncGenerator<WalkedAnswer[]> {
  for (let after = 0; goOn();) {
    const { db } = session;
    const batch = listAnswerBatch(db, after, BATCH);
    const last = batch.at(-1);
    if (!last) return;
    const byAnswer = new Map(batch.filter((answer) => session.definitions.get(answer.variableId)?.translationOf === undefined).map((answer) => [answer.rid, { ...answer, codings: [] as BatchCoding[], readers: new Set<string>() }]));
    for (const coding of listCodingBatch(db, batch[0]!.rid, last.rid)) {
      const answer = byAnswer.get(coding.answerId);
      answer?.codings.push(coding);
      answer?.readers.add(coding.coderId);
    }
    for (const { answerId, coderId } of listReadingBatch(db, batch[0]!.rid, last.rid)) byAnswer.get(answerId)?.readers.add(coderId);
    yield [...byAnswer.values()];
    after = last.rid;
    await setImmediate();
  }
}
