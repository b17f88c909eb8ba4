/** Where each region stands on a map of tiles, from the north-west: columns run west to east, rows north to south. Ids are those of
 *  core/framework/regions.ts. */
const PLACES: Readonly<Record<string, { readonly column: number; readonly row: number }>> = {
  'North America': { column: 0, row: 0 }, 'Western Europe': { column: 1, row: 0 }, 'Eastern Europe and Central Asia': { column: 2, row: 0 },
  'Middle East and North Africa': { column: 2, row: 1 }, 'South Asia': { column: 3, row: 1 }, 'East Asia and Pacific': { column: 4, row: 1 },
  'Latin America and Caribbean': { column: 0, row: 2 }, 'West and Central Africa': { column: 1, row: 2 }, 'Eastern and Southern Africa': { column: 2, row: 2 }, 'No region': { column: 4, row: 2 },
};

/** null for a category that is no region. */
export const placeOnMap = (region: string): { readonly column: number; readonly row: number } | null => PLACES[region] ?? null;
