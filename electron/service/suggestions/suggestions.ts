import { codePointMap } from '#core/coding/code-points.ts';
import { FIRST_EXAMPLES, MOST_EXAMPLES } from '#core/coding/suggest/train.ts';
import type { CodedAnswer } from '#core/coding/suggest/examples.ts';
import type { SuggestionReport } from '#core/coding/suggest/report.ts';
import type { Suggestion } from '#core/coding/suggest/suggest.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { seededRandom } from '#core/stats/random.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { findCode, listCodes } from '#db/queries/codes.ts';
import { countAllCodings, listCodingsOfAnswer } from '#db/queries/codings.ts';
import { insertDismissal, listDismissalsOfAnswer } from '#db/queries/dismissals.ts';
import { walkAnswers } from '../answer-walk.ts';
import type { ProjectSession } from '../session.ts';
import { ModelThread } from './model-thread.ts';

/** A coder does not want this code for this answer: it is not offered again. One act. */
export function dismissSuggestion(session: ProjectSession, answerId: number, codeId: string): { dismissed: boolean } {
  if (!findAnswer(session.db, answerId)) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId });
  const code = findCode(session.db, codeId);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${codeId}” in the codebook.`, { code: codeId });
  session.act('coding.dismiss', { code: code.name }, ['codings'], (db) => { insertDismissal(db, answerId, codeId, session.coderId, new Date().toISOString()); });
  return { dismissed: true };
}

export type Scope = 'all' | 'mine';
export interface ModelState { readonly state: 'ready' | 'learning' | 'tooFew'; readonly codes: number; readonly examples: number; readonly codings: number }

/** A model is made anew when codings have grown (or shrunk) by this share, and by so many at least. */
const GROWTH = 0.05;
const LEAST_GROWTH = 20;
/** Unread answers that are ranked at most: the best of a thousand is as good a next answer as the best of all. */
const RANKED = 1000;

interface Model { readonly thread: ModelThread; readonly codes: number; readonly examples: number; readonly codings: number; readonly codebook: string; readonly isFirst: boolean }

/** Suggestions for one open project: learnt when first asked for, learnt again as codings grow, while the last model goes on answering. */
export class Suggestions {
  readonly #session: ProjectSession;
  readonly #coderId: string | null;
  #model: Model | null = null;
  #learning: { thread: ModelThread; done: Promise<void> } | null = null;
  #stopped = false;

  /** @param coderId learn from this coder's codings alone; null for everybody's */
  constructor(session: ProjectSession, coderId: string | null) {
    this.#session = session;
    this.#coderId = coderId;
  }

  stop(): void {
    this.#stopped = true;
    this.#model?.thread.stop();
    this.#learning?.thread.stop();
  }

  async suggest(answerId: number, wait: boolean): Promise<{ model: ModelState; suggestions: Suggestion[] }> {
    const { db } = this.#session;
    const answer = findAnswer(db, answerId);
    if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId });
    const model = await this.#current(wait ? 'newest' : 'any');
    if (!model || model.codes === 0) return { model: this.#state(), suggestions: [] };
    const own = listCodingsOfAnswer(db, answerId).filter((coding) => this.#coderId === null || coding.coderId === this.#coderId);
    const isDocument = this.#session.coding.documentQuestions().has(answer.variableId);
    const ahead = isDocument ? passageAhead(answer.text, own) : { text: answer.text, from: 0 };
    const found = (await model.thread.suggest(ahead.text)).map((suggestion) => ({ ...suggestion, start: suggestion.start + ahead.from, end: suggestion.end + ahead.from }));
    // In a document a code comes back in another passage; an answer says a thing once.
    const carried = new Set(isDocument ? [] : own.map((coding) => coding.codeId));
    for (const { codeId, coderId } of listDismissalsOfAnswer(db, answerId)) if (this.#coderId === null || coderId === this.#coderId) carried.add(codeId);
    const offered = new Set(listCodes(db).filter((code) => !code.retired && !carried.has(code.id)).map((code) => code.id));
    return { model: this.#state(), suggestions: found.filter((suggestion) => offered.has(suggestion.codeId)) };
  }

  async report(): Promise<{ model: ModelState; report: SuggestionReport | null }> {
    const model = await this.#current('newest');
    const report = model ? await model.thread.report() : null;
    return { model: this.#state(), report };
  }

  /** Unread answers by how much would be learnt from them. */
  async nextUseful(variableIds: readonly string[] | undefined, limit: number): Promise<{ model: ModelState; of: number; answers: { answerId: number; bits: number }[] }> {
    const model = await this.#current('newest');
    const wanted = variableIds ? new Set(variableIds) : null;
    // A reservoir: each unread answer has the same chance, and the same project gives the same sample.
    const sample: { answerId: number; text: string }[] = [];
    const random = seededRandom(1);
    let met = 0;
    for await (const batch of walkAnswers(this.#session, () => !this.#stopped)) {
      for (const answer of batch) {
        const read = this.#coderId === null ? answer.readers.size > 0 : answer.readers.has(this.#coderId);
        if (read || (wanted && !wanted.has(answer.variableId))) continue;
        met += 1;
        const place = sample.length < RANKED ? sample.length : random.below(met);
        if (place < RANKED) sample[place] = { answerId: answer.rid, text: answer.text };
      }
    }
    const ranked = model && model.codes > 0 ? await model.thread.rank(sample) : sample.map(({ answerId }) => ({ answerId, bits: 0 }));
    return { model: this.#state(), of: sample.length, answers: ranked.toSorted((a, b) => b.bits - a.bits || a.answerId - b.answerId).slice(0, limit) };
  }

  /** `any`: the model there is, while a newer one may be under way; `newest`: one that knows the codings of now. */
  async #current(wanted: 'any' | 'newest'): Promise<Model | null> {
    for (;;) {
      if (this.#stale()) this.#learn(wanted);
      if (!this.#learning || wanted === 'any') return this.#model;
      await this.#learning.done;
      if (!this.#model?.isFirst) return this.#model;
    }
  }

  #stale(): boolean {
    if (this.#learning || this.#stopped) return false;
    if (!this.#model || this.#model.isFirst) return true;
    const { codings, codebook } = this.#facts();
    return codebook !== this.#model.codebook || Math.abs(codings - this.#model.codings) >= Math.max(LEAST_GROWTH, this.#model.codings * GROWTH);
  }

  #facts(): { codings: number; codebook: string } {
    return { codings: countAllCodings(this.#session.db), codebook: listCodes(this.#session.db).map((code) => code.id).toSorted().join('\n') };
  }

  #state(): ModelState {
    const model = this.#model;
    const state = this.#learning ? 'learning' : !model || model.codes === 0 ? 'tooFew' : 'ready';
    return { state, codes: model?.codes ?? 0, examples: model?.examples ?? 0, codings: model?.codings ?? 0 };
  }

  /** Learning from thousands of sentences takes a while: somebody who codes has suggestions from a sample meanwhile. */
  #learn(wanted: 'any' | 'newest'): void {
    const thread = new ModelThread();
    const facts = this.#facts();
    const isFirst = wanted === 'any' && this.#model === null && facts.codings > FIRST_EXAMPLES;
    const done = this.#teach(thread, isFirst ? FIRST_EXAMPLES : MOST_EXAMPLES).then((trained) => {
      this.#model?.thread.stop();
      this.#model = { thread, isFirst, ...trained, ...facts };
    }).catch((error: unknown) => {
      thread.stop();
      // The project was closed while the model learnt: nobody waits for it any more.
      if (!this.#stopped) throw error;
    }).finally(() => { this.#learning = null; });
    // Whoever waits hears of a failure; where nobody does, the next question tries again.
    done.catch(() => {});
    this.#learning = { thread, done };
  }

  async #teach(thread: ModelThread, most: number): Promise<{ codes: number; examples: number }> {
    for await (const batch of walkAnswers(this.#session, () => !this.#stopped)) {
      const read = batch.filter((answer) => (this.#coderId === null ? answer.readers.size > 0 : answer.readers.has(this.#coderId)));
      const documents = this.#session.coding.documentQuestions();
      thread.learn(read.map(({ text, language, variableId, codings: all }): CodedAnswer => {
        const codings = all.filter((coding) => this.#coderId === null || coding.coderId === this.#coderId);
        return { text: documents.has(variableId) ? readPart(text, codings) : text, language, codings };
      }));
    }
    return thread.train(most);
  }
}

/** A document is read from its beginning: what lies behind its last coding may not have been read, and says nothing of what does not apply. */
function readPart(text: string, codings: readonly { readonly end: number | null }[]): string {
  const ends = codings.flatMap(({ end }) => end ?? []);
  if (ends.length === 0) return text;
  const last = codePointMap(text).toUtf16(Math.max(...ends));
  const line = text.indexOf('\n', last);
  return line < 0 ? text : text.slice(0, line);
}

/** The next page or so behind what is coded: where somebody who reads a document from its beginning has come to. Offsets in code points. */
function passageAhead(text: string, codings: readonly { readonly end: number | null }[]): { text: string; from: number } {
  const read = codings.some(({ end }) => end !== null) ? readPart(text, codings).length : 0;
  return { text: text.slice(read, read + AHEAD), from: codePointMap(text).toCodePoint(read) };
}
const AHEAD = 6000;

/** The models of the open project: everybody's, and one for each coder who codes blind. */
export class SuggestionModels {
  readonly #models = new Map<string, Suggestions>();

  for(session: ProjectSession, scope: Scope): Suggestions {
    const key = scope === 'mine' ? `coder ${session.coderId}` : 'all';
    let found = this.#models.get(key);
    if (!found) this.#models.set(key, (found = new Suggestions(session, scope === 'mine' ? session.coderId : null)));
    return found;
  }

  stop(): void {
    for (const model of this.#models.values()) model.stop();
    this.#models.clear();
  }
}
