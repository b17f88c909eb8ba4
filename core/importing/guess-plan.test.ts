import { describe, expect, it } from 'vitest';
import type { PlanVariable } from '../contract/import-plan.ts';
import { importPlanSchema } from '../contract/import-plan.ts';
import { ALLIANCE_INSTRUMENT } from '../framework/instrument-alliance.ts';
import { guessPlan, type GuessContext, type GuessedPlan } from './guess-plan.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import type { RawCell } from './raw-table.ts';

function guess(rows: RawCell[][], context: GuessContext = {}, name = 'survey.csv'): GuessedPlan {
  const guessed = guessPlan(rawTableFromRows(rows), { name }, context);
  if (!guessed.ok) throw new Error(guessed.error.message);
  return guessed.value;
}
const variable = (guessed: GuessedPlan, id: string): PlanVariable => { const found = guessed.plan.variables.find((candidate) => candidate.id === id); if (found === undefined) throw new Error(`no ${id} among ${guessed.plan.variables.map((one) => one.id).join(', ')}`); return found; };
/** Thirty rows under a header, made from the row's number. */
const thirty = (header: RawCell[], row: (index: number) => RawCell[]): RawCell[][] => [header, ...Array.from({ length: 30 }, (_, index) => row(index))];
const SENTENCES = ['The ministry set up a committee in March and it meets monthly.', 'Funding for the unit was cut, so the training stopped last year.', 'There is a draft law before parliament that would close the gap.'];
const sentence = (index: number): string => `${SENTENCES[index % 3]!} (${index})`;
const COUNTRIES = ['Nepal', 'Kenya', 'Malta', 'Royaume-Uni', 'Viêt Nam', 'Zimbabwe'];

describe('guessPlan', () => {
  const guessed = guess(thirty(['Respondent ID', 'Country', 'E-mail', 'Date', 'Age', 'Is there a policy?', 'What would you change, and why?', 'Tools used', 'weight', 'How satisfied are you?'], (index) => [
    1000 + index, COUNTRIES[index % 6]!, `person${index}@example.org`, { date: `2024-03-${String(index + 1).padStart(2, '0')}` }, 20 + (index * 7) % 50, index % 7 === 0 ? 'ne sait pas' : ['Yes', 'No', 'Oui', 'yes '][index % 4]!, sentence(index), ['Excel;R', 'R', 'Excel', 'R;Stata', 'Excel;R;Stata'][index % 5]!, 0.5 + index / 30, ['1', '2', '3', '4', '5'][index % 5]!,
  ]));

  it('takes a heading over columns of crosses for a question with an option each, and over questions for none', () => {
    const cross = (on: boolean): RawCell => (on ? 'x' : null);
    const rows = [['ID', 'Country', 'Water', null, null, 'Income', 'Person', null], [null, null, 'Tap', 'Well', 'River', null, 'Sex', 'Age'], ...Array.from({ length: 30 }, (_, index): RawCell[] => [`HH-${index}`, COUNTRIES[index % 6]!, cross(index % 2 === 0), cross(index % 3 === 0), cross(index % 5 === 0), 100 + index, index % 2 ? 'f' : 'm', 20 + index])];
    const crossed = guess(rows);
    expect(crossed.plan.headerRows).toEqual([0, 1]);
    expect(crossed.plan.variables.map(({ type, label, categories }) => [type, label, type === 'multiple' ? categories?.map((category) => category.label) : []]).slice(2)).toEqual([['multiple', 'Water', ['Tap', 'Well', 'River']], ['number', 'Income', []], ['single', 'Sex', []], ['number', 'Age', []]]);
  });
  it('makes a plan that its own schema accepts', () => { expect(importPlanSchema.parse(JSON.parse(JSON.stringify(guessed.plan)))).toEqual(JSON.parse(JSON.stringify(guessed.plan))); });
  it('types each column, with a reason for each', () => {
    expect(guessed.plan.variables.map(({ id, type, measure, role, confidential }) => [id, type, measure, role ?? '', confidential])).toEqual([
      ['respondent_id', 'identifier', null, 'identifier', false], ['country_as_given', 'single', 'nominal', 'country', false], ['e_mail', 'identifier', null, 'contact', true], ['date', 'date', 'scale', '', false],
      ['age', 'number', 'scale', '', false], ['is_there_a_policy', 'single', 'nominal', '', false], ['what_would_you_change_and_why', 'open', null, '', false], ['tools_used', 'multiple', 'nominal', '', false], ['weight', 'number', 'scale', 'weight', false], ['how_satisfied_are_you', 'single', 'ordinal', '', false],
    ]);
    expect(guessed.plan.variables.every(({ reason, confidence }) => reason.endsWith('.') && confidence > 0 && confidence <= 1)).toBe(true);
  });
  it('is not sure of points that may part thousands, unless another number of the column tells', () => {
    const beneficiaries = (texts: readonly string[]): PlanVariable => variable(guess(thirty(['id', 'Beneficiaries reached'], (index) => [index, texts[index % texts.length]!.replace('#', String(100 + index))])), 'beneficiaries_reached');
    const [unsure, point, comma] = [['12.#', '75.#'], ['12.#', '0.5'], ['12.#', '1.250.#']].map(beneficiaries);
    expect([unsure!.decimal ?? '.', unsure!.confidence, unsure!.reason]).toEqual(['.', 0.5, expect.stringContaining('“12.100” may be thousands')]);
    expect([point!.decimal ?? '.', comma!.decimal, point!.confidence > 0.5, comma!.confidence > 0.5]).toEqual(['.', ',', true, true]);
  });
  it('names the key, the country column and the pinned year', () => { expect([guessed.plan.caseKey, guessed.plan.country, guessed.plan.incomeYear]).toEqual(['respondent_id', 'country_as_given', 'FY22']); });
  it('joins look-alike answers, keeps labels of missing values apart, and proposes both to the eye', () => {
    const policy = variable(guessed, 'is_there_a_policy');
    expect([policy.categories?.map(({ id, values }) => [id, [...values].sort()]), policy.missing]).toEqual([[['yes', ['Oui', 'Yes', 'yes ']], ['no', ['No']]], { dontKnow: ['ne sait pas'] }]);
    expect(guessed.problems.map(({ cell, message }) => [/^[A-Z]+\d+$/.test(cell), message])).toEqual([[true, expect.stringContaining('are read as one category')]]);
  });
  it('names countries and the language of open answers', () => {
    expect([variable(guessed, 'country_as_given').categories?.map(({ id }) => id).sort(), variable(guessed, 'what_would_you_change_and_why').language]).toEqual([['Kenya', 'Malta', 'Nepal', 'United Kingdom', 'Vietnam', 'Zimbabwe'], 'en']);
  });

  it('gathers options in columns: LimeSurvey, Kobo, “question - option”, codes', () => {
    const options = guess(thirty(['ID', 'Sources [Press]', 'Sources [Radio]', 'Sources [Other]', 'g/tools/excel', 'g/tools/r', 'Dishes? - Rice', 'Dishes? - Beans', 'Q9_1', 'Q9_2', 'Q9_3'], (index) => [
      `a${index}`, index % 2 ? 'Oui' : 'Non', index % 3 ? 'Oui' : 'Non', index % 10 === 0 ? `a friend ${index}` : null, index % 2, index % 3 ? 1 : 0, index % 2 ? 'Rice' : null, index % 3 ? 'Beans' : null, index % 2 ? 'Not selected' : 'Father', index % 4 ? 'Mother' : 'Not selected', 'Not selected',
    ])).plan.variables;
    expect(options.map(({ id, type, columns, categories }) => [id, type, columns.length, categories?.map((category) => [category.id, category.values]) ?? null])).toEqual([
      ['id', 'identifier', 1, null],
      ['sources', 'multiple', 3, [['Press', ['Oui']], ['Radio', ['Oui']], ['Other', []]]],
      ['sources_other', 'open', 1, null],
      ['g_tools', 'multiple', 2, [['excel', ['1']], ['r', ['1']]]],
      ['dishes', 'multiple', 2, [['Rice', ['Rice']], ['Beans', ['Beans']]]],
      ['q9', 'multiple', 3, [['Father', ['Father']], ['Mother', ['Mother']], ['3', []]]],
    ]);
  });
  it('gathers options below a label that is a path itself (KoboToolbox), and beside two brackets (LimeSurvey)', () => {
    const kobo = ['besoins/Quels besoins ?', 'besoins/Quels besoins ?/Budget/salaires', 'besoins/Quels besoins ?/Personnel', 'besoins/Autre, précisez'];
    const lime = ['Q2[SQ001]. Which sources? [Census]', 'Q2[SQ002]. Which sources? [Surveys]'];
    const ticked = guess(thirty(['id', ...kobo, ...lime], (index) => [index + 1, index % 3 === 0 ? null : 'Personnel', index % 3 === 0 ? null : index % 2, index % 3 === 0 ? null : 1, index === 4 ? 'Données' : null, index % 2 === 0 ? 'Yes' : 'No', 'Yes']));
    expect(ticked.plan.variables.filter(({ include }) => include).map(({ label, type, categories }) => [label, type, categories?.map((category) => category.label)])).toEqual([
      ['id', 'identifier', undefined], ['besoins/Quels besoins ?', 'multiple', ['Budget/salaires', 'Personnel']], ['besoins/Autre, précisez', 'open', undefined], ['Which sources?', 'multiple', ['Census', 'Surveys']],
    ]);
  });
  it('finds a person’s data below groups of questions, and none in a mark', () => {
    const personal = guess(thirty(['Code', 'identification/Nom du répondant', 'Answered by phone', 'Telephone'], (index) => [`C${index}`, `Personne ${index}`, index % 2, `77000${1000 + index}`]));
    expect(personal.plan.variables.map(({ type, confidential }) => [type, confidential])).toEqual([['identifier', false], ['identifier', true], ['single', false], ['identifier', true]]);
  });
  it('keeps a 99 beside a “don’t know” in words', () => {
    const cell = (index: number): string => (index % 5 === 0 ? '99' : index === 7 ? 'ne sait pas' : String(index % 3 + 1));
    const { problems, plan } = guess(thirty(['id', 'Combien de cadres ?'], (index) => [`R${index}`, cell(index)]));
    expect([plan.variables[1]!.missing, problems]).toEqual([{ dontKnow: ['ne sait pas', '99'] }, []]);
  });
  it('sees a single choice that was spread over columns, and a grid that was not', () => {
    const spread = guess([['Id', 'Gender', null, 'How often?', null], [null, 'Male', 'Female', 'Mail', 'Phone'], ...Array.from({ length: 30 }, (_, index): RawCell[] => [index + 1, index % 2 ? 'Male' : null, index % 2 ? null : 'Female', ['Never', 'Often', 'Sometimes'][index % 3]!, ['Often', 'Never', 'Sometimes'][index % 3]!])]).plan.variables;
    expect(spread.map(({ id, type, measure, columns }) => [id, type, measure, columns.length])).toEqual([['id', 'identifier', null, 1], ['gender', 'single', 'nominal', 2], ['how_often_mail', 'single', 'ordinal', 1], ['how_often_phone', 'single', 'ordinal', 1]]);
  });
  it('takes “NA” for Namibia among codes of countries, and for “not applicable” among names', () => {
    const codes = guess(thirty(['Country', 'Pays'], (index) => [['NP', 'KE', 'NA', 'MT', 'FR'][index % 5]!, ['Népal', 'Kenya', 'NA', 'Malte'][index % 4]!]));
    expect([variable(codes, 'country_as_given').categories?.map(({ id }) => id).sort(), variable(codes, 'country_as_given').missing, variable(codes, 'pays').missing]).toEqual([['France', 'Kenya', 'Malta', 'Namibia', 'Nepal'], undefined, { notApplicable: ['NA'] }]);
  });
  it('takes 99 for “don’t know” among small codes and for an age among ages', () => {
    const codes = guess(thirty(['Rating of the service', 'Age'], (index) => [index % 10 === 0 ? 99 : 1 + (index % 4), 70 + index]));
    expect([variable(codes, 'rating_of_the_service').missing, variable(codes, 'age').type, variable(codes, 'age').missing]).toEqual([{ dontKnow: ['99'] }, 'number', undefined]);
  });
  it('points at a slip by its cell', () => {
    const slip = guess(thirty(['Q', 'Policy'], (index) => [`a${index}`, index === 12 ? 'Partlly' : index % 2 ? 'Partly' : 'Fully']));
    expect(slip.problems).toEqual([expect.objectContaining({ cell: 'B14', message: 'Row 14, column “Policy”: \'Partlly\' looks like \'Partly\'. It is kept as a category of its own; map it to \'Partly\' if it is a slip.' })]);
  });

  it('maps an instrument by number and words, in English and in French', () => {
    for (const language of ['en', 'fr'] as const) {
      const header = ALLIANCE_INSTRUMENT.questions.map((question) => `${question.no}. ${question[language]}`);
      const rows = [header, ...COUNTRIES.map((country, index) => ALLIANCE_INSTRUMENT.questions.map((question): RawCell => (question.no === 1 ? country : question.type === 'single' ? ['Yes', 'No', 'Oui'][index % 3]! : question.type === 'multiple' ? question.options.slice(0, 1 + (index % 3)).join('; ') : sentence(index))))];
      const { plan } = guess(rows);
      expect([plan.instrument.id, plan.variables.map(({ id }) => id)]).toEqual(['alliance', ALLIANCE_INSTRUMENT.questions.map(({ no }) => `q${no}`)]);
      expect(plan.variables.filter(({ type, question }) => type !== ALLIANCE_INSTRUMENT.questions[Number(question) - 1]!.type).map(({ id }) => id)).toEqual(['q2']);
    }
  });
  it('maps an instrument by its words alone, and by its numbers alone where the answers fit', () => {
    const rows = (header: string[]): RawCell[][] => [header, ...COUNTRIES.map((country, index) => ALLIANCE_INSTRUMENT.questions.map((question): RawCell => (question.no === 1 ? country : question.type === 'single' ? ['Yes', 'No'][index % 2]! : question.type === 'multiple' ? question.options[index % question.options.length]! : sentence(index))))];
    expect(guess(rows(ALLIANCE_INSTRUMENT.questions.map(({ en }) => en))).plan.variables.filter(({ question }) => question !== undefined).length).toBeGreaterThanOrEqual(75);
    expect(guess(rows(ALLIANCE_INSTRUMENT.questions.map(({ no }) => `Q${no}`))).plan.variables.filter(({ question }) => question !== undefined).length).toBe(81);
  });
  it('forces no mapping on another survey with numbered questions', () => {
    const other = guess(thirty(['URN', ...Array.from({ length: 60 }, (_, index) => `Q${index + 1}`)], (row) => [`u-${row}-x`, ...Array.from({ length: 60 }, (_, index) => 1 + ((row + index) % 4))]));
    expect([other.plan.instrument.id, other.plan.variables.filter(({ question, capability }) => question !== undefined || capability !== undefined)]).toEqual(['survey', []]);
  });
  it('finds capabilities by words in a file that speaks of the framework, and none in one that does not', () => {
    const header = ['Country office', 'Is there a national child helpline?', 'Are judges and prosecutors trained?', 'Is there a hotline or reporting portal?', 'Existe-t-il une stratégie nationale ?', 'Comments on criminal justice'];
    const offices = guess(thirty(header, (index) => [COUNTRIES[index % 6]!, 'Yes', 'No', 'Yes', 'Non', sentence(index)]));
    expect(offices.plan.variables.map(({ capability }) => capability ?? null)).toEqual([null, '11', '5', '12', '1', '4|5|6|7']);
    expect(guess(thirty(['Id', 'What was your major in education?', 'Do you watch the media?'], (index) => [`a${index}`, ['Law', 'Arts'][index % 2]!, 'Yes'])).plan.variables.every(({ capability }) => capability === undefined)).toBe(true);
  });
  it('sets a second instrument apart by a prefix, and takes up the ids of an earlier wave', () => {
    const rows = thirty(['Id', 'Is there a policy?'], (index) => [`a${index}`, 'Yes']);
    const existing = [{ id: 'q7', label: 'x', instrument: 'alliance', source: 'imported' }, { id: 'unicef.policy', label: 'Is there a policy?', instrument: 'unicef', source: 'imported' }];
    expect(guess(rows, { instrument: { id: 'unicef', label: 'UNICEF' }, existing }).plan.variables.map(({ id }) => id)).toEqual(['unicef.id', 'unicef.policy']);
  });
  it('reads by a layout set by hand', () => { expect(guess([['a note', 'b'], ['Id', 'Age'], ['x', 4], ['y', 5]], { layout: { orientation: 'rows', headerRows: [1], firstDataRow: 2 } }).plan).toMatchObject({ headerRows: [1], firstDataRow: 2 }); });
  it('refuses a sheet with names and no answers', () => { expect(guessPlan(rawTableFromRows([['Id', 'Age', 'Country']]), { name: 'x.csv' })).toMatchObject({ ok: false, error: { kind: 'NOT_CASES', message: expect.stringContaining('no answers') as string } }); });
  it('keeps the words beside “Other”, if only one respondent wrote any', () => {
    const lime = guess(thirty(['id', 'Q2[SQ001]', 'Q2[SQ002]', 'Q2[other]', 'Q3[SQ001]', 'Q3[SQ002]', 'Q4[SQ001]'], (index) => [index + 1, ['Oui', 'Non'][index % 2]!, ['Oui', 'Non', 'Non'][index % 3]!, index === 3 ? 'autre chose encore' : null, String(1 + index % 5), String(1 + index % 4), String(1 + index % 3)]));
    expect(lime.plan.variables.map(({ label, type, columns }) => [label, type, columns.length])).toEqual([['id', 'identifier', 1], ['Q2', 'multiple', 3], ['Q2 – other', 'open', 1], ['Q3 – SQ001', 'single', 1], ['Q3 – SQ002', 'single', 1], ['Q4[SQ001]', 'single', 1]]);
    const qualtrics = guess(thirty(['Which? - Selected Choice - Water', 'Which? - Selected Choice - Health', 'Which? - Other - Text'], (index) => [index % 2 ? 'Water' : null, index % 3 ? 'Health' : null, index === 4 ? 'Gardens' : null]));
    expect(qualtrics.plan.variables.map(({ type, categories }) => [type, categories?.map(({ label }) => label)])).toEqual([['multiple', ['Water', 'Health', 'Other - Text']], ['open', undefined]]);
    const bare = guess(thirty(['Which? - Water', 'Which? - Health', 'Which? - Other'], (index) => [index % 2 ? 'Water' : null, index % 3 ? 'Health' : null, index === 4 ? 'Other (please specify)' : null]));
    expect(bare.plan.variables.map(({ type }) => type)).toEqual(['multiple']);
  });
  it('takes a 99 among words for a missing value, and says so', () => {
    const plan = variable(guess(thirty(['ID', 'Plan'], (index) => [`A${index}`, ['Yes', 'No', '99'][index % 3]!])), 'plan');
    expect([plan.categories?.map(({ label }) => label), plan.missing, plan.confidence, plan.reason]).toEqual([['Yes', 'No'], { dontKnow: ['99'] }, 0.6, expect.stringContaining('99 taken for “don’t know”')]);
    expect(variable(guess(thirty(['ID', 'Plan'], (index) => [`A${index}`, ['Yes', '12', '99'][index % 3]!])), 'plan').missing).toBeUndefined();
  });
  it('a sum below the answers is told, and N over fractions is no identifier', () => {
    const rows = [...thirty(['Office', 'N', 'Why?'], (index) => [`Office ${index}`, 1.5 * index, sentence(index)]), [null, null, null], ['Total', 652.5, null], ['Source: head office', null, null]];
    const guessed = guess(rows);
    expect(guessed.problems.map(({ cell, found }) => [cell, found])).toEqual([['A33', 'Total'], ['A34', 'Source: head office']]);
    expect(variable(guessed, 'n').type).toBe('number');
    expect(variable(guess(thirty(['Office', 'Balance'], (index) => [`Office ${index}`, -index])), 'balance').type).toBe('number');
  });
});

describe('what numbers and columns beside options say', () => {
  const guessed = (rows: RawCell[][]) => { const found = guessPlan(rawTableFromRows(rows), { name: 't.csv' }); if (!found.ok) throw new Error(found.error.message); return found.value.plan.variables.map(({ label, type, measure, columns }) => [label, type, measure, columns.length]); };
  it('thousands, brackets and percent signs are written of quantities', () => {
    expect(guessed([['How many staff?', 'Change', 'Share'], ...Array.from({ length: 40 }, (_, at): RawCell[] => [['(12)', '5', '1,204', '7'][at % 4]!, ['(3)', '2', '1'][at % 3]!, ['10 %', '20 %'][at % 2]!])])).toEqual([['How many staff?', 'number', 'scale', 1], ['Change', 'number', 'scale', 1], ['Share', 'number', 'scale', 1]]);
  });
  it('a rating of two words is ordered', () => { expect(guessed([['Rate the training'], ...Array.from({ length: 30 }, (_, at): RawCell[] => [at % 5 + 1])])).toEqual([['Rate the training', 'single', 'ordinal', 1]]); });
  it('the field beside “Other” is words, whatever the tool calls it and however few wrote in it', () => {
    expect(guessed([['id', 'Q4', 'Q4[other]'], ...Array.from({ length: 20 }, (_, at): RawCell[] => [at + 1, at === 3 ? '-oth-' : 'A1', at === 3 ? 'By fax' : null])]).map(([, type]) => type)).toEqual(['identifier', 'single', 'open']);
    const rows: RawCell[][] = [['Q2_1', 'Q2_2', 'Q2_3_TEXT'], ['Which? - Law', 'Which? - Plan', 'Which? - Other - Text'], ['{"ImportId":"QID2_1"}', '{"ImportId":"QID2_2"}', '{"ImportId":"QID2_3_TEXT"}'], ...Array.from({ length: 20 }, (_, at): RawCell[] => [at % 2 ? 'Law' : null, at % 3 ? 'Plan' : null, at === 4 ? 'x' : null])];
    expect(guessed(rows).map(([label, type, , columns]) => [label, type, columns])).toEqual([['Which?', 'multiple', 3], ['Which? – Other - Text', 'open', 1]]);
  });
});

describe('shapes that only a person who made them would draw', () => {
  const PLACES = ['Nepal', 'Kenya', 'Peru', 'Ghana', 'Jordan', 'Fiji', 'Togo', 'Chad', 'Mali', 'Cuba', 'Laos', 'Iraq'];
  const guessed = (rows: RawCell[][]) => { const found = guessPlan(rawTableFromRows(rows), { name: 't.csv' }); if (!found.ok) throw new Error(found.error.message); return found.value; };
  it('headings of groups, questions and options in three rows, below a title', () => {
    const { plan, layout } = guessed([
      ['Annual survey 2024', null, null, null, null, null, null], [null, null, null, null, null, null, null],
      ['Respondent', null, 'Tools', null, null, 'Opinion', null], ['ID', 'Country', 'Which tools do you use?', null, null, 'How satisfied are you?', 'Why?'], [null, null, 'Excel', 'R', 'Paper', null, null],
      ...PLACES.map((place, at): RawCell[] => [`X${at}`, place, at % 2 ? 'x' : null, at % 3 ? 'x' : null, at === 4 ? 'x' : null, ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied'][at % 4]!, `The reason number ${at} is that it takes long`]),
    ]);
    expect([layout.headerRows, plan.caseKey, plan.variables.map(({ label, type, columns }) => [label, type, columns.length])]).toEqual([[2, 3, 4], 'id', [['ID', 'identifier', 1], ['Country', 'single', 1], ['Which tools do you use?', 'multiple', 3], ['How satisfied are you?', 'single', 1], ['Why?', 'open', 1]]]);
  });
  it('a header with a gap above the first respondent stays one row', () => {
    const { layout } = guessed([['ID', null, 'Answer'], ...PLACES.map((place, at): RawCell[] => [`X${at}`, place, at % 2 ? 'Yes' : 'No'])]);
    expect(layout.headerRows).toEqual([0]);
  });
  it('one respondent a column: the line above the questions names them', () => {
    const { plan } = guessed([['Question', ...PLACES.map((_, at) => `Respondent ${at + 1}`)], ['1. Country', ...PLACES], ['2. Is there a law?', ...PLACES.map((_, at) => (at % 2 ? 'Yes' : 'No'))], ['3. How many officers?', ...PLACES.map((_, at) => at * 3)], ['4. What is missing?', ...PLACES.map((place) => `Money and judges in ${place}`)], ['5. Since when?', ...PLACES.map((_, at) => `${at + 1} mars ${2010 + at}`)]]);
    expect([plan.orientation, plan.caseKey, plan.variables.map(({ type }) => type)]).toEqual(['columns', 'question', ['identifier', 'single', 'single', 'number', 'open', 'date']]);
  });
  it('an ID that stands twice is no answer', () => { expect(guessed([['ID', 'Answer'], ...Array.from({ length: 24 }, (_, at): RawCell[] => [Math.floor(at / 2), 'Yes'])]).plan.variables.map(({ type, role }) => [type, role])).toEqual([['identifier', undefined], ['single', undefined]]); });
  it('scales in three languages are ordered', () => {
    const measure = (steps: readonly string[]) => guessed([['Answer'], ...Array.from({ length: 40 }, (_, at): RawCell[] => [steps[at % steps.length]!])]).plan.variables.map(({ measure: one, categories }) => [one, categories?.map(({ label }) => label)]);
    expect([measure(['Élevé', 'Faible', 'Moyen']), measure(['Siempre', 'Nunca', 'A veces']), measure(['Likely', 'Very unlikely', 'Neutral', 'Unlikely'])]).toEqual([[['ordinal', ['Faible', 'Moyen', 'Élevé']]], [['ordinal', ['Nunca', 'A veces', 'Siempre']]], [['ordinal', ['Very unlikely', 'Unlikely', 'Neutral', 'Likely']]]]);
  });
});
