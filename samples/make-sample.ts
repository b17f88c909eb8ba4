import { allianceClosed, unicefClosed, type SampleValue } from './closed-answers.ts';
import { codeAnswer, type SampleCoding } from './coders.ts';
import { SAMPLE_CODES, type SampleCode } from './codebook.ts';
import { contactOf } from './contacts.ts';
import { SAMPLE_COUNTRIES, type Language, type SampleCountry } from './countries.ts';
import { DERIVATIONS, type DerivationDefinition } from './derivations.ts';
import { assignStandings } from './figures.ts';
import { plantFlaws, type PlantedFlaw } from './flaws.ts';
import { ALLIANCE_QUESTIONS } from './instruments/alliance.ts';
import type { InstrumentQuestion } from './instruments/question.ts';
import { UNICEF_QUESTIONS } from './instruments/unicef.ts';
import { assignModelUse } from './model-use.ts';
import { allianceOpenTasks, unicefOpenTasks } from './open-questions.ts';
import { randomFor } from './random.ts';
import { composer, type Segment } from './text/compose.ts';

export interface SampleCase { readonly country: SampleCountry; readonly answers: ReadonlyMap<string, SampleValue> }
export interface SampleTable {
  readonly instrument: { readonly id: 'alliance' | 'unicef'; readonly label: string; readonly labels: { readonly en: string; readonly fr: string } };
  readonly questions: readonly InstrumentQuestion[];
  readonly cases: readonly SampleCase[];
  /** Between the options of a multiple choice in one cell. */
  readonly delimiter: string;
}
/** An open-ended answer of more than a few words, by sentences. */
export interface OpenAnswer {
  readonly case: string;
  /** The variable's id: instrument, dot, question. */
  readonly question: string;
  readonly language: Language;
  readonly text: string;
  readonly segments: readonly Segment[];
}
/** The sample study as data, before it is written to files. */
export interface SampleStudy {
  readonly seed: number;
  readonly alliance: SampleTable;
  readonly unicef: SampleTable;
  readonly openAnswers: readonly OpenAnswer[];
  readonly codes: readonly SampleCode[];
  readonly codings: readonly SampleCoding[];
  /** Variables whose answers both coders have read from first to last. */
  readonly readQuestions: readonly string[];
  readonly derivations: readonly DerivationDefinition[];
  /** What is wrong in the files on purpose. */
  readonly flaws: readonly PlantedFlaw[];
}

const CODED_ROLES = new Set(['difficulties', 'good practice', 'lessons', 'comments', 'status', 'status (coded)']);
/** Left unread, so that the study shows work in progress: the details (but for those where a fact is counted), the context and
 *  the closing comments. */
const isReadByCoders = (instrument: 'alliance' | 'unicef', question: InstrumentQuestion): boolean =>
  question.type === 'open' && ((CODED_ROLES.has(question.role) && question.id !== 'q81') || (instrument === 'alliance' && ['q31', 'q52'].includes(question.id)));

/** Makes the sample study: the same seed gives the same study, and any seed reproduces every published figure.
 *  The data are synthetic; texts are put together from sentences written for the purpose.
 *  @param seed any whole number */
export function makeSample(seed: number): SampleStudy {
  const standings = assignStandings(SAMPLE_COUNTRIES, seed);
  const uses = assignModelUse(SAMPLE_COUNTRIES, randomFor(seed, 'model use'));
  const usage = new Map<string, number>();
  const openAnswers: OpenAnswer[] = [];

  const makeCase = (country: SampleCountry, questions: readonly InstrumentQuestion[]): SampleCase => {
    const random = randomFor(seed, `case ${country.iso3}`);
    const close = country.instrument === 'alliance' ? allianceClosed : unicefClosed;
    const answers = close(country, questions, standings, uses.get(country.iso3), random);
    answers.set(country.instrument === 'alliance' ? 'q2' : 'focal_point', contactOf(country, random));
    const compose = composer(country, random, usage);
    const tasks = country.instrument === 'alliance' ? allianceOpenTasks(country, answers, standings) : unicefOpenTasks(country, standings);
    const order = new Map(questions.map((question, position) => [question.id, position]));
    for (const task of tasks.sort((a, b) => order.get(a.question)! - order.get(b.question)!)) {
      if (!random.chance(task.answered)) continue;
      // Canada answers in both of its languages
      const language: Language = country.iso3 === 'CAN' && random.chance(0.3) ? 'fr' : country.language;
      const answer = compose(task.brief, language);
      answers.set(task.question, answer.text);
      openAnswers.push({ case: country.name, question: `${country.instrument}.${task.question}`, ...answer });
    }
    return { country, answers };
  };
  const named = (id: 'alliance' | 'unicef', en: string, fr: string): SampleTable['instrument'] => ({ id, label: en, labels: { en, fr } });
  const tableOf = (instrument: SampleTable['instrument'], questions: readonly InstrumentQuestion[], delimiter: string): SampleTable => ({
    instrument, questions, delimiter,
    cases: SAMPLE_COUNTRIES.filter((country) => country.instrument === instrument.id)
      .sort((a, b) => a.name.localeCompare(b.name, 'en')).map((country) => makeCase(country, questions)),
  });
  const alliance = tableOf(named('alliance', 'Alliance instrument (governments)', 'Instrument de l’Alliance (gouvernements)'), ALLIANCE_QUESTIONS, '; ');
  const unicef = tableOf(named('unicef', 'UNICEF instrument (country offices)', 'Instrument de l’UNICEF (bureaux de pays)'), UNICEF_QUESTIONS, ' | ');
  const flawed = plantFlaws(alliance, unicef, openAnswers, randomFor(seed, 'flaws'));

  const readQuestions = [flawed.alliance, flawed.unicef].flatMap(({ instrument, questions }) =>
    questions.filter((question) => isReadByCoders(instrument.id, question)).map((question) => `${instrument.id}.${question.id}`));
  const random = randomFor(seed, 'coders');
  const codings = flawed.openAnswers.filter((answer) => readQuestions.includes(answer.question)).flatMap((answer) => codeAnswer(answer, random));
  return { seed, ...flawed, codes: SAMPLE_CODES, codings, readQuestions, derivations: DERIVATIONS };
}
