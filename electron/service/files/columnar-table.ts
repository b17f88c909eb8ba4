import { Refusal } from '#core/contract/refusal.ts';
import type { Saying } from '#core/contract/saying.ts';
import { atOnce } from '#core/steps.ts';
import { said, saying } from '#core/text/sentences.ts';
import type { ColumnDictionary, RawCell, RawProblem, RawTable } from '#core/importing/raw-table.ts';
import { BOOLEAN, DATE, DistinctReader, ERROR, KIND_SHIFT, NUMBER, PAYLOAD, TEXT, unpacked } from './distinct-cells.ts';
import { MAX_TABLE_BYTES, TextPool } from './text-pool.ts';

/** What Excel can hold; nothing beyond it is a survey table. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** Text files have no such limit of rows, but one has to be set. */
export const MAX_TEXT_ROWS = 8_000_000;

const PAGE_BITS = 9;
const PAGE_ROWS = 1 << PAGE_BITS;
/** After this many problems of one table the rest are only counted. */
const MAX_PROBLEMS = 1_000;

/** Pages are cut from pieces of this many: small ones by the ten thousand would be work for the collector and stay in the process's
 *  memory when they are no longer needed. The first piece is small, like most tables. */
const FIRST_PIECE = 32;
const LARGEST_PIECE = 2048;

/** Hands out pages of zeros. */
class Pages<T extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  private piece: T;
  private used = 0;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.piece = make(FIRST_PIECE * PAGE_ROWS);
  }

  next(): T {
    if (this.used === this.piece.length) {
      this.piece = this.make(Math.min(LARGEST_PIECE * PAGE_ROWS, this.piece.length * 2));
      this.used = 0;
    }
    this.used += PAGE_ROWS;
    return this.piece.subarray(this.used - PAGE_ROWS, this.used) as T;
  }
}

/** A page is 512 rows of one column: a code a cell (kind in the top three bits), and the doubles if there are numbers. */
interface Column { readonly codes: (Uint32Array<ArrayBuffer> | undefined)[]; readonly numbers: (Float64Array<ArrayBuffer> | undefined)[] }

interface Merge { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/** Collects the cells of one sheet, in any order, four bytes a text cell and twelve a number; `finish` makes the RawTable. */
export class TableBuilder {
  readonly pool: TextPool;
  readonly sheet: string;
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly merges: Merge[] = [];
  readonly problems: RawProblem[] = [];
  private readonly columns: (Column | undefined)[] = [];
  private rows = 0;
  private bytes = 0;
  private untold = 0;
  private severest: 'error' | 'warning' = 'warning';

  private readonly codePages = new Pages((length) => new Uint32Array(length));
  private readonly numberPages = new Pages((length) => new Float64Array(length));
  private readonly limitBytes: number;

  /** @param limitBytes what texts and columns together may take up */
  constructor(sheet: string, pool: TextPool = new TextPool(), limitBytes = MAX_TABLE_BYTES) {
    this.sheet = sheet;
    this.pool = pool;
    this.limitBytes = limitBytes;
  }

  /** Rows so far: the last row with a cell, plus one. */
  get rowCount(): number {
    return this.rows;
  }

  /** Sets a cell to a text of the pool; an empty text leaves it empty. */
  setTextId(row: number, column: number, id: number): void {
    if (this.pool.length(id) !== 0) this.put(row, column, ((TEXT << KIND_SHIFT) | id) >>> 0);
  }

  setText(row: number, column: number, text: string): void {
    if (text !== '') this.put(row, column, ((TEXT << KIND_SHIFT) | this.pool.addString(text)) >>> 0);
  }

  setNumber(row: number, column: number, value: number): void {
    const target = this.put(row, column, (NUMBER << KIND_SHIFT) >>> 0);
    let page = target.numbers[row >>> PAGE_BITS];
    if (page === undefined) {
      page = this.numberPages.next();
      target.numbers[row >>> PAGE_BITS] = page;
      this.grow(PAGE_ROWS * 8);
    }
    page[row & (PAGE_ROWS - 1)] = value;
  }

  setBoolean(row: number, column: number, value: boolean): void {
    this.put(row, column, ((BOOLEAN << KIND_SHIFT) | (value ? 1 : 0)) >>> 0);
  }

  /** @param iso "2024-03-15", or with a time "2024-03-15T10:30:00"
   *  @returns the id of its text */
  setDate(row: number, column: number, iso: string): number {
    const bytes = Buffer.from(iso, 'latin1');
    const id = this.pool.intern(bytes, 0, bytes.length);
    this.setDateId(row, column, id);
    return id;
  }

  /** Sets a cell to a date that an earlier `setDate` returned. */
  setDateId(row: number, column: number, id: number): void {
    this.put(row, column, ((DATE << KIND_SHIFT) | id) >>> 0);
  }

  /** @param error as the file writes it: "#N/A" */
  setError(row: number, column: number, error: string): void {
    const bytes = Buffer.from(error);
    this.put(row, column, ((ERROR << KIND_SHIFT) | this.pool.intern(bytes, 0, bytes.length)) >>> 0);
  }

  setCell(row: number, column: number, cell: RawCell): void {
    if (cell === null) return;
    if (typeof cell === 'string') this.setText(row, column, cell);
    else if (typeof cell === 'number') this.setNumber(row, column, cell);
    else if (typeof cell === 'boolean') this.setBoolean(row, column, cell);
    else if ('date' in cell) this.setDate(row, column, cell.date);
    else this.setError(row, column, cell.error);
  }

  /** Notes a problem; past the first thousand only their number is told, at the end. */
  problem(severity: 'error' | 'warning', cell: string, expected: string, found: string, message: Saying): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ severity, sheet: this.sheet, cell, expected, found, ...said(message) });
    else {
      this.untold++;
      if (severity === 'error') this.severest = 'error';
    }
  }

  finish(): RawTable {
    if (this.untold > 0) {
      this.problems.push({
        severity: this.severest, sheet: this.sheet, cell: '', expected: '', found: String(this.untold),
        ...said(saying('file.further', { problems: this.untold })),
      });
    }
    return new ColumnarTable(this.sheet, this.rows, this.columns, this.pool, this);
  }

  private put(row: number, column: number, code: number): Column {
    let target = this.columns[column];
    if (target === undefined) {
      target = { codes: [], numbers: [] };
      this.columns[column] = target;
    }
    const at = row >>> PAGE_BITS;
    let page = target.codes[at];
    if (page === undefined) {
      page = this.codePages.next();
      target.codes[at] = page;
      this.grow(PAGE_ROWS * 4 + 256);
    }
    page[row & (PAGE_ROWS - 1)] = code;
    if (row >= this.rows) this.rows = row + 1;
    return target;
  }

  private grow(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes + this.pool.bytes > this.limitBytes) {
      throw new Refusal(
        'FILE_TOO_LARGE',
        `The sheet "${this.sheet}" has more cells than fit in ${this.limitBytes / 1024 / 1024} MB of memory. Delete the columns that are not needed, or split the file, and import the parts one after the other.`,
        { sheet: this.sheet, limitMb: this.limitBytes / 1024 / 1024 },
      );
    }
  }
}

class ColumnarTable implements RawTable {
  readonly sheet: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  readonly problems: readonly RawProblem[];
  private columns: readonly (Column | undefined)[];
  private readonly pool: TextPool;
  private distinctReader: DistinctReader | undefined;

  constructor(sheet: string, rowCount: number, columns: readonly (Column | undefined)[], pool: TextPool, source: Pick<TableBuilder, 'hiddenRows' | 'hiddenColumns' | 'merges' | 'problems'>) {
    this.sheet = sheet;
    this.rowCount = rowCount;
    this.columnCount = columns.length;
    this.columns = columns;
    this.pool = pool;
    this.hiddenRows = source.hiddenRows;
    this.hiddenColumns = source.hiddenColumns;
    this.merges = source.merges;
    this.problems = source.problems;
  }

  cell(row: number, column: number): RawCell {
    const source = this.columns[column];
    const code = source?.codes[row >>> PAGE_BITS]?.[row & (PAGE_ROWS - 1)] ?? 0;
    if (source === undefined || code === 0) return null;
    return code >>> KIND_SHIFT === NUMBER ? source.numbers[row >>> PAGE_BITS]![row & (PAGE_ROWS - 1)]! : unpacked(code, this.pool);
  }

  isBlank(row: number, column: number): boolean {
    const code = this.columns[column]?.codes[row >>> PAGE_BITS]?.[row & (PAGE_ROWS - 1)] ?? 0;
    return code === 0 || (code >>> KIND_SHIFT === TEXT && this.pool.isBlank(code & PAYLOAD));
  }

  distinct(column: number, rows: ArrayLike<number>): ColumnDictionary {
    return atOnce(this.distinctSteps(column, rows));
  }

  * distinctSteps(column: number, rows: ArrayLike<number>): Generator<number, ColumnDictionary> {
    const known = this.distinctReader;
    // Taken while it reads: another column may be asked for between the steps, or these steps given up.
    this.distinctReader = undefined;
    const reader = known === undefined || known.isStale ? new DistinctReader(this.pool) : known;
    const read = yield* reader.steps(this.columns[column], PAGE_BITS, rows);
    this.distinctReader = reader;
    return read;
  }

  rest(): void {
    this.distinctReader?.close();
    this.distinctReader = undefined;
  }

  close(): void {
    this.rest();
    for (const { codes, numbers } of this.columns.filter((column) => column !== undefined)) for (const page of [...codes, ...numbers]) if (page !== undefined && !page.buffer.detached) page.buffer.transfer(0);
    this.columns = [];
  }
}
