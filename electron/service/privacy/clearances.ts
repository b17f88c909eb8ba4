import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { listClearances, type ClearanceRecord, type ClearanceState, type Permission } from '#db/queries/clearance.ts';
import { listCases } from '#db/queries/cases.ts';
import { listDocuments } from '#db/queries/documents.ts';
import type { ProjectSession } from '../session.ts';

/** What may be done with words, and who said so. Where nobody said anything: not quoted. */
export interface Clearance {
  readonly permission: Permission; readonly state: ClearanceState; readonly source: 'words' | 'answer' | 'respondent' | 'default';
  readonly confirmedBy: string | null; readonly confirmedAt: string | null; readonly note: string;
}
const NOBODY: Clearance = { permission: 'no', state: 'pending', source: 'default', confirmedBy: null, confirmedAt: null, note: '' };
const STRICTNESS: Readonly<Record<Permission, number>> = { no: 0, region: 1, named: 2 };

export interface ClearableAnswer { readonly rid: number; readonly position: number; readonly text: string; /** In code points, where the words are not at hand. */ readonly length?: number }

/** Printed only with a permission that the respondent has confirmed. */
export const isPrintable = (clearance: Pick<Clearance, 'permission' | 'state'>): boolean => clearance.permission !== 'no' && clearance.state === 'confirmed';

/** All clearances of a project, read once for many questions. */
export class Clearances {
  readonly #byCase: ReadonlyMap<number, ClearanceRecord>;
  readonly #byAnswer: ReadonlyMap<number, readonly ClearanceRecord[]>;
  readonly #caseRids: readonly number[];
  /** Documents beside the answers of a respondent. */
  readonly #beside: ReadonlySet<number>;

  constructor(session: ProjectSession) {
    const all = listClearances(session.db);
    this.#byCase = new Map(all.flatMap((one) => (one.caseRid === null ? [] : [[one.caseRid, one]])));
    this.#byAnswer = Map.groupBy(all.filter((one) => one.answerId !== null), (one) => one.answerId!);
    this.#caseRids = listCases(session.db).map((one) => one.rid);
    const made = session.madeForDocuments;
    this.#beside = new Set(session.coding.documentQuestions().size === 0 ? [] : listDocuments(session.db).flatMap((one) => (made?.[one.position] === 1 ? [] : [one.answerId])));
  }

  ofRespondent(position: number): ClearanceRecord | null { return this.#byCase.get(this.#caseRids[position] ?? -1) ?? null; }

  /** Whether anything was said of an answer or of words in it: then its text is needed to judge. */
  hasWords(rid: number): boolean { return this.#byAnswer.has(rid); }

  /** For words of an answer (null, null: all of it): what was said of these very words counts; else of the narrowest words around them,
   *  of the answer, of the respondent. Words inside or across them that are held back more strictly hold them back, too. What was
   *  confirmed of other words than stand there now is no longer confirmed. */
  of(answer: ClearableAnswer, start: number | null, end: number | null): Clearance {
    const records = this.#byAnswer.get(answer.rid) ?? [];
    const length = answer.length ?? codePointLength(answer.text);
    const [from, to] = [start ?? 0, end ?? length];
    const reach = (one: ClearanceRecord): [number, number] => [one.start ?? 0, one.end ?? length];
    const around = records.filter((one) => { const [first, last] = reach(one); return first <= from && last >= to; })
      .toSorted((a, b) => { const [f, l] = reach(a); const [g, m] = reach(b); return (l - f) - (m - g) || Number(a.start === null) - Number(b.start === null); });
    const exact = around.find((one) => one.start === start && one.end === end);
    const base = exact ?? around[0];
    // What a respondent allows is said of its answers: an interview beside them was given by somebody else.
    const respondent = this.#beside.has(answer.rid) ? null : this.ofRespondent(answer.position);
    const chosen = base ? toClearance(base, base.start === null && start !== null ? 'answer' : base === exact ? (start === null ? 'answer' : 'words') : 'words', answer.text)
      : respondent ? toClearance(respondent, 'respondent', answer.text) : NOBODY;
    return records.filter((one) => one !== base && one.start !== null && one.start < to && one.end! > from && !(one.start <= from && one.end! >= to))
      .map((one) => toClearance(one, 'words', answer.text)).reduce((strict, other) => ({
        ...strict,
        permission: STRICTNESS[other.permission] < STRICTNESS[strict.permission] ? other.permission : strict.permission,
        state: other.permission !== 'no' && other.state === 'pending' ? 'pending' : strict.state,
      }), chosen);
  }
}

function toClearance(one: ClearanceRecord, source: Clearance['source'], text: string): Clearance {
  const words = one.answerId === null ? null : one.start === null || one.end === null ? text : sliceCodePoints(text, one.start, one.end);
  const stands = one.words === null || one.words === words;
  return { permission: one.permission, state: one.state === 'confirmed' && stands ? 'confirmed' : 'pending', source, confirmedBy: one.confirmedBy, confirmedAt: one.confirmedAt, note: one.note };
}
