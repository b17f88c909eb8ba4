import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { openSurveyFile, type OpenOptions } from '#service/files/open-file.ts';
import { cellsOf } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

async function open(content: string | Uint8Array, options?: OpenOptions) {
  const opened = await openSurveyFile(files.write('answers.csv', content), options);
  const table = await opened.readSheet();
  opened.close();
  return { file: opened.file, problems: table.problems, cells: cellsOf(table) };
}
/** A survey of one-word English answers with a few words of another language at its end. */
const mostlyAscii = (words: readonly string[]): string => `id,city,answer\n${Array.from({ length: 60 }, (_, at) => `${at},Geneva,yes`).join('\n')}\n${words.map((word, at) => `${100 + at},Geneva,${word}`).join('\n')}\n`;

describe('encodings', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['French', ['Déjà très peu', 'L\'été', 'où ça'], ['windows-1252', 'macintosh', 'cp850']], ['one accent', ['Café'], ['windows-1252', 'macintosh', 'cp850']], ['capitals', ['SÉNÉGAL', 'CÔTE D’IVOIRE'], ['windows-1252', 'macintosh']],
    ['Spanish', ['¿Qué años?', 'Más niñas'], ['windows-1252', 'macintosh', 'cp850']], ['Russian', ['Да', 'Нет времени'], ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'maccyrillic']], ['Ukrainian', ['Їжак є', 'і ґанок'], ['windows-1251', 'koi8-u']],
    ['Polish', ['Łódź', 'Wrocław', 'Gdańsk'], ['windows-1250', 'iso-8859-2', 'cp852']], ['Czech', ['žluťoučký kůň', 'Příliš'], ['windows-1250', 'iso-8859-2']], ['Hungarian', ['Győr', 'tűzoltó', 'szőlő'], ['windows-1250']], ['Romanian', ['Bucureşti', 'ţară', 'învăţământ'], ['windows-1250']],
    ['Turkish', ['Diyarbakır', 'güneş', 'İstanbul'], ['windows-1254']], ['Greek', ['Αθήνα', 'χρόνος'], ['windows-1253']], ['Arabic', ['القاهرة', 'لا توجد موارد'], ['windows-1256']], ['Hebrew', ['ירושלים', 'אין משאבים'], ['windows-1255']], ['Thai', ['กรุงเทพมหานคร', 'ไม่มีงบประมาณ'], ['windows-874']],
    ['Lithuanian', ['Šiauliai', 'ąžuolas', 'ūkis'], ['windows-1257']], ['Chinese', ['没有足够的培训资源和资金', '需要更多的支持', '我们的工作人员不够'], ['gb18030']], ['Japanese', ['研修のための十分な資源がありません', 'もっと支援が必要です'], ['shift_jis', 'euc-jp']], ['Korean', ['교육을 위한 자원이 없습니다', '더 많은 지원이 필요합니다'], ['euc-kr']],
  ])('%s is read by its letters among much ASCII', async (_, words, encodings) => {
    for (const encoding of encodings) {
      const { cells, file, problems } = await open(iconv.encode(mostlyAscii(words), encoding));
      expect([encoding, file.encoding, cells.slice(-words.length).map((row) => row[2]), problems]).toEqual([encoding, encoding, words, []]);
      expect(file.notices.map(({ code }) => code)).toEqual(['file.encodingExample']);
    }
  });

  it('reads UTF-8 with some places in Windows-1252 each in its way, and lists the places', async () => {
    const bytes = Buffer.concat([Buffer.from('id,réponse,ville\n1,déjà vu,Évian\n2,'), iconv.encode('forêt à côté', 'windows-1252'), Buffer.from(',Orléans\n3,"été\n'), iconv.encode('à Nîmes",Alès', 'windows-1252'), Buffer.from('\n')]);
    const { cells, file, problems } = await open(bytes);
    expect([file.encoding, cells]).toEqual(['utf-8', [['id', 'réponse', 'ville'], ['1', 'déjà vu', 'Évian'], ['2', 'forêt à côté', 'Orléans'], ['3', 'été\nà Nîmes', 'Alès']]]);
    expect(problems.map(({ cell, code, found }) => [cell, code, found])).toEqual([['B3', 'file.mixedCell', 'êàôé'], ['B4', 'file.mixedCell', 'àî'], ['C4', 'file.mixedCell', 'è']]);
    expect(file.notices.map(({ code }) => code)).toEqual(['file.mixed']);
  });

  it('reads bytes that are not UTF-8 although a person says UTF-8, and says so', async () => {
    const { cells, problems } = await open(iconv.encode('id,réponse\n1,déjà\n', 'windows-1252'), { encoding: 'utf-8' });
    expect([cells, problems.map(({ cell }) => cell)]).toEqual([[['id', 'réponse'], ['1', 'déjà']], ['B1', 'B2']]);
  });

  it('names the cells in which a letter is lost', async () => {
    const lost = await open('id,réponse\n1,d\ufffdj\ufffd\n2,été\n');
    expect(lost.problems.map(({ cell, code }) => [cell, code])).toEqual([['B2', 'file.lostLetter']]);
    const wrong = await open(iconv.encode('id,answer\n1,été\n2,\u0081\n', 'latin1'), { encoding: 'windows-1252' });
    expect(wrong.cells[1]?.[1]).toBe('été');
  });

  it('finds the place in a large file, at any border between pieces', async () => {
    const line = (at: number): string => `${at},réponse numéro ${at} déjà donnée\n`;
    const before = Array.from({ length: 20_000 }, (_, at) => line(at)).join('');
    const bytes = Buffer.concat([Buffer.from(`id,texte\n${before}`), iconv.encode('x,forêt\n', 'windows-1252'), Buffer.from(Array.from({ length: 5_000 }, (_, at) => line(at)).join(''))]);
    const { cells, problems } = await open(bytes);
    expect([problems.map(({ cell }) => cell), cells[20_001]?.[1], cells.flat().filter((cell) => typeof cell === 'string' && cell.includes('\ufffd'))]).toEqual([['B20002'], 'forêt', []]);
  });
});

it('refuses UTF-32 with a sentence instead of reading a letter and three blanks', async () => {
  for (const encoding of ['utf-32le', 'utf-32be']) await expect(open(iconv.encode('ID;Pays\n1;Pérou\n', encoding, { addBOM: true }))).rejects.toMatchObject({ code: 'FILE_UNSUPPORTED', message: expect.stringContaining('UTF-32') as string });
});
