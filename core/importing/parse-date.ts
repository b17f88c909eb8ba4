import { monthNamed } from './month-names.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** The clock time behind a date: "10:24", "à 10h24", "10:24:11 AM", ", 10.24 Uhr". */
const CLOCK = String.raw`(?:(?:[T,\s]|\s*[àa@-]\s|\s+(?:at|à|a las|às|um)\s)\s*(\d{1,2})(?:[:.](\d{2})|\s?[hH]\s?(\d{2})?)(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?\s?[Mm]\.?)?(?:\s*(?:Uhr|hrs?|h))?)?`;
/** "Z", "+02:00", "GMT+1", "UTC-0500 (Central Time)"; other names of zones say nothing that can be reckoned with. */
const ZONE = String.raw`\s*(Z|(?:UTC|GMT)?\s?[+\u2212-]\d{1,2}(?::?\d{2})?|UTC|GMT)?(?:\s*\([^)]{1,60}\))?`;
const ISO = new RegExp(String.raw`^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${CLOCK}${ZONE}\s*$`, 'u');
const WRITTEN = new RegExp(String.raw`^\s*(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{2}|\d{4})${CLOCK}${ZONE}\s*$`, 'u');
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?(?:-feira)?,?\s+)?`;
/** "31 Jan 2024", "1er mars 2023", "31 de enero de 2024", "31-janv.-24", "1st of March 2023" */
const DAY_MONTH = new RegExp(String.raw`^\s*${WEEKDAY}(\d{1,2})(?:\.|er|re|st|nd|rd|th|º|°)?(?:[\s/-]|\sde\s|\sof\s)\s*(\p{L}{3,12}\.?)(?:[\s,/-]|\sde[l]?\s)\s*(\d{4}|\d{2})${CLOCK}${ZONE}\s*$`, 'u');
/** "Jan 31, 2024", "March 1 2023 10:15 PM", "Tue Mar 05 2024 10:11:12 GMT+0000 (UTC)" */
const MONTH_DAY = new RegExp(String.raw`^\s*${WEEKDAY}(\p{L}{3,12}\.?)[\s-](\d{1,2})(?:st|nd|rd|th)?[\s,-]\s*(\d{4})${CLOCK}${ZONE}\s*$`, 'u');
/** "2024-Jan-31", "2024 January 31" */
const YEAR_MONTH = new RegExp(String.raw`^\s*(\d{4})[\s-](\p{L}{3,12}\.?)[\s-](\d{1,2})${CLOCK}${ZONE}\s*$`, 'u');

/** The longest date and time that a program writes: "Wed Sep 25 2024 10:11:12 GMT+0000 (Coordinated Universal Time)". */
export const LONGEST_DATE = 80;

/** A date or date and time as milliseconds since 1970-01-01 UTC: the clock time written is kept, no time zone is applied
 *  (a zone that the text names is). Months may be named, in English, French, Spanish, Portuguese or German; such dates have one
 *  meaning in any order.
 *  @returns null where the text is no date in that order, or names a day that does not exist
 *  @example parseDate('3/2/2017 11:28:51', 'mdy') // Date.UTC(2017, 2, 2, 11, 28, 51)
 *  @example parseDate('31 janv. 2024') // Date.UTC(2024, 0, 31) */
export function parseDate(text: string, order: DateOrder = 'ymd'): number | null {
  if (text.length > LONGEST_DATE) return null;
  const quick = isoMoment(text);
  if (!Number.isNaN(quick)) return quick;
  const iso = ISO.exec(text);
  if (iso !== null) return moment([iso[1], iso[2], iso[3]], iso.slice(4));
  const named = namedMonth(text);
  if (named !== undefined) return named;
  if (order === 'ymd') return null;
  const written = WRITTEN.exec(text);
  if (written === null) return null;
  const [day, month] = order === 'dmy' ? [written[1], written[2]] : [written[2], written[1]];
  return moment([wholeYear(written[3]!), month, day], written.slice(4));
}

/** "2024-03-15" and "2024-03-15T10:24:11", as readers write the dates of workbooks by the ten thousand, without an expression; NaN for
 *  anything else, and for the last days of months, which have to be looked up. */
function isoMoment(text: string): number {
  const { length } = text;
  if ((length !== 10 && length !== 19) || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return Number.NaN;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return Number.NaN;
  if (length === 10) return Date.UTC(year, month - 1, day);
  if (text.charCodeAt(10) !== 0x54 || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return Number.NaN;
  const hour = digitsAt(text, 11, 13);
  const minute = digitsAt(text, 14, 16);
  const second = digitsAt(text, 17, 19);
  return hour <= 23 && minute <= 59 && second <= 59 ? Date.UTC(year, month - 1, day, hour, minute, second) : Number.NaN;
}
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const wholeYear = (year: string): string => (year.length === 4 ? year : Number(year) < 70 ? `20${year}` : `19${year}`);

/** A date whose month is a word; undefined where there is none. */
function namedMonth(text: string): number | null | undefined {
  if (!/\p{L}{3}/u.test(text)) return undefined;
  const forms = [[DAY_MONTH, 3, 2, 1], [MONTH_DAY, 3, 1, 2], [YEAR_MONTH, 1, 2, 3]] as const;
  for (const [pattern, year, name, day] of forms) {
    const found = pattern.exec(text);
    const month = found === null ? null : monthNamed(found[name]!);
    if (found !== null && month !== null) return moment([wholeYear(found[year]!), String(month), found[day]], found.slice(4));
  }
  return undefined;
}

/** @param time hour, minute after a colon, minute after an h, second, fraction, half of the day, zone */
function moment(date: (string | undefined)[], time: (string | undefined)[]): number | null {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const [hours, afterColon, afterH, seconds, fraction, half, zone] = time;
  let hour = Number(hours ?? 0);
  const [minute, second] = [Number(afterColon ?? afterH ?? 0), Number(seconds ?? 0)];
  const millisecond = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  if (half !== undefined) hour = (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  const offset = zone === undefined ? null : /([+\u2212-])(\d{1,2}):?(\d{2})?$/u.exec(zone);
  return offset === null ? at : at - (offset[1] === '+' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * 60_000;
}

/** The order in which every text of a column is a date, or null: day first where a number above 12 shows it or nothing
 *  tells, month first where only that reads them all. */
export function dateOrder(texts: readonly string[]): DateOrder | null {
  if (texts.length === 0) return null;
  const readable = (order: DateOrder): number => texts.reduce((count, text) => count + (parseDate(text, order) === null ? 0 : 1), 0);
  const iso = readable('ymd');
  if (iso === texts.length) return 'ymd';
  const [dmy, mdy] = [readable('dmy'), readable('mdy')];
  const enough = texts.length * 0.95;
  if (Math.max(dmy, mdy) < enough) return iso >= enough ? 'ymd' : null;
  return dmy >= mdy ? 'dmy' : 'mdy';
}
