import type { Agreement } from '#core/contract/agreement.ts';
import type { Coding } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { agreement, type AgreementFigures } from '#core/agreement/agreement.ts';
import type { BootstrapInterval } from '#core/agreement/bootstrap.ts';
import type { Rating } from '#core/agreement/ratings.ts';
import { unitizeSpans, type SpannedText } from '#core/agreement/spans.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { listCoders } from '#db/queries/project.ts';
import type { ProjectSession } from './session.ts';

export interface AgreementRequest { readonly coders: readonly string[]; readonly variableId?: string | undefined; readonly codeId?: string | undefined; readonly unit: 'answer' | 'character'; readonly bootstrap: number; readonly seed: number }
export interface AgreementReport { readonly units: number; readonly overall: Agreement; readonly codes: (Agreement & { code: string })[] }

/** An answer that one of the coders or more has read: what each found in it; null for a coder who has not read it. */
export interface ReadAnswer { readonly rid: number; readonly variableId: string; readonly length: number; readonly found: readonly (readonly Coding[] | null)[] }

/** Two of the coders or more have read it: they can agree. */
export const isShared = ({ found }: ReadAnswer): boolean => found.filter((own) => own !== null).length >= 2;

/** Answers that any of the coders has read, in question and case order. Unread is missing, never "no". */
export function readAnswers(session: ProjectSession, coders: readonly string[], variableId?: string): ReadAnswer[] {
  return session.coding.answers.flatMap((answer): ReadAnswer[] => {
    if (variableId !== undefined && answer.variableId !== variableId) return [];
    const codings = session.coding.codingsOf(answer.rid);
    const readers = session.coding.readersOf(answer.rid);
    const found = coders.map((coder) => { const own = codings.filter((coding) => coding.coderId === coder); return own.length > 0 || readers.includes(coder) ? own : null; });
    return found.every((own) => own === null) ? [] : [{ rid: answer.rid, variableId: answer.variableId, length: answer.length, found }];
  });
}

/** How far coders agree, over the answers that two of them or more have read. Unit `answer`: did the coder find the theme in the
 *  answer; unit `character`: is the character marked. Overall pools every answer × theme. What one coder alone has read tells how often
 *  a theme is found at all, which Fleiss' kappa and AC1 expect by chance, as R's irrCAC counts it; nothing else hangs on it. */
export function measureAgreement(session: ProjectSession, request: AgreementRequest): AgreementReport {
  const coders = request.coders.map((name) => coderId(session, name));
  if (new Set(coders).size < 2) throw new Refusal('CODERS_NEEDED', 'Agreement needs two different coders or more.', {});
  return measureRead(session, readAnswers(session, coders, request.variableId), request);
}

/** The same over answers at hand. */
export function measureRead(session: ProjectSession, answers: readonly ReadAnswer[], request: Pick<AgreementRequest, 'codeId' | 'unit' | 'bootstrap' | 'seed'>): AgreementReport {
  const allCodes = listCodes(session.db);
  const codes = request.codeId === undefined ? usedCodes(allCodes, session) : allCodes.filter((code) => code.id === request.codeId);
  if (request.codeId !== undefined && codes.length === 0) throw new Refusal('CODE_UNKNOWN', `There is no code “${request.codeId}” in the codebook.`, { code: request.codeId });
  const shared = answers.filter(isShared);
  const lone = answers.filter((answer) => !isShared(answer));
  const pooled: Units = { ratings: [], weights: [], groups: [] };
  const perCode = codes.map((code) => {
    const branch = withDescendants(allCodes, code.id);
    const units = request.unit === 'answer' ? answerUnits(shared, lone, branch) : characterUnits(shared, lone, branch);
    for (const [index, line] of units.ratings.entries()) { pooled.ratings.push(line); pooled.weights.push(units.weights[index]!); pooled.groups.push(units.groups[index]!); }
    return { code: code.id, ...figures(units, request) };
  });
  return { units: shared.length, overall: figures(pooled, request), codes: perCode };
}

interface Units { readonly ratings: Rating[][]; readonly weights: number[]; readonly groups: number[] }

const hasBranch = (own: readonly Coding[], branch: ReadonlySet<string>): boolean => own.some((coding) => branch.has(coding.codeId));
const spansIn = ({ length, found }: ReadAnswer, branch: ReadonlySet<string>): SpannedText =>
  ({ length, spans: found.map((own) => own && own.filter((coding) => branch.has(coding.codeId)).map((coding) => ({ start: coding.start ?? 0, end: coding.end ?? length }))) });

function answerUnits(shared: readonly ReadAnswer[], lone: readonly ReadAnswer[], branch: ReadonlySet<string>): Units {
  return withLone({
    ratings: shared.map(({ found }) => found.map((own): Rating => own && Number(hasBranch(own, branch)))),
    weights: shared.map(() => 1), groups: shared.map((_, index) => index),
  }, lone, (_, own) => ({ marked: Number(hasBranch(own, branch)), all: 1 }));
}

function characterUnits(shared: readonly ReadAnswer[], lone: readonly ReadAnswer[], branch: ReadonlySet<string>): Units {
  return withLone(unitizeSpans(shared.map((answer) => spansIn(answer, branch))), lone, (answer, own) => {
    if (!hasBranch(own, branch)) return { marked: 0, all: answer.length };
    const { ratings, weights } = unitizeSpans([spansIn(answer, branch)]);
    return { marked: weights.reduce((sum, weight, at) => (ratings[at]!.includes(1) ? sum + weight : sum), 0), all: answer.length };
  });
}

/** With what one coder alone has read, summed up coder by coder: there may be a hundred thousand such answers beside sixty shared ones. */
function withLone(units: Units, lone: readonly ReadAnswer[], sizeOf: (answer: ReadAnswer, own: readonly Coding[]) => { marked: number; all: number }): Units {
  const sums = new Map<number, [number, number]>();
  for (const answer of lone) {
    const coder = answer.found.findIndex((own) => own !== null);
    const { marked, all } = sizeOf(answer, answer.found[coder]!);
    const [no, yes] = sums.get(coder) ?? [0, 0];
    sums.set(coder, [no + all - marked, yes + marked]);
  }
  const coders = lone[0]?.found.length ?? 0;
  const lines = [...sums].flatMap(([coder, sum]) => sum.map((weight, rating) => ({ weight, line: Array.from({ length: coders }, (_, at): Rating => (at === coder ? rating : null)) })));
  return { ratings: [...units.ratings, ...lines.map(({ line }) => line)], weights: [...units.weights, ...lines.map(({ weight }) => weight)], groups: [...units.groups, ...lines.map(() => -1)] };
}

function figures({ ratings, weights, groups }: Units, { bootstrap, seed }: Pick<AgreementRequest, 'bootstrap' | 'seed'>): Agreement {
  const { intervals, ...shown } = agreement(ratings, { categories: [0, 1], weights, ...(bootstrap > 0 ? { bootstrap: { resamples: bootstrap, seed, groups } } : {}) });
  return intervals ? { ...shown, intervals: bounds(intervals) } : shown;
}

const bound = (interval: BootstrapInterval | null): { low: number; high: number } | null => (interval === null ? null : { low: interval.low, high: interval.high });
const bounds = (intervals: NonNullable<AgreementFigures['intervals']>): NonNullable<Agreement['intervals']> =>
  ({ observed: bound(intervals.observed), cohenKappa: bound(intervals.cohenKappa), fleissKappa: bound(intervals.fleissKappa), krippendorffAlpha: bound(intervals.krippendorffAlpha), gwetAC1: bound(intervals.gwetAC1) });

export function coderId(session: ProjectSession, name: string): string {
  const coders = listCoders(session.db);
  const found = coders.find((coder) => coder.id === name) ?? coders.find((coder) => coder.name === name);
  if (!found) throw new Refusal('CODER_UNKNOWN', `There is no coder “${name}” in this project. It has ${coders.map((coder) => coder.name).join(', ')}.`, { coder: name });
  return found.id;
}

/** Codes that anybody has applied: a code nobody used says nothing about agreement. */
function usedCodes(codes: readonly CodeRecord[], session: ProjectSession): CodeRecord[] {
  const used = new Set(session.coding.answers.flatMap((answer) => session.coding.codingsOf(answer.rid).map((coding) => coding.codeId)));
  return codes.filter((code) => used.has(code.id));
}
