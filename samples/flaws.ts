import type { SampleValue } from './closed-answers.ts';
import type { OpenAnswer, SampleCase, SampleTable } from './make-sample.ts';
import type { Random } from './random.ts';

/** A flaw of the kind that real files have, put in on purpose; the quality list should find each. */
export interface PlantedFlaw {
  readonly kind: 'required but empty' | 'answered though skipped' | 'stray space' | 'capital letters' | 'look-alike option' | 'not an answer' | 'beyond the first plane';
  readonly instrument: 'alliance' | 'unicef';
  readonly case: string;
  readonly question: string;
}

/** Plants the flaws. None of them changes a figure: a person reads each cell as it was meant. */
export function plantFlaws(alliance: SampleTable, unicef: SampleTable, openAnswers: readonly OpenAnswer[], random: Random) {
  const flaws: PlantedFlaw[] = [];
  let texts = [...openAnswers];
  const cells = new Map<string, Map<string, SampleValue>>();
  const cellsOf = (each: SampleCase): Map<string, SampleValue> => {
    if (!cells.has(each.country.name)) cells.set(each.country.name, new Map(each.answers));
    return cells.get(each.country.name)!;
  };
  // the first of some questions, in random order, that has a cell for it
  const plant = (
    table: SampleTable, kind: PlantedFlaw['kind'], questions: readonly string[], fits: (value: SampleValue | undefined, each: SampleCase, question: string) => boolean,
    change: (value: SampleValue | undefined) => SampleValue,
  ): void => {
    for (const question of random.shuffle(questions)) {
      const candidates = table.cases.filter((each) => fits(cellsOf(each).get(question), each, question));
      if (candidates.length === 0) continue;
      const each = random.pick(candidates);
      cellsOf(each).set(question, change(cellsOf(each).get(question)));
      flaws.push({ kind, instrument: table.instrument.id, case: each.country.name, question });
      return;
    }
  };

  for (const each of alliance.cases) {
    for (const question of alliance.questions) {
      if (question.required && !each.answers.has(question.id)) flaws.push({ kind: 'required but empty', instrument: 'alliance', case: each.country.name, question: question.id });
    }
  }
  plant(alliance, 'stray space', ['q7', 'q46', 'q54'], (value) => value === 'Yes', () => 'yes ');
  plant(unicef, 'capital letters', ['helpline', 'research', 'law_enforcement'], (value) => value === 'Yes', () => 'YES');
  plant(alliance, 'look-alike option', ['q55'], (value) => Array.isArray(value) && value.includes('Parents and guardians'),
    (value) => (value as readonly string[]).map((option) => (option === 'Parents and guardians' ? 'Parents and Guardians' : option)));
  // details are left out after a No: whoever writes something there all the same
  const statusOf = new Map(alliance.questions.flatMap((question) => (question.skippedWhenNo ?? []).map((details) => [details, question.id] as const)));
  plant(alliance, 'answered though skipped', ['q8', 'q11', 'q14', 'q38', 'q41', 'q59', 'q71', 'q76'], (_, each, question) => each.answers.get(statusOf.get(question)!) === 'No',
    () => 'Not applicable at national level; some regions have arrangements of their own.');
  plant(unicef, 'not an answer', unicef.questions.filter((question) => question.role === 'comments').map((question) => question.id), (value) => value === undefined, () => 'n/a');

  // a character outside the basic plane before coded text, where offsets in UTF-16 units and in code points part ways
  const phone = '📞 ';
  plant(unicef, 'beyond the first plane', ['victims_comments'], (value) => typeof value === 'string' && value !== 'n/a', (value) => phone + (value as string));
  const moved = flaws.find((flaw) => flaw.kind === 'beyond the first plane');
  texts = texts.map((answer) => {
    if (!moved || answer.case !== moved.case || answer.question !== `unicef.${moved.question}`) return answer;
    const shift = [...phone].length;
    return { ...answer, text: phone + answer.text, segments: answer.segments.map((segment) => ({ ...segment, start: segment.start + shift, end: segment.end + shift })) };
  });

  const withFlaws = (table: SampleTable): SampleTable => ({ ...table, cases: table.cases.map((each) => ({ ...each, answers: cells.get(each.country.name) ?? each.answers })) });
  return { alliance: withFlaws(alliance), unicef: withFlaws(unicef), openAnswers: texts, flaws };
}
