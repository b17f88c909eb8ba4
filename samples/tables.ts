import type { PlanTableInput } from '#core/contract/table-plan.ts';

/** The tables that the sample study's plan holds from the start: each domain's indicators, and what respondents found difficult. */
const INDICATORS: readonly (readonly [id: string, en: string, fr: string, rows: readonly string[]])[] = [
  ['model-use', 'How the Model National Response has been used, by income band and instrument', 'Utilisation du Modèle de réponse nationale, par tranche de revenu et instrument', ['MODEL_GOOD_PRACTICE', 'MODEL_POLICY_BASIS', 'MODEL_GUIDE', 'MODEL_ASSESSMENT', 'MODEL_TWO_OR_MORE']],
  ['policy', 'Policy and governance capabilities in place, by income band and instrument', 'Capacités de politique et de gouvernance en place, par tranche de revenu et instrument', ['GOVERNANCE', 'STRATEGY', 'RESEARCH', 'LEG_ISP_REPORTING', 'LEG_INADEQUATE']],
  ['justice', 'Criminal justice capabilities in place, by income band and instrument', 'Capacités de justice pénale en place, par tranche de revenu et instrument', ['LAW_ENFORCEMENT', 'JUDICIARY', 'OFFENDER_MANAGEMENT', 'ICSE', 'NATIONAL_DATABASE']],
  ['victim', 'Victim support capabilities in place, by income band and instrument', 'Capacités de soutien aux victimes en place, par tranche de revenu et instrument', ['END_TO_END', 'WORKFORCE', 'REMEDIES', 'HELPLINE']],
  ['society', 'Society capabilities in place, by income band and instrument', 'Capacités de la société en place, par tranche de revenu et instrument', ['HOTLINE', 'HOTLINE_INHOPE', 'EDUCATION', 'PARTICIPATION', 'OFFENDER_SUPPORT']],
  ['industry-media', 'Industry and media capabilities in place, by income band and instrument', 'Capacités de l’industrie et des médias en place, par tranche de revenu et instrument', ['TAKEDOWN', 'INDUSTRY_ENGAGEMENT', 'MEDIA', 'TERMINOLOGY']],
];

export const SAMPLE_TABLES: readonly PlanTableInput[] = [
  ...INDICATORS.map(([id, en, fr, rows]) => ({ id, title: { en, fr }, rows: [...rows], columns: ['income', 'instrument'], statistics: ['countOfBase' as const], hideEmpty: true })),
  { id: 'governance-region', title: { en: 'National governance mechanism, by UNICEF region', fr: 'Mécanisme national de gouvernance, par région de l’UNICEF' }, rows: ['GOVERNANCE'], columns: ['region'], statistics: ['countOfBase'], hideEmpty: true },
];

/** Kinds of difficulty that head the codebook, as themes by income band. */
export const themeTable = (themes: readonly string[]): PlanTableInput => ({
  id: 'difficulties', title: { en: 'Gaps and challenges raised, by income band and instrument', fr: 'Lacunes et difficultés soulevées, par tranche de revenu et instrument' },
  rows: [...themes], columns: ['income', 'instrument'], statistics: ['countOfBase'], sort: 'none', hideEmpty: true,
});
