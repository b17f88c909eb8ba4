import type { Labels } from '#core/contract/variable.ts';
import type { CategoryDefinition, Derivation, VariableDefinition } from '#core/model/definitions.ts';
import { ALLIANCE_STATUS, PROVIDERS_MUST_REPORT, UNICEF_STATUS } from './closed-answers.ts';
import { ALLIANCE_QUESTIONS } from './instruments/alliance.ts';
import { UNICEF_MODEL_OPTIONS } from './instruments/unicef.ts';

/** A published indicator as a derived variable over both instruments. */
export type DerivationDefinition = VariableDefinition & { readonly labels: Labels; readonly derivation: Derivation };

const CATEGORIES: readonly CategoryDefinition[] = [
  { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' } },
  { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' } },
];
const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
/** Names with a colon or a hyphen stand in double quotes. */
const theme = (code: string): string => `"theme:${code}" = 'yes'`;

/** The Spanish names of the indicators. */
const SPANISH: Readonly<Record<string, string>> = {
  MODEL_GOOD_PRACTICE: 'Usó el modelo como referencia de buenas prácticas',
  MODEL_POLICY_BASIS: 'Usó el modelo como base para la elaboración de políticas',
  MODEL_GUIDE: 'Usó el modelo como guía para capacidades concretas',
  MODEL_ASSESSMENT: 'Usó el modelo como marco para evaluar los avances',
  MODEL_TWO_OR_MORE: 'Usó el modelo para dos o más fines',
  GOVERNANCE: 'Mecanismo nacional de gobernanza de múltiples partes interesadas',
  STRATEGY: 'Política o estrategia nacional',
  RESEARCH: 'Investigación, análisis y seguimiento nacionales',
  LEG_ISP_REPORTING: 'La ley obliga a los proveedores de servicios de Internet a denunciar',
  LEG_INADEQUATE: 'Leyes existentes consideradas inadecuadas',
  LAW_ENFORCEMENT: 'Capacidad especializada de las fuerzas del orden',
  JUDICIARY: 'Jueces y fiscales con conocimientos especializados',
  OFFENDER_MANAGEMENT: 'Procesos de gestión de delincuentes',
  ICSE: 'Conectado a la base de datos ICSE',
  NATIONAL_DATABASE: 'Base de datos nacional de imágenes',
  END_TO_END: 'Apoyo integrado de extremo a extremo',
  WORKFORCE: 'Personal de protección de la infancia capacitado',
  REMEDIES: 'Algunos aspectos de recursos o reparaciones efectivos',
  HELPLINE: 'Línea nacional de ayuda a la infancia',
  HOTLINE: 'Línea directa o portal de denuncia específico',
  HOTLINE_INHOPE: 'La línea directa es miembro de INHOPE',
  EDUCATION: 'Programa nacional de educación',
  PARTICIPATION: 'Se anima a los niños a influir en las políticas y prácticas',
  OFFENDER_SUPPORT: 'Sistemas de apoyo a los delincuentes',
  TAKEDOWN: 'Procedimientos de retirada o bloqueo',
  INDUSTRY_ENGAGEMENT: 'El Gobierno involucra a la industria en la innovación y la responsabilidad',
  MEDIA: 'El Gobierno apoya una cobertura mediática ética e informada',
  TERMINOLOGY: 'Terminología universal debatida o adoptada',
};

const define = (id: string, capability: string | undefined, en: string, fr: string, yes: string, no: string): DerivationDefinition => ({
  id, label: en, labels: { en, fr, es: SPANISH[id]! }, source: 'derived', type: 'single', measure: 'nominal', confidential: false, role: 'indicator',
  ...(capability ? { capability } : {}), categories: CATEGORIES,
  derivation: { kind: 'categories', rules: [{ category: 'yes', when: yes }, { category: 'no', when: no }] },
});

/** An indicator that both instruments ask by a Yes or No. */
const asked = (id: string, capability: string, en: string, fr: string): DerivationDefinition => {
  const alliance = Object.keys(ALLIANCE_STATUS).find((question) => ALLIANCE_STATUS[question] === id);
  const unicef = Object.keys(UNICEF_STATUS).find((question) => UNICEF_STATUS[question] === id);
  return define(id, capability, en, fr, `alliance.${alliance} = 'yes' or unicef.${unicef} = 'yes'`, `alliance.${alliance} = 'no' or unicef.${unicef} = 'no'`);
};

const ALLIANCE_MODEL = ALLIANCE_QUESTIONS.find((question) => question.id === 'q6')!.options!;
/** Anyone who ticked something answered: the first rule that holds wins, so the second takes the others. */
const anyModelUse = `count(alliance.q6, ${quoted(ALLIANCE_MODEL)}) >= 1 or count(unicef.model_use, ${quoted(UNICEF_MODEL_OPTIONS)}) >= 1`;
const modelUse = (id: string, position: number, en: string, fr: string): DerivationDefinition =>
  define(id, undefined, en, fr, `alliance.q6 = ${quoted([ALLIANCE_MODEL[position]!])} or unicef.model_use = ${quoted([UNICEF_MODEL_OPTIONS[position]!])}`, anyModelUse);

const PURPOSES = [0, 1, 2, 3];
const LAWS = ALLIANCE_QUESTIONS.find((question) => question.id === 'q17')!.options!;

/** The 28 published indicators, in the order of the publication. */
export const DERIVATIONS: readonly DerivationDefinition[] = [
  modelUse('MODEL_GOOD_PRACTICE', 1, 'Used the model as a reference of good practice', 'A utilisé le modèle comme référence de bonnes pratiques'),
  modelUse('MODEL_POLICY_BASIS', 2, 'Used the model as a basis for policy development', 'A utilisé le modèle comme base pour l’élaboration de politiques'),
  modelUse('MODEL_GUIDE', 0, 'Used the model as a guide for specific capabilities', 'A utilisé le modèle comme guide pour certaines capacités'),
  modelUse('MODEL_ASSESSMENT', 3, 'Used the model as a framework for assessing progress', 'A utilisé le modèle comme cadre d’évaluation des progrès'),
  define('MODEL_TWO_OR_MORE', undefined, 'Used the model for two or more purposes', 'A utilisé le modèle à deux fins ou plus',
    `count(alliance.q6, ${quoted(PURPOSES.map((position) => ALLIANCE_MODEL[position]!))}) >= 2 or count(unicef.model_use, ${quoted(PURPOSES.map((position) => UNICEF_MODEL_OPTIONS[position]!))}) >= 2`, anyModelUse),
  asked('GOVERNANCE', '1', 'National multi-stakeholder governance mechanism', 'Mécanisme national de gouvernance multipartite'),
  asked('STRATEGY', '1', 'National policy or strategy', 'Politique ou stratégie nationale'),
  asked('RESEARCH', '2', 'National research, analysis and monitoring', 'Recherche, analyse et surveillance nationales'),
  define('LEG_ISP_REPORTING', '3', 'Law requires internet service providers to report', 'La loi oblige les fournisseurs d’accès à Internet à signaler',
    `income = 'high' and alliance.q17 = ${quoted([PROVIDERS_MUST_REPORT])}`, `income = 'high' and count(alliance.q17, ${quoted(LAWS)}) >= 1`),
  define('LEG_INADEQUATE', '3', 'Existing laws perceived as inadequate', 'Lois existantes jugées inadéquates',
    "unicef.legislation = 'In place but inadequate'", "unicef.legislation in ('In place and adequate', 'Not in place')"),
  asked('LAW_ENFORCEMENT', '4', 'Dedicated law-enforcement capacity', 'Capacité dédiée des forces de l’ordre'),
  asked('JUDICIARY', '5', 'Judiciary and prosecutors with specialised knowledge', 'Juges et procureurs ayant des connaissances spécialisées'),
  asked('OFFENDER_MANAGEMENT', '6', 'Offender management processes', 'Processus de gestion des délinquants'),
  define('ICSE', '7', 'Connected to the ICSE database', 'Connecté à la base de données ICSE',
    `${theme('icse-connected')} or unicef.icse = 'yes'`, `${theme('icse-not-connected')} or unicef.icse = 'no'`),
  asked('NATIONAL_DATABASE', '7', 'National image database', 'Base de données nationale d’images'),
  asked('END_TO_END', '8', 'Integrated end-to-end support', 'Assistance intégrée de bout en bout'),
  asked('WORKFORCE', '9', 'Trained child-protection workforce', 'Personnel de protection de l’enfance formé'),
  asked('REMEDIES', '10', 'Some aspects of effective remedies or reparations', 'Certains éléments de recours ou de réparation effectifs'),
  asked('HELPLINE', '11', 'National child helpline', 'Service national d’assistance téléphonique pour les enfants'),
  asked('HOTLINE', '12', 'Dedicated hotline or reporting portal', 'Hotline ou portail de signalement dédié'),
  define('HOTLINE_INHOPE', '12', 'Hotline is a member of INHOPE', 'La hotline est membre d’INHOPE',
    `${theme('inhope-member')} or unicef.inhope = 'yes'`, `${theme('inhope-not-member')} or unicef.inhope = 'no'`),
  asked('EDUCATION', '13', 'National education programme', 'Programme national d’éducation'),
  asked('PARTICIPATION', '14', 'Children encouraged to influence policy and practice', 'Enfants encouragés à influencer les politiques et pratiques'),
  asked('OFFENDER_SUPPORT', '15', 'Offender support systems', 'Systèmes d’aide aux délinquants'),
  asked('TAKEDOWN', '16', 'Takedown or blocking procedures', 'Procédures de retrait ou de blocage'),
  asked('INDUSTRY_ENGAGEMENT', '18|19', 'Government engages industry on innovation and responsibility', 'Le gouvernement mobilise l’industrie sur l’innovation et la responsabilité'),
  asked('MEDIA', '20', 'Government supports ethical and informed media reporting', 'Le gouvernement soutient une couverture médiatique éthique et informée'),
  define('TERMINOLOGY', '21', 'Universal terminology discussed or adopted', 'Terminologie universelle débattue ou adoptée',
    theme('terminology-used'), theme('terminology-not-used')),
];
