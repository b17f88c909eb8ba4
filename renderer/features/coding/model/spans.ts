import type { TextRange } from './ranges.ts';

export interface Span extends TextRange { readonly id: number }
/** A stretch of text over which nothing begins or ends. `spans` are the ids that lie over it, by lane. */
export interface Segment extends TextRange { readonly spans: readonly number[] }
export interface SpanLayout { readonly segments: readonly Segment[]; /** Which line of the underline stack a span has, all along it. */ readonly lanes: ReadonlyMap<number, number>; readonly laneCount: number }

/** Cuts a text where spans begin and end, and gives each span a lane of its own wherever it meets others, so that every
 *  one can be followed from its first word to its last. Longer spans lie above shorter ones that begin at the same place.
 *  @param borders further places to cut at: a selection, what a search found */
export function layoutSpans(length: number, spans: readonly Span[], borders: readonly number[] = []): SpanLayout {
  const valid = spans.filter((span) => span.start < span.end && span.start < length && span.end > 0).toSorted((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
  const laneEnds: number[] = [];
  const lanes = new Map<number, number>();
  for (const span of valid) {
    const free = laneEnds.findIndex((end) => end <= span.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = span.end;
    lanes.set(span.id, lane);
  }
  const cuts = [...new Set([0, length, ...borders, ...valid.flatMap((span) => [span.start, span.end])].filter((cut) => cut >= 0 && cut <= length))].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const start = cuts[index]!;
    const end = cuts[index + 1]!;
    const over = valid.filter((span) => span.start <= start && span.end >= end).toSorted((a, b) => lanes.get(a.id)! - lanes.get(b.id)!);
    segments.push({ start, end, spans: over.map((span) => span.id) });
  }
  return { segments, lanes, laneCount: laneEnds.length };
}
