import { boundedEditDistance } from '../text/edit-distance.ts';
import { normaliseText } from '../text/normalise.ts';
import { ADJECTIVAL_NAMES, AMBIGUOUS_NAMES, COUNTRY_ALIASES } from './country-aliases.ts';
import { COUNTRY_NAME_LINES } from './country-name-lines.ts';
import { COUNTRIES, findCountry } from './countries.ts';

export type CountryRecognition =
  | { readonly kind: 'match'; readonly iso3: string; readonly how: 'exact' | 'alias' | 'fuzzy'; readonly confidence: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'none'; readonly nearest: readonly string[] };

interface Names {
  readonly shown: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, string>;
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** Latin and Cyrillic names by length: what a misspelling is compared with. */
  readonly byLength: ReadonlyMap<number, readonly NameOfCountry[]>;
}
interface NameOfCountry { readonly name: string; readonly iso3: string; readonly letters: number }

/** The country a text names, or the countries to ask about: English, French, Spanish, Portuguese, Russian, Arabic and Chinese, ISO codes,
 *  official and former names, parts of a state, and misspellings within a bounded edit distance.
 *  A name several countries share ("Congo") and a misspelling as near to one country as to another are `ambiguous`;
 *  a misspelling past the bound is `none`, with the nearest names to offer. Nothing is guessed past the bound: one slip in
 *  six or seven letters, two in eight to eleven, three from twelve on.
 *  @param misspellings false: only names as they are written, for telling quickly whether a column holds countries
 *  @returns ISO 3166-1 alpha-3 codes (XKX for Kosovo)
 *  @example recogniseCountry('Viêt Nam') // { kind: 'match', iso3: 'VNM', how: 'exact', confidence: 1 }
 *  @example recogniseCountry('Congo') // { kind: 'ambiguous', candidates: ['COG', 'COD'] } */
export function recogniseCountry(text: string, misspellings = true): CountryRecognition {
  const trimmed = text.trim();
  // "us" and "in" are words; "US" and "IN" may be countries.
  if (/^\p{Ll}{1,2}$/u.test(trimmed)) return { kind: 'none', nearest: [] };
  const code = codeMatch(trimmed);
  if (code !== undefined) return code;
  const whole = lookUp(normaliseText(trimmed));
  if (whole !== undefined) return whole;
  for (const variant of variants(trimmed)) {
    const found = lookUp(variant);
    if (found !== undefined) return found.kind === 'match' ? { ...found, how: 'alias', confidence: 0.95 } : found;
  }
  // One country in two languages: "Suisse / Switzerland".
  const parts = trimmed.split(/\s*[/|;]\s*|\s+[-–]\s+/u).filter((part) => part !== '').map((part) => codeMatch(part) ?? lookUp(normaliseText(part)));
  const [first] = parts;
  if (parts.length > 1 && first?.kind === 'match' && parts.every((part) => part?.kind === 'match' && part.iso3 === first.iso3)) return { ...first, how: 'alias', confidence: 0.95 };
  if (!misspellings) return { kind: 'none', nearest: [] };
  const found = misspelled(normaliseText(trimmed));
  return found.kind === 'none' && found.nearest.length === 0 ? { kind: 'none', nearest: resembling(normaliseText(trimmed)) } : found;
}

const byIso2 = new Map(COUNTRIES.map(({ iso2, iso3 }) => [iso2, iso3]));

/** ISO codes count in capitals only: "no" and "in" are words, "NO" and "IN" may be Norway and India. */
function codeMatch(text: string): CountryRecognition | undefined {
  if (!/^[A-Z]{2,3}$/u.test(text)) return undefined;
  if (text.length === 3) {
    const country = findCountry(text);
    return country === undefined ? undefined : { kind: 'match', iso3: country.iso3, how: 'exact', confidence: 1 };
  }
  const iso3 = byIso2.get(text);
  return iso3 === undefined ? undefined : { kind: 'match', iso3, how: 'exact', confidence: 0.9 };
}

function lookUp(key: string): Extract<CountryRecognition, { kind: 'match' | 'ambiguous' }> | undefined {
  const { shown, others, ambiguous } = names();
  const several = ambiguous.get(key);
  if (several !== undefined) return { kind: 'ambiguous', candidates: several };
  const exact = shown.get(key);
  if (exact !== undefined) return { kind: 'match', iso3: exact, how: 'exact', confidence: 1 };
  const alias = others.get(key);
  return alias === undefined ? undefined : { kind: 'match', iso3: alias, how: 'alias', confidence: 0.98 };
}

/** "Korea (Republic of)" and "Korea, Republic of" → "republic of korea"; "United Kingdom (England and Wales)" → "united
 *  kingdom"; official forms without their form of state; "St" as "Saint". */
function* variants(text: string): Generator<string> {
  const parts = /^([^,(]+)[,(]\s*([^)]*)\)?\s*$/u.exec(text);
  if (parts !== null) {
    const [head, rest] = [normaliseText(parts[1]!), normaliseText(parts[2]!)];
    yield `${rest} ${head}`;
    yield* withoutState(`${rest} ${head}`);
    // A bare head is a guess where it alone is ambiguous: then look-up says so.
    // Where the rest names another country ("China, Hong Kong"), the head is not the answer.
    if (head.length > 3 && !namesAnother(rest, head)) yield head;
  }
  const key = normaliseText(text);
  yield* withoutState(key);
  const saint = key.replace(/\bst\b/gu, 'saint');
  if (saint !== key) yield saint;
  const islands = key.replace(/^(islas|iles|ilhas|isole|the) | (islands|islas)$/gu, '');
  if (islands !== key && islands.length > 3) yield islands;
  const and = key.replace(/\b(et|y|e|und)\b/gu, 'and');
  if (and !== key) yield and;
}

function namesAnother(rest: string, head: string): boolean {
  const own = lookUp(head);
  const words = rest.split(' ');
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + 4); to++) {
      const found = lookUp(words.slice(from, to).join(' '));
      if (found?.kind === 'match' && !(own?.kind === 'match' && own.iso3 === found.iso3)) return true;
    }
  }
  return false;
}

const STATE_FORMS = new RegExp(
  '^(the |la |le |les |l |el |los )?((federal |federative |islamic |socialist |people s |plurinational |bolivarian |oriental |co operative |cooperative |democratic |arab |united |independent |hashemite |grand |principality |sovereign |federal democratic |democratic socialist )*'
  + '(republic|kingdom|state|states|commonwealth|union|sultanate|principality|duchy|emirate|federation) of (the )?'
  + '|(republique|royaume|etat|principaute|union|sultanat|grand duche|confederation|federation|commonwealth)( (federale|islamique|socialiste|populaire|democratique|arabe|federative|cooperative|orientale|independant|hachemite|unie|plurinational|bolivarienne|togolaise))* (de la |de l |de |du |des |d )(la |l )?'
  + '|(republica|reino|estado|principado|union|sultanato|gran ducado|grao ducado|confederacion|federacion|commonwealth|mancomunidad|uniao|sultanado)( (federal|islamica|socialista|popular|democratica|arabe|arabe unida|federativa|cooperativa|oriental|independiente|independente|hachemita|plurinacional|bolivariana|unida))* (de la |de las |de los |del |de |da |do |das |dos )(o |a |os )?)', 'u');

function* withoutState(key: string): Generator<string> {
  const han = key.replace(/(人民民主|民主人民|阿拉伯|社会主义|伊斯兰|联邦|民主|人民|合作|多民族|玻利瓦尔)*(共和国|王国|公国|大公国|苏丹国|联邦|独立国)$/u, '');
  if (han !== key && han.length > 1) yield han;
  const russian = key.replace(/^((федеративная|федеральная|исламская|народная|демократическая|социалистическая|арабская|кооперативная|объединенная|многонациональное|независимое|великое) )*(республика|королевство|княжество|герцогство|государство|содружество|султанат|союз) /u, '');
  if (russian !== key && russian.length > 2) yield russian;
  const arabic = key.replace(/^(جمهوريه|جمهورية|مملكه|مملكة|دوله|دولة|اماره|امارة|سلطنة|كومنولث|اتحاد) /u, '');
  if (arabic !== key && arabic.length > 2) yield arabic;
  const rest = key.replace(STATE_FORMS, '').trim();
  if (rest !== key && rest.length > 2) yield rest;
  const article = key.replace(/^(the|la|le|les|l|el|los|las|o|a|os|as) /u, '');
  if (article !== key && article.length > 2) yield article;
}

/** Words that a slip would make a country, and that are none. */
const NO_SLIP = new Set(['island', 'islands', 'region', 'regions', 'indian', 'american', 'african', 'norther', 'southern', 'geology', 'german', 'russian', 'mexican', 'jordans', 'polish', 'finish', 'malaria', 'nationa', 'mongol', 'cypress', 'germane', 'jordaan', 'austral']);

function misspelled(key: string): CountryRecognition {
  if (NO_SLIP.has(key)) return { kind: 'none', nearest: [] };
  const limit = slipsAllowed(key.length);
  const near: { iso3: string; distance: number }[] = [];
  // Two further slips are looked at only to have something to offer when asking.
  const reach = key.length < 4 ? 0 : limit + 1;
  const own = lettersOf(key);
  for (let length = key.length - reach; length <= key.length + reach; length++) {
    for (const { name, iso3, letters } of names().byLength.get(length) ?? []) {
      if (lettersApart(own, letters) > 2 * reach) continue;
      const distance = boundedEditDistance(key, name, reach);
      if (distance <= reach && wordByWord(key, name)) near.push({ iso3, distance });
    }
  }
  near.sort((a, b) => a.distance - b.distance);
  const best = near[0];
  const nearest = [...new Set(near.map(({ iso3 }) => iso3))];
  if (best === undefined || best.distance > limit) return { kind: 'none', nearest: nearest.slice(0, 3) };
  const equallyNear = [...new Set(near.filter(({ distance }) => distance === best.distance).map(({ iso3 }) => iso3))];
  if (equallyNear.length > 1) return { kind: 'ambiguous', candidates: equallyNear };
  return { kind: 'match', iso3: best.iso3, how: 'fuzzy', confidence: 0.9 - (0.8 * best.distance) / key.length };
}

/** Where both have as many words, each word must be near its like: "French Republic" is not a misspelled Czech one. */
function wordByWord(key: string, name: string): boolean {
  const words = key.split(' ');
  const others = name.split(' ');
  return words.length !== others.length || words.every((word, index) => {
    const other = others[index]!;
    const limit = Math.max(slipsAllowed(word.length), word.length > 3 && word.length < 6 && words.length > 1 ? 1 : 0);
    return boundedEditDistance(word, other, limit) <= limit;
  });
}

/** Five letters and fewer must be right: "spin" is not Spain, "main" is not Mali. */
const slipsAllowed = (length: number): number => (length < 6 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3);

/** Which letters a name has, one bit each (some letters share one). */
function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

/** Letters that only one of two names has. A slip makes at most two such, so names further apart need no closer look. */
function lettersApart(one: number, other: number): number {
  let bits = one ^ other;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Countries to offer when asking, further off than anything that is guessed: a slip in a short name ("Lybia"), a part of a name ("Timor"). */
function resembling(key: string): string[] {
  if (key.length < 4 || NO_SLIP.has(key)) return [];
  const reach = key.length < 6 ? 1 : 2;
  const near: { iso3: string; distance: number }[] = [];
  const own = lettersOf(key);
  for (const [length, list] of names().byLength) if (length >= key.length - reach) for (const { name, iso3, letters } of list) {
    const distance = length > key.length + reach || lettersApart(own, letters) > 2 * reach ? reach + 1 : boundedEditDistance(key, name, reach);
    if (distance <= reach) near.push({ iso3, distance });
    else if (` ${name} `.includes(` ${key} `)) near.push({ iso3, distance: reach + 1 });
  }
  return [...new Set(near.sort((a, b) => a.distance - b.distance).map(({ iso3 }) => iso3))].slice(0, 3);
}

let built: Names | undefined;
function names(): Names {
  if (built !== undefined) return built;
  const shown = new Map<string, string>();
  const others = new Map<string, string>();
  const ambiguous = new Map(Object.entries(AMBIGUOUS_NAMES).map(([name, codes]) => [normaliseText(name), codes]));
  const claim = (name: string, iso3: string, into: Map<string, string>): void => {
    const key = normaliseText(name);
    if (key === '' || ambiguous.has(key) || shown.has(key)) return;
    const owner = others.get(key);
    if (owner === undefined) into.set(key, iso3);
    else if (owner !== iso3) ambiguous.set(key, [owner, iso3]);
  };
  for (const { en, fr, es, iso3 } of COUNTRIES) for (const name of [en, fr, es]) claim(name, iso3, shown);
  // Kept by hand before generated: a hand-kept alias settles a name that two lists claim.
  const settled = new Map<string, string>();
  for (const [iso3, aliases] of [...Object.entries(COUNTRY_ALIASES), ...Object.entries(ADJECTIVAL_NAMES)]) for (const alias of aliases) settled.set(normaliseText(alias), iso3);
  for (const [key, iso3] of settled) if (!ambiguous.has(key) && !shown.has(key)) others.set(key, iso3);
  for (const line of COUNTRY_NAME_LINES.trim().split('\n')) {
    const [iso3, ...listed] = line.split('|') as [string, ...string[]];
    for (const name of listed) if (!settled.has(normaliseText(name))) claim(name, iso3, others);
  }
  for (const key of ambiguous.keys()) others.delete(key);
  const byLength = new Map<number, NameOfCountry[]>();
  for (const [name, iso3] of [...shown, ...others]) {
    if (name.length < 5 || !/^[\p{Script=Latin}\p{Script=Cyrillic} ]+$/u.test(name)) continue;
    const list = byLength.get(name.length);
    const one = { name, iso3, letters: lettersOf(name) };
    if (list === undefined) byLength.set(name.length, [one]);
    else list.push(one);
  }
  built = { shown, others, ambiguous, byLength };
  return built;
}
