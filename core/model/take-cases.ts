import { bitAt, setBit, type Vector } from './vector.ts';

/** The answers of some cases, in the order of their positions. */
export function takeCases(vector: Vector, positions: readonly number[]): Vector {
  switch (vector.kind) {
    case 'single': {
      const codes = vector.codes.BYTES_PER_ELEMENT === 1 ? new Uint8Array(positions.length) : new Uint16Array(positions.length);
      positions.forEach((position, index) => { codes[index] = vector.codes[position]!; });
      return { kind: 'single', codes };
    }
    case 'multiple': {
      const options = vector.options.map((bits) => { const taken = new Uint8Array(Math.ceil(positions.length / 8)); positions.forEach((position, index) => { if (bitAt(bits, position)) setBit(taken, index); }); return taken; });
      return { kind: 'multiple', options, states: Uint8Array.from(positions, (position) => vector.states[position]!) };
    }
    case 'number': return { kind: 'number', values: Float64Array.from(positions, (position) => vector.values[position]!), states: Uint8Array.from(positions, (position) => vector.states[position]!) };
    case 'text': return { kind: 'text', values: positions.map((position) => vector.values[position]!), states: Uint8Array.from(positions, (position) => vector.states[position]!) };
  }
}
