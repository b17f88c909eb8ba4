import type { Detail, Saying } from '../contract/saying.ts';
import { english, saying } from '../text/sentences.ts';

/** A questionnaire as sent: what was asked, of whom, and where an answer sends the respondent. */
export interface InstrumentQuestion {
  readonly no: number;
  readonly section: string;
  readonly type: 'single' | 'multiple' | 'open';
  readonly required: boolean;
  /** An answer of `when` sends the respondent to question `to`. */
  readonly skip?: { readonly when: string; readonly to: number } | undefined;
  readonly options: readonly string[];
  /** Capability numbers the question speaks of. */
  readonly capabilities: readonly number[];
  /** What the answer is for: country, contact, status, details, difficulties, good practice, lessons … */
  readonly role: string;
  readonly en: string;
  readonly fr: string;
}
export interface Instrument {
  readonly id: string;
  readonly label: string;
  readonly labels?: { readonly en: string; readonly fr: string } | undefined;
  readonly questions: readonly InstrumentQuestion[];
}

export type InstrumentFaultKind = 'backward-skip' | 'missing-target' | 'unknown-option' | 'skip-to-self' | 'unreachable' | 'duplicate-number' | 'no-options';
export interface InstrumentFault {
  readonly kind: InstrumentFaultKind;
  readonly question: number;
  readonly target?: number | undefined;
  /** The fault in a sentence, and its code. */
  readonly message: string;
  readonly why: Saying;
}

/** What is wrong with an instrument's numbering and routing: skips that go backwards, to themselves or nowhere, on an
 *  answer that is not offered; questions no respondent can reach; numbers given twice; closed questions without options
 *  where a skip needs one. An instrument in order gives an empty list.
 *  @example checkInstrument(ALLIANCE_INSTRUMENT.questions)[0]?.kind // 'backward-skip' (33 sends "No" to 32) */
export function checkInstrument(questions: readonly InstrumentQuestion[]): InstrumentFault[] {
  const faults: InstrumentFault[] = [];
  const position = new Map<number, number>();
  questions.forEach((question, index) => {
    if (position.has(question.no)) faults.push(faultOf('duplicate-number', question.no));
    else position.set(question.no, index);
  });
  questions.forEach((question, index) => {
    const { skip } = question;
    if (skip === undefined) return;
    const target = position.get(skip.to);
    const facts = { when: skip.when, target: String(skip.to) };
    if (target === undefined) faults.push(faultOf('missing-target', question.no, facts, skip.to));
    else if (target === index) faults.push(faultOf('skip-to-self', question.no, facts, skip.to));
    else if (target < index) faults.push(faultOf('backward-skip', question.no, facts, skip.to));
    if (question.type !== 'open' && question.options.length === 0) faults.push(faultOf('no-options', question.no, facts));
    else if (question.options.length > 0 && !question.options.includes(skip.when)) faults.push(faultOf('unknown-option', question.no, { ...facts, options: question.options }, skip.to));
  });
  return [...faults, ...unreachable(questions, position)];
}

function faultOf(kind: InstrumentFaultKind, question: number, facts: Readonly<Record<string, Detail>> = {}, target?: number): InstrumentFault {
  const why = saying(`instrument.${kind}`, { question: String(question), ...facts });
  return { kind, question, ...(target === undefined ? {} : { target }), message: english(why), why };
}

/** Walk every road from the first question: the next one, unless every option of a closed question is sent elsewhere. */
function unreachable(questions: readonly InstrumentQuestion[], position: ReadonlyMap<number, number>): InstrumentFault[] {
  const reached = new Set<number>();
  const roads = questions.length > 0 ? [0] : [];
  while (roads.length > 0) {
    const index = roads.pop()!;
    const question = questions[index];
    if (question === undefined || reached.has(index)) continue;
    reached.add(index);
    const target = question.skip === undefined ? undefined : position.get(question.skip.to);
    if (target !== undefined) roads.push(target);
    const onlyOption = question.type === 'single' && question.options.length === 1 && question.options[0] === question.skip?.when;
    if (target === undefined || !onlyOption) roads.push(index + 1);
  }
  return questions.flatMap((question, index) => (reached.has(index) ? [] : [faultOf('unreachable', question.no)]));
}
