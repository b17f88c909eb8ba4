import { normaliseText } from '../text/normalise.ts';

/** Words that tell one statement from another in no survey: small words, words for cases, words every report sentence has. */
const COMMON = new Set(normaliseText(`a an the of and or to in on at by for from with without is are was were be been being has have had having do does did done as it its their this that these those which who whom whose where when while there here than then also only just both each any all some most more less few many much other others such one two not no nor yet so if but about into over under between among per cent percent
  country countries government governments state states office offices respondent respondents participant participants people person persons unicef
  report reports reported reporting said say says indicate indicated indicates exist exists existed existing place put use used uses using make made available according whether study survey surveyed review total number share proportion percentage figure table
  le la les un une des du de et ou à au aux en dans sur sous par pour avec sans est sont était étaient être été a ont avait avaient avoir ce cet cette ces son sa ses leur leurs il elle ils elles on qui que quoi dont où ne pas plus moins très aussi soit tous toutes tout toute autre autres même entre chez comme si mais donc ni seul seule seuls seules seulement uniquement
  pays gouvernement gouvernements état états bureau bureaux répondant répondants participants personnes dispose disposent existe existent déclarent déclaré indiquent indiqué selon étude enquête total nombre part proportion pourcentage tableau figure place mis mise utilisé utilisée utilisent
  el los las uno una unos unas del y o en con por para es son era eran ser sido ha han había habían haber hay este esta estos estas ese esa su sus lo al que quien cual donde no sin más menos muy también todos todas todo toda otro otra otros otras entre como si pero ni solo sólo solamente únicamente apenas
  país países gobierno gobiernos estado estados oficina oficinas encuestados participantes personas tiene tienen tenía tenían cuenta cuentan dispone disponen existe existen según estudio encuesta total número proporción porcentaje cuadro figura informaron declararon`).split(' '));

const ENDINGS = /(?:ations?|ations|itions?|ments?|ings?|tions?|sions?|ives?|ously|ally|ly|ed|es|s|ées?|és?|er|aux|al|os|as|o|a|e)$/u;
const STEM = 7;
const IRREGULAR = new Map([['children', 'child'], ['women', 'woman'], ['men', 'man'], ['people', 'person'], ['policies', 'policy'], ['strategies', 'strategy'], ['jovenes', 'joven'], ['ninos', 'nino']]);

/** A word without its ending, so that "specialised", "specialist" and "spécialisé" come close. */
export function stem(word: string): string {
  let rest = IRREGULAR.get(word) ?? (/[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word).replace(/ie$/u, 'y');
  for (let pass = 0; pass < 2; pass++) {
    const cut = rest.replace(ENDINGS, '');
    if (cut.length < 4 || cut === rest) break;
    rest = cut;
  }
  return rest.slice(0, STEM);
}

/** The stems of a text that mean something, in order, each once. */
export function meaningfulStems(text: string): string[] {
  const stems = new Set<string>();
  for (const word of normaliseText(text).split(' ')) if (word.length > 2 && !COMMON.has(word) && !/^\d+$/u.test(word)) stems.add(stem(word));
  return [...stems];
}

const NEGATIVE = /(?<![\p{L}])(?:not|cannot|never|none|nobody|neither|nor|without|lack(?:s|ed|ing)?|absen(?:t|ce)|missing|fail(?:s|ed)?|n['’]t|do(?:es)?n['’]t|no|ne|n['’]|pas|sans|aucune?|manque(?:nt)?|dépourvus?|ni|sin|ningun[oa]|ningún|carecen?|falta|ausencia|tampoco)(?![\p{L}])(?!\s+(?:only|seulement|sólo|solo|solamente)(?![\p{L}]))/iu;
/** Whether a text denies something. */
export const denies = (text: string): boolean => NEGATIVE.test(text);

const SOON = 7;
/** Whether a denial follows at once, in the same clause: "… countries do not have", "pays n’ont pas", "países no tienen". */
export const deniesAtOnce = (after: string): boolean => denies(after.replace(/^[\s)\]]+/u, '').split(/[,;:.(]/u)[0]!.split(/\s+/u).slice(0, SOON).join(' '));
