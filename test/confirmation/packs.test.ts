import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReadDb, rows } from '#db/database.ts';
import { listCases } from '#db/queries/cases.ts';
import { makePacks } from '#service/confirmation/make-packs.ts';
import { acceptReturn, compareReturn } from '#service/confirmation/returns.ts';
import type { ProjectSession } from '#service/session.ts';
import { convertInOffice, hasOffice } from '../helpers/office.ts';
import { readParts } from '../helpers/xlsx-parts.ts';
import { WordFile } from './edit-word.ts';
import { confirmationStudy } from './study.ts';

let shared: Awaited<ReturnType<typeof confirmationStudy>>;
beforeAll(async () => { shared = await confirmationStudy(); });
afterAll(() => { shared.close(); });
/** Reading stores nothing, so one study serves. */
const study = () => shared;
const packOf = async (session: ProjectSession, key: string, language: 'en' | 'fr' = 'en') => {
  const { position } = listCases(session.db).find((one) => one.key === key)!;
  const { packs } = await makePacks(session, { caseIndexes: [position], formats: ['docx', 'xlsx'], language });
  return { id: packs[0]!.id, word: packs[0]!.files[0]!.bytes, excel: packs[0]!.files[1]!.bytes };
};
const read = async (session: ProjectSession, name: string, bytes: Uint8Array) => (await compareReturn(session, { name, bytes })).returns[0]!;
const said = (one: Awaited<ReturnType<typeof read>>) => Object.fromEntries(one.lines.map((line) => [line.key, line.becomes === null ? line.verdict : `${line.verdict} ${line.becomes}`]));
const sheetOf = async (bytes: Uint8Array): Promise<{ workbook: ExcelJS.Workbook; sheet: ExcelJS.Worksheet; row: (key: string) => ExcelJS.Row; save: () => Promise<Uint8Array> }> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const [sheet] = workbook.worksheets as [ExcelJS.Worksheet];
  return { workbook, sheet, row: (key) => { let found: ExcelJS.Row | undefined; sheet.eachRow((row) => { if (row.getCell(2).value === key) found = row; }); if (!found) throw new Error(`no row ${key}`); return found; }, save: async () => new Uint8Array(await workbook.xlsx.writeBuffer()) };
};
const PLAIN = { S1: 'unanswered', S2: 'unanswered', S3: 'unanswered', S4: 'unanswered', E1: 'unanswered' };

describe('a pack', () => {
  it('shows a respondent what would be printed about it, and nothing of anybody else', async () => {
    const { session } = study();
    const { word, excel } = await packOf(session, 'R-a', 'fr');
    for (const bytes of [word, excel]) {
      const text = [...(await readParts(bytes)).values()].map(String).join('\n');
      expect(text).toContain('Stratégie nationale');
      expect(text).toContain('kept a register since 2019');
      for (const other of ['Staff leave', 'Peru', 'R-b', 'Ana', 'La ligne est']) expect(text.includes(other), other).toBe(false);
    }
    const one = await read(session, 'as sent.docx', word);
    expect(one.lines.map((line) => [line.key, line.topic, line.shown, line.now])).toEqual([
      ['S1', 'Stratégie nationale', 'Oui', 'Oui'], ['S2', 'Ligne de signalement', 'Non', 'Non'], ['S3', 'Outils juridiques', 'Law; Decree', 'Law; Decree'], ['S4', 'Stratégie et ligne', 'Non', 'Non'],
      ['E1', 'details · Practice', 'Our office has kept a register since 2019, in three provinces.', 'Our office has kept a register since 2019, in three provinces.'],
    ]);
  });

  it('that comes back as it was sent says nothing, in every format and language', async () => {
    const { session } = study();
    for (const language of ['en', 'fr'] as const) {
      const { word, excel } = await packOf(session, 'R-a', language);
      for (const [name, bytes] of [['a.docx', word], ['b.xlsx', excel]] as const) {
        const one = await read(session, name, bytes);
        expect({ said: said(one), extra: one.extra, by: one.by, on: one.on, comment: one.comment }).toEqual({ said: PLAIN, extra: [], by: '', on: '', comment: '' });
      }
    }
  });
});

describe('a Word file as people return it', () => {
  const filled = async (session: ProjectSession) => {
    const { word } = await packOf(session, 'R-a', 'en');
    const file = await WordFile.open(word);
    file.write(file.cell(file.once('Confirmed by (name and function)'), 1), 'J. Otieno, ministry');
    file.write(file.cell(file.once('Date'), 1), '2026-03-12');
    file.write(file.cell(file.row('S1'), 3), 'Confirm');
    file.write(file.cell(file.row('S2'), 3), 'Change');
    file.write(file.cell(file.row('S2'), 4), 'Yes');
    file.write(file.cell(file.row('S3'), 3), 'Withdraw');
    file.write(file.cell(file.row('E1'), 3), 'Confirm');
    file.write(file.cell(file.row('E1'), 5), 'Region only');
    return file;
  };
  const FILLED = { S1: 'confirmed', S2: 'changed Yes', S3: 'withdrawn', S4: 'unanswered', E1: 'changed' };

  it('filled in as it was meant', async () => {
    const { session } = study();
    const one = await read(session, 'Scan 0001 final (2).docx', await (await filled(session)).save());
    expect([said(one), one.by, one.on, one.extra]).toEqual([FILLED, 'J. Otieno, ministry', '2026-03-12', []]);
    expect(one.lines.filter((line) => line.ready).map((line) => line.key)).toEqual(['S1', 'S2', 'S3', 'E1']);
    expect(one.lines.find((line) => line.key === 'E1')!.permission).toBe('region');
  });

  it('with its rows turned round, one deleted, one of its own, and text beside: nothing lost, nothing put on another line', async () => {
    const { session } = study();
    const file = await filled(session);
    const table = file.row('S1').parentElement!;
    file.row('S4').remove();
    for (const key of ['S3', 'S2', 'S1']) table.append(file.row(key));
    file.append(table, '<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Children’s council</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Yes</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Please add</w:t></w:r></w:p></w:tc></w:tr>');
    file.before(file.all('tbl')[0]!, '<w:p><w:r><w:t>Dear colleagues, see also our annual report.</w:t></w:r></w:p>');
    const one = await read(session, 'x.docx', await file.save());
    expect(said(one)).toEqual({ ...FILLED, S4: 'missing' });
    expect(one.extra).toEqual(['Children’s council | Yes | Please add', 'Dear colleagues, see also our annual report.']);
  });

  it('saved by a program that drops content controls and hidden text', async () => {
    const { session } = study();
    const file = await filled(session);
    file.flatten();
    const one = await read(session, 'x.docx', await file.save());
    expect(said(one)).toEqual(FILLED);
    expect(one.by).toBe('J. Otieno, ministry');
  });

  it('with words of its own, pasted rich text in pieces, and tracked changes accepted or not', async () => {
    const { session } = study();
    const { word } = await packOf(session, 'R-a', 'fr');
    const file = await WordFile.open(word);
    file.write(file.cell(file.row('S1'), 3), 'Nous confirmons');
    file.write(file.cell(file.row('S2'), 3), ['à mod', 'ifier'], '<w:b/>');
    file.write(file.cell(file.row('S2'), 4), ['O', 'ui']);
    file.before(file.all('r', file.cell(file.row('S2'), 4))[1]!, '<w:proofErr w:type="spellStart"/>');
    // The quote is rewritten under tracked changes: what was taken out is not read, what was put in is.
    const quote = file.cell(file.row('E1'), 2);
    for (const run of file.all('r', quote)) run.remove();
    file.append(file.all('p', quote)[0]!, '<w:r><w:t xml:space="preserve">Our office has kept a register since </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>2019</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>2021</w:t></w:r></w:ins><w:r><w:t>, in three provinces.</w:t></w:r>');
    file.write(file.cell(file.row('S4'), 5), 'En cours');
    const one = await read(session, 'x.docx', await file.save());
    expect(said(one)).toEqual({ S1: 'confirmed', S2: 'changed Oui', S3: 'unanswered', S4: 'unanswered', E1: 'changed Our office has kept a register since 2021, in three provinces.' });
    expect(one.lines.find((line) => line.key === 'E1')).toMatchObject({ doubts: ['inferred', 'edited'], ready: false });
    expect(one.lines.find((line) => line.key === 'S4')!.written.comment).toBe('En cours');
    for (const inserted of file.all('ins')) inserted.replaceWith(...inserted.childNodes);
    for (const deleted of file.all('del')) deleted.remove();
    expect(said(await read(session, 'x.docx', await file.save()))).toEqual(said(one));
  });

  it('with comments in the margin, which belong to their rows', async () => {
    const { session } = study();
    const file = await filled(session);
    file.append(file.all('p', file.cell(file.row('S1'), 2))[0]!, '<w:r><w:commentReference w:id="7"/></w:r>');
    file.part('word/comments.xml', '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7"><w:p><w:r><w:t>But not in all provinces</w:t></w:r></w:p></w:comment><w:comment w:id="8"><w:p><w:r><w:t>See page 3</w:t></w:r></w:p></w:comment></w:comments>');
    const one = await read(session, 'x.docx', await file.save());
    expect(one.lines[0]).toMatchObject({ verdict: 'confirmed', doubts: ['objection'], ready: false, written: { comment: 'But not in all provinces' } });
    expect(one.extra).toEqual(['See page 3']);
  });

  it.skipIf(!hasOffice())('saved by LibreOffice (skipped where it is not installed)', async () => {
    const { session } = study();
    const bytes = await (await filled(session)).save();
    const [again] = [...convertInOffice('pack.docx', bytes, 'docx').values()];
    const one = await read(session, 'pack.docx', again!);
    expect([said(one), one.by, one.on, one.extra]).toEqual([FILLED, 'J. Otieno, ministry', '2026-03-12', []]);
  });
});

describe('a workbook as people return it', () => {
  const filled = async (session: ProjectSession) => {
    const { excel } = await packOf(session, 'R-a', 'en');
    const file = await sheetOf(excel);
    file.sheet.eachRow((row) => { if (row.getCell(2).value === 'Confirmed by (name and function)') row.getCell(4).value = 'J. Otieno'; if (row.getCell(2).value === 'Date') row.getCell(4).value = new Date('2026-03-12T00:00:00Z'); });
    file.row('S1').getCell(5).value = 'Confirm';
    file.row('S2').getCell(5).value = 'Change';
    file.row('S2').getCell(6).value = 'Yes';
    file.row('S3').getCell(5).value = 'Withdraw';
    file.row('E1').getCell(5).value = 'Confirm';
    file.row('E1').getCell(7).value = 'Region only';
    return file;
  };
  const FILLED = { S1: 'confirmed', S2: 'changed Yes', S3: 'withdrawn', S4: 'unanswered', E1: 'changed' };
  const body = (sheet: ExcelJS.Worksheet): number[] => { const found: number[] = []; sheet.eachRow((row, number) => { if (/^[SE]\d+$/u.test(row.getCell(2).text)) found.push(number); }); return found; };

  it('filled in as it was meant, with a date that is one', async () => {
    const { session } = study();
    const one = await read(session, 'Copy of x.xlsx', await (await filled(session)).save());
    expect([said(one), one.by, one.on, one.extra]).toEqual([FILLED, 'J. Otieno', '2026-03-12', []]);
  });

  it('sorted without its hidden column: the rows are believed, and a person looks', async () => {
    const { session } = study();
    const file = await filled(session);
    const numbers = body(file.sheet);
    const values = numbers.map((number) => Array.from({ length: 7 }, (_, index) => file.sheet.getCell(number, index + 2).value));
    numbers.forEach((number, at) => { values[values.length - 1 - at]!.forEach((value, index) => { file.sheet.getCell(number, index + 2).value = value; }); });
    const one = await read(session, 'x.xlsx', await file.save());
    expect(said(one)).toEqual(FILLED);
    expect(one.lines.filter((line) => line.ready).map((line) => line.key)).toEqual(['S3']);
  });

  it('with rows and columns put in and taken out, a sheet of its own, rich text and notes', async () => {
    const { session } = study();
    const file = await filled(session);
    file.row('S1').getCell(5).value = { richText: [{ text: 'Con' }, { font: { bold: true }, text: 'firmed' }] };
    file.sheet.spliceRows(file.row('S3').number, 1);
    file.sheet.spliceColumns(4, 0, []);
    file.sheet.insertRow(file.row('S2').number, [null, null, 'Our own line', null, null, 'ok']);
    file.row('S4').getCell(5).note = 'We are not sure';
    file.workbook.addWorksheet('Notes').addRow(['Sources: annual report 2025']);
    const one = await read(session, 'x.xlsx', await file.save());
    expect(said(one)).toEqual({ ...FILLED, S3: 'missing' });
    expect(one.lines.find((line) => line.key === 'S4')!.written.comment).toBe('We are not sure');
    expect(one.extra).toEqual(['Our own line | ok', 'Sources: annual report 2025']);
  });

  it.skipIf(!hasOffice())('saved by LibreOffice, as .xlsx or .ods (skipped where it is not installed)', async () => {
    const { session } = study();
    const bytes = await (await filled(session)).save();
    for (const format of ['xlsx', 'ods']) {
      const [again] = [...convertInOffice('pack.xlsx', bytes, format).values()];
      const one = await read(session, `pack.${format}`, again!);
      expect([format, said(one), one.by]).toEqual([format, FILLED, 'J. Otieno']);
    }
  });

  it('that is none, or another project’s, is refused with the way out', async () => {
    const { session } = study();
    const other = await confirmationStudy();
    const { excel } = await packOf(other.session, 'R-a');
    other.close();
    await expect(read(session, 'x.xlsx', excel)).rejects.toThrow('did not make');
    await expect(read(session, 'x.csv', Buffer.from('a,b\n1,2\n'))).rejects.toThrow('no line of a confirmation pack');
    await expect(read(session, 'x.pdf', Buffer.from('%PDF-1.7'))).rejects.toThrow('.docx or .xlsx');
  });
});

/** Everything respondents answered, as it lies in the project. */
const answersOf = (session: ProjectSession): string => JSON.stringify([rows(asReadDb(session.connection), 'SELECT * FROM answer ORDER BY rid'), rows<{ data: Buffer }>(asReadDb(session.connection), "SELECT v.* FROM vector v JOIN variable d ON d.id = v.variable_id WHERE json_extract(d.definition, '$.source') <> 'derived' ORDER BY v.rid").map((row) => ({ ...row, data: row.data.toString('hex') }))]);

describe('reading', () => {
  it('stores nothing and writes over nothing, whatever is in the file', async () => {
    const { session } = study();
    const { excel } = await packOf(session, 'R-a');
    const before = [answersOf(session), rows(asReadDb(session.connection), 'SELECT count(*) AS n FROM history')];
    const file = await sheetOf(excel);
    file.row('S1').getCell(5).value = 'Change';
    file.row('S1').getCell(6).value = 'No';
    const bytes = await file.save();
    await read(session, 'x.xlsx', bytes);
    expect([answersOf(session), rows(asReadDb(session.connection), 'SELECT count(*) AS n FROM history')]).toEqual(before);
    await acceptReturn(session, { name: 'x.xlsx', bytes }, { packId: (await read(session, 'x.xlsx', bytes)).packId, by: 'X', on: '', lines: [{ key: 'S1', accept: true }] });
    expect(answersOf(session)).toBe(before[0]);
  });
});
