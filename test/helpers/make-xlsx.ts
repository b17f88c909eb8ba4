import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface XlsxParts {
  /** XML inside `<sheetData>`, or a whole worksheet part where it begins with `<?xml` or a root element of another name. */
  readonly sheet: string;
  /** `<si>` elements; no such part where left out. */
  readonly strings?: string;
  /** Number format codes by style index, from 1 (0 is General); a number is a built-in id. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  readonly compress?: boolean;
  /** Parts added, or put in place of others, by name. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Packs a workbook of one sheet, "Data", from its XML: for cells that no writing library would make. */
export async function makeXlsx({ sheet, strings, formats = [], date1904 = false, compress = true, parts = {} }: XlsxParts): Promise<Buffer> {
  const custom = formats.map((code, i) => (typeof code === 'number' ? '' : `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`)).join('');
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${strings === undefined ? '' : '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/>${strings === undefined ? '' : `<Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts count="${formats.length}">${custom}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats.map((code, i) => `<xf numFmtId="${typeof code === 'number' ? code : 164 + i}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${strings}</sst>` }),
    'xl/worksheets/sheet1.xml': sheet === '' || sheet.startsWith('<row') ? `${HEAD}<worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>` : sheet,
    ...parts,
  };
  return zipped(all, compress);
}

/** Packs parts into an archive, in their order. */
export function zipped(parts: Readonly<Record<string, string | Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : content, name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}
