import type { RawTable } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Saying, Told } from '#core/contract/saying.ts';
import { said, saying } from '#core/text/sentences.ts';
import { TableBuilder } from '../columnar-table.ts';
import { TextPool } from '../text-pool.ts';
import { damaged, type Zip } from '../zip.ts';
import { builtInMeaning, formatMeaning, type NumberMeaning } from './number-format.ts';
import { readRelationships } from './relationships.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetReader } from './sheet.ts';
import { readSmallPart } from './small-part.ts';
import { OddXml, XmlScanner } from './xml-scanner.ts';

export interface WorkbookSheet { readonly name: string; readonly hidden: boolean; readonly part: string }
export interface ReadOptions { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((fraction: number) => void) | undefined }

/** An .xlsx or .xlsm workbook, its parts found and its sheets listed; nothing of the cells is read yet. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly macros: boolean;
  readonly notices: readonly Told[];
  readSheet(sheet: WorkbookSheet, options: ReadOptions): Promise<RawTable>;
}


/** Finds the parts of a workbook by its relationships, transitional or strict.
 *  @throws OddXml where the package is built in a way that another reader should try */
export async function openWorkbook(zip: Zip, fileName: string): Promise<Workbook> {
  const workbookPart = await findWorkbookPart(zip);
  const relationships = await readRelationships(zip, workbookPart);
  const byType = (type: string): string | undefined => [...relationships.values()].find((r) => r.type === type && !r.external)?.target;

  const sheets: WorkbookSheet[] = [];
  let otherSheets = 0;
  let date1904 = false;
  await readSmallPart(zip, workbookPart, ({ name, attributes, parents }) => {
    if (name === 'workbookPr' && parents.length === 1) date1904 = /^(1|true|on)$/.test(attributes.get('date1904') ?? '');
    if (name !== 'sheet' || parents.at(-1) !== 'sheets') return;
    const relationship = relationships.get(relationshipId(attributes) ?? '');
    const sheetName = attributes.get('name') ?? `Sheet ${sheets.length + 1}`;
    if (relationship === undefined || relationship.external || !zip.has(relationship.target)) throw new OddXml('a sheet without a part');
    if (relationship.type !== 'worksheet') otherSheets++;
    else sheets.push({ name: sheetName, hidden: (attributes.get('state') ?? 'visible') !== 'visible', part: relationship.target });
  });
  if (sheets.length === 0 && otherSheets === 0) throw new OddXml('a workbook without sheets');

  const stylesPart = byType('styles');
  const styles = stylesPart !== undefined && zip.has(stylesPart) ? await readStyles(zip, stylesPart) : [];
  const stringsPart = byType('sharedStrings');
  const macros = zip.names.some((name) => /vbaProject\.bin$/i.test(name)) || [...relationships.values()].some((r) => r.type === 'xlMacrosheet');

  return {
    sheets,
    macros,
    notices: noticesOf(zip, macros, otherSheets),
    async readSheet(sheet, { signal, onProgress }) {
      const strings = stringsPart !== undefined && zip.has(stringsPart) ? stringsPart : undefined;
      const total = Math.max(1, zip.size(sheet.part) + (strings === undefined ? 0 : zip.size(strings)));
      let done = 0;
      const feed = async (part: string, scanner: XmlScanner): Promise<void> => {
        await zip.stream(part, (chunk) => {
          scanner.push(chunk);
          done += chunk.length;
          onProgress?.(done / total);
        }, signal);
      };

      const pool = new TextPool();
      const shared = new SharedStrings(pool);
      if (strings !== undefined) {
        await feed(strings, new XmlScanner(shared, strings));
        if (!shared.complete) throw damaged(fileName, strings);
      }
      const table = new TableBuilder(sheet.name, pool);
      const reader = new SheetReader(table, { styles, date1904, sharedStrings: pool.count, cutStrings: shared.cut });
      await feed(sheet.part, new XmlScanner(reader, sheet.part));
      if (!reader.complete) throw damaged(fileName, sheet.part);
      return table.finish();
    },
  };
}

async function findWorkbookPart(zip: Zip): Promise<string> {
  if (zip.has('_rels/.rels')) {
    const found = [...(await readRelationships(zip, '')).values()].find((r) => r.type === 'officeDocument' && zip.has(r.target));
    if (found !== undefined) return found.target;
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new OddXml('no workbook part');
}

/** A sheet's r:id, whatever prefix stands for the relationships' namespace. */
function relationshipId(attributes: ReadonlyMap<string, string>): string | undefined {
  for (const [key, value] of attributes) if (key.endsWith(':id')) return value;
  return attributes.get('id');
}

async function readStyles(zip: Zip, part: string): Promise<NumberMeaning[]> {
  const custom = new Map<number, NumberMeaning>();
  const cellFormats: number[] = [];
  await readSmallPart(zip, part, ({ name, attributes, parents }) => {
    if (name === 'numFmt' && parents.at(-1) === 'numFmts') custom.set(Number(attributes.get('numFmtId')), formatMeaning(attributes.get('formatCode') ?? ''));
    if (name === 'xf' && parents.at(-1) === 'cellXfs') cellFormats.push(Number(attributes.get('numFmtId') ?? 0));
  });
  return cellFormats.map((id) => custom.get(id) ?? builtInMeaning(id));
}

function noticesOf(zip: Zip, macros: boolean, otherSheets: number): Told[] {
  const holds = (pattern: RegExp): boolean => zip.names.some((name) => pattern.test(name.replaceAll('\\', '/')));
  const notices: Saying[] = [];
  if (macros) notices.push(saying('file.macros'));
  if (holds(/(^|\/)xl\/externalLinks\//i)) notices.push(saying('file.links'));
  if (holds(/(^|\/)xl\/(connections\.xml|queryTables\/)/i)) notices.push(saying('file.connections'));
  if (otherSheets > 0) notices.push(saying('file.otherSheets', { count: otherSheets }));
  if (holds(/(^|\/)xl\/(charts|drawings|media)\//i)) notices.push(saying('file.charts'));
  return notices.map(said);
}

/** The refusal for a sheet that a workbook does not have. */
export function sheetNotFound(fileName: string, wanted: string, names: readonly string[]): Refusal {
  return new Refusal('SHEET_NOT_FOUND', `"${fileName}" has no sheet "${wanted}". Its sheets are: ${names.map((name) => `"${name}"`).join(', ')}.`, { file: fileName, sheet: wanted, sheets: [...names] });
}
