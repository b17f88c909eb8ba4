import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../steps.ts';
import { categoriesOf, orderCategories } from './categories.ts';
import { profileSteps } from './column-profile.ts';
import { detectDelimited, mostParts, splitChoice, splitOutsideBrackets } from './delimited-choice.ts';
import { personalHeader, personalValues, saysFact, saysWeight } from './header-hints.ts';
import { detectLanguage } from './language.ts';
import { missingState } from './missing-labels.ts';
import { dateOrder, parseDate } from './parse-date.ts';
import { decimalMark, decimalMarks, parseNumber } from './parse-number.ts';
import { questionNumber } from './question-mapping.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import { surveySheet } from './survey-sheet.ts';

const profile = (texts: readonly (string | null)[]) => atOnce(profileSteps(surveySheet(rawTableFromRows(texts.map((text) => ['x', text])), { orientation: 'rows', headerRows: [], firstDataRow: 0 }).column(1)));
const delimited = (of: ReturnType<typeof profile>) => atOnce(detectDelimited(of));
const repeated = (counts: Record<string, number>): string[] => Object.entries(counts).flatMap(([text, count]) => Array.from({ length: count }, () => text));

describe('parseNumber', () => {
  it('reads what people write', () => { expect([parseNumber('1,234.5'), parseNumber('1 234,5', ','), parseNumber('1.234,5', ','), parseNumber('-7'), parseNumber('$1,000'), parseNumber('45 %'), parseNumber('0,5'), parseNumber('1e3')]).toEqual([1234.5, 1234.5, 1234.5, -7, 1000, 45, 0.5, 1000]); });
  it('reads an accountant’s negatives, currencies and thousands of several countries', () => {
    expect(['(12 346)', '(1,234.50)', '($1,200.50)', '12 346-', '(5 %)', '\u22125', 'CHF 1’250.50', 'US$ 5', '1 000 FCFA', '12,34,567'].map((text) => parseNumber(text))).toEqual([-12346, -1234.5, -1200.5, -12346, -5, -5, 1250.5, 5, 1000, 1234567]);
    expect([parseNumber('(1.234,56)', ','), parseNumber('1 234,56 €', ',')]).toEqual([-1234.56, 1234.56]);
  });
  it('takes no identifier for an amount', () => { expect(['NGA001', 'ABC 12', '(1) Yes', '(a)', '((5))', '(-5)', '()', 'Q12'].map((text) => parseNumber(text))).toEqual(Array.from({ length: 8 }, () => null)); });
  it('reads nothing else', () => { expect(['', ' ', 'O', '1-2', '12a', '1,23,4', '.', ',', '$', '1.2.3', '١٢'].map((text) => parseNumber(text))).toEqual(Array.from({ length: 11 }, () => null)); });
  it('reads every double back', () => { fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Object.is(parseNumber(String(value)), value) || (value === 0 && parseNumber(String(value)) === 0))); });
});

describe('decimalMark', () => {
  it('is a comma where only that reads the texts', () => { expect([decimalMark(['1,5', '2,25', '3']), decimalMark(['1.5', '2']), decimalMark(['1,000', '2,000']), decimalMark(['(1,5)', '3']), decimalMark(['12 346,5 €'])]).toEqual([',', '.', '.', ',', ',']); });
  it('takes points before three digits for thousands where other numbers of the column tell', () => {
    expect([decimalMark(['75.000', '12.500', '250.000', '1.250.000']), decimalMark(['2.000', '3.000', '4.500', '1.250,50']), decimalMark(['2.000', '3.000', '4.500', '12,5'])]).toEqual([',', ',', ',']);
    expect(decimalMarks(['75.000', '12.500'])).toEqual({ decimal: '.', unsure: '75.000' });
    expect([['75.000', '0.500'], ['75.000', '12,5'], ['1.250.000', '12.500'], ['12', '7']].map((texts) => decimalMarks(texts).unsure)).toEqual([null, null, null, null]);
    expect([decimalMark(['75.000', '12.500']), decimalMark(['1.375', '0.125', '0.250', '1,5']), decimalMark([...Array.from({ length: 30 }, (_, index) => `1.${100 + index}`), '1,5'])]).toEqual(['.', '.', '.']);
  });
});

describe('parseDate', () => {
  it('reads every ISO date and time as the calendar has it, and no day that is none', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    fc.assert(fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(13), fc.nat(32), fc.option(fc.tuple(fc.nat(24), fc.nat(60), fc.nat(60)), { nil: null }), (year, month, day, time) => {
      const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
      const text = time === null ? date : `${date}T${time.map(two).join(':')}`;
      const [hour, minute, second] = time ?? [0, 0, 0];
      const at = Date.UTC(year, month - 1, day, hour, minute, second);
      const iso = `${date}T${two(hour)}:${two(minute)}:${two(second)}.000Z`;
      expect(parseDate(text)).toBe(new Date(at).toISOString() === iso ? at : null);
    }), { numRuns: 2000 });
  });
  it('keeps the clock time written', () => {
    expect([parseDate('2024-03-15'), parseDate('2024-03-15T10:30:00'), parseDate('3/2/2017 11:28:51', 'mdy'), parseDate('03.02.2017', 'dmy'), parseDate('5/16/18 7:19 PM', 'mdy'), parseDate('2024-03-15T10:30:00+02:00')])
      .toEqual([Date.UTC(2024, 2, 15), Date.UTC(2024, 2, 15, 10, 30), Date.UTC(2017, 2, 2, 11, 28, 51), Date.UTC(2017, 1, 3), Date.UTC(2018, 4, 16, 19, 19), Date.UTC(2024, 2, 15, 8, 30)]);
  });
  it('reads months by their names, in five languages', () => {
    const day = (month: number, date: number, year = 2024): number => Date.UTC(year, month - 1, date);
    expect(['31 Jan 2024', '31 janv. 2024', '1 March 2023', '1er mars 2023', 'March 1, 2023', '31-Jan-24', '31 de enero de 2024', 'lundi 5 février 2024', '2 août 2023', '15 juil. 2023', '5. März 2023', '1st of May 2023', '2024-Dec-31', '15 SET 2023'].map((text) => parseDate(text)))
      .toEqual([day(1, 31), day(1, 31), day(3, 1, 2023), day(3, 1, 2023), day(3, 1, 2023), day(1, 31), day(1, 31), day(2, 5), day(8, 2, 2023), day(7, 15, 2023), day(3, 5, 2023), day(5, 1, 2023), day(12, 31), day(9, 15, 2023)]);
    expect(['31 Feb 2024', '5 jui 2023', '12 Bananas 2024', 'Room 12 2024', 'March 2023', 'maybe 12'].map((text) => parseDate(text))).toEqual([null, null, null, null, null, null]);
  });
  it('reads what forms write: halves of the day, zones, hours with an h', () => {
    expect(['2024/01/31 10:24:11 PM GMT+1', '31/01/2024 à 10h24', '31.01.2024, 10:24 Uhr', 'Tue Mar 05 2024 10:11:12 GMT+0000 (Coordinated Universal Time)', '2024-01-31T10:24:11.123456-05:00', '31 janv. 2024 à 14 h 05'].map((text) => parseDate(text, 'dmy')))
      .toEqual([Date.UTC(2024, 0, 31, 21, 24, 11), Date.UTC(2024, 0, 31, 10, 24), Date.UTC(2024, 0, 31, 10, 24), Date.UTC(2024, 2, 5, 10, 11, 12), Date.UTC(2024, 0, 31, 15, 24, 11, 123), Date.UTC(2024, 0, 31, 14, 5)]);
  });
  it('knows days that do not exist', () => { expect([parseDate('2023-02-29'), parseDate('31/04/2020', 'dmy'), parseDate('13/13/2020', 'dmy'), parseDate('2020-01-01 25:00')]).toEqual([null, null, null, null]); });
  it('reads every day it writes', () => { fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => parseDate(date.toISOString()) === date.getTime())); });
});

describe('dateOrder', () => {
  it('takes the order that reads every text, day first where either does', () => { expect([dateOrder(['1/13/2020', '2/3/2020']), dateOrder(['13/1/2020', '2/3/2020']), dateOrder(['1/2/2020']), dateOrder(['2020-01-02']), dateOrder(['yes'])]).toEqual(['mdy', 'dmy', 'dmy', 'ymd', null]); });
});

describe('a column of numbers', () => {
  it('reads brackets as a minus beside other numbers, and alone as the marks of a list', () => {
    expect([profile(['120', '(35)', '14']).numberShare, profile(['(1)', '(2)', '(3)']).numberShare]).toEqual([1, 0]);
    expect([profile(['120', '(35)', '14']).min, profile(['31 Jan 2024', '1 Feb 2024']).dateShare]).toEqual([-35, 1]);
  });
});

describe('missingState', () => {
  it('knows labels of missing values in four languages', () => { expect(['N/A', 'Ne sait pas', 'Prefer not to say', 'sans réponse', 'No sabe', 'Not asked', '-', 'NA'].map(missingState)).toEqual(['notApplicable', 'dontKnow', 'dontKnow', 'noAnswer', 'dontKnow', 'notAsked', 'noAnswer', 'notApplicable']); });
  it('leaves answers alone', () => { expect(['No', 'None', '0', 'Nothing', 'so', 'Rien', '99'].map(missingState)).toEqual(Array.from({ length: 7 }, () => null)); });
});

describe('detectLanguage', () => {
  it('tells four languages by their small words', () => {
    expect(['There is no funding for the training of judges in this country.', 'La loi n’est pas appliquée dans tout le pays et il y a peu de moyens.', 'No hay fondos para la formación de los jueces en este país.', 'Não há recursos para a formação dos juízes em todo o país.'].map(detectLanguage)).toEqual(['en', 'fr', 'es', 'pt']);
  });
  it('says nothing of a word', () => { expect([detectLanguage('INTERPOL'), detectLanguage('')]).toEqual([null, null]); });
});

describe('splitOutsideBrackets', () => {
  it('keeps brackets whole', () => { expect(splitOutsideBrackets('Custom (D3, canvas), Excel', ', ')).toEqual(['Custom (D3, canvas)', 'Excel']); });
  it('parts no thousands', () => { expect(splitOutsideBrackets('$50,000,Other', ',')).toEqual(['$50,000', 'Other']); });
  it('is not misled by a bracket that is not closed', () => { expect(splitOutsideBrackets('a (b; c', ';')).toEqual(['a (b', ' c']); });
  it('loses nothing', () => { fc.assert(fc.property(fc.string(), (text) => splitOutsideBrackets(text, ';').join(';') === text)); });
});

describe('splitChoice', () => {
  it('reads the longest known option first', () => { const known = new Set(['No', 'No, but I help', 'Yes']); expect(splitChoice('No, but I help, Yes', ', ', (text) => known.has(text), 2)).toEqual(['No, but I help', 'Yes']); });
  it('reads an option with a space behind its delimiter as it was offered, and as an earlier plan wrote it', () => {
    expect([['SPSS; PSPP'], ['SPSS;PSPP']].map((options) => splitChoice('R;SPSS; PSPP;', ';', (text) => options.includes(text), 2))).toEqual([['R', 'SPSS; PSPP'], ['R', 'SPSS;PSPP']]);
    expect(delimited(profile(repeated({ 'R;SPSS; PSPP;': 6, 'SPSS; PSPP;': 4, 'R;Excel;': 5, 'Excel;': 3, 'R;Excel;SPSS; PSPP;': 4 })))?.options.map(({ text }) => text).toSorted()).toEqual(['Excel', 'R', 'SPSS; PSPP']);
  });
  it('finds the same options as one that tries every length', () => {
    const option = fc.array(fc.constantFrom('a', 'B', 'é', 'c d'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('; '));
    fc.assert(fc.property(fc.array(option, { minLength: 1, maxLength: 5 }), fc.array(option, { maxLength: 6 }), (options, chosen) => {
      const known = (text: string): boolean => options.includes(text);
      const text = chosen.join('; ');
      expect(splitChoice(text, '; ', known, mostParts(options, '; '))).toEqual(splitChoice(text, '; ', known, Infinity));
    }));
  });
});

describe('detectDelimited', () => {
  it('finds options that recur', () => { expect(delimited(profile(repeated({ 'Excel;R': 5, 'R;Tableau': 4, Excel: 6, 'Excel;R;Tableau': 3, Tableau: 2 })))).toMatchObject({ delimiter: ';', options: [{ text: 'Excel', count: 14 }, { text: 'R', count: 12 }, { text: 'Tableau', count: 9 }] }); });
  it('keeps options with commas in brackets whole', () => { expect(delimited(profile(repeated({ 'Custom (D3, canvas), Excel': 5, 'Excel, R': 4, 'Custom (D3, canvas)': 6, R: 3, 'Custom (D3, canvas), R': 3, 'R, Excel': 2 })))?.options.map(({ text }) => text)).toEqual(['Custom (D3, canvas)', 'R', 'Excel']); });
  it('sees one choice where an option has a comma of its own', () => { expect([delimited(profile(repeated({ Yes: 20, No: 30, 'No, but I identify as an ally': 12 }))), delimited(profile(repeated({ 'Yes, fully': 9, 'Yes, partly': 8, No: 8 }))), delimited(profile(repeated({ '$0 - $24,999': 9, '$25,000 - $49,999': 8, '$50,000 - $99,999': 8 })))]).toEqual([null, null, null]); });
  it('finds them among thousands of combinations, few of which recur, and no list among thousands of sentences', () => {
    const chance = (n: number): number => { const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d); return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 28; };
    const options = Array.from({ length: 40 }, (_, index) => `Option ${index}`);
    const choices = Array.from({ length: 6000 }, (_, at) => options.filter((__, index) => chance(at * 40 + index + 1) < 2).join(', ') || options[0]!);
    expect(new Set(choices).size).toBeGreaterThan(3000);
    expect(delimited(profile(choices))).toMatchObject({ delimiter: ', ' });
    expect(delimited(profile(choices))?.options).toHaveLength(40);
    const words = 'more staff and training for offices in the regions where few of them work with such tools'.split(' ');
    expect(delimited(profile(Array.from({ length: 6000 }, (_, at) => Array.from({ length: 12 }, (__, index) => `${words[chance(at * 12 + index + 1)]!}${index % 4 === 3 ? ', ' : ' '}`).join('').trim() + at)))).toBeNull();
  });
  it('finds the few options that most ticked beside the words of thousands', () => {
    const options = ['Radio', 'Television', 'Newspaper', 'Neighbours', 'Church'];
    const ticked = Array.from({ length: 10_800 }, (_, at) => options.filter((__, index) => (at % 31 + 1) >> index & 1).join(', '));
    const found = delimited(profile([...ticked, ...Array.from({ length: 1200 }, (_, at) => `Somebody told me number ${at}`)]));
    expect(found).toMatchObject({ delimiter: ', ' });
    expect(found?.options.slice(0, 5).map(({ text }) => text).toSorted()).toEqual(options.toSorted());
  });
  it('sees no list where each part has its place', () => {
    const people = Array.from({ length: 200 }, (_, at) => `${['Doe', 'Rai', 'Ali', 'Silva'][at % 4]!}, ${['Ann', 'Bob', 'Cy', 'Dan', 'Eve', 'Flo', 'Gus'][at % 7]!}`);
    const doses = repeated({ '20 mg, daily': 9, '10 mg, daily': 8, '20 mg, weekly': 7, '10 mg, weekly': 6, '5 mg, weekly': 4, '5 mg, daily': 4, unknown: 1 });
    expect([delimited(profile(people)), delimited(profile(doses))]).toEqual([null, null]);
    const twoOfFour = repeated({ 'A, B': 9, 'A, C': 8, 'A, D': 3, 'B, C': 7, 'B, D': 6, 'C, D': 4 });
    expect(delimited(profile(twoOfFour))?.options).toHaveLength(4);
  });
  it('sees no list in sentences', () => { expect(delimited(profile(['More time, better tools and some peace.', 'I would ask for training, then for staff.', 'Money, mostly, but also the data, which is late.', 'Nothing, really.']))).toBeNull(); });
});

describe('categoriesOf', () => {
  it('joins spellings that look alike, and says so', () => {
    const { categories, merges } = categoriesOf([{ text: 'Yes', count: 9 }, { text: 'No', count: 4 }, { text: 'yes ', count: 2 }, { text: 'Oui', count: 1 }]);
    expect(categories.map(({ id, label, values }) => [id, label, values])).toEqual([['yes', 'Yes', ['Yes', 'yes ', 'Oui']], ['no', 'No', ['No']]]);
    expect(merges).toEqual([{ label: 'Yes', spellings: ['Yes', 'yes ', 'Oui'] }]);
  });
  it('keeps apart what punctuation parts', () => { expect(categoriesOf(['C', 'C++', 'C#'].map((text) => ({ text, count: 1 }))).categories.length).toBe(3); });
  it('puts an instrument’s options first, chosen or not', () => { expect(categoriesOf([{ text: 'Maybe', count: 3 }], ['Yes', 'No']).categories.map(({ id, values }) => [id, values])).toEqual([['yes', []], ['no', []], ['Maybe', ['Maybe']]]); });
});

describe('orderCategories', () => {
  const ordered = (labels: string[]): unknown => { const { categories, measure } = orderCategories(labels.map((label) => ({ id: label, label, values: [label] }))); return [categories.map(({ id }) => id), measure]; };
  it('sorts ranges by their first number', () => { expect(ordered(['45-60', '> 60', '18-29', 'Under 18'])).toEqual([['Under 18', '18-29', '45-60', '> 60'], 'ordinal']); });
  it('knows scales', () => { expect(ordered(['Often', 'Never', 'Sometimes'])).toEqual([['Never', 'Sometimes', 'Often'], 'ordinal']); });
  it('leaves names as they stand', () => { expect(ordered(['Tablet', 'Laptop', 'Phone'])).toEqual([['Tablet', 'Laptop', 'Phone'], 'nominal']); });
});

describe('personal data', () => {
  it('is known by header', () => { expect(['Name', 'E-mail', 'Courriel', 'Contact person', 'RecipientFirstName', 'IPAddress', 'Telephone number', 'Focal point in the office'].map(personalHeader)).toEqual(['name', 'e-mail', 'e-mail', 'name', 'name', 'address', 'telephone', 'name']); });
  it('is known behind a number and in a question', () => { expect(['1. Name', 'Q3: E-mail', 'What is your name?', '2) Quel est votre nom ?', '¿Cuál es su nombre?', 'Question 12. Phone number'].map(personalHeader)).toEqual(['name', 'e-mail', 'name', 'name', 'name', 'telephone']); });
  it('is known of whomever it names, and behind a letter and a number', () => {
    const names = ['hh_name', 'Household head name', 'Nom du chef de ménage', 'Noms et prénoms', 'Nom(s) et prénom(s)', 'Prénoms', 'Nom complet', 'A1. Name of the respondent', 'name_child_1', "Child's name", 'Name of the household head', 'Nombre completo'];
    expect([names.filter((header) => personalHeader(header) !== 'name'), ['WhatsApp', 'Adresse', 'Address', 'Dirección'].map(personalHeader)]).toEqual([[], ['telephone', 'address', 'address', 'address']]);
    expect(['National ID number', 'Passport No', 'N° de passeport', 'Numéro CNI', 'Cédula', 'Do you have an identity card?', 'ID', 'Dispositif'].map(personalHeader)).toEqual([...Array.from({ length: 5 }, () => 'document'), null, null, null]);
  });
  it('is not seen where there is none', () => { expect(['Country name', 'Organisation name', 'Name of the law', 'Village name', 'Nom de la structure', 'Does the law name the child?', 'Household size', 'How many people contact the helpline?', 'Mobile apps used'].map(personalHeader)).toEqual(Array.from({ length: 9 }, () => null)); });
  it('is known by its values', () => { expect([personalValues(['a@example.org', 'b@example.org']), personalValues(['+977 1 5550 123', '+254 20 555 123']), personalValues(['Nepal'])]).toEqual(['e-mail', 'telephone', null]); });
  it('tells a weight from a weighing', () => { expect(['weight', 'Poids', 'wgt', 'hh_weight', 'Child sample weight', 'What is your weight?', 'Your weight', 'Birth weight', 'Poids à la naissance', 'Peso al nacer', 'Poids moyen', 'Child weight'].map(saysWeight)).toEqual(Array.from({ length: 12 }, (_, at) => at < 5)); });
});

describe('questionNumber', () => {
  it('reads the ways a number is written', () => { expect(['Q7', '7. Is there?', '7) Is there?', 'Question 7: Is there?', 'q7', 'Q7 Is there?', '7 – Is there?'].map((header) => questionNumber(header)?.no)).toEqual([7, 7, 7, 7, 7, 7, 7]); });
  it('reads no number where none is', () => { expect(['2020 budget', '18-24', '3.5 percent', 'Quarter 4', '10,000 people', 'Covid-19'].map((header) => questionNumber(header)?.no ?? null)).toEqual([null, null, null, null, null, null]); });
});

describe('facts about a case', () => {
  it('are told from questions by their headers', () => {
    expect([['UNICEF region', 'Region', 'Income group', 'Groupe de revenu', 'Population (thousands)', 'ISO3', 'World Bank income class FY24'].map(saysFact), ['In which region do you work?', 'Which regions does the law cover?', 'Does your income group matter?', 'What is the population reached by the programme', 'Comments'].map(saysFact)]).toEqual([Array.from({ length: 7 }, () => true), Array.from({ length: 5 }, () => false)]);
  });
});
