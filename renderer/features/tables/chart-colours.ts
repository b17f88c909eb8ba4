/** Colours that stay apart for colour-blind readers (after Okabe and Ito), darkened or lightened to hold 3:1 on the paper. */
export interface ChartColours { readonly ink: string; readonly inkSoft: string; readonly line: string; readonly paper: string; readonly main: string; readonly soft: string; readonly categories: readonly string[]; /** Text on each of `categories`. */ readonly onCategories: readonly string[] }

export const LIGHT: ChartColours = {
  ink: '#1d1f21', inkSoft: '#55585c', line: '#dddbd6', paper: '#ffffff', main: '#0b5cad', soft: '#e6f0fa',
  categories: ['#0b5cad', '#e69f00', '#00795a', '#cc79a7', '#5b4b8a', '#56b4e9', '#b3401e', '#76787b'],
  onCategories: ['#ffffff', '#1d1f21', '#ffffff', '#1d1f21', '#ffffff', '#1d1f21', '#ffffff', '#ffffff'],
};
export const DARK: ChartColours = {
  ink: '#e9e7e3', inkSoft: '#b4b3ae', line: '#3a3e43', paper: '#1b1d1f', main: '#6fb1f0', soft: '#1d3348',
  categories: ['#6fb1f0', '#f0b93a', '#4fc9a4', '#e6a4cb', '#b3a3e6', '#a8d8f5', '#f0a186', '#a9abae'],
  onCategories: ['#0d1b2a', '#0d1b2a', '#0d1b2a', '#0d1b2a', '#0d1b2a', '#0d1b2a', '#0d1b2a', '#0d1b2a'],
};

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const hex = (colour: Rgb): string => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The colour at `share` of the way from one to the other. @example mix('#000000', '#ffffff', 0.5) // '#808080' */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  return hex(a.map((part, index) => part + (b[index]! - part) * share) as unknown as Rgb);
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = rgb(colour).map((part) => { const share = part / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; }) as unknown as Rgb;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Whichever of the inks reads better on a colour. */
export const readableOn = (paper: string, ...inks: readonly string[]): string => inks.reduce((best, ink) => (contrast(paper, ink) > contrast(paper, best) ? ink : best));
