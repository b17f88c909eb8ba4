import { COUNTRIES } from '#core/framework/countries.ts';

export interface CountryOption { readonly id: string; readonly label: string; readonly detail: string }
const known = new Map<string, readonly CountryOption[]>();

/** Every country to choose from, in the order of its names in that language: put in order once, and not at each drawing. */
export function countryOptions(language: 'en' | 'fr'): readonly CountryOption[] {
  let options = known.get(language);
  if (options === undefined) known.set(language, (options = COUNTRIES.map((country) => ({ id: country.iso3, label: country[language], detail: country.iso3 })).toSorted((a, b) => a.label.localeCompare(b.label, language))));
  return options;
}
