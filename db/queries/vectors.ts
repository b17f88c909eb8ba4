import { STATE, missingBase, vectorLength, type MultipleVector, type Vector } from '#core/model/vector.ts';
import { row, run, type ReadDb, type WriteDb } from '../database.ts';

interface VectorRow { readonly kind: Vector['kind']; readonly width: number; readonly options: number; readonly cases: number; readonly data: Buffer; readonly states: Buffer | null }

/** Stores a variable's vector, replacing what was there. The same one again is not written: undo would keep it whole. */
export function putVector(db: WriteDb, variableId: string, vector: Vector): void {
  const { width, options, data, states } = encode(vector);
  const values = [vector.kind, width, options, vectorLength(vector), data, states] as const;
  const existing = row<{ rid: number; same: number }>(db, 'SELECT rid, kind = ? AND width = ? AND options = ? AND cases = ? AND data = ? AND states IS ? AS same FROM vector WHERE variable_id = ?', ...values, variableId);
  if (existing?.same === 1) return;
  if (existing) run(db, 'UPDATE vector SET kind = ?, width = ?, options = ?, cases = ?, data = ?, states = ? WHERE rid = ?', ...values, existing.rid);
  else run(db, 'INSERT INTO vector (variable_id, kind, width, options, cases, data, states) VALUES (?, ?, ?, ?, ?, ?, ?)', variableId, ...values);
}

/** A variable's vector for `cases` cases: those that came after it was stored were not asked. null for open-ended variables. */
export function findVector(db: ReadDb, variableId: string, cases: number): Vector | null {
  const found = row<VectorRow>(db, 'SELECT kind, width, options, cases, data, states FROM vector WHERE variable_id = ?', variableId);
  return found ? padVector(decode(found), cases) : null;
}

export const deleteVector = (db: WriteDb, variableId: string): void => { run(db, 'DELETE FROM vector WHERE variable_id = ?', variableId); };

function encode(vector: Vector): { width: number; options: number; data: Buffer; states: Buffer | null } {
  if (vector.kind === 'single') return { width: vector.codes.BYTES_PER_ELEMENT, options: 0, data: bytes(vector.codes), states: null };
  const states = bytes(vector.states);
  if (vector.kind === 'multiple') return { width: 1, options: vector.options.length, data: Buffer.concat(vector.options.map(bytes)), states };
  if (vector.kind === 'number') return { width: 8, options: 0, data: bytes(vector.values), states };
  return { width: 0, options: 0, data: Buffer.from(JSON.stringify(vector.values)), states };
}

const bytes = (array: ArrayBufferView): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

function decode(found: VectorRow): Vector {
  // A copy, so that the words and doubles inside are aligned.
  const data = new Uint8Array(found.data);
  if (found.kind === 'single') return { kind: 'single', codes: found.width === 1 ? data : new Uint16Array(data.buffer) };
  const states = new Uint8Array(found.states!);
  if (found.kind === 'multiple') {
    const size = Math.ceil(found.cases / 8);
    return { kind: 'multiple', states, options: Array.from({ length: found.options }, (_, option) => data.slice(option * size, (option + 1) * size)) };
  }
  if (found.kind === 'number') return { kind: 'number', values: new Float64Array(data.buffer), states };
  return { kind: 'text', values: JSON.parse(found.data.toString('utf8')) as string[], states };
}

/** The same vector over more cases; the new ones hold `state` (not asked, unless said otherwise). */
function padVector(vector: Vector, cases: number, state: number = STATE.notAsked): Vector {
  const length = vectorLength(vector);
  if (length >= cases) return vector;
  if (vector.kind === 'single') {
    const codes = vector.codes.BYTES_PER_ELEMENT === 1 ? new Uint8Array(cases) : new Uint16Array(cases);
    codes.set(vector.codes);
    codes.fill(missingBase(codes) + state, length);
    return { kind: 'single', codes };
  }
  const states = new Uint8Array(cases);
  states.set(vector.states);
  states.fill(state, length);
  if (vector.kind === 'multiple') return { kind: 'multiple', states, options: vector.options.map((option) => grown(option, cases)) } satisfies MultipleVector;
  if (vector.kind === 'number') {
    const values = new Float64Array(cases);
    values.set(vector.values);
    return { kind: 'number', values, states };
  }
  return { kind: 'text', states, values: [...vector.values, ...Array.from({ length: cases - length }, () => '')] };
}

function grown(option: Uint8Array, cases: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cases / 8));
  bits.set(option);
  return bits;
}
