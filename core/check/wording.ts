/** What a word for a share lets the number be. Percentages, 0 to 100; an end that is `open` is not itself allowed. */
export interface ShareWords { readonly low: number; readonly high: number; readonly lowOpen: boolean; readonly highOpen: boolean; readonly about: number }

/** How a word before a share or a percentage moves it. */
export type Modifier = 'nearly' | 'over' | 'justOver' | 'under' | 'about' | 'atLeast' | 'atMost' | null;

/** The words for each modifier, English, French, Spanish; longest first when matched. */
export const MODIFIERS: Readonly<Record<Exclude<Modifier, null>, readonly string[]>> = {
  nearly: ['nearly', 'almost', 'close to', 'just under', 'slightly under', 'slightly less than', 'just below', 'not quite', 'presque', 'près de', 'près des', 'près du', 'près d’', 'à peine moins de', 'un peu moins de', 'un peu moins des', 'un peu moins du', 'un peu moins d’', 'casi', 'cerca de', 'poco menos de', 'algo menos de'],
  justOver: ['just over', 'slightly over', 'slightly more than', 'a little over', 'just above', 'un peu plus de', 'un peu plus des', 'un peu plus du', 'un peu plus d’', 'poco más de', 'poco más del', 'algo más de', 'ligeramente más de', 'légèrement plus de'],
  over: ['more than', 'over', 'above', 'plus de', 'plus des', 'plus du', 'plus d’', 'más de', 'más del', 'upwards of'],
  under: ['less than', 'fewer than', 'under', 'below', 'moins de', 'moins des', 'moins du', 'moins d’', 'menos de', 'menos del'],
  about: ['about', 'around', 'roughly', 'approximately', 'some', 'circa', 'environ', 'à peu près', 'approximativement', 'quelque', 'alrededor de', 'aproximadamente', 'cerca del', 'unos', 'unas', 'en torno a', 'en torno al'],
  atLeast: ['at least', 'no fewer than', 'no less than', 'au moins', 'al menos', 'por lo menos', 'como mínimo'],
  atMost: ['at most', 'up to', 'no more than', 'not more than', 'au plus', 'jusqu’à', 'como máximo', 'hasta'],
};

/** Fractions in words, as percentages. */
export const FRACTIONS: readonly { readonly words: readonly string[]; readonly percent: number }[] = [
  { words: ['two thirds', 'two-thirds', 'deux tiers', 'dos tercios', 'dos terceras partes'], percent: 200 / 3 },
  { words: ['three quarters', 'three-quarters', 'three fourths', 'trois quarts', 'tres cuartos', 'tres cuartas partes'], percent: 75 },
  { words: ['two fifths', 'two-fifths', 'deux cinquièmes', 'dos quintos', 'dos quintas partes'], percent: 40 },
  { words: ['three fifths', 'three-fifths', 'trois cinquièmes', 'tres quintos', 'tres quintas partes'], percent: 60 },
  { words: ['four fifths', 'four-fifths', 'quatre cinquièmes', 'cuatro quintos', 'cuatro quintas partes'], percent: 80 },
  { words: ['nine tenths', 'nine-tenths', 'neuf dixièmes', 'nueve décimos'], percent: 90 },
  { words: ['one half', 'half', 'la moitié', 'moitié', 'la mitad', 'mitad'], percent: 50 },
  { words: ['one third', 'one-third', 'a third', 'un tiers', 'le tiers', 'un tercio', 'una tercera parte', 'la tercera parte'], percent: 100 / 3 },
  { words: ['one quarter', 'one-quarter', 'a quarter', 'one fourth', 'a fourth', 'un quart', 'le quart', 'un cuarto', 'una cuarta parte', 'la cuarta parte'], percent: 25 },
  { words: ['one fifth', 'one-fifth', 'a fifth', 'un cinquième', 'un quinto', 'una quinta parte', 'la quinta parte'], percent: 20 },
  { words: ['one sixth', 'one-sixth', 'a sixth', 'un sixième', 'un sexto', 'una sexta parte', 'la sexta parte'], percent: 100 / 6 },
  { words: ['one tenth', 'one-tenth', 'a tenth', 'un dixième', 'un décimo', 'una décima parte', 'la décima parte'], percent: 10 },
];

/** Words that stand for a share without being a fraction. They count as claims only before a word for the cases. */
export const QUANTIFIERS: readonly { readonly words: readonly string[]; readonly share: ShareWords }[] = [
  { words: ['almost all', 'nearly all', 'virtually all', 'almost every', 'nearly every', 'presque tous', 'presque toutes', 'la quasi-totalité', 'la quasi totalité', 'casi todos', 'casi todas', 'la casi totalidad', 'prácticamente todos'], share: { low: 85, high: 100, lowOpen: false, highOpen: true, about: 95 } },
  { words: ['the vast majority', 'a vast majority', 'vast majority', 'the large majority', 'a large majority', 'the great majority', 'la grande majorité', 'une large majorité', 'la très grande majorité', 'una gran mayoría', 'la gran mayoría', 'la inmensa mayoría', 'una amplia mayoría'], share: { low: 70, high: 100, lowOpen: false, highOpen: true, about: 85 } },
  { words: ['the majority', 'a majority', 'most', 'la majorité', 'une majorité', 'la plupart', 'la mayoría', 'una mayoría', 'la mayor parte'], share: { low: 50, high: 100, lowOpen: true, highOpen: true, about: 65 } },
  { words: ['a minority', 'the minority', 'une minorité', 'una minoría'], share: { low: 0, high: 50, lowOpen: true, highOpen: true, about: 30 } },
  { words: ['only a few', 'a few', 'very few', 'few', 'peu de', 'quelques', 'un petit nombre de', 'rares sont les', 'pocos', 'pocas', 'unos pocos', 'unas pocas'], share: { low: 0, high: 30, lowOpen: true, highOpen: false, about: 15 } },
  { words: ['not all', 'pas tous', 'pas toutes', 'no todos', 'no todas'], share: { low: 0, high: 100, lowOpen: false, highOpen: true, about: 80 } },
  { words: ['all', 'every', 'each of', 'tous', 'toutes', 'la totalité', 'l’ensemble', 'todos', 'todas', 'la totalidad'], share: { low: 100, high: 100, lowOpen: false, highOpen: false, about: 100 } },
  { words: ['none of', 'no', 'aucun des', 'aucune des', 'aucun', 'aucune', 'ninguno de', 'ninguna de', 'ningún', 'ninguna'], share: { low: 0, high: 0, lowOpen: false, highOpen: false, about: 0 } },
];

/** How far, in percentage points, a number may lie from a plain fraction, and how far from one said to be about right. */
const PLAIN = 2.5;
const ABOUT = 5;
const NEARLY = 6;

/** What "nearly a quarter", "more than half" or "two thirds" let a number be. */
export function shareOf(percent: number, modifier: Modifier): ShareWords {
  const about = percent;
  switch (modifier) {
    case 'nearly': return { low: percent - NEARLY, high: percent, lowOpen: false, highOpen: true, about };
    case 'justOver': return { low: percent, high: percent + NEARLY, lowOpen: true, highOpen: false, about };
    case 'over': return { low: percent, high: 100, lowOpen: true, highOpen: false, about };
    case 'under': return { low: 0, high: percent, lowOpen: false, highOpen: true, about };
    case 'about': return { low: percent - ABOUT, high: percent + ABOUT, lowOpen: false, highOpen: false, about };
    case 'atLeast': return { low: percent, high: 100, lowOpen: false, highOpen: false, about };
    case 'atMost': return { low: 0, high: percent, lowOpen: false, highOpen: false, about };
    case null: return { low: percent - PLAIN, high: percent + PLAIN, lowOpen: false, highOpen: false, about };
  }
}

/** Whether a percentage is what the words let it be; a hair's breadth is granted for thirds and sixths. */
export function fits(share: ShareWords, percent: number): boolean {
  const hair = 1e-9;
  return (share.lowOpen ? percent > share.low + hair : percent >= share.low - hair) && (share.highOpen ? percent < share.high - hair : percent <= share.high + hair);
}
