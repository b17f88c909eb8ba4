import type { CodeKind } from '#core/contract/code.ts';

/** A code of the sample study's codebook. Ids are stable; `parent` is null for the eight headings. */
export interface SampleCode {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: CodeKind;
  readonly en: string;
  readonly fr: string;
  readonly description: string;
  /** Which code a second reader is apt to put in its place. */
  readonly confusedWith?: string;
}

const KINDS: Readonly<Record<string, CodeKind>> = { gap: 'gap', ch: 'challenge', ls: 'lesson', gp: 'good practice', rc: 'recommendation' };

const LINES = `
policy | Policy and coordination | Politique et coordination | Who leads, who takes part, how the parts are held together.
 gap-mandate | Unclear mandate | Mandat imprécis | No body has a clear mandate, or the terms of reference leave the division of tasks open. | ch-coordination
 ch-coordination | Coordination between bodies | Coordination entre organismes | Ministries, levels of government or partners do not work to one plan, or learn of decisions late. | gap-mandate
 ch-priorities | Competing priorities | Priorités concurrentes | Elections, crises or budget questions push the subject down the agenda.
 ls-political-will | Leadership from the top | Impulsion politique | Support at the highest level made the difference, or its absence did. | ch-priorities
 ls-early-involvement | Involve everyone early | Associer tout le monde tôt | Those who must carry a measure out should be heard from the first draft.
 ls-build-on-existing | Build on what exists | S’appuyer sur l’existant | Strengthening existing structures works better than creating new ones.
 gp-multiagency | Working across agencies | Travail interinstitutionnel | A committee, team or protocol that joins several institutions and works. | ls-early-involvement
 gp-regional-exchange | Exchange with other countries | Échanges avec d’autres pays | Visits, peer review or shared materials between countries. | rc-cooperation
 rc-cooperation | Strengthen cooperation between countries | Renforcer la coopération entre pays | Asks for contact points, common templates, shorter delays, forums.
 rc-guidance | Practical guidance on the model | Guide pratique du modèle | Asks for tools, examples or indicators that help to use the Model National Response.
resources | Resources and skills | Ressources et compétences | Money, people and what they know.
 gap-funding | No or too little budget | Budget absent ou insuffisant | No dedicated budget line, or one that covers too little. | ch-short-funding
 gap-staff | Too few staff | Effectifs insuffisants | Not enough people, or posts that stay open. | ch-backlog
 gap-training | Training missing or voluntary | Formation absente ou facultative | Staff are not trained, or only some are. | ch-turnover
 ch-short-funding | Project funding that ends | Financement par projet | Work depends on donors or projects and stops with them. | gap-funding
 ch-turnover | Turnover | Rotation du personnel | Trained staff or partners leave, and work starts afresh. | gap-staff
 ls-sustained-funding | Predictable funding | Financement prévisible | A modest lasting budget does more than a large project. | rc-budget-line
 gp-training-curriculum | Common curriculum or trainers | Cursus commun ou formateurs | A course or a pool of trainers that is shared and repeated. | rc-training
 rc-budget-line | Create a budget line | Créer une ligne budgétaire | Asks for, or has asked for, a lasting budget or posts. | ls-sustained-funding
 rc-training | Make training regular | Rendre la formation régulière | Asks for compulsory training, or plans a series. | gap-training
law | Law and procedure | Loi et procédure | What the law says and how it is applied.
 gap-law-outdated | Law does not cover it | Loi lacunaire | Definitions or duties are missing or date from before the internet. | ch-legislative-delay
 gap-isp-duty | No duty on providers | Aucune obligation des fournisseurs | Providers need not report, keep data or answer. | ch-private-sector
 gap-procedures | No common procedure | Absence de procédure commune | Cases are handled ad hoc, or procedures are not applied. | gap-mandate
 ch-legislative-delay | Legislation takes long | Lenteur législative | A bill or amendment is stuck. | gap-law-outdated
 ch-cross-border | Matters across borders | Dossiers transfrontaliers | Requests abroad, foreign companies, conflicts of law. | ch-private-sector
 gp-specialised-unit | Specialised unit or court | Unité ou juridiction spécialisée | A unit, section or court with its own staff and methods that works. | gp-multiagency
 rc-law-reform | Reform the law | Réformer la loi | Asks for new or clearer law or secondary legislation.
data | Data and knowledge | Données et connaissances | What is known and how it is shared.
 gap-data | No reliable data | Absence de données fiables | Figures are missing or cannot be compared. | ch-data-sharing
 ch-data-sharing | Sharing of information | Échange d’informations | Law or systems stand in the way of exchange. | gap-data
 ls-evaluate | Evaluate from the start | Évaluer dès le départ | Evaluation must be planned and paid for, and used.
 gp-data-dashboard | Shared indicators | Indicateurs partagés | A bulletin, register or dashboard that partners use. | ls-evaluate
 rc-data-system | Common definitions and register | Définitions et registre communs | Asks for, or plans, a shared data system. | gap-data
services | Services for children | Services pour les enfants | What a child can obtain, where, and how soon.
 gap-services | Services missing | Services absents | A service does not exist or lacks a part. | gap-rural
 gap-rural | Services only in the cities | Services limités aux villes | Little is available outside the larger cities. | gap-services
 ch-backlog | Demand above capacity | Demande supérieure aux capacités | Waiting times, caseloads, delays. | gap-staff
 ch-awareness | Little known, fear of stigma | Méconnaissance et stigmatisation | People do not know of services or dare not ask.
 ch-language | Language and accessibility | Langue et accessibilité | Minority languages, disability, written forms. | ch-awareness
 gp-one-stop | One place for the child | Guichet unique | Services under one roof or one case manager. | gp-multiagency
 gp-hotline-partnership | State and civil society together | Partenariat avec la société civile | A service run in partnership. | gp-multiagency
society | Prevention and participation | Prévention et participation | Schools, families, children's own voice.
 gp-school-programme | Programme in schools | Programme scolaire | Lessons, materials or school staff that work.
 gp-child-advisory | Council of young people | Conseil de jeunes | Children advise on drafts, materials, services. | ls-children-voice
 ls-children-voice | Listen to children | Écouter les enfants | Children see what adults miss. | gp-child-advisory
industry-media | Industry, media, language | Industrie, médias, langage | Companies, journalists and the words used.
 ch-private-sector | Companies answer slowly | Lenteur des entreprises | Companies do not answer, or take part only when pressed. | ch-cross-border
 ch-tech-change | Technology outpaces the response | La technique va plus vite | Platforms change faster than law, training or tools.
 gp-industry-agreement | Agreement with industry | Accord avec l’industrie | A voluntary code, forum or joint tool with companies. | ls-industry-trust
 ls-terminology | Words matter | Les mots comptent | The choice of words shapes attitudes and statistics.
 ls-industry-trust | Trust with companies takes time | La confiance demande du temps | Regular contact and clear expectations bring results. | gp-industry-agreement
 gp-media-guidelines | Guidelines for the media | Lignes directrices pour les médias | Agreed guidance, training or awards for journalists.
 rc-industry-standards | Minimum standards for industry | Normes minimales pour l’industrie | Asks for common expectations of companies. | rc-law-reform
facts | Facts stated in answers | Faits énoncés | Read from the text where the question was open; they are counted.
 icse-connected | Connected to ICSE | Connecté à ICSE | The answer says that the country is connected to the ICSE database.
 icse-not-connected | Not connected to ICSE | Non connecté à ICSE | The answer says that there is no connection.
 inhope-member | Member of INHOPE | Membre d’INHOPE | The answer says that the hotline is a member.
 inhope-not-member | Not a member of INHOPE | Non membre d’INHOPE | The answer says that it is not.
 terminology-used | Terminology discussed or adopted | Terminologie débattue ou adoptée | Universal terminology has been discussed or adopted.
 terminology-not-used | Terminology not discussed | Terminologie non débattue | Universal terminology has not been discussed or adopted.`;

/** The codebook: eight headings, and under each its gaps, challenges, lessons, good practices and recommendations. */
export const SAMPLE_CODES: readonly SampleCode[] = (() => {
  const codes: SampleCode[] = [];
  let parent = '';
  for (const line of LINES.split('\n').filter(Boolean)) {
    const [id, en, fr, description, confusedWith] = line.trim().split(' | ') as [string, string, string, string, string | undefined];
    const heading = !line.startsWith(' ');
    if (heading) parent = id;
    codes.push({
      id, parent: heading ? null : parent, kind: heading ? 'other' : KINDS[id.split('-')[0]!] ?? 'other', en, fr, description,
      ...(confusedWith ? { confusedWith } : {}),
    });
  }
  return codes;
})();

/** Codes that a figure counts: both coders agree on them. */
export const isFact = (codeId: string): boolean => SAMPLE_CODES.some((code) => code.id === codeId && code.parent === 'facts');
