import type { VariableDefinition } from '../model/definitions.ts';
import type { Language } from './explain.ts';
import { MISSING_KINDS, type MissingKind } from './axis.ts';

/** What a case is called, one and many. */
export interface Unit { readonly en: readonly [one: string, many: string]; readonly fr: readonly [one: string, many: string] }
export const PLAIN_UNIT: Unit = { en: ['case', 'cases'], fr: ['cas', 'cas'] };

const NO_BREAK = '\u00a0';
/** Made once: a formatter costs a thousand times what formatting a number does. */
const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat('en'), fr: new Intl.NumberFormat('fr') };
/** A count as the language sets it: 1,903 in English, 1 903 in French. */
export const countIn = (count: number, language: Language): string => FORMATS[language].format(count);
/** French takes the singular for 0 as well. */
const isOne = (count: number, language: Language): boolean => (language === 'fr' ? Math.abs(count) < 2 : count === 1);
export const unitFor = (count: number, unit: Unit, language: Language): string => unit[language][isOne(count, language) ? 0 : 1];

const REASONS: Readonly<Record<Language, Readonly<Record<MissingKind, readonly [one: string, many: string]>>>> = {
  en: {
    notAsked: ['was not asked', 'were not asked'], noAnswer: ['did not answer', 'did not answer'], dontKnow: ['did not know or refused', 'did not know or refused'],
    notApplicable: ['to whom it does not apply', 'to whom it does not apply'], unread: ['still unread', 'still unread'],
  },
  fr: {
    notAsked: ['n’a pas été interrogé', 'n’ont pas été interrogés'], noAnswer: ['n’a pas répondu', 'n’ont pas répondu'],
    dontKnow: ['ne sait pas ou refuse', 'ne savent pas ou refusent'], notApplicable: ['non concerné', 'non concernés'], unread: ['pas encore lu', 'pas encore lus'],
  },
};

/** What is said where a fact about the case is missing (its region, its income class): nobody was asked for it. */
const UNKNOWN: Readonly<Record<Language, Readonly<Record<'noValue' | 'dontKnow', readonly [one: string, many: string]>>>> = {
  en: { noValue: ['has no value', 'have no value'], dontKnow: ['is not known', 'are not known'] },
  fr: { noValue: ['est sans valeur', 'sont sans valeur'], dontKnow: ['n’est pas connu', 'ne sont pas connus'] },
};
const ROLES_OF_FACTS = new Set(['attribute', 'country', 'region', 'income', 'instrument', 'weight', 'stratum', 'cluster', 'identifier', 'parent', 'file', 'row']);

/** Whether a variable says something about the case that nobody answered: an attribute, a column of a list of countries, a weight. */
export const isFact = ({ source, role, question }: Pick<VariableDefinition, 'source' | 'role' | 'question'>): boolean => source === 'attribute' || (source === 'imported' && question === undefined && role !== undefined && ROLES_OF_FACTS.has(role));

function reasons(counts: readonly number[], about: string | null, language: Language, fact: boolean): string[] {
  if (fact) {
    const [notAsked, noAnswer] = [MISSING_KINDS.indexOf('notAsked'), MISSING_KINDS.indexOf('noAnswer')];
    const noValue = counts[notAsked]! + counts[noAnswer]!;
    const others = counts.map((count, index) => (index === notAsked || index === noAnswer || MISSING_KINDS[index] === 'dontKnow' ? 0 : count));
    const of = about === null ? '' : ` (${about})`;
    const said = (count: number, kind: 'noValue' | 'dontKnow'): string[] => (count === 0 ? [] : [`${countIn(count, language)} ${UNKNOWN[language][kind][isOne(count, language) ? 0 : 1]}${of}`]);
    return [...said(noValue, 'noValue'), ...said(counts[MISSING_KINDS.indexOf('dontKnow')]!, 'dontKnow'), ...reasons(others, about, language, false)];
  }
  return MISSING_KINDS.flatMap((kind, index) => {
    const count = counts[index]!;
    if (count === 0) return [];
    const said = REASONS[language][kind][isOne(count, language) ? 0 : 1];
    const of = about === null ? '' : ` (${about})`;
    return [`${countIn(count, language)} ${said}${of}`];
  });
}

/** Who is in the base and who is not, and why: "Base: 41 of 42 countries; 1 did not answer."
 *  @param missingRow cases out of the base for what the row lacks, by MISSING_KINDS; @param missingColumn likewise for the column
 *  @param facts whether row and column are facts about the case, not answers */
export function baseNote(base: number, of: number, missingRow: readonly number[], missingColumn: readonly number[], columnLabel: string, unit: Unit, language: Language, facts: { readonly row?: boolean | undefined; readonly column?: boolean | undefined } = {}): string {
  const left = [...reasons(missingRow, null, language, facts.row === true), ...reasons(missingColumn, columnLabel, language, facts.column === true)];
  const start = language === 'fr' ? `Base${NO_BREAK}: ` : 'Base: ';
  const who = of === 0 ? `0 ${unitFor(0, unit, language)}` : base === of
    ? `${language === 'fr' ? (isOne(of, language) ? 'le' : 'les') : 'all'} ${countIn(of, language)} ${unitFor(of, unit, language)}`
    : `${countIn(base, language)} ${language === 'fr' ? 'sur' : 'of'} ${countIn(of, language)} ${unitFor(of, unit, language)}`;
  return `${start}${[who, ...left].join(language === 'fr' ? `${NO_BREAK}; ` : '; ')}.`;
}

/** Who is in the total of a banner and in none of a variable's columns, by reason: "Income: 86 have no value; in the total only." null where everybody is in a column. @param missing by MISSING_KINDS @param fact the variable is a fact about the case */
export function totalOnlyNote(label: string, missing: readonly number[], language: Language, fact = false): string | null {
  const left = reasons(missing, null, language, fact);
  if (left.length === 0) return null;
  return language === 'fr' ? `${label}${NO_BREAK}: ${left.join(`${NO_BREAK}; `)}${NO_BREAK}; compris dans le seul total.` : `${label}: ${left.join('; ')}; in the total only.`;
}

/** The sentences that stand under a table; each says one thing. */
export const SENTENCES = {
  en: {
    allBase: (kinds: string) => `Every case is in the base; those without a value are shown as rows or columns of their own${kinds}.`,
    filter: (formula: string, kept: string, of: string, unit: string) => `Filter: ${formula} (${kept} of ${of} ${unit}).`,
    weight: (label: string) => `Weighted by ${label}; unweighted bases are given beside.`,
    unweightable: (count: string, unit: string) => `Left out for want of a positive weight: ${count} ${unit}.`,
    multiple: (label: string) => `${label}: several answers were possible; percentages are of those who answered and may add up to more than 100.`,
    provisional: (read: string, of: string, unit: string) => `Provisional: so far ${read} of ${of} ${unit} with open-ended answers are read to the end; counts of themes may still rise.`,
    corrected: (label: string, count: string, unit: string, one: boolean) => `${label}: ${count} ${unit} corrected ${one ? 'its answer' : 'their answers'} when asked to confirm ${one ? 'it' : 'them'}.`,
    census: 'No tests: these are all the cases there are, not a sample of them.',
    censusTested: 'Tests were asked for although these are all the cases there are; they answer a question about a larger population.',
    lowBase: (columns: string, threshold: string) => `Low base (under ${threshold}): ${columns}.`,
    suppressed: (most: string) => `[c] Counts of ${most === '1' ? '1' : `1 to ${most}`}, and others from which they could be worked out, are withheld.`,
    summariesSuppressed: (least: string) => `[c] Means and their like of fewer than ${least} cases, or of which one case makes up nearly the whole sum, and others from which they could be worked out, are withheld, and so are least and greatest values.`,
    testsWithheld: 'Tests of the whole table and of withheld cells are withheld too: a statistic is one more equation about the counts behind it. Comparisons of printed cells stay.',
    exposed: 'A withheld count follows from the bases of this table all the same: join categories or leave the table out.',
    unproven: 'So much is withheld here that it was not found out in reasonable time whether all of it stays hidden: make fewer pages or columns, or join categories, before this is released.',
    withoutPlace: (count: string, unit: string) => `Left out for want of a stratum or cluster: ${count} ${unit}.`,
    design: (strata: string | null, strataCount: string, clusters: string | null, clusterCount: string) => `Sampling errors reckon with the design (Taylor linearisation): ${[strata === null ? 'no strata' : `${strataCount} strata (${strata})`, clusters === null ? 'each case drawn by itself' : `${clusterCount} clusters (${clusters})`].join(', ')}.`,
    grossed: (population: string) => `Estimated totals are grossed up to a population of ${population}.`,
    mentions: 'Percentages of mentions have all answers given in the column as their base, and add up to 100.',
    grid: (label: string) => `Questions on one scale, side by side: ${label}. Each line has its own base.`,
    letters: (strict: string, loose: string) => `Capital letters: different at ${strict}% confidence; small letters: at ${loose}% only.`,
    nothing: 'No case is in the base.',
    total: 'Total', by: 'by', andMore: (names: string, more: string) => `${names} and ${more} more`,
    percentAbove: (least: string) => `Percentages are given where the base is at least ${least}.`,
    hiddenBase: (columns: string, threshold: string) => `Percentages not given, base under ${threshold}: ${columns}.`,
    basesDiffer: (least: string, most: string, of: string, unit: string) => `Bases differ by row: ${least} to ${most} of ${of} ${unit}.`,
    statistics: { n: 'Number', mean: 'Mean', median: 'Median', standardDeviation: 'Standard deviation', minimum: 'Minimum', maximum: 'Maximum' },
  },
  fr: {
    allBase: (kinds: string) => `Tous les cas sont dans la base${NO_BREAK}; ceux qui sont sans valeur forment des lignes ou des colonnes à part${kinds}.`,
    filter: (formula: string, kept: string, of: string, unit: string) => `Filtre${NO_BREAK}: ${formula} (${kept} sur ${of} ${unit}).`,
    weight: (label: string) => `Pondéré par ${label}${NO_BREAK}; les bases non pondérées sont données à côté.`,
    unweightable: (count: string, unit: string) => `Exclus faute de poids positif${NO_BREAK}: ${count} ${unit}.`,
    multiple: (label: string) => `${label}${NO_BREAK}: plusieurs réponses étaient possibles${NO_BREAK}; les pourcentages portent sur ceux qui ont répondu et leur somme peut dépasser 100.`,
    provisional: (read: string, of: string, unit: string) => `Provisoire${NO_BREAK}: à ce jour ${read} ${unit} sur ${of} ayant des réponses ouvertes sont lus jusqu’au bout${NO_BREAK}; les effectifs des thèmes peuvent encore augmenter.`,
    corrected: (label: string, count: string, unit: string, one: boolean) => `${label}${NO_BREAK}: ${count} ${unit} ${one ? 'a corrigé sa réponse' : 'ont corrigé leur réponse'} lors de la confirmation.`,
    census: 'Pas de test\u00a0: ce sont tous les cas existants, non un échantillon.',
    censusTested: 'Des tests ont été demandés alors que ce sont tous les cas existants\u00a0; ils portent sur une population plus large.',
    lowBase: (columns: string, threshold: string) => `Base faible (moins de ${threshold})${NO_BREAK}: ${columns}.`,
    suppressed: (most: string) => `[c] Les effectifs de ${most === '1' ? '1' : `1 à ${most}`}, et ceux qui permettraient de les retrouver, ne sont pas publiés.`,
    summariesSuppressed: (least: string) => `[c] Les moyennes et statistiques analogues de moins de ${least} cas, celles dont un seul cas fait presque toute la somme, et celles qui permettraient de les retrouver, ne sont pas publiées, pas plus que les valeurs extrêmes.`,
    testsWithheld: 'Les tests du tableau entier et des cellules masquées sont masqués aussi\u00a0: une statistique est une équation de plus sur les effectifs. Les comparaisons de cellules publiées restent.',
    exposed: `Un effectif non publié découle tout de même des bases de ce tableau${NO_BREAK}: regrouper des catégories ou retirer le tableau.`,
    unproven: 'Tant de nombres sont masqués ici qu’il n’a pas été établi en un temps raisonnable que tous le restent\u00a0: réduire le nombre de pages ou de colonnes, ou regrouper des catégories, avant toute diffusion.',
    withoutPlace: (count: string, unit: string) => `Exclus faute de strate ou de grappe${NO_BREAK}: ${count} ${unit}.`,
    design: (strata: string | null, strataCount: string, clusters: string | null, clusterCount: string) => `Les erreurs d’échantillonnage tiennent compte du plan de sondage (linéarisation de Taylor)${NO_BREAK}: ${[strata === null ? 'sans strates' : `${strataCount} strates (${strata})`, clusters === null ? 'chaque cas tiré isolément' : `${clusterCount} grappes (${clusters})`].join(', ')}.`,
    grossed: (population: string) => `Les totaux estimés sont extrapolés à une population de ${population}.`,
    mentions: 'Les pourcentages des mentions ont pour base toutes les réponses données dans la colonne, et leur somme est 100.',
    grid: (label: string) => `Questions sur une même échelle, côte à côte${NO_BREAK}: ${label}. Chaque ligne a sa propre base.`,
    letters: (strict: string, loose: string) => `Lettres capitales${NO_BREAK}: écart significatif au niveau de ${strict}${NO_BREAK}%${NO_BREAK}; minuscules${NO_BREAK}: seulement au niveau de ${loose}${NO_BREAK}%.`,
    nothing: 'Aucun cas n’est dans la base.',
    total: 'Total', by: 'par', andMore: (names: string, more: string) => `${names} et ${more} autres`,
    percentAbove: (least: string) => `Les pourcentages sont donnés à partir d’une base de ${least}.`,
    hiddenBase: (columns: string, threshold: string) => `Pourcentages non donnés, base inférieure à ${threshold}${NO_BREAK}: ${columns}.`,
    basesDiffer: (least: string, most: string, of: string, unit: string) => `Les bases diffèrent selon la ligne${NO_BREAK}: de ${least} à ${most} sur ${of} ${unit}.`,
    statistics: { n: 'Nombre', mean: 'Moyenne', median: 'Médiane', standardDeviation: 'Écart type', minimum: 'Minimum', maximum: 'Maximum' },
  },
} as const;
