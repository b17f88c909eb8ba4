/** The commonest small words of a language, those shared with a neighbour left out where they would tip the scale. */
const WORDS = {
  en: 'the of and to in is that it for was on are with as be this have from or had by but some what there we can out other were all your when up use how said each she which their time if will about many then them these so would like into has more her two him see could no make than first been its who now people my made over did down only find way may very and not also they he you at an i don',
  fr: 'le la les des du de et est une un que qui dans pour pas sur au avec ce il sont plus par ne se aux cette mais nous ou leur ont son sa ses être fait comme elle été aussi très notre nos ces lors afin ainsi entre sans leurs y en je vous on moyens loi manque',
  es: 'el los las una del y es que en por con no se su para lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto falta ley servicios',
  pt: 'o os as uma do da dos das em um e é que não com por para mais como mas foi ao ele seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas falta lei',
} as const;
export type DetectedLanguage = keyof typeof WORDS;

/** The beginning of a long answer tells its language as well as the whole. */
const READ_LENGTH = 2000;

const languagesOf = new Map<string, DetectedLanguage[]>();
for (const [language, words] of Object.entries(WORDS) as [DetectedLanguage, string][]) {
  for (const word of new Set(words.split(' '))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/** The language of a text, by its small words; a word that several languages share counts a part for each.
 *  @returns null where fewer than two small words tell, or two languages are as likely
 *  @example detectLanguage('La loi n’est pas appliquée dans le pays') // 'fr' */
export function detectLanguage(text: string): DetectedLanguage | null {
  const scores: Record<DetectedLanguage, number> = { en: 0, fr: 0, es: 0, pt: 0 };
  let told = 0;
  for (const word of text.slice(0, READ_LENGTH).toLowerCase().split(/[^\p{L}]+/u)) {
    const languages = languagesOf.get(word);
    if (languages === undefined) continue;
    told++;
    for (const language of languages) scores[language] += 1 / languages.length;
  }
  const [first, second] = (Object.entries(scores) as [DetectedLanguage, number][]).sort((a, b) => b[1] - a[1]);
  return told < 2 || first === undefined || first[1] < 1.5 * (second?.[1] ?? 0) ? null : first[0];
}

/** The languages of many answers, most frequent first, those under a tenth of the answers told left out. */
export function detectLanguages(texts: readonly string[]): DetectedLanguage[] {
  const counts = new Map<DetectedLanguage, number>();
  let told = 0;
  for (const text of texts) {
    const language = detectLanguage(text);
    if (language === null) continue;
    told++;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= told / 10).sort((a, b) => b[1] - a[1]).map(([language]) => language);
}
