import { normaliseText } from '../text/normalise.ts';

/** A column by its header and where it stands. */
export interface PlacedHeader { readonly header: string; readonly index: number }

/** Which column of a file each column of an earlier one has become. A header that stands once on both sides is found wherever it
 *  moved to. One that stands several times ("Comments" behind each question) belongs to the last header before it that stands once:
 *  a question that was added or taken out between them does not shift the others. What no neighbour tells is paired where it stood,
 *  then in order.
 *  @param earlier columns in any order @param now the headers of the file, by position
 *  @param unsure is given the columns that were paired in order alone
 *  @returns position in the file by `columnKey`; columns that are not there any more are absent */
export function pairColumns(earlier: readonly PlacedHeader[], now: readonly string[], unsure: (column: PlacedHeader, index: number) => void = () => undefined): Map<string, number> {
  const before = [...new Map(earlier.map((column) => [columnKey(column), column])).values()].toSorted((a, b) => a.index - b.index).map((column) => ({ ...column, key: normaliseText(column.header) }));
  const after = now.map((header, index) => ({ header, index, key: normaliseText(header) }));
  const [timesBefore, timesAfter] = [times(before), times(after)];
  const isAnchor = ({ key }: { key: string }): boolean => key !== '' && timesBefore.get(key) === 1 && timesAfter.get(key) === 1;
  const pairs = new Map<string, number>();
  const used = new Set<number>();
  const pair = (column: PlacedHeader, index: number | undefined): void => { if (index !== undefined) { pairs.set(columnKey(column), index); used.add(index); } };
  const byNeighbour = new Map<string, number[]>();
  for (const [column, neighbour] of withNeighbours(after, isAnchor)) {
    if (isAnchor(column)) continue;
    const key = `${column.key}\u0000${neighbour}`;
    byNeighbour.set(key, [...(byNeighbour.get(key) ?? []), column.index]);
  }
  const left: typeof before = [];
  const anchors = new Map(after.filter(isAnchor).map(({ key, index }) => [key, index]));
  for (const [column, neighbour] of withNeighbours(before, isAnchor)) {
    if (isAnchor(column)) pair(column, anchors.get(column.key));
    // Without a name only the place tells.
    else if (column.key === '') pair(column, after[column.index]?.key === '' ? column.index : undefined);
    else {
      const candidates = byNeighbour.get(`${column.key}\u0000${neighbour}`) ?? [];
      const index = candidates.shift();
      if (index === undefined) left.push(column); else pair(column, index);
    }
  }
  // Where all stand as they stood, place decides; else one of them at its old place means nothing, and their order does.
  const inPlace = ({ key, index }: (typeof left)[number]): boolean => after[index]?.key === key && !used.has(index);
  const moved = new Set(left.filter((column) => !inPlace(column)).map(({ key }) => key));
  const still = left.filter((column) => moved.has(column.key));
  for (const column of left) if (!moved.has(column.key)) pair(column, column.index);
  for (const column of still) {
    const index = after.find((candidate) => candidate.key === column.key && !used.has(candidate.index))?.index;
    pair(column, index);
    // Whatever stood several times may be another of them.
    if (index !== undefined && ((timesBefore.get(column.key) ?? 0) > 1 || (timesAfter.get(column.key) ?? 0) > 1)) unsure(column, index);
  }
  return pairs;
}

export const columnKey = ({ header, index }: PlacedHeader): string => `${index}\u0000${header}`;

function times(columns: readonly { readonly key: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of columns) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function withNeighbours<T extends { readonly key: string }>(columns: readonly T[], isAnchor: (column: T) => boolean): [T, string][] {
  let last = '';
  return columns.map((column) => {
    const pairOf: [T, string] = [column, last];
    if (isAnchor(column)) last = column.key;
    return pairOf;
  });
}
