import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, findCountry } from '#core/framework/countries.ts';
import { incomeClass, INCOME_CLASSES, isIncomeYear } from '#core/framework/income.ts';
import { ALLIANCE_INSTRUMENT } from '#core/framework/instrument-alliance.ts';
import { CAPABILITIES, DOMAINS } from '#core/framework/national-response.ts';
import { recogniseCountry } from '#core/framework/recognise-country.ts';
import { sharedPath } from '../helpers/shared.ts';

const read = (path: string | null): Record<string, string>[] => (path === null ? [] : parse(readFileSync(path, 'utf8'), { columns: true, bom: true }));
const aliases = sharedPath('data', 'countries', 'country_aliases.csv');
const spec = (name: string): string | null => sharedPath('spec', name);
if (aliases === null) it.skip('the list of 6,700 spellings of country names is not beside this project (../shared/data/countries): its test is left out', () => undefined);
if (spec('framework.csv') === null) it.skip('the reference tables are not beside this project (../shared/spec): the built-in facts are not compared with them', () => undefined);

describe.skipIf(aliases === null)('6,700 spellings of country names in seven languages', () => {
  const found = read(aliases).map(({ iso3, lang, name }) => ({ iso3: iso3!, lang: lang!, name: name!, country: recogniseCountry(name!) }));
  const share = (language: string): number => { const of = found.filter(({ lang }) => lang === language); return of.filter(({ iso3, country }) => country.kind === 'match' && country.iso3 === iso3).length / of.length; };
  it('are recognised: 99 in 100 in English and French, 95 in Spanish, 93 over all', () => {
    expect(share('en')).toBeGreaterThan(0.99);
    expect(share('fr')).toBeGreaterThan(0.985);
    expect(share('es')).toBeGreaterThan(0.97);
    expect(found.filter(({ iso3, country }) => country.kind === 'match' && country.iso3 === iso3).length / found.length).toBeGreaterThan(0.93);
  });
  it('are never taken for another country, but for one that the list itself names wrongly', () => {
    // "República Democrática do Congo" stands for the Republic of the Congo in the list's Portuguese source.
    expect(found.filter(({ iso3, country }) => country.kind === 'match' && country.iso3 !== iso3).map(({ iso3, name }) => `${iso3} ${name}`)).toEqual(['COG República Democrática do Congo']);
  });
  it('leave “Congo” alone to a person, wherever it stands', () => { expect(found.filter(({ name, country }) => name === 'Congo' && country.kind !== 'ambiguous')).toEqual([]); });
});

describe.skipIf(spec('framework.csv') === null)('the built-in facts', () => {
  it('are the framework’s', () => {
    expect(CAPABILITIES.map(({ no, domain, en, fr }) => [String(domain), DOMAINS[domain - 1]!.en, DOMAINS[domain - 1]!.fr, String(no), en, fr])).toEqual(read(spec('framework.csv')).map((row) => Object.values(row)));
  });
  it('are the instrument’s', () => {
    const types = { single: 'single choice', multiple: 'multiple choice', open: 'open ended' };
    expect(ALLIANCE_INSTRUMENT.questions.map((question) => [String(question.no), question.section, types[question.type], question.required ? 'yes' : 'no', question.skip?.when ?? '', String(question.skip?.to ?? ''), question.options.join(' | '), question.capabilities.join('|'), question.role, question.en, question.fr]))
      .toEqual(read(spec('instrument-alliance.csv')).map((row) => Object.values(row).map((value) => value.replace('11 laws (see section 17 of the instrument): ', ''))));
  });
  it('are the world’s countries, regions and classes of fiscal year 2022', () => {
    expect(COUNTRIES.map(({ iso3, iso2, en, fr, region }) => [iso3, iso2, en, fr, region ?? '', INCOME_CLASSES.find(({ id }) => id === incomeClass(iso3, 'FY22'))?.en ?? ''])).toEqual(read(spec('countries-world.csv')).map((row) => Object.values(row)));
  });
  it('are the World Bank’s classes of every year held', () => {
    const codes: Record<string, string | null> = { H: 'high', UM: 'upper-middle', LM: 'lower-middle', 'LM*': 'lower-middle', L: 'low', '..': null, '': null };
    const rows = read(spec('world-bank-income-history.csv'));
    expect(rows.length).toBe(7582);
    expect(rows.filter(({ iso3, fiscal_year, class_code }) => !isIncomeYear(fiscal_year!) || incomeClass(iso3!, fiscal_year!) !== codes[class_code!])).toEqual([]);
  });
  it('place each of the 42 countries as the study printed it', () => {
    const ids: Record<string, string> = { low: 'low', 'lower-middle': 'lower-middle', 'upper-middle': 'upper-middle', high: 'high' };
    for (const row of read(spec('countries-42.csv'))) {
      expect([row['iso3'], recogniseCountry(row['name_en']!), recogniseCountry(row['name_fr']!), findCountry(row['iso3']!)?.region, incomeClass(row['iso3']!, 'FY22')]).toEqual([row['iso3'], expect.objectContaining({ iso3: row['iso3'] }), expect.objectContaining({ iso3: row['iso3'] }), row['unicef_region'], ids[row['world_bank_income_2021']!]]);
    }
  });
});
