import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/contract/refusal.ts';
import { walkAnswers } from '../answer-walk.ts';
import type { ProjectSession } from '../session.ts';
import type { MatchingJob, MatchingReply, MatchingRequest } from './matching-worker.ts';

/** Any expression a person would write is through 100,000 answers in a fraction of this. */
const TIME_LIMIT_MS = 5_000;

/** Runs one job over the answers of some questions in a thread of its own. The time is counted from when the thread has all answers.
 *  @throws Refusal RULE_TOO_SLOW where the job does not end in time */
export async function runMatching(session: ProjectSession, job: MatchingJob, variableIds: readonly string[] | undefined, timeLimitMs = TIME_LIMIT_MS): Promise<MatchingReply> {
  const wanted = variableIds ? new Set(variableIds) : null;
  const worker = new Worker(new URL('./matching-worker.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 1024 }, stdout: true, stderr: true });
  worker.unref();
  try {
    for await (const batch of walkAnswers(session)) {
      worker.postMessage({ answers: batch.filter((answer) => !wanted || wanted.has(answer.variableId)).map(({ rid, text }) => ({ id: rid, text })) } satisfies MatchingRequest);
    }
    return await new Promise<MatchingReply>((resolve, reject) => {
      const timer = setTimeout(() => { reject(tooSlow(job)); }, timeLimitMs);
      const settle = (act: () => void): void => { clearTimeout(timer); act(); };
      worker.once('message', (reply: MatchingReply) => { settle(() => { resolve(reply); }); });
      worker.once('error', (error: Error) => { settle(() => { reject(error); }); });
      worker.once('exit', () => { settle(() => { reject(new Error('the thread of rules ended')); }); });
      worker.postMessage({ start: true } satisfies MatchingRequest);
    });
  } finally {
    void worker.terminate();
  }
}

const tooSlow = (job: MatchingJob): Refusal => (job.kind === 'regex'
  ? new Refusal('RULE_TOO_SLOW', `The expression “${job.pattern}” takes too long: repeats inside repeats, such as (a+)+, can take for ever. Write it with one repeat, or look for words.`, { pattern: job.pattern })
  : new Refusal('RULE_TOO_SLOW', 'There are too many answers to compare at once. Choose some questions.', {}));
