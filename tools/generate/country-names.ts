import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COUNTRIES } from '../../core/framework/countries.ts';
import { normaliseText } from '../../core/text/normalise.ts';

/** Writes core/framework/country-name-lines.ts: the names by which a country is recognised besides those shown, from
 *  i18n-iso-countries (MIT) and the runtime's CLDR, in seven languages. Run: npx node tools/generate/country-names.ts */
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'ru', 'ar', 'zh', 'zh-Hans'];

const names = new Map<string, Map<string, string>>();
for (const country of COUNTRIES) names.set(country.iso3, new Map());
for (const language of LANGUAGES) {
  const path = fileURLToPath(new URL(`../../node_modules/i18n-iso-countries/langs/${language.slice(0, 2)}.json`, import.meta.url));
  const listed = (JSON.parse(readFileSync(path, 'utf8')) as { countries: Record<string, string | string[]> }).countries;
  for (const country of COUNTRIES) {
    const shown = new Set([country.en, country.fr, country.es].map(normaliseText));
    const candidates = [listed[country.iso2] ?? []].flat();
    for (const style of ['long', 'short'] as const) {
      const name = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }).of(country.iso2);
      if (name !== undefined) candidates.push(name);
    }
    for (const name of candidates) {
      const key = normaliseText(name);
      // Two letters are an ISO code or nothing ("US", "UK" are in the hand-kept list); a bar would break the line.
      if ((key.length > 2 || /\p{Script=Han}/u.test(key)) && !shown.has(key) && !names.get(country.iso3)!.has(key) && !name.includes('|')) names.get(country.iso3)!.set(key, name.replaceAll('`', '’'));
    }
  }
}
const lines = [...names].filter(([, known]) => known.size > 0).map(([iso3, known]) => [iso3, ...known.values()].join('|'));
writeFileSync(fileURLToPath(new URL('../../core/framework/country-name-lines.ts', import.meta.url)),
  `/** Other names by which countries are recognised, one country a line. Written by tools/generate/country-names.ts from
 *  i18n-iso-countries (MIT) and CLDR (Unicode licence); not edited by hand: corrections go into country-aliases.ts. */
export const COUNTRY_NAME_LINES = \`
${lines.join('\n')}
\`;
`);
