/** The Model National Response: six domains and twenty-one capabilities, in English and French. */
export interface Domain { readonly no: number; readonly en: string; readonly fr: string }
export interface Capability { readonly no: number; readonly domain: number; readonly en: string; readonly fr: string }

export const DOMAINS: readonly Domain[] = [
  { no: 1, en: 'Policy and governance', fr: 'Politique et gouvernance' },
  { no: 2, en: 'Criminal justice', fr: 'Justice pénale' },
  { no: 3, en: 'Victim', fr: 'Victime' },
  { no: 4, en: 'Society', fr: 'Société' },
  { no: 5, en: 'Industry', fr: 'Industrie' },
  { no: 6, en: 'Media and communications', fr: 'Médias et communications' },
];

export const CAPABILITIES: readonly Capability[] = [
  { no: 1, domain: 1, en: 'Leadership', fr: 'Direction' },
  { no: 2, domain: 1, en: 'Research, analysis and monitoring', fr: 'Recherche, analyse et surveillance' },
  { no: 3, domain: 1, en: 'Legislation', fr: 'Législation' },
  { no: 4, domain: 2, en: 'Dedicated law enforcement', fr: 'Application de la loi dédiée' },
  { no: 5, domain: 2, en: 'Judiciary and prosecutors', fr: 'Système judiciaire et procureurs' },
  { no: 6, domain: 2, en: 'Offender management process', fr: 'Processus de gestion des délinquants' },
  { no: 7, domain: 2, en: 'Access to image databases', fr: 'Accès aux bases de données d\'images' },
  { no: 8, domain: 3, en: 'End-to-end support', fr: 'Assistance de bout en bout' },
  { no: 9, domain: 3, en: 'Child protection workforce', fr: 'Personnel chargé de la protection des enfants' },
  { no: 10, domain: 3, en: 'Compensation, remedies and complaints arrangements', fr: 'Arrangements en matière d\'indemnisation, de recours et de plaintes' },
  { no: 11, domain: 3, en: 'Child helpline', fr: 'Service d\'assistance pour les enfants' },
  { no: 12, domain: 4, en: 'CSEA hotline', fr: 'Hotline CSEA' },
  { no: 13, domain: 4, en: 'Education programme', fr: 'Programme éducatif' },
  { no: 14, domain: 4, en: 'Child participation', fr: 'Participation des enfants' },
  { no: 15, domain: 4, en: 'Offender support systems', fr: 'Systèmes d\'aide aux délinquants' },
  { no: 16, domain: 5, en: 'Notice and takedown procedures', fr: 'Procédures de notification et de retrait' },
  { no: 17, domain: 5, en: 'CSEA reporting', fr: 'Signalement de CSEA' },
  { no: 18, domain: 5, en: 'Innovative solution development', fr: 'Développement de solutions innovantes' },
  { no: 19, domain: 5, en: 'Corporate social responsibility', fr: 'Responsabilité sociale des entreprises' },
  { no: 20, domain: 6, en: 'Ethical and informed media reporting', fr: 'Établissement de rapports éthiques et informés dans les médias' },
  { no: 21, domain: 6, en: 'Universal terminology', fr: 'Terminologie universelle' },
];

/** A capability by its number, or undefined where the framework has none of that number. */
export const findCapability = (no: number): Capability | undefined => CAPABILITIES.find((capability) => capability.no === no);
