import { columnName, type RawTable } from '#core/importing/raw-table.ts';
import { cellText } from '#core/importing/cell-text.ts';
import { tagsIn } from '#core/confirmation/pack.ts';
import { openSource } from '../source.ts';
import { readRelationships } from '../files/xlsx/relationships.ts';
import { OddXml } from '../files/xlsx/xml-scanner.ts';
import { openZip, type Zip } from '../files/zip.ts';
import { headingsOf, isOnceLabel, onceOf, packIdsIn, rowFrom, type FoundFile, type FoundRow } from './read-file.ts';
import type { Field } from './pack-words.ts';

/** A pack that came back as a workbook (or as another program's spreadsheet, or as text): every sheet is walked row by row. A row is known by its
 *  hidden key and by what can be read in it; notes at its cells belong to it. Rows of one's own are kept as texts.
 *  @throws Refusal of the file's reader */
export async function readWorkbookPack(bytes: Uint8Array, file: string): Promise<FoundFile> {
  const opened = await openSource({ name: file, bytes });
  const rows: FoundRow[] = [];
  const once: FoundFile['once'][number][] = [];
  const texts: string[] = [];
  const ids: string[] = [];
  try {
    const notes = await notesOf(bytes, file);
    for (const { name } of opened.file.sheets) {
      const table = await opened.readSheet(name);
      readSheet(table, notes.get(name) ?? new Map(), opened.file.sheets.length > 1 ? `${name}!` : '', { rows, once, texts, ids });
    }
  } finally {
    opened.close();
  }
  return { format: 'spreadsheet', packIds: [...new Set(ids)], rows, once, texts };
}

interface Found { readonly rows: FoundRow[]; readonly once: FoundFile['once'][number][]; readonly texts: string[]; readonly ids: string[] }

function readSheet(table: RawTable, notes: ReadonlyMap<string, string>, prefix: string, { rows, once, texts, ids }: Found): void {
  let headings: (Field | null)[] | null = null;
  for (let row = 0; row < table.rowCount; row += 1) {
    const cells = Array.from({ length: table.columnCount }, (_, column) => cellText(table.cell(row, column)) ?? '');
    const remarks = cells.flatMap((_, column) => notes.get(`${columnName(column)}${row + 1}`) ?? []);
    if (cells.every((cell) => cell.trim() === '') && remarks.length === 0) continue;
    ids.push(...cells.flatMap(packIdsIn));
    const named = headingsOf(cells);
    if (named) { headings = named; texts.push(...remarks); continue; }
    const tags = cells.flatMap(tagsIn);
    const plain = cells.map((cell) => (tagsIn(cell).length > 0 && cell.trim().length < 24 ? '' : cell));
    const asked = onceOf(tags, plain);
    if (asked) {
      once.push({ ...asked, text: [...plain.filter((cell) => cell.trim() !== '' && !isOnceLabel(cell)), ...remarks].join('\n') });
      continue;
    }
    if (headings === null) { texts.push(...plain.map((cell) => cell.trim()).filter(Boolean), ...remarks); continue; }
    const known = headings;
    const found = rowFrom(`${prefix}${row + 1}`, tags, plain.map((text, column) => ({ field: known[column] ?? null, text })));
    rows.push({ ...found, other: [...found.other, ...remarks] });
  }
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Notes and threaded comments of a workbook by sheet and cell; none where it is no .xlsx, or where its parts cannot be followed. */
async function notesOf(bytes: Uint8Array, file: string): Promise<Map<string, Map<string, string>>> {
  const bySheet = new Map<string, Map<string, string>>();
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b ? await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file).catch(() => null) : null;
  try {
    if (zip !== null && zip.has(WORKBOOK) && zip.names.some((name) => /comments/iu.test(name))) await readNotes(zip, bySheet);
  } catch (error) {
    if (!(error instanceof OddXml)) throw error;
  } finally {
    zip?.close();
  }
  return bySheet;
}

const WORKBOOK = 'xl/workbook.xml';

async function readNotes(zip: Zip, bySheet: Map<string, Map<string, string>>): Promise<void> {
  const { parseXml } = await import('../check/xml-tree.ts');
  const tree = async (name: string): Promise<Document | null> => (zip.has(name) ? parseXml(await zip.read(name, MOST_BYTES)) : null);
  const sheets = await readRelationships(zip, WORKBOOK);
  for (const sheet of (await tree(WORKBOOK))?.getElementsByTagNameNS('*', 'sheet') ?? []) {
    const path = sheets.get([...sheet.attributes].find((one) => one.localName === 'id')?.value ?? '')?.target;
    if (path === undefined) continue;
    const found = new Map<string, string>();
    const own = [...(await readRelationships(zip, path)).values()].map((one) => one.target).filter((target) => /comments/iu.test(target));
    // A threaded comment also lies in the old place, with a sentence of Excel's before it: the thread is read, and the other left.
    for (const target of own.toSorted((a, b) => Number(/threaded/iu.test(b)) - Number(/threaded/iu.test(a)))) {
      const threaded = /threaded/iu.test(target);
      const cells = new Map<string, string[]>();
      for (const one of (await tree(target))?.getElementsByTagNameNS('*', threaded ? 'threadedComment' : 'comment') ?? []) {
        const said = [...one.getElementsByTagNameNS('*', threaded ? 'text' : 't')].map((each) => each.textContent ?? '').join('').trim();
        const at = one.getAttribute('ref') ?? '';
        if (said !== '') cells.set(at, [...cells.get(at) ?? [], said]);
      }
      for (const [at, said] of cells) if (!found.has(at)) found.set(at, said.join('\n'));
    }
    bySheet.set(sheet.getAttribute('name') ?? '', found);
  }
}
