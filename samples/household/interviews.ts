import { randomFor } from '../random.ts';
import { composer } from '../text/compose.ts';
import type { SentenceRole } from '../text/stock.ts';
import type { HouseholdCountry } from './countries.ts';

/** One turn of a conversation. */
export interface Turn { readonly speaker: string; readonly text: string }
export interface Interview { readonly id: string; readonly country: string; readonly role: string; readonly phase: 1 | 2; readonly turns: readonly Turn[] }

const ROLES = [
  { role: { en: 'coordinator of a police unit', es: 'coordinación de una unidad de policía' }, topics: ['enforcement', 'tools', 'database'] },
  { role: { en: 'manager of a helpline', es: 'dirección de una línea de ayuda' }, topics: ['helpline', 'hotline', 'support'] },
  { role: { en: 'adviser in a ministry', es: 'asesoría en un ministerio' }, topics: ['governance', 'strategy', 'legislation'] },
  { role: { en: 'head of social services', es: 'jefatura de servicios sociales' }, topics: ['workforce', 'support', 'remedies'] },
] as const;
const QUESTIONS: readonly { readonly en: string; readonly es: string; readonly roles: Partial<Record<SentenceRole, number>> }[] = [
  { en: 'Could you begin by telling me how the work is organised?', es: '¿Podría empezar contándome cómo está organizado el trabajo?', roles: { d: 1 } },
  { en: 'What is most difficult in practice?', es: '¿Qué es lo más difícil en la práctica?', roles: { x: 1 } },
  { en: 'And what works well? Is there something other countries could take up?', es: '¿Y qué funciona bien? ¿Hay algo que otros países podrían retomar?', roles: { g: 3, d: 1 } },
  { en: 'What have you learned over the years?', es: '¿Qué han aprendido en estos años?', roles: { l: 3, x: 1 } },
  { en: 'What is planned for the coming years?', es: '¿Qué está previsto para los próximos años?', roles: { p: 1 } },
  { en: 'If you could recommend one thing, what would it be?', es: 'Si pudiera recomendar una sola cosa, ¿cuál sería?', roles: { r: 3, l: 1 } },
];
const OPENINGS = { en: ['Well, ', 'Yes. ', 'I would say this. ', 'Let me think. ', ''], es: ['Bueno. ', 'Sí. ', 'Yo diría lo siguiente. ', 'A ver. ', ''] } as const;

/** Two interviews of a country, each of six questions and answers. */
export function interviewsOf(plan: HouseholdCountry, seed: number, usage: Map<string, number>): Interview[] {
  const random = randomFor(seed, `interviews ${plan.country.iso3}`);
  const language = plan.country.language === 'es' ? 'es' : 'en';
  return random.sample(ROLES, 2).map(({ role, topics }, index): Interview => {
    const compose = composer(plan.country, random, usage);
    const turns = QUESTIONS.flatMap((question): Turn[] => {
      const answer = compose({ topics, roles: question.roles, words: 85 }).text.replace(/^(?:- |\d+\. )/gm, '').replace(/\n+/g, ' ');
      const opening = random.pick<string>(OPENINGS[language]);
      const text = opening.endsWith(', ') && answer.startsWith('The ') ? `${opening}t${answer.slice(1)}` : `${opening.replace(/, $/, '. ')}${answer}`;
      return [{ speaker: 'Interviewer', text: question[language] }, { speaker: 'Respondent', text }];
    });
    return { id: `${plan.country.iso3}-I-${index + 1}`, country: plan.country.name, role: role[language], phase: plan.phase, turns };
  });
}
