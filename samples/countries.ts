export type Language = 'en' | 'fr' | 'es';
export type IncomeBand = 'low' | 'lower-middle' | 'upper-middle' | 'high';

/** A country of the sample study. Regions are UNICEF's; income bands are the World Bank's for 2021. */
export interface SampleCountry {
  readonly iso3: string;
  /** As the respondent typed it in the workbook; also names the case. */
  readonly name: string;
  readonly region: string;
  readonly income: IncomeBand;
  readonly instrument: 'alliance' | 'unicef';
  /** Language the answers are written in. */
  readonly language: Language;
  readonly currency: string;
}

/** The 42 countries: 17 governments that answered the Alliance's instrument, 25 UNICEF offices that answered the shorter one. */
export const SAMPLE_COUNTRIES: readonly SampleCountry[] = [
  { iso3: 'ALB', name: 'Albania', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'ARE', name: 'United Arab Emirates', region: 'Middle East and North Africa', income: 'high', instrument: 'alliance', language: 'en', currency: 'AED' },
  { iso3: 'AUS', name: 'Australia', region: 'East Asia and Pacific', income: 'high', instrument: 'alliance', language: 'en', currency: 'AUD' },
  { iso3: 'BEL', name: 'Belgium', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'fr', currency: 'EUR' },
  { iso3: 'BGR', name: 'Bulgaria', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'BIH', name: 'Bosnia and Herzegovina', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'BLR', name: 'Belarus', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'BRA', name: 'Brazil', region: 'Latin America and Caribbean', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'CAN', name: 'Canada', region: 'North America', income: 'high', instrument: 'alliance', language: 'en', currency: 'CAD' },
  { iso3: 'CHN', name: 'China', region: 'East Asia and Pacific', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'COL', name: 'Colombia', region: 'Latin America and Caribbean', income: 'upper-middle', instrument: 'unicef', language: 'es', currency: 'USD' },
  { iso3: 'DOM', name: 'Dominican Republic', region: 'Latin America and Caribbean', income: 'upper-middle', instrument: 'unicef', language: 'es', currency: 'USD' },
  { iso3: 'FIN', name: 'Finland', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'EUR' },
  { iso3: 'GBR', name: 'United Kingdom (England and Wales)', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'GBP' },
  { iso3: 'GHA', name: 'Ghana', region: 'West and Central Africa', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'GRC', name: 'Greece', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'EUR' },
  { iso3: 'GTM', name: 'Guatemala', region: 'Latin America and Caribbean', income: 'upper-middle', instrument: 'unicef', language: 'es', currency: 'USD' },
  { iso3: 'IDN', name: 'Indonesia', region: 'East Asia and Pacific', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'ITA', name: 'Italy', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'EUR' },
  { iso3: 'JOR', name: 'Jordan', region: 'Middle East and North Africa', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'JPN', name: 'Japan', region: 'East Asia and Pacific', income: 'high', instrument: 'alliance', language: 'en', currency: 'JPY' },
  { iso3: 'KEN', name: 'Kenya', region: 'Eastern and Southern Africa', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'KHM', name: 'Cambodia', region: 'East Asia and Pacific', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'KOR', name: 'Republic of Korea', region: 'East Asia and Pacific', income: 'high', instrument: 'alliance', language: 'en', currency: 'KRW' },
  { iso3: 'MLT', name: 'Malta', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'EUR' },
  { iso3: 'MNE', name: 'Montenegro', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'MNG', name: 'Mongolia', region: 'East Asia and Pacific', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'NAM', name: 'Namibia', region: 'Eastern and Southern Africa', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'NLD', name: 'Netherlands', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'EUR' },
  { iso3: 'NPL', name: 'Nepal', region: 'South Asia', income: 'lower-middle', instrument: 'alliance', language: 'en', currency: 'NPR' },
  { iso3: 'NZL', name: 'New Zealand', region: 'East Asia and Pacific', income: 'high', instrument: 'alliance', language: 'en', currency: 'NZD' },
  { iso3: 'PHL', name: 'Philippines', region: 'East Asia and Pacific', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'PRY', name: 'Paraguay', region: 'Latin America and Caribbean', income: 'upper-middle', instrument: 'unicef', language: 'es', currency: 'USD' },
  { iso3: 'RWA', name: 'Rwanda', region: 'Eastern and Southern Africa', income: 'low', instrument: 'unicef', language: 'fr', currency: 'USD' },
  { iso3: 'SLV', name: 'El Salvador', region: 'Latin America and Caribbean', income: 'lower-middle', instrument: 'unicef', language: 'es', currency: 'USD' },
  { iso3: 'SRB', name: 'Serbia', region: 'Eastern Europe and Central Asia', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'SWE', name: 'Sweden', region: 'Western Europe', income: 'high', instrument: 'alliance', language: 'en', currency: 'SEK' },
  { iso3: 'UKR', name: 'Ukraine', region: 'Eastern Europe and Central Asia', income: 'lower-middle', instrument: 'alliance', language: 'en', currency: 'UAH' },
  { iso3: 'USA', name: 'United States of America', region: 'North America', income: 'high', instrument: 'alliance', language: 'en', currency: 'USD' },
  { iso3: 'VNM', name: 'Viet Nam', region: 'East Asia and Pacific', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'ZAF', name: 'South Africa', region: 'Eastern and Southern Africa', income: 'upper-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
  { iso3: 'ZWE', name: 'Zimbabwe', region: 'Eastern and Southern Africa', income: 'lower-middle', instrument: 'unicef', language: 'en', currency: 'USD' },
];
