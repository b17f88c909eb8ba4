import { attribute, isName, OddXml, XmlScanner, type XmlHandler } from '../xlsx/xml-scanner.ts';

/** A run of rows or columns: the first, and how many. */
type Run = readonly [first: number, count: number];
/** What the author of a sheet hid. */
export interface HiddenInSheet { readonly hidden: boolean; readonly rows: readonly Run[]; readonly columns: readonly Run[] }

/** What is hidden in each sheet of an OpenDocument spreadsheet, in the order of its sheets: the library that reads the cells does not tell.
 *  OpenDocument 1.3, part 3: 9.1 (tables, their columns and rows), 16.6 and 17.15 (whether a table is displayed).
 *  @param chunks of content.xml, or of a flat document @returns nothing of any sheet where the XML is not written as it usually is */
export async function hiddenInOds(part: string, chunks: (push: (chunk: Buffer) => void) => Promise<void>): Promise<HiddenInSheet[]> {
  const found = new HiddenParts();
  const scanner = new XmlScanner(found, part);
  try {
    await chunks((chunk) => { scanner.push(chunk); });
  } catch (error) {
    if (!(error instanceof OddXml)) throw error;
    return [];
  }
  return found.sheets;
}

class HiddenParts implements XmlHandler {
  readonly wantsText = false;
  readonly sheets: { hidden: boolean; rows: Run[]; columns: Run[] }[] = [];
  /** Styles of tables that are not displayed. They stand before the tables. */
  readonly #notDisplayed = new Set<string>();
  #style: string | null = null;
  #row = 0;
  #column = 0;

  open(bytes: Buffer, nameStart: number, nameEnd: number, end: number): void {
    const read = (name: string): string | null => attribute(bytes, nameEnd, end, name);
    const is = (name: string): boolean => isName(bytes, nameStart, nameEnd, name);
    if (is('table-row')) {
      this.#row = hide(this.sheets.at(-1)?.rows, this.#row, read('table:visibility'), read('table:number-rows-repeated'));
    } else if (is('table-column')) {
      this.#column = hide(this.sheets.at(-1)?.columns, this.#column, read('table:visibility'), read('table:number-columns-repeated'));
    } else if (is('table')) {
      this.sheets.push({ hidden: this.#notDisplayed.has(read('table:style-name') ?? ''), rows: [], columns: [] });
      this.#row = this.#column = 0;
    } else if (is('style')) {
      this.#style = read('style:name');
    } else if (is('table-properties') && this.#style !== null && read('table:display') === 'false') {
      this.#notDisplayed.add(this.#style);
    }
  }

  // Cells are read by the library.
  close(): void { /* nothing to do */ }
  text(): void { /* nothing to do */ }
}

/** @returns where the next row or column is */
function hide(runs: Run[] | undefined, at: number, visibility: string | null, repeated: string | null): number {
  const count = Math.max(1, Math.trunc(Number(repeated ?? '1')) || 1);
  // "filter": rows that an automatic filter leaves out.
  if (visibility === 'collapse' || visibility === 'filter') runs?.push([at, count]);
  return at + count;
}
