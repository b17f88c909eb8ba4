import type { InstrumentQuestion } from './question.ts';

/** Levels of the questions on law, from the best to the worst. */
const LEGISLATION_LEVELS = ['In place and adequate', 'In place but inadequate', 'Not in place'] as const;

/** How the model has been used, in this instrument's words; in the order of the Alliance's first five options and "Other". */
export const UNICEF_MODEL_OPTIONS = [
  'To guide specific capabilities', 'As a reference of good practice', 'As a basis for policy development', 'To assess progress', 'Not used', 'Other use',
] as const;

const status = (
  id: string, section: string, capability: string, header: string, fr: string, skippedWhenNo: readonly string[] = [],
): InstrumentQuestion => ({
  id, header, section, type: 'single', required: false, labels: { en: header, fr }, capability, role: 'status',
  ...(skippedWhenNo.length > 0 ? { skippedWhenNo } : {}),
});
const level = (id: string, header: string, fr: string): InstrumentQuestion => ({
  id, header, section: 'A. Policy and law', type: 'single', required: false, labels: { en: header, fr }, options: LEGISLATION_LEVELS, capability: '3', role: 'status',
});
const open = (id: string, section: string, capability: string, role: string, header: string, fr: string): InstrumentQuestion => ({
  id, header, section, type: 'open', required: false, labels: { en: header, fr }, role, ...(capability ? { capability } : {}),
});

/** The shorter instrument sent to UNICEF country offices: other column names, section titles in a row above the headers. */
export const UNICEF_QUESTIONS: readonly InstrumentQuestion[] = [
  { id: 'country', header: 'Country office', section: 'Respondent', type: 'identifier', required: true, labels: { en: 'Country office', fr: 'Bureau de pays' }, role: 'country' },
  { id: 'answered_on', header: 'Date of response', section: 'Respondent', type: 'date', required: true, labels: { en: 'Date of response', fr: 'Date de réponse' }, role: 'context' },
  { ...open('focal_point', 'Respondent', '', 'contact', 'Focal point in the office', 'Point focal du bureau'), required: true },
  { id: 'model_use', header: 'Use made of the Model National Response', section: 'Respondent', type: 'multiple', required: false, labels: { en: 'Use made of the Model National Response', fr: 'Utilisation du Modèle de réponse nationale' }, options: UNICEF_MODEL_OPTIONS, role: 'model use' },
  status('governance', 'A. Policy and law', '1', 'Is there a multi-stakeholder mechanism that coordinates the national response?', 'Existe-t-il un mécanisme de coordination multipartite ?'),
  status('strategy', 'A. Policy and law', '1', 'Does the country have a policy, strategy or action plan?', 'Le pays a-t-il une politique, une stratégie ou un plan d’action ?', ['strategy_year']),
  { id: 'strategy_year', header: 'Year the strategy was adopted', section: 'A. Policy and law', type: 'number', required: false, labels: { en: 'Year the strategy was adopted', fr: 'Année d’adoption de la stratégie' }, capability: '1', role: 'elements' },
  open('policy_comments', 'A. Policy and law', '1', 'comments', 'Comments on coordination and policy', 'Observations sur la coordination et la politique'),
  status('research', 'A. Policy and law', '2', 'Is research, analysis or monitoring carried out at national level?', 'Des recherches ou une surveillance sont-elles menées au niveau national ?'),
  level('legislation', 'Legislation as a whole', 'Législation dans son ensemble'),
  level('law_technology', 'Law on offences facilitated by technology', 'Loi sur les infractions facilitées par la technologie'),
  level('law_providers', 'Duty of internet service providers to report', 'Obligation de signalement des fournisseurs d’accès'),
  level('law_procedure', 'Child-sensitive procedure', 'Procédure adaptée aux enfants'),
  level('law_screening', 'Background checks for those working with children', 'Vérification des antécédents du personnel au contact d’enfants'),
  open('legislation_comments', 'A. Policy and law', '3', 'comments', 'What is missing from the law, or planned', 'Ce qui manque à la loi, ou est prévu'),
  status('law_enforcement', 'B. Criminal justice', '4', 'Is there a police unit or officers with a dedicated mandate?', 'Y a-t-il une unité de police ou des agents ayant un mandat dédié ?'),
  status('judiciary', 'B. Criminal justice', '5', 'Do judges and prosecutors have specialised knowledge?', 'Les juges et procureurs ont-ils des connaissances spécialisées ?'),
  status('offender_management', 'B. Criminal justice', '6', 'Is there a process for managing convicted offenders?', 'Existe-t-il un processus de gestion des personnes condamnées ?'),
  status('icse', 'B. Criminal justice', '7', 'Is the country connected to the ICSE database?', 'Le pays est-il connecté à la base ICSE ?'),
  status('national_database', 'B. Criminal justice', '7', 'Does a national image database exist?', 'Existe-t-il une base nationale d’images ?'),
  open('justice_comments', 'B. Criminal justice', '4|5|6|7', 'comments', 'Comments on criminal justice', 'Observations sur la justice pénale'),
  status('end_to_end', 'C. Victims', '8', 'Is support integrated from first report to recovery?', 'L’assistance est-elle intégrée, du signalement au rétablissement ?'),
  status('workforce', 'C. Victims', '9', 'Is there a trained child protection workforce?', 'Y a-t-il un personnel de protection de l’enfance formé ?', ['workforce_number']),
  { id: 'workforce_number', header: 'Social workers in post (number)', section: 'C. Victims', type: 'number', required: false, labels: { en: 'Social workers in post (number)', fr: 'Travailleurs sociaux en poste (nombre)' }, capability: '9', role: 'elements' },
  status('remedies', 'C. Victims', '10', 'Can children obtain remedies or reparations?', 'Les enfants peuvent-ils obtenir réparation ?'),
  status('helpline', 'C. Victims', '11', 'Is there a national child helpline?', 'Existe-t-il une ligne nationale d’assistance aux enfants ?'),
  open('victims_comments', 'C. Victims', '8|9|10|11', 'comments', 'Comments on services for victims', 'Observations sur les services aux victimes'),
  status('hotline', 'D. Society', '12', 'Is there a hotline or portal for reporting?', 'Existe-t-il une ligne ou un portail de signalement ?', ['inhope']),
  status('inhope', 'D. Society', '12', 'If there is one, is it a member of INHOPE?', 'Si oui, est-elle membre d’INHOPE ?'),
  status('education', 'D. Society', '13', 'Is there a national education programme?', 'Existe-t-il un programme national d’éducation ?', ['education_audience']),
  { id: 'education_audience', header: 'Who the programme is for', section: 'D. Society', type: 'multiple', required: false, labels: { en: 'Who the programme is for', fr: 'Public du programme' }, options: ['Children', 'Adolescents', 'Parents and carers', 'Teachers and other professionals', 'General public'], capability: '13', role: 'audience' },
  status('participation', 'D. Society', '14', 'Are children encouraged to influence policy and practice?', 'Les enfants sont-ils encouragés à influencer les politiques ?'),
  status('offender_support', 'D. Society', '15', 'Are there support systems that prevent offending?', 'Existe-t-il des systèmes d’aide qui préviennent le passage à l’acte ?'),
  open('society_comments', 'D. Society', '12|13|14|15', 'comments', 'Comments on society', 'Observations sur la société'),
  status('takedown', 'E. Industry', '16', 'Are there procedures for removal or blocking?', 'Existe-t-il des procédures de retrait ou de blocage ?'),
  status('industry_engagement', 'E. Industry', '18|19', 'Does the government engage industry on innovation and responsibility?', 'Le gouvernement mobilise-t-il l’industrie sur l’innovation et la responsabilité ?'),
  open('industry_comments', 'E. Industry', '16|17|18|19', 'comments', 'Comments on industry', 'Observations sur l’industrie'),
  status('media', 'F. Media and language', '20', 'Does the government support ethical and informed reporting in the media?', 'Le gouvernement soutient-il une couverture médiatique éthique et informée ?'),
  open('terminology', 'F. Media and language', '21', 'status', 'How agreed terminology is discussed or used', 'Comment la terminologie convenue est débattue ou utilisée'),
  open('good_practices', 'G. Looking ahead', '', 'good practice', 'Good practices worth sharing', 'Bonnes pratiques à partager'),
  open('lessons', 'G. Looking ahead', '', 'lessons', 'Lessons, gaps and challenges', 'Enseignements, lacunes et difficultés'),
  open('recommendations', 'G. Looking ahead', '', 'recommendations', 'Recommendations', 'Recommandations'),
];
