/** Programs count positions differently where a text has line ends, a byte-order mark or characters beyond the first 65,536.
 *  Selections that carry their own words show which way was used: the reading under which most words fit is taken. */

/** How a file's positions were counted.
 *  `codePoints`: as REFI-QDA says. `lineEndAsOne`: CR LF counted once. `lineEndAsTwo`: LF counted twice (the text had CR LF then).
 *  `utf16`: 16-bit units. `+mark`: the byte-order mark counted too. */
export type CountingWay = 'codePoints' | 'lineEndAsOne' | 'lineEndAsTwo' | 'utf16' | `${'codePoints' | 'lineEndAsOne' | 'lineEndAsTwo' | 'utf16'}+mark`;
export interface OffsetReading {
  readonly way: CountingWay;
  /** Whether words of selections prove it; else it is the standard's way, or the habit of the program that wrote the file. */
  readonly proven: boolean;
  /** A position of the file as a code point offset of the text; null where it lies outside. */
  toText(position: number): number | null;
}
interface Selected { readonly start: number; readonly end: number; readonly name: string | null }

/** @param text without its byte-order mark; @param hadMark whether it had one; @param countsLineEndOnce the writing program's habit */
export function readOffsets(text: string, selections: readonly Selected[], options: { hadMark: boolean; countsLineEndOnce: boolean }): OffsetReading {
  const points = [...text];
  const ways = countingWays(points, options.hadMark);
  const named = selections.filter((selection) => selection.name !== null && selection.name.trim().length > 1);
  const usual = options.countsLineEndOnce && ways.some(([way]) => way === 'lineEndAsOne') ? 'lineEndAsOne' : 'codePoints';
  const scored = ways.map(([way, places]) => {
    const toText = (position: number): number | null => (position < 0 || position >= places.length ? null : places[position]!);
    return { way, toText, fitting: named.filter((selection) => fits(points, toText, selection)).length, inside: selections.filter(({ start, end }) => toText(start) !== null && toText(end) !== null).length };
  });
  const most = scored.toSorted((a, b) => b.fitting - a.fitting || b.inside - a.inside || Number(b.way === usual) - Number(a.way === usual))[0]!;
  return { way: most.way, proven: most.fitting > 0, toText: most.toText };
}

/** Each way as a list: place in the text of every position that the way knows, the end included. Only ways that differ here. */
function countingWays(points: readonly string[], hadMark: boolean): [CountingWay, number[]][] {
  const all = points.map((_, at) => at);
  const ways: [Exclude<CountingWay, `${string}+mark`>, number[]][] = [['codePoints', all]];
  const crlf = (at: number): boolean => points[at] === '\r' && points[at + 1] === '\n';
  if (points.some((_, at) => crlf(at))) ways.push(['lineEndAsOne', all.filter((at) => at === 0 || !crlf(at - 1))]);
  if (points.some((point, at) => point === '\n' && points[at - 1] !== '\r')) ways.push(['lineEndAsTwo', all.flatMap((at) => (points[at] === '\n' && points[at - 1] !== '\r' ? [at, at] : [at]))]);
  if (points.some((point) => point.length > 1)) ways.push(['utf16', all.flatMap((at) => (points[at]!.length > 1 ? [at, at] : [at]))]);
  const complete = ways.map(([way, places]): [CountingWay, number[]] => [way, [...places, points.length]]);
  return hadMark ? [...complete, ...complete.map(([way, places]): [CountingWay, number[]] => [`${way}+mark` as CountingWay, [0, ...places]])] : complete;
}

/** XML turns line ends inside attributes into spaces, so white space of one kind is as good as another. */
const plain = (text: string): string => text.replace(/\r\n|\s/g, ' ');

function fits(points: readonly string[], toText: (position: number) => number | null, { start, end, name }: Selected): boolean {
  const from = toText(start);
  const to = toText(end);
  if (from === null || to === null || from > to) return false;
  const words = plain(points.slice(from, to).join(''));
  const quoted = plain(name!);
  if (words === quoted) return true;
  // Long quotations are cut, with or without an ellipsis.
  const cut = quoted.replace(/(…|\.\.\.)$/, '');
  return [...cut].length >= 8 && words.startsWith(cut);
}
