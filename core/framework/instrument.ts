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
  /** The fault in a sentence. */
  readonly message: string;
}

/** What is wrong with an instrument's numbering and routing: skips that go backwards, to themselves or nowhere, on an
 *  answer that is not offered; questions no respondent can reach; numbers given twice; closed questions without options
 *  where a skip needs one. An instrument in order gives an empty list.
 *  @example checkInstrument(ALLIANCE_INSTRUMENT.questions)[0]?.kind // 'backward-skip' (33 sends "No" to 32) */
export function checkInstrument(questions: readonly InstrumentQuestion[]): InstrumentFault[] {
  const faults: InstrumentFault[] = [];
  const position = new Map<number, number>();
  questions.forEach((question, index) => {
    if (position.has(question.no)) faults.push({ kind: 'duplicate-number', question: question.no, message: `Number ${question.no} is given to two questions. Give one of them another number.` });
    else position.set(question.no, index);
  });
  questions.forEach((question, index) => {
    const { skip } = question;
    if (skip === undefined) return;
    const target = position.get(skip.to);
    const says = `Question ${question.no} sends the answer “${skip.when}” to question ${skip.to}`;
    if (target === undefined) faults.push({ kind: 'missing-target', question: question.no, target: skip.to, message: `${says}, which the instrument does not have.` });
    else if (target === index) faults.push({ kind: 'skip-to-self', question: question.no, target: skip.to, message: `${says}, which is itself. No respondent can pass it.` });
    else if (target < index) faults.push({ kind: 'backward-skip', question: question.no, target: skip.to, message: `${says}, which comes before it. The skip is not followed: no question counts as skipped because of it.` });
    if (question.type !== 'open' && question.options.length === 0) faults.push({ kind: 'no-options', question: question.no, message: `${says}, but the question has no options.` });
    else if (question.options.length > 0 && !question.options.includes(skip.when)) faults.push({ kind: 'unknown-option', question: question.no, target: skip.to, message: `${says}, but “${skip.when}” is not one of its options ${question.options.join(', ')}.` });
  });
  return [...faults, ...unreachable(questions, position)];
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
  return questions.flatMap((question, index) => (reached.has(index) ? [] : [{ kind: 'unreachable' as const, question: question.no, message: `No answer leads to question ${question.no}.` }]));
}
