/** The colours of the window's charts on white paper (after Okabe and Ito, darkened to hold 3:1), without the sign before them.
 *  @see renderer/features/tables/chart-colours.ts, to which a test holds them */
export const CATEGORY_COLOURS: readonly string[] = ['0B5CAD', 'E69F00', '00795A', 'CC79A7', '5B4B8A', '56B4E9', 'B3401E', '76787B'];
/** Text on each of them. */
export const ON_CATEGORY_COLOURS: readonly string[] = ['FFFFFF', '1D1F21', 'FFFFFF', '1D1F21', 'FFFFFF', '1D1F21', 'FFFFFF', 'FFFFFF'];
export const INK = '1D1F21';
export const SOFT_INK = '55585C';
export const GRID = 'DDDBD6';
/** From nothing to everything, for colour scales: light enough for dark figures to be read on it. */
export const HEAT = ['FFFFFFFF', 'FF9CC4EB'] as const;
