import type { VariableDefinition } from '../model/definitions.ts';
import { STATE, stateAt, type Vector } from '../model/vector.ts';
import type { RefiValueType } from './refi-model.ts';

/** What a variable is called in an exchange file, and as which of REFI-QDA's types. A multiple choice is one Boolean an option. */
export interface ValueColumn { readonly option: number | null; readonly name: string; readonly type: RefiValueType }

const DAY_MS = 86_400_000;

export function valueColumns(definition: VariableDefinition, vector: Vector): ValueColumn[] {
  switch (definition.type) {
    case 'open': return [];
    case 'multiple': return definition.categories.map((category, option) => ({ option, name: `${definition.label} — ${category.label}`, type: 'Boolean' }));
    case 'number': return [{ option: null, name: definition.label, type: 'Float' }];
    case 'date': return [{ option: null, name: definition.label, type: vector.kind === 'number' && vector.values.some((ms, at) => vector.states[at] === STATE.value && ms % DAY_MS !== 0) ? 'DateTime' : 'Date' }];
    default: return [{ option: null, name: definition.label, type: 'Text' }];
  }
}

/** Categories as texts of their own: two that share a label carry their ids. */
export function categoryTexts(definition: VariableDefinition): string[] {
  const times = new Map<string, number>();
  for (const { label } of definition.categories) times.set(label, (times.get(label) ?? 0) + 1);
  return definition.categories.map(({ id, label }) => (times.get(label)! > 1 || label === '' ? `${label} [${id}]` : label));
}

/** The value of one case as the schema writes it; null where there is none: the whole element is left out then, never 0 or "". */
export function valueText(vector: Vector, position: number, column: ValueColumn, texts: readonly string[]): string | null {
  if (stateAt(vector, position) !== STATE.value) return null;
  switch (vector.kind) {
    case 'single': return texts[vector.codes[position]!] ?? null;
    case 'multiple': return ((vector.options[column.option!]![position >> 3]! >> (position & 7)) & 1) === 1 ? 'true' : 'false';
    case 'text': return vector.values[position]!;
    case 'number': return column.type === 'Float' ? decimalText(vector.values[position]!) : dateText(vector.values[position]!, column.type === 'DateTime');
  }
}

/** xsd:decimal: the same number, all digits written out; null for what is no number.
 *  @example decimalText(1e-7) // '0.0000001' */
export function decimalText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign, whole, fraction = '', exponent] = parts;
  const power = Number(exponent);
  const digits = `${whole}${fraction}`;
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  return `${sign}${digits.padEnd(power + 1, '0')}`;
}

/** xsd:date, or xsd:dateTime in UTC; null outside the years that both can write. */
function dateText(ms: number, withTime: boolean): string | null {
  const date = new Date(ms);
  if (Number.isNaN(ms) || Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  if (!/^\d{4}-/.test(text) || text.startsWith('0000')) return null;
  return withTime ? text : text.slice(0, 10);
}

/** A value read back: a truth, a number, milliseconds since 1970-01-01 UTC, or a text. null where the text is no value of its type. */
export function readValue(type: RefiValueType, text: string): boolean | number | string | null {
  const trimmed = text.trim();
  switch (type) {
    case 'Text': return text;
    case 'Boolean': return /^(true|1)$/i.test(trimmed) ? true : /^(false|0)$/i.test(trimmed) ? false : null;
    // A decimal comma is not valid here, but some programs write what their user's system shows.
    case 'Integer': case 'Float': return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
    case 'Date': case 'DateTime': {
      if (!/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return null;
      // Without a zone the clock is nobody's in particular: read as UTC, so that a date stays its day.
      const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(trimmed);
      const ms = type === 'Date' || trimmed.length === 10 ? Date.parse(trimmed.slice(0, 10)) : Date.parse(zoned ? trimmed : `${trimmed}Z`);
      return Number.isNaN(ms) ? null : ms;
    }
  }
}
