import { missingBase, STATE, stateAt, type Vector } from '../model/vector.ts';
import type { CrosstabData } from './data.ts';

/** The questionnaires whose cases answered a variable. */
export function instrumentsOf(vector: Vector, data: CrosstabData): string[] {
  const instrument = data.variable('instrument');
  if (instrument?.vector.kind !== 'single') return [];
  const { codes } = instrument.vector;
  const base = missingBase(codes);
  const found = new Set<number>();
  for (let at = 0; at < data.caseCount; at += 1) if (codes[at]! < base && stateAt(vector, at) === STATE.value) found.add(codes[at]!);
  return instrument.definition.categories.flatMap(({ id }, code) => (found.has(code) ? [id] : []));
}

/** The weights that a study declares by the role "weight": each survey may have its own; one that belongs to no questionnaire holds for
 *  those that have none. */
export class DeclaredWeights {
  readonly #data: CrosstabData;
  readonly #own = new Map<string, string>();
  readonly #common: string | undefined;

  constructor(data: CrosstabData) {
    this.#data = data;
    const declared = [...data.definitions()].filter((one) => one.type === 'number' && one.role?.trim().toLowerCase() === 'weight');
    for (const { id, instrument } of declared) if (instrument !== undefined && !this.#own.has(instrument)) this.#own.set(instrument, id);
    this.#common = declared.find((one) => one.instrument === undefined)?.id;
  }

  get all(): readonly string[] { return [...new Set([...this.#own.values(), ...(this.#common === undefined ? [] : [this.#common])])]; }

  /** Of the cases of a questionnaire; undefined where they have none. */
  ofInstrument(instrument: string): string | undefined { return this.#own.get(instrument) ?? this.#common; }

  /** Of a variable, by who answered it; null where several surveys did that are weighted each in its own way, so that no one weight fits.
   *  undefined: none, or no such variable. */
  of(id: string): string | undefined | null {
    if (this.#own.size === 0) return this.#common;
    const found = this.#data.variable(id);
    if (found === null) return undefined;
    const instruments = found.definition.instrument === undefined ? instrumentsOf(found.vector, this.#data) : [found.definition.instrument];
    const weights = new Set(instruments.map((instrument) => this.ofInstrument(instrument)));
    return weights.size > 1 ? null : [...weights][0];
  }
}
