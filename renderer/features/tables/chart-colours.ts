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
