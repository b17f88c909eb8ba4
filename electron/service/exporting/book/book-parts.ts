import type { PlacedChart } from '../charts/chart.ts';
import { chartXml, columnName, escapeXml } from '../charts/chart-xml.ts';
import { drawingXml } from '../charts/drawing-xml.ts';
import { pack } from '../pack.ts';
import { PROGRAM_NAME } from '../program-name.ts';
import type { Book, BookCell, BookSheet } from './book.ts';
import { BookStyles } from './book-styles.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** "_x0041_" in a text would be read as the sign it numbers. */
const plainText = (text: string): string => escapeXml(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Texts of cells, each different one once. */
class SharedStrings {
  readonly places = new Map<string, number>();
  readonly items: string[] = [];
  uses = 0;
  of(text: string): number {
    this.uses += 1;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.items.length);
    return this.items.push(`<si><t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${plainText(text)}</t></si>`) - 1;
  }
  xml(): string { return `${HEAD}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.items.length}">${this.items.join('')}</sst>`; }
}

/** The finished file. */
export const bookBytes = (book: Book, charts: readonly PlacedChart[] = []): Promise<Uint8Array> => pack(bookParts(book, charts));

/** A workbook with its charts as the parts of an .xlsx file. A text is always a shared string and never a formula; nothing in it tells
 *  of a person or a machine. The order of elements is the schema's (ECMA-376 part 1): Excel takes no other.
 *  @param charts each on a sheet of the book */
function bookParts(book: Book, charts: readonly PlacedChart[]): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const write = (name: string, xml: string): void => { parts.set(name, Buffer.from(xml, 'utf8')); };
  const styles = new BookStyles();
  const strings = new SharedStrings();
  const onSheet = Map.groupBy(charts, (chart) => chart.onSheet);
  const types: string[] = [];
  const type = (part: string, of: string): void => { types.push(`<Override PartName="/${part}" ContentType="${of}"/>`); };
  let tables = 0;
  let drawings = 0;
  let drawn = 0;
  // the types come first in the file, as Excel writes them; they are filled in below
  write('[Content_Types].xml', '');
  write('_rels/.rels', `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`);
  book.sheets.forEach((sheet, index) => {
    const name = `sheet${index + 1}.xml`;
    const relations: string[] = [];
    const tableParts = sheet.tables.map((table) => {
      tables += 1;
      relations.push(`<Relationship Id="rId${relations.length + 1}" Type="${OFFICE}/table" Target="../tables/table${tables}.xml"/>`);
      const range = `A${table.row}:${columnName(table.headings.length)}${table.row + table.records}`;
      write(`xl/tables/table${tables}.xml`, `${HEAD}<table xmlns="${MAIN}" id="${tables}" name="${table.name}" displayName="${table.name}" ref="${range}" totalsRowShown="0"><tableColumns count="${table.headings.length}">${table.headings.map((heading, at) => `<tableColumn id="${at + 1}" name="${plainText(heading)}"/>`).join('')}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`);
      type(`xl/tables/table${tables}.xml`, `${XLSX}.table+xml`);
      return `<tablePart r:id="rId${relations.length}"/>`;
    });
    const placed = onSheet.get(sheet.name) ?? [];
    if (placed.length > 0) {
      drawings += 1;
      const chartRelations = placed.map((one, at) => {
        drawn += 1;
        write(`xl/charts/chart${drawn}.xml`, chartXml(one.chart, one.dataSheet));
        type(`xl/charts/chart${drawn}.xml`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml');
        return `<Relationship Id="rId${at + 1}" Type="${OFFICE}/chart" Target="../charts/chart${drawn}.xml"/>`;
      });
      write(`xl/drawings/drawing${drawings}.xml`, drawingXml(placed));
      write(`xl/drawings/_rels/drawing${drawings}.xml.rels`, `${HEAD}<Relationships xmlns="${PACKAGE}">${chartRelations.join('')}</Relationships>`);
      type(`xl/drawings/drawing${drawings}.xml`, 'application/vnd.openxmlformats-officedocument.drawing+xml');
      relations.push(`<Relationship Id="rIdCharts" Type="${OFFICE}/drawing" Target="../drawings/drawing${drawings}.xml"/>`);
    }
    write(`xl/worksheets/${name}`, sheetXml(sheet, index === 0, styles, strings, { drawing: placed.length > 0, tableParts }));
    type(`xl/worksheets/${name}`, `${XLSX}.worksheet+xml`);
    if (relations.length > 0) write(`xl/worksheets/_rels/${name}.rels`, `${HEAD}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`);
  });
  write('xl/workbook.xml', workbookXml(book));
  write('xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${PACKAGE}">${book.sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdStrings" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`);
  write('xl/styles.xml', `${HEAD}${styles.xml()}`);
  write('xl/sharedStrings.xml', strings.xml());
  const made = `${new Date().toISOString().slice(0, 19)}Z`;
  write('docProps/core.xml', `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(book.title)}</dc:title><dc:subject>${escapeXml(book.title)}</dc:subject><dc:creator>${PROGRAM_NAME}</dc:creator><cp:lastModifiedBy>${PROGRAM_NAME}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified></cp:coreProperties>`);
  write('docProps/app.xml', `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${PROGRAM_NAME}</Application></Properties>`);
  type('xl/workbook.xml', `${XLSX}.sheet.main+xml`);
  type('xl/styles.xml', `${XLSX}.styles+xml`);
  type('xl/sharedStrings.xml', `${XLSX}.sharedStrings+xml`);
  type('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml');
  type('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml');
  write('[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`);
  return parts;
}

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function workbookXml(book: Book): string {
  const repeated = book.sheets.flatMap((sheet, index) => (sheet.repeatsFirstColumn ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quoted(sheet.name))}!$A:$A</definedName>`] : []));
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>${book.sheets.map((sheet, index) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${repeated.length > 0 ? `<definedNames>${repeated.join('')}</definedNames>` : ''}<calcPr calcId="191029"/></workbook>`;
}

function sheetXml(sheet: BookSheet, isFirst: boolean, styles: BookStyles, strings: SharedStrings, with_: { readonly drawing: boolean; readonly tableParts: readonly string[] }): string {
  const links: string[] = [];
  const names: string[] = [];
  let widest = 1;
  const rows = sheet.rows.map((row, index) => {
    const number = index + 1;
    widest = Math.max(widest, row.cells.length);
    let xml = `<row r="${number}"${row.height === undefined ? '' : ` ht="${row.height}"${row.isFitted === true ? '' : ' customHeight="1"'}`}>`;
    for (let column = 0; column < row.cells.length; column += 1) {
      const cell = row.cells[column];
      if (cell !== undefined) xml += cellXml(cell, `${names[column] ??= columnName(column + 1)}${number}`, styles, strings, links);
    }
    return `${xml}</row>`;
  });
  const cell = sheet.frozenColumns > 0 ? columnName(sheet.frozenColumns + 1) : 'A';
  const view = `<sheetView${sheet.showGrid ? '' : ' showGridLines="0"'}${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${sheet.frozenColumns > 0 ? `<pane xSplit="${sheet.frozenColumns}" topLeftCell="${cell}1" activePane="topRight" state="frozen"/><selection pane="topRight" activeCell="${cell}1" sqref="${cell}1"/>` : '<selection activeCell="A1" sqref="A1"/>'}</sheetView>`;
  const scale = sheet.colourScale === undefined ? '' : `<conditionalFormatting sqref="${sheet.colourScale.ranges.join(' ')}"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="num" val="0"/><cfvo type="num" val="1"/>${sheet.colourScale.colours.map((colour) => `<color rgb="${colour}"/>`).join('')}</colorScale></cfRule></conditionalFormatting>`;
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${columnName(widest)}${Math.max(1, sheet.rows.length)}"/><sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="${sheet.rowHeight ?? 15}"/>`,
    sheet.widths.length === 0 ? '' : `<cols>${sheet.widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    sheet.merged.length === 0 ? '' : `<mergeCells count="${sheet.merged.length}">${sheet.merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    scale,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    // printed: A4, landscape, as wide as the page, as many pages as it takes
    `<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${sheet.pagesWide}" fitToHeight="0"/>`,
    sheet.footer === undefined ? '' : `<headerFooter><oddFooter>${escapeXml(sheet.footer)}</oddFooter></headerFooter>`,
    sheet.pageBreaks.length === 0 ? '' : `<rowBreaks count="${sheet.pageBreaks.length}" manualBreakCount="${sheet.pageBreaks.length}">${sheet.pageBreaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`,
    with_.drawing ? '<drawing r:id="rIdCharts"/>' : '',
    with_.tableParts.length === 0 ? '' : `<tableParts count="${with_.tableParts.length}">${with_.tableParts.join('')}</tableParts>`,
    '</worksheet>',
  ].join('');
}

function cellXml({ value, style }: BookCell, address: string, styles: BookStyles, strings: SharedStrings, links: string[]): string {
  const place = `<c r="${address}" s="${styles.of(style)}"`;
  if (value === null) return `${place}/>`;
  if (typeof value === 'number') return `${place}><v>${value}</v></c>`;
  if (typeof value === 'string') return `${place} t="s"><v>${strings.of(value)}</v></c>`;
  if ('formula' in value) return `${place}><f>${escapeXml(value.formula)}</f><v>${value.result}</v></c>`;
  links.push(`<hyperlink ref="${address}" location="${escapeXml(`${quoted(value.sheet)}!A1`)}" display="${escapeXml(value.text)}"/>`);
  return `${place} t="s"><v>${strings.of(value.text)}</v></c>`;
}
