import type { Checklist } from '#core/contract/checklist.ts';

/** Two checklists to begin with: generic, short, to be made one's own. */
const SCALE: Checklist['scale'] = [
  { id: 'none', label: { en: 'Not at all', fr: 'Pas du tout' }, score: 0 },
  { id: 'part', label: { en: 'Partly', fr: 'En partie' }, score: 1 },
  { id: 'full', label: { en: 'Fully', fr: 'Entièrement' }, score: 2 },
];
type Line = readonly [en: string, fr: string, weight: number, capability: string];
const items = (sections: readonly (readonly [en: string, fr: string, lines: readonly Line[]])[]): Checklist['items'] => {
  let number = 0;
  return sections.flatMap(([en, fr, lines]) => lines.map(([itemEn, itemFr, weight, capability]) => ({ id: String(number += 1), section: { en, fr }, label: { en: itemEn, fr: itemFr }, weight, capability })));
};

const LAW_CHECKLIST: Checklist = {
  id: 'law', title: { en: 'Law', fr: 'Législation' }, scale: SCALE,
  items: items([
    ['Definitions', 'Définitions', [
      ['A child is anyone under 18 for these offences', 'Est enfant toute personne de moins de 18 ans pour ces infractions', 2, '3'],
      ['Sexual abuse material is defined apart from adult pornography', 'Le matériel d’abus est défini à part de la pornographie adulte', 2, '3'],
      ['The definition covers material that was made or altered by computer', 'La définition couvre le matériel fabriqué ou modifié par ordinateur', 1, '3'],
    ]],
    ['Offences', 'Infractions', [
      ['Possession is an offence without intent to distribute', 'La détention est une infraction sans intention de diffuser', 2, '3'],
      ['Access by technology is an offence', 'L’accès par la technologie est une infraction', 2, '3'],
      ['Grooming is an offence, whether or not a meeting follows', 'La sollicitation est une infraction, qu’une rencontre suive ou non', 2, '3'],
      ['Live-streamed abuse is an offence of its own', 'La diffusion en direct d’abus est une infraction distincte', 1, '3'],
      ['Victims are not prosecuted for material of themselves', 'Les victimes ne sont pas poursuivies pour du matériel les représentant', 2, '3'],
    ]],
    ['Procedure', 'Procédure', [
      ['Offences abroad can be prosecuted', 'Les infractions commises à l’étranger peuvent être poursuivies', 1, '3'],
      ['Child victims are heard in a way that protects them', 'Les enfants victimes sont entendus d’une manière qui les protège', 2, '5'],
      ['Compensation does not depend on a conviction', 'L’indemnisation ne dépend pas d’une condamnation', 1, '10'],
    ]],
    ['Providers', 'Fournisseurs', [
      ['Providers must report what they find', 'Les fournisseurs doivent signaler ce qu’ils trouvent', 2, '17'],
      ['Providers must keep data on request', 'Les fournisseurs doivent conserver les données sur demande', 1, '3'],
      ['Providers must remove or block on notice', 'Les fournisseurs doivent retirer ou bloquer sur notification', 2, '16'],
    ]],
  ]),
};

const CAPACITY_CHECKLIST: Checklist = {
  id: 'capacity', title: { en: 'Law-enforcement capacity', fr: 'Capacités des forces de l’ordre' }, scale: SCALE,
  items: items([
    ['Organisation', 'Organisation', [
      ['A unit is dedicated to these offences', 'Une unité est dédiée à ces infractions', 3, '4'],
      ['The unit has a budget line of its own', 'L’unité a sa propre ligne budgétaire', 2, '4'],
      ['It works in every region of the country', 'Elle travaille dans toutes les régions du pays', 1, '4'],
      ['Staff stay long enough to specialise', 'Le personnel reste assez longtemps pour se spécialiser', 1, '4'],
    ]],
    ['Skills and care', 'Compétences et soutien', [
      ['Investigators are trained in digital evidence', 'Les enquêteurs sont formés à la preuve numérique', 2, '4'],
      ['Training is repeated and tested', 'La formation est répétée et évaluée', 1, '4'],
      ['Staff have psychological support', 'Le personnel bénéficie d’un soutien psychologique', 1, '4'],
    ]],
    ['Tools', 'Outils', [
      ['A forensic laboratory examines seized devices', 'Un laboratoire examine les appareils saisis', 2, '4'],
      ['The delay of examination is under three months', 'Le délai d’examen est inférieur à trois mois', 1, '4'],
      ['A national image database is in use', 'Une base nationale d’images est utilisée', 2, '7'],
      ['The unit is connected to the international database', 'L’unité est connectée à la base internationale', 2, '7'],
    ]],
    ['Cooperation', 'Coopération', [
      ['Reports from abroad are received at one place', 'Les signalements de l’étranger arrivent en un seul lieu', 2, '4'],
      ['Prosecutors are involved from the start', 'Les procureurs sont associés dès le début', 1, '5'],
      ['Victims are referred to services in every case', 'Les victimes sont orientées vers des services dans chaque cas', 2, '8'],
    ]],
  ]),
};
export const SAMPLE_CHECKLISTS: readonly Checklist[] = [LAW_CHECKLIST, CAPACITY_CHECKLIST];
