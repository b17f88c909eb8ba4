/** Something an exchange file could not carry, or that had to be changed on the way. `inOwnFile`: other programs lose it,
 *  but it lies in our own part of the package and comes back when the package is opened here. */
export interface Loss { readonly kind: string; readonly count: number; readonly example: string; readonly inOwnFile: boolean }

/** What went through, as the file counts it, and what did not. `exchange` of docs/cli.md. */
export interface ExchangeReport {
  readonly cases: number; readonly sources: number; readonly codes: number; readonly codings: number; readonly variables: number;
  readonly losses: readonly Loss[];
}

/** Gathers losses by kind: the first example is kept. Examples name things (codes, variables, sources, cases), never answers. */
export class LossList {
  readonly #found = new Map<string, { count: number; example: string; inOwnFile: boolean }>();

  add(kind: string, example: string, options: { count?: number; inOwnFile?: boolean } = {}): void {
    const count = options.count ?? 1;
    if (count <= 0) return;
    const known = this.#found.get(kind);
    if (known) known.count += count;
    else this.#found.set(kind, { count, example: example.slice(0, 200), inOwnFile: options.inOwnFile ?? false });
  }

  list(): Loss[] { return [...this.#found].map(([kind, loss]) => ({ kind, ...loss })); }
}
