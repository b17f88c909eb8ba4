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
  const plant = (
    table: SampleTable, kind: PlantedFlaw['kind'], question: string, fits: (value: SampleValue | undefined, each: SampleCase) => boolean,
    change: (value: SampleValue | undefined, each: SampleCase) => SampleValue,
  ): void => {
    const candidates = table.cases.filter((each) => fits(cellsOf(each).get(question), each));
    if (candidates.length === 0) return;
    const each = random.pick(candidates);
    cellsOf(each).set(question, change(cellsOf(each).get(question), each));
    flaws.push({ kind, instrument: table.instrument.id, case: each.country.name, question });
  };

  for (const each of alliance.cases) {
    for (const question of alliance.questions) {
      if (question.required && !each.answers.has(question.id)) flaws.push({ kind: 'required but empty', instrument: 'alliance', case: each.country.name, question: question.id });
    }
  }
  plant(alliance, 'stray space', random.pick(['q7', 'q46', 'q54']), (value) => value === 'Yes', () => 'yes ');
  plant(unicef, 'capital letters', random.pick(['helpline', 'research', 'law_enforcement']), (value) => value === 'Yes', () => 'YES');
  plant(alliance, 'look-alike option', 'q55', (value) => Array.isArray(value) && value.includes('Parents and guardians'),
    (value) => (value as readonly string[]).map((option) => (option === 'Parents and guardians' ? 'Parents and Guardians' : option)));
  // one of several pairs of status and details, the first that some government answered No
  const skipped = random.shuffle([['q75', 'q76'], ['q37', 'q38'], ['q10', 'q11'], ['q33', 'q34']] as const)
    .find(([status]) => alliance.cases.some((each) => each.answers.get(status) === 'No'));
  if (skipped) {
    plant(alliance, 'answered though skipped', skipped[1], (_, each) => each.answers.get(skipped[0]) === 'No',
      () => 'Not applicable at national level; some regions have arrangements of their own.');
  }
  const unanswered = random.pick(['policy_comments', 'industry_comments', 'society_comments']);
  plant(unicef, 'not an answer', unanswered, (value) => value === undefined, () => 'n/a');

  // a character outside the basic plane before coded text, where offsets in UTF-16 units and in code points part ways
  const phone = '📞 ';
  plant(unicef, 'beyond the first plane', 'victims_comments', (value, each) => typeof value === 'string' && each.country.language !== 'fr', (value) => phone + (value as string));
  const moved = flaws.find((flaw) => flaw.kind === 'beyond the first plane');
  texts = texts.map((answer) => {
    if (!moved || answer.case !== moved.case || answer.question !== `unicef.${moved.question}`) return answer;
    const shift = [...phone].length;
    return { ...answer, text: phone + answer.text, segments: answer.segments.map((segment) => ({ ...segment, start: segment.start + shift, end: segment.end + shift })) };
  });

  const withFlaws = (table: SampleTable): SampleTable => ({ ...table, cases: table.cases.map((each) => ({ ...each, answers: cells.get(each.country.name) ?? each.answers })) });
  return { alliance: withFlaws(alliance), unicef: withFlaws(unicef), openAnswers: texts, flaws };
}
