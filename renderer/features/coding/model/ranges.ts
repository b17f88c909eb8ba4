/** [start, end) in code points of an answer. */
export interface TextRange { readonly start: number; readonly end: number }

export const sameRange = (a: TextRange | null, b: TextRange | null): boolean => a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
export const isInside = (inner: TextRange, outer: TextRange): boolean => inner.start >= outer.start && inner.end <= outer.end;
