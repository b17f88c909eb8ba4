import { existsSync, mkdirSync, renameSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Changes whenever what is generated changes, so that no old file is measured. */
const VERSION = 3;
const COLUMNS = 40;

const WORDS = ('the survey shows that offices of national statistics need more staff training in data collection and open tools while budgets stay small '
  + 'les bureaux manquent de moyens pour la collecte et l’analyse des données régionales où l’équipe a été réduite à trois personnes '
  + 'los institutos señalan que la coordinación con otras áreas es débil y que falta capacitación para el análisis').split(' ');
const OPTIONS = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree', 'Don’t know'];

/** mulberry32: the same seed gives the same file everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a generated cell is: a number, a day number, an option of a closed question, or a long text of its own. */
type Cell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: number }
  | { readonly kind: 'option'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | null;

/** Column by column: an id, 4 dates, 15 numbers, 16 closed questions, 4 open-ended ones; one cell in fourteen is empty. */
function makeCell(column: number, row: number, next: () => number): Cell {
  if (column === 0) return { kind: 'number', value: 1_000_000 + row };
  if (next() < 0.07) return null;
  if (column < 5) return { kind: 'date', value: 44_000 + Math.floor(next() * 1_500) + (column === 4 ? Math.round(next() * 86_400) / 86_400 : 0) };
  if (column < 20) return { kind: 'number', value: column % 3 === 0 ? Math.round(next() * 1e6) / 100 : Math.floor(next() * 5_000) };
  if (column < 36) return { kind: 'option', text: `${OPTIONS[Math.floor(next() * OPTIONS.length)]}${column > 30 ? ` (${column})` : ''}` };
  let text = '';
  const length = 8 + Math.floor(next() * 25);
  for (let i = 0; i < length; i++) text += (i === 0 ? '' : ' ') + WORDS[Math.floor(next() * WORDS.length)];
  return { kind: 'text', text };
}

const cacheFolder = (): string => {
  const folder = join(tmpdir(), 'survey-workbench-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
};
const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : String.fromCharCode(64 + Math.floor(column / 26)) + String.fromCharCode(65 + (column % 26)));
const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Makes a workbook of rows × 40 cells with shared strings, dates and long texts, once, in the system's folder for
 *  temporary files; returns its path. */
export async function makeWorkbook(rows = 50_000, seed = 1): Promise<string> {
  const path = join(cacheFolder(), `workbook-${rows}-${seed}-v${VERSION}.xlsx`);
  if (existsSync(path)) return path;
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const header = Array.from({ length: COLUMNS }, (_, column) => `<c r="${letters(column)}1" t="s"><v>${shared(`Q${column + 1}. What do you think of item ${column + 1}?`)}</v></c>`).join('');
  function* sheet(): Generator<string> {
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
    yield `<row r="1" spans="1:${COLUMNS}">${header}</row>`;
    const next = random(seed);
    for (let row = 0; row < rows; row++) {
      let line = `<row r="${row + 2}" spans="1:${COLUMNS}">`;
      for (let column = 0; column < COLUMNS; column++) {
        const cell = makeCell(column, row, next);
        if (cell === null) continue;
        const at = `${letters(column)}${row + 2}`;
        if (cell.kind === 'number') line += `<c r="${at}"><v>${cell.value}</v></c>`;
        else if (cell.kind === 'date') line += `<c r="${at}" s="${Number.isInteger(cell.value) ? 1 : 2}"><v>${cell.value}</v></c>`;
        else line += `<c r="${at}" t="s"><v>${shared(cell.text)}</v></c>`;
      }
      yield `${line}</row>`;
    }
    yield '</sheetData></worksheet>';
  }
  function* sharedStrings(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.size}">`;
    for (const text of strings.keys()) yield `<si><t>${escapeXml(text)}</t></si>`;
    yield '</sst>';
  }
  const zip = new ZipFile();
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`), name);
  add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>');
  add('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>');
  add('xl/workbook.xml', '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>');
  add('xl/_rels/workbook.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>');
  add('xl/styles.xml', '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>');
  // the sheet first: writing it collects the strings
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', (done) => done(null, Readable.from(batched(sheet()))));
  zip.addReadStreamLazy('xl/sharedStrings.xml', (done) => done(null, Readable.from(batched(sharedStrings()))));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
  return path;
}

/** Makes a text file of rows × 40 values of the same kinds, once; returns its path. */
export async function makeCsv(rows = 200_000, seed = 2): Promise<string> {
  const path = join(cacheFolder(), `answers-${rows}-${seed}-v${VERSION}.csv`);
  if (existsSync(path)) return path;
  const out = createWriteStream(`${path}.part`);
  const next = random(seed);
  const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(`${Array.from({ length: COLUMNS }, (_, column) => quote(`Q${column + 1}. What do you think of item ${column + 1}?`)).join(',')}\r\n`);
  let block = '';
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let column = 0; column < COLUMNS; column++) {
      const cell = makeCell(column, row, next);
      if (cell === null) cells.push('');
      else if (cell.kind === 'date') cells.push(new Date(Date.UTC(1899, 11, 30) + Math.round(cell.value * 86_400) * 1000).toISOString().slice(0, 10));
      else if (cell.kind === 'number') cells.push(String(cell.value));
      else cells.push(quote(cell.kind === 'text' && row % 7 === 0 ? `${cell.text}, "${cell.text.slice(0, 9)}"\nand more` : cell.text));
    }
    block += `${cells.join(',')}\r\n`;
    if (block.length > 1_000_000) {
      await write(block);
      block = '';
    }
  }
  await write(block);
  out.end();
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
  return path;
}

/** Joins small texts, so that the stream has few chunks. */
function* batched(texts: Iterable<string>): Generator<Buffer> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length < 262_144) continue;
    yield Buffer.from(batch);
    batch = '';
  }
  if (batch !== '') yield Buffer.from(batch);
}
