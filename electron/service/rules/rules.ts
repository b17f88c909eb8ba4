import { Refusal } from '#core/contract/refusal.ts';
import type { CodingChange } from '#core/contract/api/coding.ts';
import { codePointLength, codePointMap, sliceCodePoints } from '#core/coding/code-points.ts';
import { placesOf, ruleExpression, type RuleExtent, type RuleMatch, type RulePlace } from '#core/coding/rule-matches.ts';
import { findAnswer, insertReading } from '#db/queries/answers.ts';
import { findCode } from '#db/queries/codes.ts';
import { insertCoding, listCodingsOfAnswer } from '#db/queries/codings.ts';
import { codingChange, findInAnswers } from '../coding.ts';
import type { ProjectSession } from '../session.ts';
import { runMatching } from './matching.ts';

export interface Rule {
  readonly kind: 'words' | 'regex' | 'similar'; readonly pattern: string; readonly variableIds?: readonly string[] | undefined;
  readonly codeId?: string | undefined; readonly extent: RuleExtent; readonly likeness: number;
}
export interface RulePreview { readonly matches: RuleMatch[]; readonly total: number; readonly answers: number; /** Places that carry the code of this coder already, and are left out. */ readonly already: number }

/** What a rule would code. Nothing is written. */
export async function previewRule(session: ProjectSession, rule: Rule, limit: number): Promise<RulePreview> {
  const found = await findPlaces(session, rule);
  const fresh = withoutCoded(session, found, rule.codeId);
  const total = count(fresh);
  const matches: RuleMatch[] = [];
  for (const [answerId, places] of fresh) {
    if (matches.length >= limit) break;
    const text = findAnswer(session.db, answerId)?.text ?? '';
    for (const place of places) if (matches.length < limit) matches.push({ answerId, ...place, text: sliceCodePoints(text, place.start, place.end) });
  }
  return { matches, total, answers: fresh.size, already: count(found) - total };
}

/** Codes every place where the rule is met: one act, one undo, and each coding says for ever that a rule made it. */
export async function applyRule(session: ProjectSession, rule: Rule & { readonly codeId: string }, except: readonly number[]): Promise<{ codings: number; answers: number; change: CodingChange }> {
  const code = findCode(session.db, rule.codeId);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${rule.codeId}” in the codebook.`, { code: rule.codeId });
  if (code.retired) throw new Refusal('CODE_RETIRED', `“${code.name}” is retired: it can be read but not applied. Bring it back first.`, { code: code.name });
  const places = withoutCoded(session, await findPlaces(session, rule), rule.codeId);
  for (const id of except) places.delete(id);
  if (places.size === 0) throw new Refusal('RULE_MEETS_NOTHING', `There is no answer left that the rule would code “${code.name}”. Try other words, or other questions.`, { code: code.name });
  const at = new Date().toISOString();
  const codings = session.act('coding.rule', { code: code.name, answers: places.size }, ['codings'], (db) => {
    let added = 0;
    for (const [answerId, list] of places) {
      // The thread read the answers a moment ago; an act in between may have taken some out.
      const answer = findAnswer(db, answerId);
      if (!answer) continue;
      const length = codePointLength(answer.text);
      for (const { start, end } of list) {
        const whole = rule.extent === 'answer';
        if (end <= length && insertCoding(db, { answerId, codeId: code.id, start: whole ? null : start, end: whole ? null : end, coderId: session.coderId, origin: 'rule', starred: false, createdAt: at })) added += 1;
      }
      insertReading(db, answerId, session.coderId, at);
    }
    return added;
  });
  return { codings, answers: places.size, change: codingChange(session, [...places.keys()], [code.id]) };
}

async function findPlaces(session: ProjectSession, rule: Rule): Promise<Map<number, readonly RulePlace[]>> {
  if (rule.kind === 'words') return wordPlaces(session, rule);
  if (rule.kind === 'regex') checkExpression(rule.pattern);
  const job = rule.kind === 'regex' ? { kind: 'regex', pattern: rule.pattern, extent: rule.extent } as const : { kind: 'similar', pattern: rule.pattern, extent: rule.extent, least: rule.likeness } as const;
  const reply = await runMatching(session, job, rule.variableIds);
  if ('tooMany' in reply) throw new Refusal('RULE_TOO_MANY', `“${rule.pattern}” is met in more than ${reply.tooMany} places. Write more of what is meant, or code sentences or whole answers.`, { pattern: rule.pattern, most: reply.tooMany });
  return new Map('places' in reply ? reply.places.map(({ id, places }) => [id, places]) : []);
}

function wordPlaces(session: ProjectSession, rule: Rule): Map<number, readonly RulePlace[]> {
  const wanted = rule.variableIds ? new Set(rule.variableIds) : null;
  const met = new Map<number, RulePlace[]>();
  for (const hit of findInAnswers(session, rule.pattern, { limit: Number.MAX_SAFE_INTEGER }).hits) {
    if (wanted && !wanted.has(hit.question)) continue;
    const list = met.get(hit.answerId);
    if (list) list.push({ start: hit.start, end: hit.end }); else met.set(hit.answerId, [{ start: hit.start, end: hit.end }]);
  }
  if (rule.extent === 'match') return met;
  return new Map([...met].map(([answerId, places]) => {
    const text = findAnswer(session.db, answerId)!.text;
    const map = codePointMap(text);
    return [answerId, placesOf(text, places.map(({ start, end }) => ({ start: map.toUtf16(start), end: map.toUtf16(end) })), rule.extent)];
  }));
}

function checkExpression(pattern: string): void {
  try { ruleExpression(pattern); } catch (error) {
    const reason = (error instanceof Error ? error.message : '').replace(/^Invalid regular expression: \/.*\/[a-z]*: /su, '').toLowerCase();
    throw new Refusal('RULE_WRONG', `“${pattern}” is not a regular expression: ${reason || 'it cannot be read'}. Put \\ before a mark that stands for itself.`, { pattern, reason });
  }
}

/** Places on which this coder has the code already, or has it on words around them, would only double it. */
function withoutCoded(session: ProjectSession, found: ReadonlyMap<number, readonly RulePlace[]>, codeId: string | undefined): Map<number, readonly RulePlace[]> {
  if (codeId === undefined) return new Map(found);
  return new Map([...found].map(([answerId, places]): [number, readonly RulePlace[]] => {
    const own = listCodingsOfAnswer(session.db, answerId).filter((coding) => coding.codeId === codeId && coding.coderId === session.coderId);
    return [answerId, places.filter((place) => !own.some((coding) => coding.start === null || (coding.start <= place.start && coding.end! >= place.end)))];
  }).filter(([, places]) => places.length > 0));
}

const count = (places: ReadonlyMap<number, readonly RulePlace[]>): number => [...places.values()].reduce((sum, list) => sum + list.length, 0);
