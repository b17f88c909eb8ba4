const DAY_MS = 86_400_000;
/** Day 0 of the two date systems; after 28 February 1900 the 1900 system counts a day that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_1900 = 2_958_465;
const LAST_1904 = 2_957_003;

/** A spreadsheet's day number as ISO text, without any time zone; null where the number is no day (negative, day 0, the
 *  29 February 1900 that never was, after the year 9999).
 *  @param serial days, the fraction being the time of day
 *  @param date1904 the workbook counts from 1904
 *  @param withTime write the time although it may be midnight
 *  @example serialToIso(45366.5, false, true) // '2024-03-15T12:00:00' */
export function serialToIso(serial: number, date1904: boolean, withTime: boolean): string | null {
  // the 1900 system has no day 0, and its days 1 to 59 are one off because of the leap day that never was
  if (!date1904 && (serial < 1 || Math.floor(serial) === 60)) return null;
  if (serial < 0 || serial >= (date1904 ? LAST_1904 : LAST_1900) + 1) return null;
  const shift = !date1904 && serial < 60 ? 1 : 0;
  const ms = Math.round((serial + shift) * DAY_MS);
  const day = Math.floor(ms / DAY_MS);
  const time = ms - day * DAY_MS;
  const date = isoDay((date1904 ? EPOCH_1904 : EPOCH_1900) / DAY_MS + day);
  if (!withTime && time === 0) return date;
  const seconds = Math.floor(time / 1000);
  const clock = `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return time % 1000 === 0 ? clock : `${clock}.${String(time % 1000).padStart(3, '0')}`;
}

let lastDay = Number.NaN;
let lastIso = '';
/** Days since 1970 as "2024-03-15", reckoned in eras of 400 years that begin in March (Hinnant, "chrono-compatible low-level date
 *  algorithms"); the day asked last is kept, because rows come in the order they were answered. */
function isoDay(day: number): string {
  if (day === lastDay) return lastIso;
  const fromMarch = day + 719_468;
  const era = Math.floor(fromMarch / 146_097);
  const ofEra = fromMarch - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const calendarMonth = month < 10 ? month + 3 : month - 9;
  lastDay = day;
  lastIso = `${yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)}-${two(calendarMonth)}-${two(date)}`;
  return lastIso;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A fraction of a day as a time of day, or a number of days as hours: 0.5 → "12:00:00", 1.5 → "36:00:00".
 *  Null for negative numbers. */
export function serialToTime(serial: number): string | null {
  if (serial < 0 || serial > 1e6) return null;
  const seconds = Math.round(serial * 86_400);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Cells of type `d` hold ISO 8601 text: dates, dates with a time, or a time alone. Null where it is none. */
export function isoCell(text: string): { date: string } | { time: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
  if (match !== null) {
    const day = new Date(`${match[1]}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== match[1]) return null;
    const time = match[2];
    const date = match[1] ?? '';
    return { date: time === undefined ? date : `${date}T${(time.length === 5 ? `${time}:00` : time).replace(/\.0+$/, '')}` };
  }
  const time = /^T?(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?$/.exec(text.trim())?.[1];
  return time === undefined ? null : { time: time.length === 5 ? `${time}:00` : time };
}
