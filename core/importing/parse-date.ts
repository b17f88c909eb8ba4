export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date or date and time as milliseconds since 1970-01-01 UTC: the clock time written is kept, no time zone is applied
 *  (a zone that the text names is).
 *  @returns null where the text is no date in that order, or names a day that does not exist
 *  @example parseDate('3/2/2017 11:28:51', 'mdy') // Date.UTC(2017, 2, 2, 11, 28, 51) */
export function parseDate(text: string, order: DateOrder = 'ymd'): number | null {
  const iso = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*$/u.exec(text);
  if (iso !== null) return moment([iso[1], iso[2], iso[3]], [iso[4], iso[5], iso[6], iso[7]], undefined, iso[8]);
  if (order === 'ymd') return null;
  const written = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?:[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?)?\s*$/u.exec(text);
  if (written === null) return null;
  const year = written[3]!.length === 2 ? (Number(written[3]) < 70 ? `20${written[3]}` : `19${written[3]}`) : written[3];
  const [day, month] = order === 'dmy' ? [written[1], written[2]] : [written[2], written[1]];
  return moment([year, month, day], [written[4], written[5], written[6], undefined], written[7]);
}

function moment(date: (string | undefined)[], time: (string | undefined)[], half?: string, zone?: string): number | null {
  const [year, month, day] = date.map(Number) as [number, number, number];
  let hour = Number(time[0] ?? 0);
  const [minute, second] = [Number(time[1] ?? 0), Number(time[2] ?? 0)];
  const millisecond = time[3] === undefined ? 0 : Number(time[3].padEnd(3, '0').slice(0, 3));
  if (half !== undefined) hour = (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  const offset = zone === undefined ? null : /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  return offset === null ? at : at - (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000;
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
