import { setMarks, putChecklistDefinition, sampleChecklist } from '#service/checklists/checklists.ts';
import { HOUSEHOLD_COUNTRIES } from '#samples/household/countries.ts';
import type { CodeKind } from '#core/contract/code.ts';
import { changeCode, createCode } from '#service/codebook.ts';
import { applyCode, findInAnswers, listAnswerRows, markRead, readAnswer, starCoding } from '#service/coding.ts';
import { changeVariable } from '#service/data.ts';
import { putLevel } from '#service/maturity/levels.ts';
import { writeConclusion } from '#service/maturity/side-by-side.ts';
import { quotesOf, setClearance } from '#service/privacy/clearing.ts';
import type { ProjectSession } from '#service/session.ts';

/** What the questions of the household programme speak of, and how a report calls them. */
const QUESTIONS: readonly (readonly [id: string, capability: string, en: string, fr: string])[] = [
  ['knows_where_to_report', '11', 'The child knows where to report', 'L’enfant sait où signaler'], ['ease_a_helpline', '11', 'Ease of telling a helpline', 'Facilité d’en parler à un service d’assistance'],
  ['caregivers.knows_where_to_report', '11', 'The caregiver knows where to report', 'L’adulte sait où signaler'],
  ['internet_use', '13', 'How often the child uses the internet', 'Fréquence d’usage d’internet par l’enfant'], ['lesson_at_school', '13', 'The child had a lesson on it at school', 'L’enfant a eu un cours à ce sujet à l’école'], ['caregivers.school_informs', '13', 'The school informs caregivers', 'L’école informe les adultes'],
  ['frontline.trained', '9', 'The worker was trained', 'L’agent a été formé'],
  ['one_change', '13', 'One change the child would make', 'Un changement que l’enfant souhaite'], ['caregivers.would_help_most', '13', 'What would help caregivers most', 'Ce qui aiderait le plus les adultes'],
  ['frontline.difficulties', '9', 'Difficulties in the work', 'Difficultés dans le travail'], ['frontline.recommendations', '9', 'Recommendations of workers', 'Recommandations des agents'], ['doc.interviews', '9|11', 'Interviews', 'Entretiens'],
];
const CODES: readonly (readonly [name: string, fr: string, kind: CodeKind, query: string])[] = [
  ['Lack of training', 'Manque de formation', 'gap', 'training OR formación OR capacitación'], ['Staff', 'Personnel', 'gap', 'staff OR personal'], ['Caseload', 'Charge de travail', 'challenge', 'cases OR casos'],
  ['Helpline at night', 'Assistance la nuit', 'recommendation', 'night OR noche'], ['Parents', 'Parents', 'recommendation', 'parents OR padres'], ['School', 'École', 'lesson', 'school OR escuela OR colegio'],
];

/** What an author of the household programme does before the report: roles of the design, what questions speak of, themes found and read,
 *  quotes starred and one cleared, checklists of two phases, a level, findings.
 *  @param session with the four files and the transcripts in it */
export function authorHousehold(session: ProjectSession): void {
  for (const survey of ['', 'caregivers.']) for (const role of ['stratum', 'cluster']) changeVariable(session, `${survey}${role}`, { role });
  for (const [id, capability, en, fr] of QUESTIONS) {
    if (!session.definitions.has(id)) continue;
    const open = session.definitions.get(id)!.type === 'open';
    changeVariable(session, id, { capability, label: en, labels: { en, fr }, ...(open ? {} : { role: 'status' }) });
  }
  const documents = new Set(listAnswerRows(session, { variableIds: ['doc.interviews'], contextVariables: [] }).map((row) => row.answerId));
  for (const [name, fr, kind, query] of CODES) {
    const { id } = createCode(session, { name, kind, parentId: null });
    changeCode(session, id, { labels: { fr } });
    const hits = findInAnswers(session, query, { limit: 5000 }).hits;
    const [first] = hits;
    for (const hit of hits.filter((one) => documents.has(one.answerId))) applyCode(session, [hit.answerId], id, hit.start, hit.end, 'manual');
    applyCode(session, [...new Set(hits.filter((one) => !documents.has(one.answerId)).map((one) => one.answerId))], id, null, null, 'manual');
    const coding = first && readAnswer(session, first.answerId).codings.find((one) => one.codeId === id);
    if (coding) starCoding(session, coding.id, true);
  }
  markRead(session, listAnswerRows(session, { contextVariables: [], variableIds: QUESTIONS.map(([id]) => id).filter((id) => session.definitions.get(id)?.type === 'open') }).filter((row) => row.state === 'unread').map((row) => row.answerId), true);
  putChecklistDefinition(session, sampleChecklist('capacity'));
  const values = ['none', 'part', 'full'] as const;
  HOUSEHOLD_COUNTRIES.forEach(({ country }, at) => {
    for (const phase of ['1', '2']) setMarks(session, 'capacity', sampleChecklist('capacity').items.map((item, index) => ({ itemId: item.id, unit: country.iso3, phase, value: values[(at + index + (phase === '2' ? 1 : 0)) % 3]!, note: index === 0 ? 'Reviewed with the ministry.' : '' })));
  });
  putLevel(session, {
    id: 'LEVEL_11', label: { en: 'Help for children', fr: 'Aide aux enfants' }, capability: '11', levels: [{ id: 'basic', label: { en: 'Basic', fr: 'Initial' } }, { id: 'developing', label: { en: 'Developing', fr: 'En cours' } }, { id: 'advanced', label: { en: 'Advanced', fr: 'Avancé' } }],
    rules: [{ level: 'advanced', when: 'capacity.score >= 60' }, { level: 'developing', when: 'capacity.score >= 40' }, { level: 'basic', when: 'capacity.score < 40' }],
  });
  writeConclusion(session, { unit: 'KEN', capability: '11', finding: 'Fewer than half of the children know where to report.', recommendation: 'Teach the number of the helpline in every school.', owner: 'Ministry of Education', due: '2027', state: 'agreed' });
  const [quote] = quotesOf(session, { starred: true }).filter((one) => one.answer.variableId === 'one_change');
  if (quote) setClearance(session, [{ answerId: quote.answer.rid, start: quote.start, end: quote.end }], { permission: 'region', state: 'confirmed', confirmedBy: 'Programme', confirmedAt: '2026-11-01' });
}
