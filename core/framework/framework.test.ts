import { describe, expect, it } from 'vitest';
import { COUNTRIES, findCountry } from './countries.ts';
import { incomeClass, incomeYears, isIncomeYear } from './income.ts';
import { ALLIANCE_INSTRUMENT } from './instrument-alliance.ts';
import { checkInstrument, type InstrumentQuestion } from './instrument.ts';
import { CAPABILITIES, DOMAINS } from './national-response.ts';
import { recogniseCountry } from './recognise-country.ts';
import { answerStanding, questionsNotAsked } from './routing.ts';

const question = (no: number, more: Partial<InstrumentQuestion> = {}): InstrumentQuestion => ({ no, section: '', type: 'single', required: true, options: ['Yes', 'No'], capabilities: [], role: 'status', en: `Question ${no}`, fr: `Question ${no}`, ...more });

describe('the national-response framework', () => {
  it('has six domains and twenty-one capabilities, each in a domain', () => {
    expect([DOMAINS.length, CAPABILITIES.length, CAPABILITIES.every(({ domain }) => DOMAINS.some(({ no }) => no === domain))]).toEqual([6, 21, true]);
  });
});

describe('checkInstrument', () => {
  it('finds the one fault of the Alliance’s instrument: 33 sends “No” back to 32', () => {
    expect(checkInstrument(ALLIANCE_INSTRUMENT.questions)).toMatchObject([{ kind: 'backward-skip', question: 33, target: 32, message: 'Question 33 sends the answer “No” to question 32, which comes before it. The skip is not followed: no question counts as skipped because of it.' }]);
  });
  it('finds missing targets, skips to itself, unknown options, doubled numbers and questions nobody reaches', () => {
    const faults = checkInstrument([
      question(1, { skip: { when: 'No', to: 99 } }), question(2, { skip: { when: 'No', to: 2 } }), question(3, { skip: { when: 'Maybe', to: 5 } }),
      question(4, { options: ['Yes'], skip: { when: 'Yes', to: 6 } }), question(5, { options: ['Yes'], skip: { when: 'Yes', to: 7 } }), question(6), question(6), question(7),
    ]);
    expect(faults.map(({ kind, question: no }) => `${kind} ${no}`)).toEqual(['duplicate-number 6', 'missing-target 1', 'skip-to-self 2', 'unknown-option 3']);
    expect(checkInstrument([question(1, { options: ['Yes'], skip: { when: 'Yes', to: 3 } }), question(2), question(3)]).map(({ kind, question: no }) => `${kind} ${no}`)).toEqual(['unreachable 2']);
  });
  it('has nothing to say of an instrument in order', () => { expect(checkInstrument([question(1, { skip: { when: 'No', to: 3 } }), question(2), question(3)])).toEqual([]); });
});

describe('questionsNotAsked', () => {
  const skips = (answers: Record<number, string>): number[] => [...questionsNotAsked(ALLIANCE_INSTRUMENT.questions, (no) => answers[no] ?? null)];
  it('follows a skip in any language', () => { expect([skips({ 7: 'no' }), skips({ 7: 'Non' }), skips({ 7: 'Yes' }), skips({})]).toEqual([[8], [8], [], []]); });
  it('skips every question in between', () => { expect(skips({ 54: 'No' })).toEqual([55, 56]); });
  it('does not follow the faulty skip of 33', () => { expect(skips({ 33: 'No' })).toEqual([]); });
  it('does not follow a skip of a question that was itself skipped', () => {
    const questions = [question(1, { skip: { when: 'No', to: 3 } }), question(2, { skip: { when: 'No', to: 5 } }), question(3), question(4), question(5)];
    expect([...questionsNotAsked(questions, () => 'No')]).toEqual([2]);
  });
});

describe('answerStanding', () => {
  it('tells five things apart', () => {
    const [required, optional] = [question(1), question(2, { required: false })];
    expect([answerStanding(required, true, true), answerStanding(required, false, true), answerStanding(optional, false, true), answerStanding(required, true, false), answerStanding(required, false, false)])
      .toEqual(['answered', 'required-empty', 'optional-empty', 'answered-though-skipped', 'not-asked']);
  });
});

describe('incomeClass', () => {
  // World Bank, historical classification by income (OGHIST).
  it('knows the class of a country in a fiscal year', () => {
    expect([incomeClass('NPL', 'FY22'), incomeClass('NPL', 'FY17'), incomeClass('IDN', 'FY22'), incomeClass('IDN', 'FY24'), incomeClass('KOR', 'FY00')]).toEqual(['lower-middle', 'low', 'lower-middle', 'upper-middle', 'upper-middle']);
  });
  it('gives none where the Bank gave none', () => { expect([incomeClass('VEN', 'FY22'), incomeClass('XKX', 'FY00'), incomeClass('ATA', 'FY22')]).toEqual([null, null, null]); });
  it('holds no year it does not hold', () => {
    expect(() => incomeClass('NPL', 'FY19')).toThrow(RangeError);
    expect([isIncomeYear('FY19'), isIncomeYear('FY22'), incomeYears().length]).toEqual([false, true, 34]);
  });
});

describe('recogniseCountry', () => {
  const found = (text: string): string => { const country = recogniseCountry(text); return country.kind === 'match' ? country.iso3 : `${country.kind} ${(country.kind === 'ambiguous' ? country.candidates : country.nearest).join(',')}`; };
  it('knows its own names and codes', () => {
    for (const { iso3, iso2, en, fr, es } of COUNTRIES) {
      expect([iso3, found(iso3)]).toEqual([iso3, iso3]);
      expect([iso2, found(iso2)]).toEqual([iso2, iso3]);
      for (const name of [en, fr, es]) expect([iso3, 'ambiguous COG,COD', 'ambiguous VGB,VIR', 'ambiguous MAF,SXM'], name).toContain(found(name));
    }
  });
  it('knows variants, official names, parts of a state', () => {
    const names = { 'United Kingdom (England and Wales)': 'GBR', 'Royaume-Uni (Angleterre et pays de Galles)': 'GBR', 'UK': 'GBR', 'XKX': 'XKX', 'Kosovo (UNSCR 1244)': 'XKX', 'Korea (Republic of)': 'KOR', 'Korea, Rep.': 'KOR', 'Iran (Islamic Republic of)': 'IRN', 'DRC': 'COD', 'Congo (Kinshasa)': 'COD', 'Congo, Rep.': 'COG', 'the Netherlands': 'NLD', 'Türkiye': 'TUR', 'Burma': 'MMR', 'U.S.A.': 'USA', 'États-Unis d’Amérique': 'USA', 'República Dominicana': 'DOM', 'China, Hong Kong SAR': 'HKG', 'Republic of China': 'TWN', 'São Tomé': 'STP', 'Viêt Nam': 'VNM', 'Côte d’Ivoire': 'CIV', 'República Democrática del Congo': 'COD', 'Российская Федерация': 'RUS' };
    expect(Object.fromEntries(Object.keys(names).map((name) => [name, found(name)]))).toEqual(names);
  });
  it('reads a misspelling within the bound, and says that it did', () => {
    expect(recogniseCountry('Phillipines')).toMatchObject({ kind: 'match', iso3: 'PHL', how: 'fuzzy' });
    expect(['Zimbawbe', 'Swizerland', 'Untied States', 'Venezula', 'Bosnia and Herzegowina'].map(found)).toEqual(['ZWE', 'CHE', 'USA', 'VEN', 'BIH']);
  });
  it('asks where a name is several countries’, and where a slip is as near to one as to another', () => {
    expect(['Congo', 'congo ', 'Korea', 'Virgin Islands', 'Nigera'].map(found)).toEqual(['ambiguous COG,COD', 'ambiguous COG,COD', 'ambiguous KOR,PRK', 'ambiguous VGB,VIR', 'ambiguous NER,NGA']);
  });
  it('knows a country in two languages, and offers names that are further off than it guesses', () => {
    expect(['Suisse/Switzerland', 'Côte d’Ivoire - Ivory Coast', 'Lybia', 'Hati', 'Timor', 'Papouasie', 'Wakanda'].map(found)).toEqual(['CHE', 'CIV', 'none LBY', 'none HTI', 'none TLS', 'none PNG', 'none ']);
  });
  it('offers the nearest names past the bound, and takes none of them', () => { expect([found('Germanwy land'), recogniseCountry('Portugul x').kind]).toEqual(['none ', 'none']); });
  it('sees no country in ordinary words', () => {
    const words = 'yes no other none island spin stain main pain grease chain can in is it at be no so my me us to as male mail china-ware indian american region police policy office officer children society industry media hotline helpline legislation strategy research justice education programme government ministry training partner reporting database support victim offender international national response budget staff law court judge digital online abuse material content gender women men school teacher parent family friend health work money time year month week day question answer good practice lesson gap challenge recommendation'.split(' ');
    expect(words.filter((word) => recogniseCountry(word).kind === 'match')).toEqual([]);
  });
  it('places Taiwan, Hong Kong and Puerto Rico in no region', () => { expect(['TWN', 'HKG', 'PRI', 'NPL'].map((iso3) => findCountry(iso3)!.region)).toEqual([null, null, null, 'South Asia']); });
});
