import type { SampleCountry } from './countries.ts';
import type { Standings } from './figures.ts';
import type { SampleValue } from './closed-answers.ts';
import type { AnswerBrief } from './text/compose.ts';
import type { SentenceRole } from './text/stock.ts';

const DOMAIN_TOPICS: Readonly<Record<string, readonly string[]>> = {
  policy: ['governance', 'strategy', 'research', 'legislation'],
  justice: ['enforcement', 'judiciary', 'offenders', 'tools', 'database'],
  victims: ['support', 'workforce', 'remedies', 'helpline'],
  society: ['hotline', 'education', 'participation', 'offender-support'],
  industry: ['takedown', 'reporting', 'industry'],
  media: ['media', 'terminology'],
};
const EVERY_TOPIC = Object.values(DOMAIN_TOPICS).flat();

type Roles = Partial<Record<SentenceRole, number>>;
const DETAILS: Roles = { d: 5, g: 1 };
const DIFFICULTIES: Roles = { x: 4, p: 1 };
const ABSENCE: Roles = { n: 2, x: 2, p: 1 };
const PRACTICE: Roles = { g: 5, d: 1 };
const LESSONS: Roles = { x: 4, l: 3, p: 1, r: 1 };
const COMMENTS: Roles = { x: 4, d: 2, l: 1, p: 1 };

/** Alliance questions: details asked after status question `status`, difficulties after the same. */
const PAIRS: readonly [topic: string, status: string, details: string | null, difficulties: string][] = [
  ['governance', 'q7', 'q8', 'q9'], ['strategy', 'q10', 'q11', 'q12'], ['research', 'q13', 'q14', 'q15'], ['legislation', 'q16', null, 'q18'],
  ['enforcement', 'q21', 'q22', 'q23'], ['judiciary', 'q24', 'q25', 'q26'], ['offenders', 'q27', null, 'q29'], ['tools', 'q30', 'q31', 'q32'],
  ['database', 'q33', 'q34', ''], ['support', 'q37', 'q38', 'q39'], ['workforce', 'q40', 'q41', 'q42'], ['remedies', 'q43', null, 'q45'],
  ['helpline', 'q46', 'q47', 'q48'], ['hotline', 'q51', 'q52', 'q53'], ['education', 'q54', 'q56', 'q57'], ['participation', 'q58', 'q59', 'q60'],
  ['offender-support', 'q61', null, 'q63'], ['takedown', 'q66', 'q67', 'q68'], ['industry', 'q70', 'q71', 'q72'], ['media', 'q75', 'q76', 'q77'],
];
const DOMAIN_QUESTIONS: readonly [domain: string, practice: string, lessons: string][] = [
  ['policy', 'q19', 'q20'], ['justice', 'q35', 'q36'], ['victims', 'q49', 'q50'], ['society', 'q64', 'q65'], ['industry', 'q73', 'q74'], ['media', 'q79', 'q80'],
];

/** The figure, or else the question, that says whether a country has what a topic is about. */
const FIGURE_OF_TOPIC: Readonly<Record<string, string>> = {
  governance: 'GOVERNANCE', strategy: 'STRATEGY', research: 'RESEARCH', enforcement: 'LAW_ENFORCEMENT', judiciary: 'JUDICIARY', offenders: 'OFFENDER_MANAGEMENT',
  database: 'NATIONAL_DATABASE', support: 'END_TO_END', workforce: 'WORKFORCE', remedies: 'REMEDIES', helpline: 'HELPLINE', hotline: 'HOTLINE', education: 'EDUCATION',
  participation: 'PARTICIPATION', 'offender-support': 'OFFENDER_SUPPORT', takedown: 'TAKEDOWN', industry: 'INDUSTRY_ENGAGEMENT', media: 'MEDIA', terminology: 'TERMINOLOGY',
};
const absentTopics = (country: SampleCountry, standings: Standings): Set<string> =>
  new Set(EVERY_TOPIC.filter((topic) => FIGURE_OF_TOPIC[topic] && standings.get(FIGURE_OF_TOPIC[topic])!.get(country.iso3) === 'no'));

/** An open-ended question put to one country: what the answer speaks of, and how often such an answer is given at all. */
export interface OpenTask { readonly question: string; readonly brief: AnswerBrief; readonly answered: number }

/** Topics a country can tell of: those it has, or all where it has none of them. */
const present = (topics: readonly string[], absent: ReadonlySet<string>): readonly string[] => {
  const kept = topics.filter((topic) => !absent.has(topic));
  return kept.length > 0 ? kept : topics;
};

const terminologyFact = (country: SampleCountry, standings: Standings): AnswerBrief => ({
  topics: ['terminology'], roles: standings.get('TERMINOLOGY')!.get(country.iso3) === 'yes' ? { x: 2, d: 2 } : { x: 3, p: 1 }, words: 34,
  facts: [{ topic: 'terminology', code: standings.get('TERMINOLOGY')!.get(country.iso3) === 'yes' ? 'terminology-used' : 'terminology-not-used' }],
});

/** Open-ended questions a government meets, given its closed answers: routing is obeyed. */
export function allianceOpenTasks(country: SampleCountry, closed: ReadonlyMap<string, SampleValue>, standings: Standings): OpenTask[] {
  const factOf = (topic: string): AnswerBrief['facts'] => {
    if (topic === 'tools') return [{ topic, code: standings.get('ICSE')!.get(country.iso3) === 'yes' ? 'icse-connected' : 'icse-not-connected' }];
    if (topic === 'hotline') return [{ topic, code: standings.get('HOTLINE_INHOPE')!.get(country.iso3) === 'yes' ? 'inhope-member' : 'inhope-not-member' }];
    return undefined;
  };
  const absent = absentTopics(country, standings);
  const tasks: OpenTask[] = [
    { question: 'q3', answered: 1, brief: { topics: ['origin'], roles: { d: 1 }, words: 26, most: 1 } },
    { question: 'q4', answered: 1, brief: { topics: ['prompt'], roles: { d: 1 }, words: 40 } },
    { question: 'q5', answered: 1, brief: { topics: ['initiatives'], roles: { d: 1 }, words: 40 } },
    { question: 'q69', answered: 0.9, brief: { topics: ['reporting'], roles: { d: 5, x: 1 }, words: 55 } },
    { question: 'q78', answered: 1, brief: terminologyFact(country, standings) },
    { question: 'q81', answered: 1, brief: { topics: EVERY_TOPIC, roles: { r: 3, l: 1, p: 1 }, words: 60 } },
  ];
  for (const [topic, status, details, difficulties] of PAIRS) {
    const yes = closed.get(status) === 'Yes';
    const fact = factOf(topic);
    if (yes && details) tasks.push({ question: details, answered: fact ? 1 : 0.93, brief: { topics: [topic], roles: DETAILS, words: 62, ...(fact ? { facts: fact } : {}) } });
    if (!difficulties) continue;
    const factHere = !yes && topic === 'tools' ? fact : undefined;
    tasks.push({
      question: difficulties, answered: factHere ? 1 : yes ? 0.72 : 0.95,
      brief: { topics: [topic], roles: yes ? DIFFICULTIES : ABSENCE, words: 55, ...(yes ? {} : { absent: new Set([topic]) }), ...(factHere ? { facts: factHere } : {}) },
    });
  }
  for (const [domain, practice, lessons] of DOMAIN_QUESTIONS) {
    tasks.push({ question: practice, answered: practice === 'q35' ? 0.85 : 1, brief: { topics: present(DOMAIN_TOPICS[domain]!, absent), roles: PRACTICE, words: 85 } });
    tasks.push({ question: lessons, answered: 1, brief: { topics: DOMAIN_TOPICS[domain]!, absent, roles: LESSONS, words: 125 } });
  }
  return tasks;
}

/** Open-ended questions put to a UNICEF office. */
export function unicefOpenTasks(country: SampleCountry, standings: Standings): OpenTask[] {
  const absent = absentTopics(country, standings);
  const comments = (question: string, topics: readonly string[]): OpenTask => ({ question, answered: 0.92, brief: { topics, absent, roles: COMMENTS, words: 70 } });
  return [
    comments('policy_comments', ['governance', 'strategy', 'research']), comments('legislation_comments', ['legislation']),
    comments('justice_comments', DOMAIN_TOPICS['justice']!), comments('victims_comments', DOMAIN_TOPICS['victims']!),
    comments('society_comments', DOMAIN_TOPICS['society']!), comments('industry_comments', DOMAIN_TOPICS['industry']!),
    { question: 'terminology', answered: 1, brief: terminologyFact(country, standings) },
    { question: 'good_practices', answered: 0.96, brief: { topics: present(EVERY_TOPIC, absent), roles: PRACTICE, words: 80 } },
    { question: 'lessons', answered: 0.96, brief: { topics: EVERY_TOPIC, absent, roles: LESSONS, words: 120 } },
    { question: 'recommendations', answered: 0.9, brief: { topics: EVERY_TOPIC, roles: { r: 5, l: 1 }, words: 60 } },
  ];
}
