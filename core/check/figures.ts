import type { Table } from '../contract/table.ts';
import { crosstab } from '../crosstab/crosstab.ts';
import type { CrosstabData } from '../crosstab/data.ts';
import type { Indicator } from './indicators.ts';
import type { Subgroup } from './subgroups.ts';

/** One number that the project gives. `percent` is 0 to 100, unrounded, weighted where the project has a weight. */
export interface Figure {
  readonly indicator: Indicator;
  /** null: all cases. */
  readonly group: Subgroup | null;
  /** column: of the group, those with the answer; row: of those with the answer, the ones in the group. */
  readonly of: 'column' | 'row';
  /** Cases, unweighted. */
  readonly count: number;
  readonly base: number;
  readonly percent: number;
}

/** What percentages are weighted by: one variable, or for each variable its own; undefined where nothing is. */
export type Weighting = string | ((variable: string) => string | undefined);
interface Counted { readonly table: Table; readonly weighted: Table | null }

/** Counts indicators when they are first asked for, and keeps them. */
export class Figures {
  readonly #data: CrosstabData;
  readonly #weight: Weighting | undefined;
  readonly #tables = new Map<string, Counted | null>();

  constructor(data: CrosstabData, weight?: Weighting) {
    this.#data = data;
    this.#weight = weight;
  }

  /** The indicator over all cases, or over those of a group; null where nobody was asked. */
  of(indicator: Indicator, group: Subgroup | null, share: 'column' | 'row' = 'column'): Figure | null {
    const counted = this.#count(indicator.variable.id, group?.variable ?? null);
    if (counted === null) return null;
    const row = counted.table.rows.categories.findIndex((category) => category.id === indicator.category);
    if (row < 0) return null;
    const cells = (table: Table): { count: number; base: number; all: number } => {
      const columns = group === null ? null : table.columns.categories.flatMap((category, at) => (group.categories.includes(category.id) ? [at] : []));
      const sum = (line: readonly (number | null)[]): number => (columns ?? []).reduce((total, at) => total + (line[at] ?? 0), 0);
      const all = table.total.counts[row] ?? 0;
      return columns === null ? { count: all, base: table.total.base, all } : { count: sum(table.counts[row]!), base: sum(table.columnBases), all };
    };
    const plain = cells(counted.table);
    const measured = counted.weighted === null ? plain : cells(counted.weighted);
    const base = share === 'row' ? plain.all : plain.base;
    const measuredBase = share === 'row' ? measured.all : measured.base;
    if (base === 0 || measuredBase === 0) return null;
    return { indicator, group, of: share, count: plain.count, base, percent: (100 * measured.count) / measuredBase };
  }

  #count(variable: string, by: string | null): Counted | null {
    const key = `${variable}\u0000${by ?? ''}`;
    const kept = this.#tables.get(key);
    if (kept !== undefined) return kept;
    const make = (weight: string | undefined): Table | null => {
      const tables = crosstab({ rows: [variable], columns: by === null ? [] : [by], base: 'valid', tests: false, language: 'en', ...(weight === undefined ? {} : { weight }) }, this.#data);
      return tables.ok ? tables.value[0]! : null;
    };
    const table = make(undefined);
    const weight = typeof this.#weight === 'function' ? this.#weight(variable) : this.#weight;
    const counted = table === null ? null : { table, weighted: weight === undefined ? null : make(weight) };
    this.#tables.set(key, counted);
    return counted;
  }
}
