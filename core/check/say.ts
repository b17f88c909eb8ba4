import type { Language } from '../crosstab/explain.ts';
import { labelIn } from '../crosstab/explain.ts';
import type { CrosstabData } from '../crosstab/data.ts';
import type { CheckedClaim } from './check-draft.ts';
import type { ReferenceProblem } from './cross-references.ts';
import type { Figure } from './figures.ts';
import type { LinkedNumber } from './judge.ts';

/** A number as reports give it: "76 % (32 of 42)", "76 % (32 sur 42)". */
export function figureText(figure: Figure, language: Language, decimals = 0): string {
  return `${percentText(figure.percent, language, decimals)} (${figure.count} ${language === 'fr' ? 'sur' : 'of'} ${figure.base})`;
}

const percentText = (percent: number, language: Language, decimals: number): string => {
  const text = (Math.round(percent * 10 ** decimals + 1e-7) / 10 ** decimals).toFixed(decimals);
  return language === 'fr' ? `${text.replace('.', ',')}\u00a0%` : `${text}%`;
};

/** What a figure counts, in words: "Child helpline: Yes, in South Asia". */
export function figureName(figure: Figure, data: CrosstabData, language: Language): string {
  const { variable, category, answer } = figure.indicator;
  const label = labelIn(variable, language);
  const chosen = variable.categories.find((each) => each.id === category);
  const what = answer === 'yes' || chosen === undefined ? label : `${label}${language === 'fr' ? ' : ' : ': '}${labelIn(chosen, language)}`;
  if (figure.group === null) return what;
  const grouping = data.variable(figure.group.variable)?.definition;
  const names = figure.group.categories.map((id) => { const each = grouping?.categories.find((one) => one.id === id); return each ? labelIn(each, language) : id; });
  const group = names.join(language === 'fr' ? ' ou ' : ' or ');
  return figure.of === 'row' ? `${what}${language === 'fr' ? ', dont ' : ', of whom '}${group}` : `${what} (${group})`;
}

/** What the claim should be, in a form to be put into the draft; null where nothing is known. */
export function expectedText({ claim, judgement }: CheckedClaim, language: Language): string | null {
  const decimals = claim.decimals ?? 0;
  if (judgement.printable !== undefined && judgement.printable.length > 0) {
    return judgement.printable.map((percent) => percentText(percent, language, decimals)).join(language === 'fr' ? ' ou ' : ' or ') + ` (${claim.count} ${language === 'fr' ? 'sur' : 'of'} ${claim.base})`;
  }
  if (judgement.linked !== undefined) return judgement.verdict === 'holds' ? null : judgement.linked.text;
  if (judgement.verdict === 'holds' || judgement.figure === null) return null;
  if (judgement.verdict === 'unmatched') return null;
  return figureText(judgement.figure, language, decimals);
}

/** Why a claim is judged so, in one sentence. @param table the title of a saved table that shows the figure */
export function reasonText(checked: CheckedClaim, data: CrosstabData, language: Language, table: string | null): string {
  const { claim, judgement } = checked;
  const { figure } = judgement;
  const fr = language === 'fr';
  const name = figure === null ? '' : figureName(figure, data, language);
  const number = figure === null ? '' : figureText(figure, language, claim.decimals ?? 0);
  const place = table === null ? '' : fr ? ` (tableau « ${table} »)` : ` (table “${table}”)`;
  const nearest = figure === null ? '' : fr ? ` Le plus proche : « ${name} », ${number}${place}.` : ` The nearest is “${name}”, ${number}${place}.`;
  switch (judgement.reason) {
    case 'holds': return fr ? `« ${name} » : ${number}${place}.` : `“${name}” is ${number}${place}.`;
    case 'holdsBefore': return fr ? `Avec la phrase d’avant : « ${name} », ${number}${place}.` : `With the sentence before: “${name}” is ${number}${place}.`;
    case 'holdsConfirmed': return fr ? `Confirmé : la phrase parle de « ${name} », ${number}${place}.` : `Confirmed: the sentence speaks of “${name}”, ${number}${place}.`;
    case 'holdsBackground': return fr ? 'C’est le nombre de cas de l’étude, ou de l’un de ses groupes.' : 'It is the number of cases in the study, or in one of its groups.';
    case 'quotient': return fr ? `${claim.count} sur ${claim.base} ne donne pas ${claim.percent} %, mais ${expectedText(checked, language)}.` : `${claim.count} of ${claim.base} is not ${claim.percent}%, but ${expectedText(checked, language)}.`;
    case 'moreThanBase': return fr ? `${claim.count} est plus grand que sa base, ${claim.base}.` : `${claim.count} is more than its base, ${claim.base}.`;
    case 'modifier': return fr ? `Les mots devant le pourcentage ne conviennent pas à ${claim.count} sur ${claim.base}, soit ${expectedText(checked, language)}.` : `The words before the percentage do not fit ${claim.count} of ${claim.base}, which is ${expectedText(checked, language)}.`;
    case 'words': return fr ? `Les mots ne conviennent pas au nombre qu’ils annoncent.${nearest}` : `The words do not fit the number they come with.${nearest}`;
    case 'wordsOfData': return fr ? `Les mots ne conviennent pas aux données : « ${name} », ${number}${place}.` : `The words do not fit the data: “${name}” is ${number}${place}.`;
    case 'data': return fr ? `Les données ne donnent pas ce nombre.${nearest}` : `The data do not give this number.${nearest}`;
    case 'dataBase': return fr ? `La base n’est pas la bonne.${nearest}` : `The base is not right.${nearest}`;
    case 'range': return fr ? 'Un intervalle : à vérifier par une personne.' : 'A range: left to a person.';
    case 'percentOver': return fr ? 'Plus de 100 % : sans doute une évolution, à vérifier par une personne.' : 'Over 100%: a change rather than a share, left to a person.';
    case 'noWords': return fr ? 'Rien dans la phrase ne désigne une variable du projet ; à vérifier par une personne, ou à confirmer.' : 'Nothing in the sentence names a variable of the project; left to a person, who can say which it is.';
    case 'elsewhere': return fr ? `La phrase ne désigne pas assez clairement une variable qui donne ce nombre.${nearest}` : `The sentence does not name clearly enough a variable that gives this number.${nearest}`;
    case 'otherWhole': return fr ? 'Une part d’autre chose que les cas de l’étude ; à vérifier par une personne.' : 'A share of something else than the study’s cases; left to a person.';
    case 'holdsLinked': return fr ? `Lié à son tableau : « ${linkedName(judgement.linked)} », ${judgement.linked?.text ?? ''}.` : `Linked to its table: “${linkedName(judgement.linked)}” is ${judgement.linked?.text ?? ''}.`;
    case 'linkMoved': return fr ? `Lié à « ${linkedName(judgement.linked)} », qui donne aujourd’hui ${judgement.linked?.text ?? ''} : le fichier est à actualiser, ou le nombre a été changé à la main.` : `Linked to “${linkedName(judgement.linked)}”, which is ${judgement.linked?.text ?? ''} today: refresh the file; or the number was changed by hand.`;
    case 'linkLost': return fr ? 'Lié à un tableau qui n’existe plus, ou qui n’a plus cette ligne ou cette colonne ; à vérifier par une personne.' : 'Linked to a table that is gone, or has this row or column no longer; left to a person.';
    case 'notGiven': return fr ? 'La variable désignée n’a de réponse de personne.' : 'The variable that is named has no answers.';
  }
}

const linkedName = (linked: LinkedNumber | undefined): string => (linked === undefined ? '' : `${linked.table.title} – ${linked.row}, ${linked.column}`);

const KIND = { figure: ['Figure', 'Figure'], table: ['Table', 'Tableau'], box: ['Box', 'Encadré'], annex: ['Annex', 'Annexe'] } as const;

/** What is wrong with a reference or a caption. */
export function referenceText(problem: ReferenceProblem, language: Language): string {
  const fr = language === 'fr';
  const name = `${KIND[problem.what][fr ? 1 : 0]} ${problem.number}`;
  if (problem.kind === 'missing') return fr ? `« ${name} » n’existe pas : aucune légende ne porte ce numéro.` : `There is no “${name}”: no caption has this number.`;
  if (problem.kind === 'twice') return fr ? `Deux légendes portent le numéro « ${name} ».` : `Two captions are numbered “${name}”.`;
  return fr ? `Un numéro manque avant « ${name} ».` : `A number is left out before “${name}”.`;
}
