import iconv from 'iconv-lite';
import { parseMultipleResponseSets, type SavSet } from './sav-sets.ts';

/** A variable as the dictionary of a .sav file declares it. */
export interface SavVariable {
  /** 0-based place among the 8-byte cells of a case. */
  readonly cell: number;
  /** 8-byte cells it takes, its further segments included. */
  cells: number;
  /** 0 for numbers, else bytes of text. */
  width: number;
  readonly shortName: string;
  name: string;
  readonly label: string | null;
  /** Print format type: 20 is DATE, 22 DATETIME and so on. */
  readonly format: number;
  measure: 'nominal' | 'ordinal' | 'scale' | null;
  missing: readonly SavMissing[];
  readonly valueLabels: { readonly value: number | string; readonly label: string }[];
  /** Byte lengths of the segments of a text over 255 bytes; one for all others. */
  segments: number;
}
export type SavMissing = { readonly value: number | string } | { readonly low: number; readonly high: number };

export interface SavDictionary {
  readonly variables: readonly SavVariable[];
  readonly sets: readonly SavSet[];
  readonly encoding: string;
  readonly compression: 'none' | 'bytecode' | 'zlib';
  readonly bias: number;
  /** As the header declares; -1 where it does not. */
  readonly cases: number;
  readonly littleEndian: boolean;
  readonly cellsPerCase: number;
  readonly dataStart: number;
}

/** IBM's numbers of code pages where they have no Windows name. Old programs say ASCII of eight-bit letters too. */
const CODE_PAGES: Readonly<Record<number, string>> = { 2: 'windows-1252', 3: 'windows-1252', 20127: 'windows-1252', 28591: 'windows-1252', 65001: 'utf-8', 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5' };
const MAX_VARIABLES = 100_000;

/** Reads the dictionary of an SPSS system file (GNU PSPP developers' guide, "System File Format").
 *  @throws RangeError where the file is cut short or is none */
export function readSavDictionary(bytes: Buffer): SavDictionary {
  const littleEndian = [2, 3].includes(bytes.readInt32LE(64));
  if (!littleEndian && ![2, 3].includes(bytes.readInt32BE(64))) throw new RangeError('layout code');
  const read = new Cursor(bytes, littleEndian);
  read.at = 72;
  const compressionCode = read.int32();
  read.at = 80;
  const cases = read.int32();
  const bias = read.double();
  read.at = 176;

  const raw: RawVariable[] = [];
  const labelRecords: { labels: { value: Buffer; label: Buffer }[]; cells: number[] }[] = [];
  const extensions = new Map<number, { size: number; data: Buffer }[]>();
  let cell = 0;
  for (let kind = read.int32(); kind !== 999; kind = read.int32()) {
    switch (kind) {
      case 2: {
        const variable = readVariable(read, cell);
        cell++;
        if (cell > MAX_VARIABLES) throw new RangeError('too many variables');
        if (variable.width >= 0) raw.push(variable);
        else if (raw.length > 0) raw.at(-1)!.cells++;
        break;
      }
      case 3: {
        const labels: { value: Buffer; label: Buffer }[] = [];
        for (let count = read.count(); count > 0; count--) {
          const value = read.bytes(8);
          const length = read.byte();
          labels.push({ value, label: read.bytes(length) });
          read.at += (8 - ((length + 1) % 8)) % 8;
        }
        if (read.int32() !== 4) throw new RangeError('labels without variables');
        const cells: number[] = [];
        for (let count = read.count(); count > 0; count--) cells.push(read.int32() - 1);
        labelRecords.push({ labels, cells });
        break;
      }
      case 6: {
        const lines = read.count();
        read.skip(lines * 80);
        break;
      }
      case 7: {
        const subtype = read.int32();
        const size = read.int32();
        const count = read.int32();
        if (size < 0 || count < 0) throw new RangeError('extension size');
        const list = extensions.get(subtype) ?? [];
        list.push({ size, data: read.bytes(size * count) });
        extensions.set(subtype, list);
        break;
      }
      default: throw new RangeError(`record ${kind}`);
    }
  }
  read.int32();

  const extension = (subtype: number): Buffer | undefined => extensions.get(subtype)?.[0]?.data;
  const encoding = encodingOf(extension(20), extension(3), littleEndian);
  const text = (value: Buffer): string => iconv.decode(value, encoding).replace(/[\s\0]+$/, '');
  const variables = raw.map((variable) => finishVariable(variable, text, littleEndian));
  applyLongNames(variables, extension(13), text);
  const joined = joinSegments(variables, extension(14), text);
  applyMeasures(raw.length, variables, joined, extension(11), littleEndian);
  for (const { labels, cells } of labelRecords) {
    for (const variable of joined) {
      if (!cells.includes(variable.cell)) continue;
      for (const { value, label } of labels) {
        variable.valueLabels.push({ value: variable.width === 0 ? toDouble(value, littleEndian) : text(value.subarray(0, variable.width)), label: text(label) });
      }
    }
  }
  applyLongStringLabels(joined, extension(21), text, littleEndian);
  applyLongStringMissing(joined, extension(22), text, littleEndian);
  const sets = [...(extensions.get(7) ?? []), ...(extensions.get(19) ?? [])].flatMap(({ data }) => parseMultipleResponseSets(data, text));
  return {
    variables: joined, sets: sets.map((set) => namedSet(set, joined)), encoding, bias, cases, littleEndian, cellsPerCase: cell, dataStart: read.at,
    compression: compressionCode === 0 ? 'none' : compressionCode === 1 ? 'bytecode' : 'zlib',
  };
}

interface RawVariable { readonly cell: number; cells: number; readonly width: number; readonly format: number; readonly name: Buffer; readonly label: Buffer | null; readonly missingCode: number; readonly missing: readonly Buffer[] }

function readVariable(read: Cursor, cell: number): RawVariable {
  const width = read.int32();
  const hasLabel = read.int32();
  const missingCode = read.int32();
  const format = (read.int32() >> 16) & 0xff;
  read.int32();
  const name = read.bytes(8);
  let label: Buffer | null = null;
  if (hasLabel === 1) {
    const length = read.count();
    label = read.bytes(length);
    read.skip((4 - (length % 4)) % 4);
  }
  if (Math.abs(missingCode) > 3) throw new RangeError('missing values');
  const missing = Array.from({ length: Math.abs(missingCode) }, () => read.bytes(8));
  if (width > 255) throw new RangeError('width');
  return { cell, cells: 1, width, format, name, label, missingCode, missing };
}

function finishVariable(raw: RawVariable, text: (bytes: Buffer) => string, littleEndian: boolean): SavVariable {
  const name = text(raw.name);
  const numbers = raw.width === 0 ? raw.missing.map((value) => toDouble(value, littleEndian)) : [];
  const missing: SavMissing[] = raw.width > 0
    ? raw.missing.map((value) => ({ value: text(value) }))
    : raw.missingCode < 0
      ? [{ low: numbers[0]!, high: numbers[1]! }, ...numbers.slice(2).map((value) => ({ value }))]
      : numbers.map((value) => ({ value }));
  return {
    cell: raw.cell, cells: raw.cells, width: raw.width, shortName: name, name, format: raw.format, measure: null, missing, valueLabels: [], segments: 1,
    label: raw.label === null || text(raw.label) === '' ? null : text(raw.label),
  };
}

function encodingOf(named: Buffer | undefined, machine: Buffer | undefined, littleEndian: boolean): string {
  const name = named?.toString('latin1').replace(/\0/g, '').trim();
  if (name !== undefined && name !== '' && iconv.encodingExists(name)) return name.toLowerCase();
  if (machine !== undefined && machine.length >= 32) {
    const page = littleEndian ? machine.readInt32LE(28) : machine.readInt32BE(28);
    const known = CODE_PAGES[page] ?? `windows-${page}`;
    if (iconv.encodingExists(known)) return known;
  }
  return 'windows-1252';
}

/** "V1=LongName" pairs, parted by tabs. */
function applyLongNames(variables: readonly SavVariable[], data: Buffer | undefined, text: (bytes: Buffer) => string): void {
  for (const [short, long] of pairs(data, text)) {
    const variable = variables.find((v) => v.shortName.toUpperCase() === short.toUpperCase());
    if (variable !== undefined) variable.name = long;
  }
}

/** Texts over 255 bytes are several variables in a row; they become one again. */
function joinSegments(variables: readonly SavVariable[], data: Buffer | undefined, text: (bytes: Buffer) => string): SavVariable[] {
  const widths = new Map([...pairs(data, text)].map(([short, width]) => [short.toUpperCase(), Number(width.replace(/\D+$/, ''))]));
  const joined: SavVariable[] = [];
  for (let i = 0; i < variables.length; i++) {
    const variable = variables[i]!;
    const width = widths.get(variable.shortName.toUpperCase());
    if (width !== undefined && width > 255) {
      variable.segments = Math.ceil(width / 252);
      for (let further = 1; further < variable.segments; further++) {
        const segment = variables[i + further];
        if (segment === undefined || segment.width === 0) throw new RangeError('a long text without its segments');
        variable.cells += segment.cells;
      }
      variable.width = width;
      i += variable.segments - 1;
    }
    joined.push(variable);
  }
  return joined;
}

function applyMeasures(rawCount: number, variables: readonly SavVariable[], joined: readonly SavVariable[], data: Buffer | undefined, littleEndian: boolean): void {
  if (data === undefined) return;
  // measure, width and alignment of each variable; very old files leave the width out; segments have entries of their own
  const perVariable = data.length % (rawCount * 12) === 0 ? 3 : 2;
  const measures = ['nominal', 'ordinal', 'scale'] as const;
  for (const variable of joined) {
    const at = variables.indexOf(variable) * perVariable * 4;
    if (at + 4 <= data.length) variable.measure = measures[(littleEndian ? data.readInt32LE(at) : data.readInt32BE(at)) - 1] ?? null;
  }
}

function applyLongStringLabels(variables: readonly SavVariable[], data: Buffer | undefined, text: (bytes: Buffer) => string, littleEndian: boolean): void {
  if (data === undefined) return;
  const read = new Cursor(data, littleEndian);
  while (read.at < data.length) {
    const name = text(read.bytes(read.count()));
    read.int32();
    const variable = variables.find((v) => v.name.toUpperCase() === name.toUpperCase() || v.shortName.toUpperCase() === name.toUpperCase());
    for (let count = read.count(); count > 0; count--) {
      const value = text(read.bytes(read.count()));
      const label = text(read.bytes(read.count()));
      variable?.valueLabels.push({ value, label });
    }
  }
}

function applyLongStringMissing(variables: readonly SavVariable[], data: Buffer | undefined, text: (bytes: Buffer) => string, littleEndian: boolean): void {
  if (data === undefined) return;
  const read = new Cursor(data, littleEndian);
  while (read.at < data.length) {
    const name = text(read.bytes(read.count()));
    const count = read.byte();
    const length = read.count();
    const missing = Array.from({ length: count }, (_, index) => {
      // PSPP writes the length before each value, SPSS once: no text begins with the bytes of a length.
      if (index > 0 && read.peekInt32() === length) read.skip(4);
      return { value: text(read.bytes(length)) };
    });
    const variable = variables.find((v) => v.name.toUpperCase() === name.toUpperCase() || v.shortName.toUpperCase() === name.toUpperCase());
    if (variable !== undefined) variable.missing = missing;
  }
}

/** Sets name their variables by short or long name in any case; here by long name. */
function namedSet(set: SavSet, variables: readonly SavVariable[]): SavSet {
  const names = set.variables.flatMap((name) => variables.find((v) => v.shortName.toUpperCase() === name.toUpperCase() || v.name.toUpperCase() === name.toUpperCase())?.name ?? []);
  return { ...set, variables: names };
}

function* pairs(data: Buffer | undefined, text: (bytes: Buffer) => string): Generator<readonly [string, string]> {
  if (data === undefined) return;
  for (const pair of text(data).split('\t')) {
    const equals = pair.indexOf('=');
    if (equals > 0) yield [pair.slice(0, equals).trim(), pair.slice(equals + 1).replace(/\0/g, '').trim()];
  }
}

const toDouble = (value: Buffer, littleEndian: boolean): number => (littleEndian ? value.readDoubleLE(0) : value.readDoubleBE(0));

/** Reads values one after the other; past the end it throws RangeError. */
class Cursor {
  at = 0;
  private readonly source: Buffer;
  private readonly littleEndian: boolean;
  constructor(source: Buffer, littleEndian: boolean) {
    this.source = source;
    this.littleEndian = littleEndian;
  }
  int32(): number {
    const value = this.littleEndian ? this.source.readInt32LE(this.at) : this.source.readInt32BE(this.at);
    this.at += 4;
    return value;
  }
  double(): number {
    const value = toDouble(this.source.subarray(this.at, this.at + 8), this.littleEndian);
    this.at += 8;
    return value;
  }
  /** The number that comes next, without taking it; NaN at the end. */
  peekInt32(): number {
    if (this.at + 4 > this.source.length) return NaN;
    return this.littleEndian ? this.source.readInt32LE(this.at) : this.source.readInt32BE(this.at);
  }
  byte(): number {
    return this.source.readUInt8(this.at++);
  }
  /** A number of things that are to follow: never negative, never more than the file has bytes. */
  count(): number {
    const value = this.int32();
    if (value < 0 || value > this.source.length) throw new RangeError('count');
    return value;
  }
  bytes(length: number): Buffer {
    this.skip(length);
    return this.source.subarray(this.at - length, this.at);
  }
  skip(length: number): void {
    if (length < 0 || this.at + length > this.source.length) throw new RangeError('cut short');
    this.at += length;
  }
}
