import { extname } from 'node:path';
import { unmarkedUtf16 } from './text/encoding.ts';

/** What a file is by its first bytes (its name only decides where bytes cannot). */
export type FileKind =
  | { readonly kind: 'zip' | 'ole' | 'biff' | 'spss' | 'text' | 'empty' }
  /** A spreadsheet in one XML text, or a web page with a table. */
  | { readonly kind: 'markup'; readonly flavour: 'fods' | 'spreadsheetml' | 'html' }
  | { readonly kind: 'unsupported'; readonly what: string; readonly wayOut: string };

const AS_XLSX = 'Open it in the program it comes from and save it as .xlsx or .csv.';
const SIGNATURES: readonly (readonly [bytes: string, what: string, wayOut: string])[] = [
  ['%PDF', 'a PDF document', 'Ask for the data behind it as .xlsx or .csv.'],
  ['{\\rtf', 'a rich-text document', 'Copy its table into a spreadsheet and save that as .xlsx.'],
  ['PAR1', 'a Parquet file', 'Write it out as .csv first (in R: arrow::read_parquet, then write.csv).'],
  ['SQLite format 3', 'a database', 'Write the table out as .csv first.'],
  ['<stata_dta>', 'a Stata file', 'In Stata, use "export excel" or "export delimited" first.'],
  ['\x1f\x8b', 'a compressed file', 'Unpack it first and import the file inside.'],
  ['BZh', 'a compressed file', 'Unpack it first and import the file inside.'],
  ['7z\xbc\xaf', 'a compressed file', 'Unpack it first and import the file inside.'],
  ['Rar!', 'a compressed file', 'Unpack it first and import the file inside.'],
  ['\xff\xfe\x00\x00', 'a text in UTF-32', 'Open it in a text editor and save it as UTF-8.'],
  ['\x00\x00\xfe\xff', 'a text in UTF-32', 'Open it in a text editor and save it as UTF-8.'],
  ['\x89PNG', 'a picture', 'Ask for the data as .xlsx or .csv.'],
  ['\xff\xd8\xff', 'a picture', 'Ask for the data as .xlsx or .csv.'],
  ['GIF8', 'a picture', 'Ask for the data as .xlsx or .csv.'],
];
/** Endings of other programs' files whose bytes have no clear mark. */
const ENDINGS: Readonly<Record<string, readonly [string, string]>> = {
  '.dbf': ['a dBase file', AS_XLSX],
  '.numbers': ['an Apple Numbers document', 'In Numbers, use File › Export To › Excel.'],
  '.por': ['an SPSS portable file', 'In SPSS, save it as .sav, .xlsx or .csv.'],
  '.sas7bdat': ['a SAS file', 'In SAS, use PROC EXPORT to write .xlsx or .csv.'],
  '.dta': ['a Stata file', 'In Stata, use "export excel" or "export delimited" first.'],
  '.rds': ['an R data file', 'In R, use write.csv first.'],
  '.rdata': ['an R data file', 'In R, use write.csv first.'],
  '.mdb': ['an Access database', 'In Access, export the table as .xlsx.'],
  '.accdb': ['an Access database', 'In Access, export the table as .xlsx.'],
  '.slk': ['a SYLK file', AS_XLSX], '.dif': ['a DIF file', AS_XLSX], '.wk1': ['a Lotus file', AS_XLSX], '.wk3': ['a Lotus file', AS_XLSX],
  '.htm': ['a web page', 'Open it in a spreadsheet program and save it as .xlsx.'],
  '.html': ['a web page', 'Open it in a spreadsheet program and save it as .xlsx.'],
  '.json': ['a JSON file', 'Write it out as .csv first.'],
  '.gsheet': ['a link to Google Sheets, without the data', 'In Google Sheets, use File › Download › Microsoft Excel.'],
};

/** Tells what a file is.
 *  @param head its first bytes, at least 4096 where it has them
 *  @example sniff(Buffer.from('id,age\n1,34\n'), 'answers.csv').kind // 'text' */
export function sniff(head: Buffer, fileName: string): FileKind {
  if (head.length === 0) return { kind: 'empty' };
  const ending = extname(fileName).toLowerCase();
  const start = head.toString('latin1', 0, 32);
  const other = ENDINGS[ending];
  if (other !== undefined) return { kind: 'unsupported', what: other[0], wayOut: other[1] };
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return { kind: 'zip' };
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'ole' };
  if (/^\$FL[23]@\(#\)/.test(start)) return { kind: 'spss' };
  if (/^\x09[\x00\x02\x04\x08][\x04-\x10]\x00/.test(start)) return { kind: 'biff' };
  for (const [mark, what, wayOut] of SIGNATURES) if (start.startsWith(mark)) return { kind: 'unsupported', what, wayOut };
  return markup(head) ?? (isText(head) ? { kind: 'text' } : { kind: 'unsupported', what: 'neither a spreadsheet nor text', wayOut: 'Import an .xlsx, .ods, .csv or .sav file.' });
}

function markup(head: Buffer): FileKind | null {
  const text = (head[0] === 0xff && head[1] === 0xfe ? head.toString('utf16le') : head.toString('latin1')).replace(/^(\xef\xbb\xbf|\ufeff)?\s+|^\xef\xbb\xbf|^\ufeff/, '');
  if (!text.startsWith('<')) return null;
  if (/<office:document[\s>]/.test(text)) return { kind: 'markup', flavour: 'fods' };
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return { kind: 'markup', flavour: 'spreadsheetml' };
  if (/^<(!doctype\s+html|html|head|body|table|meta|style|div)[\s>]/i.test(text) || /^<\?xml[^>]*>\s*<(!doctype\s+html|html)/i.test(text)) return { kind: 'markup', flavour: 'html' };
  if (/^<\?xml\s/.test(text)) return { kind: 'unsupported', what: 'an XML file that is no spreadsheet', wayOut: 'Write the table out as .csv first.' };
  return null;
}

/** Text has next to no control characters; UTF-16 has zeros between its letters. */
function isText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || unmarkedUtf16(head) !== null) return true;
  // A byte-order mark says so, unless there are zero bytes all the same.
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf && !head.includes(0)) return true;
  let control = 0;
  for (const byte of head) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) control++;
  return control === 0 || control < head.length / 500;
}
