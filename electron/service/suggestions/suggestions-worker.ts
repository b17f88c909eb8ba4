import { parentPort } from 'node:worker_threads';
import type { CodedAnswer, Example } from '#core/coding/suggest/examples.ts';
import { reportOn, type SuggestionReport } from '#core/coding/suggest/report.ts';
import { suggestFor, uncertainty, type Suggestion } from '#core/coding/suggest/suggest.ts';
import { examplesToLearn, trainSuggester } from '#core/coding/suggest/train.ts';

/** One model in a thread of its own: answers go in, it learns, and then it is asked. */
export type SuggestionRequest =
  | { readonly kind: 'learn'; readonly answers: readonly CodedAnswer[] }
  | { readonly kind: 'train'; readonly id: number; readonly most: number }
  | { readonly kind: 'suggest'; readonly id: number; readonly text: string }
  | { readonly kind: 'rank'; readonly id: number; readonly answers: readonly { readonly answerId: number; readonly text: string }[] }
  | { readonly kind: 'report'; readonly id: number };
export interface Trained { readonly codes: number; readonly examples: number }
export interface Ranked { readonly answerId: number; readonly bits: number }
export type SuggestionReply = { readonly id: number; readonly value: Trained | readonly Suggestion[] | readonly Ranked[] | SuggestionReport };

const SEED = 1;
const answers: CodedAnswer[] = [];
let model: { examples: readonly Example[]; trained: ReturnType<typeof trainSuggester> } | undefined;
let report: SuggestionReport | undefined;

function answerTo(request: Exclude<SuggestionRequest, { kind: 'learn' }>): SuggestionReply['value'] {
  if (request.kind === 'train') {
    const examples = examplesToLearn(answers, request.most, SEED);
    model = { examples, trained: trainSuggester(examples, { seed: SEED }) };
    answers.length = 0;
    return { codes: model.trained.suggester.codes.length, examples: examples.length };
  }
  if (!model) throw new Error('A model is asked before it has learnt');
  const { examples, trained } = model;
  if (request.kind === 'suggest') return suggestFor(trained.suggester, request.text);
  if (request.kind === 'rank') return request.answers.map(({ answerId, text }) => ({ answerId, bits: uncertainty(trained.suggester, text) }));
  return (report ??= reportOn(examples, trained.texts, trained.held, SEED));
}

const port = parentPort;
port?.on('message', (request: SuggestionRequest) => {
  if (request.kind === 'learn') { answers.push(...request.answers); return; }
  port.postMessage({ id: request.id, value: answerTo(request) } satisfies SuggestionReply);
});
