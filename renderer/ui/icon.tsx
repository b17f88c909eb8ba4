/** Line drawings on a 20 × 20 field; always beside or inside something that has a name. */
const PATHS = {
  data: 'M3 4h14v12H3zM3 8h14M8 8v8',
  code: 'M4 5h12M4 9h7M4 13h9M14 9l2 2-2 2',
  tables: 'M3 5h14M3 10h14M3 15h14M8 5v10',
  report: 'M5 3h7l4 4v10H5zM12 3v4h4M7.5 11h6M7.5 14h6',
  review: 'M7.500 5a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12.500 5a5 5 0 1 1 0 10a5 5 0 0 1 0-10',
  quality: 'M4 10l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.5l4 4 8-9',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  search: 'M9 4a5 5 0 1 0 0 10a5 5 0 0 0 0-10M13 13l4 4',
  undo: 'M7 5L3 9l4 4M3 9h8a5 5 0 0 1 0 10h-1',
  redo: 'M13 5l4 4-4 4M17 9H9a5 5 0 0 0 0 10h1',
  history: 'M10 4a6 6 0 1 1-5.6 4M4 4v4h4M10 7v3.5l2.5 1.5',
  import: 'M10 3v9M6 9l4 4 4-4M3 15v2h14v-2',
  export: 'M10 13V4M6 7l4-4 4 4M3 15v2h14v-2',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.4v.6',
  info: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 9v5M10 6v.6',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  person: 'M10 4a3 3 0 1 0 0 6a3 3 0 0 0 0-6M4 17c0-4 3-5.5 6-5.5s6 1.5 6 5.5',
  sun: 'M10 7a3 3 0 1 0 0 6a3 3 0 0 0 0-6M10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5L6 6M14 14l1.5 1.5M15.5 4.5L14 6M6 14l-1.5 1.5',
  moon: 'M16 12.5A7 7 0 0 1 7.5 4 6.5 6.5 0 1 0 16 12.5z',
  folder: 'M3 5h5l2 2h7v9H3z',
  file: 'M5 3h7l4 4v10H5zM12 3v4h4',
  edit: 'M4 16l1-4 8-8 3 3-8 8zM11.5 5.5l3 3',
  trash: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
  merge: 'M5 3v4c0 4 5 3 5 7v3M15 3v4c0 4-5 3-5 7',
  star: 'M10 3l2.2 4.6 5 .7-3.6 3.5.9 5L10 14.4l-4.5 2.4.9-5L2.800 8.300l5-.7z',
  memo: 'M4 4h12v9l-4 4H4zM12 17v-4h4',
  filter: 'M3 5h14l-5.500 6v5l-3-1.500V11z',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  chart: 'M3 17h14M5 17V9M10 17V4M15 17v-6',
  print: 'M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z',
  pin: 'M8 3h4l-.5 5 3 3h-9l3-3zM10 11v6',
  drag: 'M7 5h.01M7 10h.01M7 15h.01M13 5h.01M13 10h.01M13 15h.01',
  formula: 'M15 4H6l5 6-5 6h9',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const dots = name === 'more' || name === 'drag';
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth={dots ? 2.6 : 1.6} strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
