import { COUNTRY_LINES } from './country-lines.ts';
import { UNICEF_REGIONS } from './regions.ts';

export interface Country {
  readonly iso3: string;
  readonly iso2: string;
  readonly en: string;
  readonly fr: string;
  readonly es: string;
  /** English name of the UNICEF region (also its category id), or null for "no region". */
  readonly region: string | null;
}

/** 250 countries and territories, by ISO3 code. */
export const COUNTRIES: readonly Country[] = COUNTRY_LINES.trim().split('\n').map((line) => {
  const [iso3, iso2, en, fr, es, region] = line.split('|') as [string, string, string, string, string, string];
  return { iso3, iso2, en, fr, es, region: UNICEF_REGIONS[Number(region) - 1]?.en ?? null };
});

const byIso3 = new Map(COUNTRIES.map((country) => [country.iso3, country]));
/** The country of an ISO 3166-1 alpha-3 code (capital letters), XKX for Kosovo; undefined where there is none. */
export const findCountry = (iso3: string): Country | undefined => byIso3.get(iso3);
