import { boundedEditDistance } from '../text/edit-distance.ts';
import { normaliseText } from '../text/normalise.ts';
import { AMBIGUOUS_NAMES, COUNTRY_ALIASES } from './country-aliases.ts';
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
  readonly byLength: ReadonlyMap<number, readonly { readonly name: string; readonly iso3: string }[]>;
}

/** The country a text names, or the countries to ask about: English, French, Spanish and six more languages, ISO codes,
 *  official and former names, parts of a state, and misspellings within a bounded edit distance.
 *  A name several countries share ("Congo") and a misspelling as near to one country as to another are `ambiguous`;
 *  a misspelling past the bound is `none`, with the nearest names to offer. Nothing is guessed past the bound: one slip in
 *  six or seven letters, two in eight to eleven, three from twelve on.
 *  @returns ISO 3166-1 alpha-3 codes (XKX for Kosovo)
 *  @example recogniseCountry('Viêt Nam') // { kind: 'match', iso3: 'VNM', how: 'exact', confidence: 1 }
 *  @example recogniseCountry('Congo') // { kind: 'ambiguous', candidates: ['COG', 'COD'] } */
export function recogniseCountry(text: string): CountryRecognition {
  const trimmed = text.trim();
  const code = codeMatch(trimmed);
  if (code !== undefined) return code;
  const whole = lookUp(normaliseText(trimmed));
  if (whole !== undefined) return whole;
  for (const variant of variants(trimmed)) {
    const found = lookUp(variant);
    if (found !== undefined) return found.kind === 'match' ? { ...found, how: 'alias', confidence: 0.95 } : found;
  }
  return misspelled(normaliseText(trimmed));
}

/** ISO codes count in capitals only: "no" and "in" are words, "NO" and "IN" may be Norway and India. */
function codeMatch(text: string): CountryRecognition | undefined {
  if (!/^[A-Z]{2,3}$/u.test(text)) return undefined;
  if (text.length === 3) {
    const country = findCountry(text);
    return country === undefined ? undefined : { kind: 'match', iso3: country.iso3, how: 'exact', confidence: 1 };
  }
  const country = COUNTRIES.find(({ iso2 }) => iso2 === text);
  return country === undefined ? undefined : { kind: 'match', iso3: country.iso3, how: 'exact', confidence: 0.9 };
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
    if (head.length > 3) yield head;
  }
  const key = normaliseText(text);
  yield* withoutState(key);
  const saint = key.replace(/\bst\b/gu, 'saint');
  if (saint !== key) yield saint;
  const and = key.replace(/\b(et|y|e|und)\b/gu, 'and');
  if (and !== key) yield and;
}

const STATE_FORMS = new RegExp(
  '^(the |la |le |les |l |el |los )?((federal |federative |islamic |socialist |people s |plurinational |bolivarian |oriental |co operative |cooperative |democratic |arab |united |independent |hashemite |grand |principality |sovereign |federal democratic |democratic socialist )*'
  + '(republic|kingdom|state|states|commonwealth|union|sultanate|principality|duchy|emirate|federation) of (the )?'
  + '|(republique|royaume|etat|principaute|union|sultanat|grand duche|confederation|federation|commonwealth)( (federale|islamique|socialiste|populaire|democratique|arabe|federative|cooperative|orientale|independant|hachemite|unie|plurinational|bolivarienne|togolaise))* (de la |de l |de |du |des |d )(la |l )?'
  + '|(republica|reino|estado|principado|union|sultanato|gran ducado|grao ducado|confederacion|federacion|commonwealth|mancomunidad|uniao|sultanado)( (federal|islamica|socialista|popular|democratica|arabe|arabe unida|federativa|cooperativa|oriental|independiente|independente|hachemita|plurinacional|bolivariana|unida))* (de la |de las |de los |del |de |da |do |das |dos )(o |a |os )?)', 'u');

function* withoutState(key: string): Generator<string> {
  const rest = key.replace(STATE_FORMS, '').trim();
  if (rest !== key && rest.length > 2) yield rest;
  const article = key.replace(/^(the|la|le|les|l|el|los|las|o|a|os|as) /u, '');
  if (article !== key && article.length > 2) yield article;
}

function misspelled(key: string): CountryRecognition {
  const limit = slipsAllowed(key.length);
  const near: { iso3: string; distance: number }[] = [];
  // Two further slips are looked at only to have something to offer when asking.
  const reach = key.length < 4 ? 0 : limit + 1;
  for (let length = key.length - reach; length <= key.length + reach; length++) {
    for (const { name, iso3 } of names().byLength.get(length) ?? []) {
      const distance = boundedEditDistance(key, name, reach);
      if (distance <= reach) near.push({ iso3, distance });
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

/** Five letters and fewer must be right: "spin" is not Spain, "main" is not Mali. */
const slipsAllowed = (length: number): number => (length < 6 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3);

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
  for (const [iso3, aliases] of Object.entries(COUNTRY_ALIASES)) for (const alias of aliases) settled.set(normaliseText(alias), iso3);
  for (const [key, iso3] of settled) if (!ambiguous.has(key) && !shown.has(key)) others.set(key, iso3);
  for (const line of COUNTRY_NAME_LINES.trim().split('\n')) {
    const [iso3, ...listed] = line.split('|') as [string, ...string[]];
    for (const name of listed) if (!settled.has(normaliseText(name))) claim(name, iso3, others);
  }
  for (const key of ambiguous.keys()) others.delete(key);
  const byLength = new Map<number, { name: string; iso3: string }[]>();
  for (const [name, iso3] of [...shown, ...others]) {
    if (name.length < 5 || !/^[\p{Script=Latin}\p{Script=Cyrillic} ]+$/u.test(name)) continue;
    const list = byLength.get(name.length);
    if (list === undefined) byLength.set(name.length, [{ name, iso3 }]);
    else list.push({ name, iso3 });
  }
  built = { shown, others, ambiguous, byLength };
  return built;
}
