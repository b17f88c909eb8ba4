import { parentPort, workerData } from 'node:worker_threads';
import { duplicateGroups, type DuplicateGroup } from '#core/coding/near-duplicates.ts';
import { expressionPlaces, placesOf, ruleExpression, similarPlaces, type RuleExtent, type RulePlace } from '#core/coding/rule-matches.ts';

/** Looks through all answers in a thread that can be stopped: an expression that never ends ends as a refusal. */
export type MatchingJob =
  | { readonly kind: 'regex'; readonly pattern: string; readonly extent: RuleExtent }
  | { readonly kind: 'similar'; readonly pattern: string; readonly least: number; readonly extent: RuleExtent }
  | { readonly kind: 'duplicates'; readonly least: number };
export interface MatchingAnswer { readonly id: number; readonly text: string }
export type MatchingRequest = { readonly answers: readonly MatchingAnswer[] } | { readonly start: true };
export interface FoundPlaces { readonly id: number; readonly places: readonly RulePlace[] }
/** As many places as the largest projects hold codings: an expression that is met more often (a single dot) is no rule. */
const MOST_PLACES = 200_000;
export type MatchingReply = { readonly places: readonly FoundPlaces[] } | { readonly tooMany: number } | { readonly groups: readonly DuplicateGroup[] };

const answers: MatchingAnswer[] = [];

function work(job: MatchingJob): MatchingReply {
  if (job.kind === 'duplicates') return { groups: duplicateGroups(answers, job.least) };
  if (job.kind === 'similar') {
    const found = similarPlaces(answers, job.pattern, job.least);
    return { places: answers.flatMap(({ id, text }) => { const met = found.get(id); return met ? [{ id, places: placesOf(text, met, job.extent) }] : []; }) };
  }
  const expression = ruleExpression(job.pattern);
  const found: FoundPlaces[] = [];
  let count = 0;
  for (const { id, text } of answers) {
    const places = placesOf(text, expressionPlaces(text, expression), job.extent);
    if (places.length > 0) found.push({ id, places });
    count += places.length;
    if (count > MOST_PLACES) return { tooMany: MOST_PLACES };
  }
  return { places: found };
}

const port = parentPort;
port?.on('message', (request: MatchingRequest) => {
  if ('answers' in request) { answers.push(...request.answers); return; }
  port.postMessage(work(workerData as MatchingJob));
  port.close();
});
