import { Worker } from 'node:worker_threads';
import type { CodedAnswer } from '#core/coding/suggest/examples.ts';
import type { SuggestionReport } from '#core/coding/suggest/report.ts';
import type { Suggestion } from '#core/coding/suggest/suggest.ts';
import type { Ranked, SuggestionReply, SuggestionRequest, Trained } from './suggestions-worker.ts';

/** A model in a thread: the service goes on answering while it learns. */
export class ModelThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  #next = 0;
  #ended = false;

  constructor() {
    this.#worker = new Worker(new URL('./suggestions-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1024 }, stdout: true, stderr: true });
    // A process that has nothing else to do may end.
    this.#worker.unref();
    this.#worker.on('message', ({ id, value }: SuggestionReply) => { this.#waiting.get(id)?.resolve(value as never); this.#waiting.delete(id); });
    this.#worker.on('error', (error: Error) => { this.#end(error); });
    this.#worker.on('exit', () => { this.#end(new Error('the thread of suggestions ended')); });
  }

  learn(answers: readonly CodedAnswer[]): void { this.#worker.postMessage({ kind: 'learn', answers } satisfies SuggestionRequest); }
  /** @param most examples to learn from at most */
  train(most: number): Promise<Trained> { return this.#ask((id) => ({ kind: 'train', id, most })); }
  suggest(text: string): Promise<readonly Suggestion[]> { return this.#ask((id) => ({ kind: 'suggest', id, text })); }
  rank(answers: readonly { answerId: number; text: string }[]): Promise<readonly Ranked[]> { return this.#ask((id) => ({ kind: 'rank', id, answers })); }
  report(): Promise<SuggestionReport> { return this.#ask((id) => ({ kind: 'report', id })); }
  stop(): void { void this.#worker.terminate(); }

  #ask<T>(request: (id: number) => SuggestionRequest): Promise<T> {
    if (this.#ended) return Promise.reject(new Error('the thread of suggestions ended'));
    const id = (this.#next += 1);
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(request(id));
    });
  }

  #end(error: Error): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
