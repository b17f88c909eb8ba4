/** The ids that must be given a place so that one quote moves by a step: everything from the top down to the lower of its two
 *  places, in the new order, and further down to the last that has a place already.
 *  @returns null where it cannot move */
export function moveQuote(quotes: readonly { readonly id: number; readonly place: number | null }[], id: number, step: -1 | 1): number[] | null {
  const from = quotes.findIndex((quote) => quote.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= quotes.length) return null;
  const ids = quotes.map((quote) => quote.id);
  ids.splice(from, 1);
  ids.splice(to, 0, id);
  const lastPlaced = quotes.findLastIndex((quote) => quote.place !== null);
  return ids.slice(0, Math.max(from, to, lastPlaced) + 1);
}
