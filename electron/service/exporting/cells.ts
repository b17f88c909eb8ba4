import { unique } from './flat-table.ts';

/** Excel holds 32,767 characters in a cell. */
const MOST_CELL_CHARACTERS = 32_767;

/** A text that stays a text: strings are written as strings, never as formulas; control characters that XML cannot hold go. */
export const cellText = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed();

/** And 253 line feeds. */
const MOST_LINE_FEEDS = 253;

/** Parts of at most a cell's length, cut between words where it can be. */
export function splitForCells(text: string, most = MOST_CELL_CHARACTERS): string[] {
  const parts: string[] = [];
  let rest = cellText(text);
  for (;;) {
    const lines = endOfLines(rest);
    if (rest.length <= most && lines < 0) break;
    const space = rest.lastIndexOf(' ', most);
    const at = lines >= 0 && lines <= most ? lines : space > most - 500 ? space + 1 : most;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** Where the last line feed ends that a cell holds; −1 where there are no more of them. */
function endOfLines(text: string): number {
  let at = -1;
  for (let count = 0; count < MOST_LINE_FEEDS; count += 1) { at = text.indexOf('\n', at + 1); if (at < 0) return -1; }
  return text.includes('\n', at + 1) ? at + 1 : -1;
}

/** A sheet name that Excel takes: at most 31 characters, none of \ / ? * [ ] :, and not taken yet. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const base = cellText(wanted).replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31) || 'Sheet';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base.slice(0, 31 - String(number).length - 1)} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Excel's limit for the heading of a table's column. */
const MOST_HEADING_CHARACTERS = 255;

/** Headings that an Excel table takes: on one line, at most 255 characters, each different. `cut` are those that had to be shortened. */
export function tableHeadings(headers: readonly string[]): { headings: string[]; cut: string[] } {
  const lines = headers.map((header) => cellText(header).replace(/\s+/gu, (space) => (space === '\u00a0' || space === '\u202f' ? space : ' ')).trim() || '–');
  const short = lines.map((line) => (line.length <= MOST_HEADING_CHARACTERS - 8 ? line : `${line.slice(0, 120)} … ${line.slice(-100)}`.toWellFormed()));
  return { headings: unique(short), cut: lines.filter((line, index) => short[index] !== line) };
}
