import { cellAddress } from '#core/importing/raw-table.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { saying } from '#core/text/sentences.ts';
import { MAX_COLUMNS, MAX_ROWS, type TableBuilder } from '../columnar-table.ts';
import { writeDigits, type NumberMeaning } from './number-format.ts';
import { parseNumber } from './parse-number.ts';
import { isoCell, serialToIso, serialToTime } from './serial-date.ts';
import { readUsualCells, type CellSink } from './usual-form.ts';
import { attribute, isName, OddXml, type XmlHandler } from './xml-scanner.ts';
import { cutAtLimit, isPlain, MAX_CELL_CHARACTERS, unescapeCell, unescapeXml } from './xml-text.ts';

/** What a sheet's cells refer to. */
export interface SheetContext {
  /** Meaning of a number by the cell's style index. */
  readonly styles: readonly NumberMeaning[];
  readonly date1904: boolean;
  /** How many shared strings the pool begins with (ids 0 …). */
  readonly sharedStrings: number;
  /** Ids of shared strings that were cut. */
  readonly cutStrings: ReadonlySet<number>;
}

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
const enumOf = (type: string): CellType => {
  switch (type) {
    case 'n': case 's': case 'str': case 'inlineStr': case 'b': case 'e': case 'd': return type;
    default: throw new OddXml(`cells of type "${type.slice(0, 20)}"`);
  }
};
/** An error message as spreadsheets write it. */
const ERROR_TEXT = /^#[A-Z0-9/_?! ]{1,24}$/i;
const MAX_MERGES = 100_000;
const MAX_KNOWN_DAYS = 10_000;

/** Reads a worksheet part into a table: cells, hidden rows and columns, merged ranges. Formulas are never computed: the
 *  value that the spreadsheet program stored is taken. */
export class SheetReader implements XmlHandler, CellSink {
  wantsText = false;
  private readonly table: TableBuilder;
  private readonly context: SheetContext;
  private rootSeen = false;
  private rootClosed = false;
  private inData = false;
  private dataSeen = false;
  private row = -1;
  private column = -1;
  private style = 0;
  private type: CellType = 'n';
  private hasFormula = false;
  private hasValue = false;
  private phonetic = false;
  /** Inside a cell. */
  private inCell = false;
  /** Text in pieces, or of a kind that needs decoding. */
  private pieces = '';
  private inPieces = false;
  /** Days already written as text, by their number: a column of dates has few. */
  private readonly days = new Map<number, number>();

  constructor(table: TableBuilder, context: SheetContext) {
    this.table = table;
    this.context = context;
  }

  /** Whether the part was read to its end. */
  get complete(): boolean {
    return this.rootClosed && (this.dataSeen || this.row < 0);
  }

  skim(bytes: Buffer, at: number): number {
    return this.inData && !this.inCell ? readUsualCells(bytes, at, this) : at;
  }

  usualCell(row: number, column: number, style: number, shared: boolean, bytes: Buffer, start: number, end: number): void {
    this.row = row;
    this.column = column;
    this.style = style;
    if (shared) this.shared(bytes, start, end);
    else this.number(bytes, start, end);
  }

  open(bytes: Buffer, start: number, end: number, attributesEnd: number, selfClosing: boolean): void {
    if (!this.inData) {
      this.openOutside(bytes, start, end, attributesEnd, selfClosing);
      return;
    }
    const length = end - start;
    if (length === 1) {
      const name = bytes[start];
      if (name === 0x63) this.openCell(bytes, end, attributesEnd, selfClosing);
      else if (name === 0x76) { if (!selfClosing) this.beginText(); }
      else if (name === 0x66) this.hasFormula = true;
      else if (name === 0x74) { if (!selfClosing && !this.phonetic) this.beginText(); }
    } else if (length === 3) {
      if (isName(bytes, start, end, 'row')) this.openRow(bytes, end, attributesEnd);
      else if (isName(bytes, start, end, 'rPh')) this.phonetic = !selfClosing;
    }
  }

  close(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length === 1) {
      const name = bytes[start];
      if (name === 0x63) { if (this.inCell) this.closeCell(); }
      else if (name === 0x76 || name === 0x74) this.wantsText = false;
    } else if (length === 3 && isName(bytes, start, end, 'rPh')) this.phonetic = false;
    else if (isName(bytes, start, end, 'sheetData')) this.inData = false;
    else if (isName(bytes, start, end, 'worksheet')) this.rootClosed = true;
  }

  text(bytes: Buffer, start: number, end: number, whole: boolean, literal: boolean): void {
    this.hasValue = true;
    // inline text comes in runs, other values whole: then no string is made for numbers and indices
    if (whole && !this.inPieces && this.type !== 'inlineStr') {
      if (this.type === 'n') {
        this.number(bytes, start, end);
        return;
      } else if (this.type === 's') {
        this.shared(bytes, start, end);
        return;
      } else if (this.type === 'str' && end - start <= MAX_CELL_CHARACTERS && isPlain(bytes, start, end)) {
        this.table.setTextId(this.row, this.column, this.table.pool.intern(bytes, start, end));
        return;
      }
    }
    this.inPieces = true;
    if (this.pieces.length > MAX_CELL_CHARACTERS) return;
    const text = bytes.toString('utf8', start, end);
    this.pieces += literal ? text : unescapeXml(text);
  }

  private beginText(): void {
    this.wantsText = this.inCell;
  }

  private openCell(bytes: Buffer, from: number, end: number, selfClosing: boolean): void {
    this.style = 0;
    this.type = 'n';
    this.hasFormula = false;
    this.hasValue = false;
    this.inPieces = false;
    this.pieces = '';
    this.phonetic = false;
    this.inCell = !selfClosing;
    this.column++;
    for (let at = from; at < end;) {
      if (bytes[at]! <= 0x20) {
        at++;
        continue;
      }
      // name="value"
      const nameAt = at;
      while (at < end && bytes[at] !== 0x3d && bytes[at]! > 0x20) at++;
      const nameLength = at - nameAt;
      while (at < end && bytes[at] !== 0x22 && bytes[at] !== 0x27) at++;
      const quote = bytes[at];
      const valueAt = ++at;
      while (at < end && bytes[at] !== quote) at++;
      if (nameLength === 1) {
        const name = bytes[nameAt];
        if (name === 0x72) this.reference(bytes, valueAt, at);
        else if (name === 0x73) this.style = smallInteger(bytes, valueAt, at);
        else if (name === 0x74) this.type = at - valueAt === 1 && bytes[valueAt] === 0x73 ? 's' : enumOf(bytes.toString('latin1', valueAt, at));
      }
      at++;
    }
    if (this.column >= MAX_COLUMNS || this.row >= MAX_ROWS || this.row < 0) throw beyondSheet(this.table.sheet);
  }

  /** "B14": sets row and column. A row number other than the row's own is followed, as spreadsheet programs do. */
  private reference(bytes: Buffer, start: number, end: number): void {
    let column = 0;
    let at = start;
    for (; at < end; at++) {
      const letter = bytes[at]! & 0xdf;
      if (letter < 0x41 || letter > 0x5a) break;
      column = column * 26 + (letter - 0x40);
      if (column > MAX_COLUMNS) throw beyondSheet(this.table.sheet);
    }
    const row = smallInteger(bytes, at, end);
    if (column === 0 || row < 0) throw new OddXml('a cell reference that is none');
    this.column = column - 1;
    if (row > 0) this.row = row - 1;
  }

  private openRow(bytes: Buffer, from: number, end: number): void {
    const r = attribute(bytes, from, end, 'r');
    // some writers count rows from 0, or leave the number out: such a row follows the one before it
    this.row = r === null || r === '0' ? this.row + 1 : Number(r) - 1;
    if (!Number.isInteger(this.row) || this.row < 0) throw new OddXml('a row number that is none');
    if (this.row >= MAX_ROWS) throw beyondSheet(this.table.sheet);
    this.column = -1;
    if (isTrue(attribute(bytes, from, end, 'hidden'))) this.table.hiddenRows.add(this.row);
  }

  private number(bytes: Buffer, start: number, end: number): void {
    const value = parseNumber(bytes, start, end);
    if (value === null) {
      this.table.setText(this.row, this.column, bytes.toString('latin1', start, end).trim());
      return;
    }
    if (Number.isNaN(value)) {
      this.notANumber(unescapeXml(bytes.toString('utf8', start, end)));
      return;
    }
    const meaning = this.context.styles[this.style];
    if (meaning === undefined || meaning.kind === 'number') {
      this.table.setNumber(this.row, this.column, value);
      return;
    }
    this.formatted(value, meaning);
  }

  private formatted(value: number, meaning: NumberMeaning): void {
    const { row, column, table } = this;
    switch (meaning.kind) {
      case 'digits':
        if (Number.isSafeInteger(value) && value >= 0) table.setText(row, column, writeDigits(value, meaning.pattern));
        else table.setNumber(row, column, value);
        return;
      case 'date': case 'dateTime': {
        const known = meaning.kind === 'date' ? this.days.get(value) : undefined;
        if (known !== undefined) {
          table.setDateId(row, column, known);
          return;
        }
        const iso = serialToIso(value, this.context.date1904, meaning.kind === 'dateTime');
        if (iso !== null) {
          const id = table.setDate(row, column, iso);
          if (meaning.kind === 'date' && this.days.size < MAX_KNOWN_DAYS) this.days.set(value, id);
          return;
        }
        if (value > 0 && value < 1) break;
        table.setNumber(row, column, value);
        table.problem('warning', cellAddress(row, column), 'a date', 'a number that is no day', saying('file.noDay', { cell: cellAddress(row, column) }));
        return;
      }
      case 'time':
        if (value >= 1) {
          // a full date shown by its time only
          const iso = serialToIso(value, this.context.date1904, true);
          if (iso !== null) {
            table.setDate(row, column, iso);
            return;
          }
        }
        break;
      default:
    }
    const time = serialToTime(value);
    if (time === null) table.setNumber(row, column, value);
    else table.setText(row, column, time);
  }

  private shared(bytes: Buffer, start: number, end: number): void {
    const index = smallInteger(bytes, start, end);
    if (index < 0 || index >= this.context.sharedStrings) {
      const address = cellAddress(this.row, this.column);
      this.table.problem('error', address, 'a text', 'a reference to a text that the workbook does not hold', saying('file.noText', { cell: address }));
      return;
    }
    this.table.setTextId(this.row, this.column, index);
    if (this.context.cutStrings.size > 0 && this.context.cutStrings.has(index)) this.tellCut();
  }

  private tellCut(): void {
    const address = cellAddress(this.row, this.column);
    this.table.problem('warning', address, `at most ${MAX_CELL_CHARACTERS} characters`, 'a longer text', saying('file.longText', { cell: address, most: MAX_CELL_CHARACTERS }));
  }

  private notANumber(text: string): void {
    const address = cellAddress(this.row, this.column);
    this.table.setText(this.row, this.column, cutAtLimit(text));
    this.table.problem('warning', address, 'a number', 'other text', saying('file.notNumber', { cell: address }));
  }

  private closeCell(): void {
    this.inCell = false;
    this.wantsText = false;
    if (this.inPieces) this.closePieces();
    if (this.hasFormula && !this.hasValue && this.type !== 'str' && this.type !== 'inlineStr') {
      const address = cellAddress(this.row, this.column);
      this.table.problem('error', address, 'the formula\'s result', 'a formula that was never computed', saying('file.notComputed', { cell: address }));
    }
  }

  private closePieces(): void {
    const { row, column, table } = this;
    const address = (): string => cellAddress(row, column);
    let text = this.pieces;
    switch (this.type) {
      case 's': this.shared(Buffer.from(text), 0, text.length); return;
      case 'n': {
        const bytes = Buffer.from(text);
        this.number(bytes, 0, bytes.length);
        return;
      }
      case 'b': {
        const value = text.trim().toLowerCase();
        if (value === '1' || value === 'true') table.setBoolean(row, column, true);
        else if (value === '0' || value === 'false') table.setBoolean(row, column, false);
        else this.notANumber(text);
        return;
      }
      case 'e': {
        const error = ERROR_TEXT.test(text.trim()) ? text.trim() : '#VALUE!';
        table.setError(row, column, error);
        table.problem('error', address(), 'a value', error, saying('file.errorCell', { cell: address(), error }));
        return;
      }
      case 'd': {
        const iso = isoCell(text);
        if (iso === null) {
          table.setText(row, column, text);
          table.problem('warning', address(), 'a date', 'other text', saying('file.notDate', { cell: address() }));
        } else if ('date' in iso) table.setDate(row, column, iso.date);
        else table.setText(row, column, iso.time);
        return;
      }
      default:
        text = unescapeCell(text);
        if (text.length > MAX_CELL_CHARACTERS) {
          text = cutAtLimit(text);
          this.tellCut();
        }
        table.setText(row, column, text);
    }
  }

  private openOutside(bytes: Buffer, start: number, end: number, attributesEnd: number, selfClosing: boolean): void {
    const name = bytes.toString('latin1', start, end);
    if (!this.rootSeen) {
      if (name !== 'worksheet') throw new OddXml(`a sheet that is a <${name.slice(0, 30)}>`);
      this.rootSeen = true;
      this.rootClosed = selfClosing;
      return;
    }
    if (name === 'sheetData') {
      this.dataSeen = true;
      this.inData = !selfClosing;
    } else if (name === 'col' && isTrue(attribute(bytes, end, attributesEnd, 'hidden'))) {
      const first = Number(attribute(bytes, end, attributesEnd, 'min'));
      const last = Math.min(Number(attribute(bytes, end, attributesEnd, 'max')), MAX_COLUMNS);
      for (let column = first; column <= last; column++) this.table.hiddenColumns.add(column - 1);
    } else if (name === 'mergeCell') {
      const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(attribute(bytes, end, attributesEnd, 'ref') ?? '');
      if (match !== null && this.table.merges.length < MAX_MERGES) {
        this.table.merges.push({ top: Number(match[2]) - 1, left: columnIndex(match[1]!), bottom: Number(match[4]) - 1, right: columnIndex(match[3]!) });
      }
    }
  }
}

/** 0-based column of spreadsheet letters: "A" → 0, "AA" → 26. */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

/** Digits at these bytes as a whole number; -1 where there are others. */
function smallInteger(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  if (start >= end || end - start > 10) return -1;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const isTrue = (value: string | null): boolean => value === '1' || value === 'true' || value === 'on';

function beyondSheet(sheet: string): Refusal {
  return new Refusal('FILE_DAMAGED', `The sheet "${sheet}" has cells beyond row ${MAX_ROWS} or column XFD, where no sheet reaches. Open the file in a spreadsheet program and save it again.`, { sheet });
}
