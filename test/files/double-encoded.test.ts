import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { repairDoubleEncoded } from '#core/text/double-encoded.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });

// The bytes of UTF-8 read in a code page, as programs do by mistake.
const read = (text: string, page: string): string => new TextDecoder(page).decode(new TextEncoder().encode(text));

it('takes back what was read in another code page, once or twice', () => {
  for (const text of ['Région', 'l’école est à côté', '“Oui” – bien sûr…', 'Ñandú', '€ 50', 'São Paulo', 'naïve œuvre', '😀 merci', 'über', 'Größe']) {
    expect([text, repairDoubleEncoded(read(text, 'windows-1252'))]).toEqual([text, text]);
    expect([text, repairDoubleEncoded(read(text, 'macintosh'))]).toEqual([text, text]);
    expect([text, repairDoubleEncoded(read(read(text, 'windows-1252'), 'windows-1252'))]).toEqual([text, text]);
  }
  expect(repairDoubleEncoded(read('Ответ на вопрос о воде', 'windows-1251'))).toBe('Ответ на вопрос о воде');
  expect(repairDoubleEncoded(read('Ответ на вопрос о воде', 'windows-1252'))).toBe('Ответ на вопрос о воде');
  expect(repairDoubleEncoded(read('إجابة السؤال الأول', 'windows-1252'))).toBe('إجابة السؤال الأول');
  expect(repairDoubleEncoded('Cite dâ\u0080\u0099Ivoire, Ã\u0089cole')).toBe('Cite d’Ivoire, École');
  expect([repairDoubleEncoded('Ã cÃ´tÃ©'), repairDoubleEncoded('il est Ã  lâ€™Ã©cole')]).toEqual(['à côté', 'il est à l’école']);
  expect(repairDoubleEncoded('une partie Ã©crite, une partie écrite')).toBe('une partie écrite, une partie écrite');
  expect(repairDoubleEncoded('├®cole et ├á')).toBe('école et à');
});

it('leaves what people write as it is', () => {
  for (const text of ['Région', '“AMANHÔ', 'NÃO', 'SÃO PAULO', 'Âge', 'âge', '« Là »', '“état”', 'ESPAÑA', 'СССР»', 'Россия – «СССР»', 'Ångström', 'ÅÄÖ', 'Øresund', 'ñ', '√2 © 2024', 'Việt Nam', 'gelâ »', 'Ça va', 'T°', '5 ± 2', 'Ð', 'İstanbul', 'naïf', 'Reykjavík', '¬ not']) expect([text, repairDoubleEncoded(text)]).toEqual([text, null]);
  const written = (letters: string, least: number, most: number) => fc.string({ unit: fc.constantFrom(...letters), minLength: least, maxLength: most });
  const word = fc.tuple(written('abcdeéàABCÉÀÇ', 1, 1), written('abcdeéèêëàâäîôöûüñáíóúç', 3, 8)).map((parts) => parts.join(''));
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', ' – ', '—', '’', ' « ', ' » ', '” ', ' “', '… ', ' : ')), { maxLength: 12 }).map((parts) => parts.flat().join(''));
  fc.assert(fc.property(text, (one) => repairDoubleEncoded(one) === null));
});

it('is told with its places, repaired where that is asked for, and then in the next wave too', async () => {
  const places = ['Pérou', 'Nepal', 'Côte d’Ivoire', 'Kenya', 'Fidji', 'Togo', 'Tchad', 'Mali', 'Cuba', 'Jordanie', 'Népal', 'Ghana'];
  const csv = (from: number): string => [['ID', 'Pays', 'Région', 'Qu’est-ce qui était difficile ?'], ...places.map((place, at) => [`R-${from + at}`, place, at % 2 ? 'Élevée' : 'Faible', `L’école numéro ${from + at} n’a pas d’électricité à côté`])].map((row) => row.map((cell) => read(cell, 'windows-1252')).join(',')).join('\n');
  const session = createProject(`${files.folder}/letters.swproj`, 'words', 'Letters', 'empty');
  const first = files.write('first.csv', csv(100));
  const asIs = await importFile(session, first, { instrument: 'a', dryRun: true });
  expect(asIs.notices).toEqual([expect.stringMatching(/^18 texts look as if they had been read in the wrong encoding before this file was made: “PÃ©rou” for “Pérou”/u)]);
  expect(asIs.problems.filter(({ code }) => code === 'cell.doubleEncoded').map(({ cell }) => cell).slice(0, 5)).toEqual(['B2', 'B4', 'B12', 'C1', 'C3']);
  const repaired = await importFile(session, first, { instrument: 'a', repair: true });
  expect([repaired.plan.repaired, repaired.countries.every(({ iso3 }) => iso3 !== null), repaired.variables.find(({ label }) => label === 'Région')?.categories?.map(({ label, count }) => `${label} ${count}`), repaired.problems.filter(({ code }) => code === 'cell.doubleEncoded')]).toEqual([true, true, ['Faible 6', 'Élevée 6'], []]);
  expect([listAnswerTexts(session.db)[0]?.text, repaired.notices[0]]).toEqual(['L’école numéro 100 n’a pas d’électricité à côté', 'The letters of 18 texts were repaired: “Pérou” in the place of “PÃ©rou”, and so on.']);
  // The plan of the earlier file says so of the next one.
  const next = await importFile(session, files.write('next.csv', csv(200)), { instrument: 'a' });
  expect([next.plan.repaired, next.cases.new, listAnswerTexts(session.db).at(-1)?.text]).toEqual([true, 12, 'L’école numéro 211 n’a pas d’électricité à côté']);
  session.close();
});
