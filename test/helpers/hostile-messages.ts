import { types } from 'node:util';
import { contract } from '#core/contract/api/index.ts';

/** A stream of random numbers that a seed repeats: xorshift, 32 bits. */
export class Dice {
  #state: number;
  constructor(seed: number) { this.#state = (seed * 2654435761) >>> 0 || 1; }
  next(): number {
    let x = this.#state;
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 2 ** 32;
  }
  below(limit: number): number { return Math.floor(this.next() * limit); }
  pick<T>(from: readonly T[]): T { return from[this.below(from.length)]!; }
  chance(of: number): boolean { return this.next() < of; }
}

interface SchemaDef { readonly type: string; readonly [key: string]: unknown }
interface Schema { readonly _zod: { readonly def: SchemaDef } }
export interface Call { readonly path: readonly string[]; readonly input: Schema | undefined }

/** Every call of the contract, with the schema of what it takes. */
export function everyCall(): Call[] {
  const calls: Call[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('~orpc' in node) { calls.push({ path, input: (node['~orpc'] as { inputSchema?: Schema }).inputSchema }); return; }
    for (const [name, child] of Object.entries(node)) walk(child, [...path, name]);
  };
  walk(contract, []);
  return calls;
}

/** Words that have broken programs before. */
const HOSTILE: readonly unknown[] = [
  '', ' ', '\0', '\uD800', '‮', 'a'.repeat(5000), '__proto__', 'constructor', 'toString', '../../../../etc/passwd', '..\\..\\windows', "'; DROP TABLE answer; --", '" OR 1=1', '%s%n', '${7*7}', '{{x}}', '<script>alert(1)</script>', '=cmd|calc',
  'theme:', 'NaN', '-', '😀', 'ي', '\r\n', Number.NaN, Number.POSITIVE_INFINITY, -1, 0, -0, 1.5, 2 ** 53, -(2 ** 53), 1e308, true, false, null, undefined, [], {}, [[[[[[]]]]]], { __proto__: null }, 10n, new Date(0), new Map(), /x/u, Symbol.iterator.description,
];
/** What such a project knows: names that calls mean something by. */
const KNOWN = ['q1', 'q2', 'money', 'law', 'ana', 'marie', 'region', 'theme:money', 'c1', 't1', 'en', 'fr', 'csv', 'small'] as const;

/** A value that fits a schema, or nearly: strings are often names the project knows. */
export function valueFor(schema: Schema | undefined, dice: Dice, depth = 0): unknown {
  if (schema === undefined) return undefined;
  const { def } = schema._zod;
  const inner = (key = 'innerType'): Schema => def[key] as Schema;
  switch (def.type) {
    case 'string': return dice.chance(0.6) ? dice.pick(KNOWN) : dice.chance(0.5) ? `w${dice.below(50)}` : 'x'.repeat(dice.below(40));
    case 'number': case 'int': return dice.chance(0.7) ? dice.below(6) : dice.chance(0.5) ? dice.below(10_000) - 50 : dice.next();
    case 'boolean': return dice.chance(0.5);
    case 'enum': return dice.pick(Object.values(def['entries'] as Record<string, unknown>));
    case 'literal': return dice.pick(def['values'] as unknown[]);
    case 'null': return null;
    case 'optional': case 'default': case 'prefault': return dice.chance(0.5) ? undefined : valueFor(inner(), dice, depth);
    case 'nullable': return dice.chance(0.3) ? null : valueFor(inner(), dice, depth);
    case 'readonly': case 'nonoptional': case 'catch': return valueFor(inner(), dice, depth);
    case 'pipe': return valueFor(inner('in'), dice, depth);
    case 'lazy': return depth > 4 ? null : valueFor((def['getter'] as () => Schema)(), dice, depth + 1);
    case 'array': return depth > 6 ? [] : Array.from({ length: dice.below(4) }, () => valueFor(inner('element'), dice, depth + 1));
    case 'tuple': return (def['items'] as Schema[]).map((item) => valueFor(item, dice, depth + 1));
    case 'record': return Object.fromEntries(Array.from({ length: dice.below(3) }, () => [String(valueFor(inner('keyType'), dice, depth + 1)), valueFor(inner('valueType'), dice, depth + 1)]));
    case 'union': return valueFor(dice.pick(def['options'] as Schema[]), dice, depth);
    case 'object': return Object.fromEntries(Object.entries(def['shape'] as Record<string, Schema>).flatMap(([key, child]) => { const value = valueFor(child, dice, depth + 1); return value === undefined ? [] : [[key, value]]; }));
    case 'custom': case 'file': return new Blob([dice.chance(0.5) ? 'ID,Country,What\n1,Nepal,Budget\n' : 'PK\u0003\u0004 broken']);
    default: return dice.pick(HOSTILE);
  }
}

/** One or more places of a value replaced by something hostile, dropped, doubled or nested. */
export function mutate(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Blob || dice.chance(0.15)) return dice.pick(HOSTILE);
  if (Array.isArray(value)) {
    const copy = [...value as unknown[]];
    if (copy.length === 0 || dice.chance(0.2)) return [...copy, dice.pick(HOSTILE)];
    const at = dice.below(copy.length);
    copy[at] = mutate(copy[at], dice);
    return copy;
  }
  const keys = Object.keys(value);
  const copy: Record<string, unknown> = { ...value };
  if (keys.length === 0 || dice.chance(0.1)) { copy[dice.pick(['extra', '__proto__', 'constructor', 'toJSON', 'then'])] = dice.pick(HOSTILE); return copy; }
  const key = dice.pick(keys);
  if (dice.chance(0.15)) delete copy[key];
  else copy[key] = mutate(copy[key], dice);
  return copy;
}

const PLACES = new Set(['path', 'target', 'folder', 'backup', 'file']);

/** Every place on the disk that a message names is put inside one folder: the test must not write anywhere else. What only pretends to
 *  be a date or a map (by its prototype) is looked into as well. */
export function confine(value: unknown, inside: readonly string[], dice: Dice): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map((each) => confine(each, inside, dice));
  if (typeof value !== 'object' || value === null || value instanceof Blob || types.isDate(value) || types.isMap(value) || types.isRegExp(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, PLACES.has(key) && typeof child === 'string' ? dice.pick(inside) : confine(child, inside, dice)]));
}
