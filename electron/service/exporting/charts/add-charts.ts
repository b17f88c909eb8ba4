import { pack, unpack } from '../pack.ts';
import { escapeXml, chartXml } from './chart-xml.ts';
import type { PlacedChart } from './chart.ts';

const EMU_PER_CM = 360_000;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Puts native charts into a workbook that exceljs wrote, which has no hand for them: a part for each chart, a drawing for each sheet
 *  that bears some, and the relations between them. Everything else stays as it is.
 *  @param workbook a workbook without drawings @returns it packed anew, with charts or without */
export async function addCharts(workbook: Uint8Array, charts: readonly PlacedChart[]): Promise<Uint8Array> {
  const parts = await unpack(workbook);
  linkInside(parts);
  if (charts.length === 0) return pack(parts);
  const text = (name: string): string => Buffer.from(parts.get(name) ?? new Uint8Array(0)).toString('utf8');
  const write = (name: string, xml: string): void => { parts.set(name, Buffer.from(xml, 'utf8')); };
  const sheets = sheetParts(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const bySheet = Map.groupBy(charts, (chart) => chart.onSheet);
  const types: string[] = [];
  let number = 0;
  let drawing = 0;
  for (const [name, placed] of bySheet) {
    const part = sheets.get(name);
    if (part === undefined) throw new Error(`charts: the workbook has no sheet for chart ${number + 1}`);
    drawing += 1;
    const relations: string[] = [];
    const anchors: string[] = [];
    placed.forEach((one, index) => {
      number += 1;
      write(`xl/charts/chart${number}.xml`, chartXml(one.chart, one.dataSheet));
      types.push(`<Override PartName="/xl/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`);
      relations.push(`<Relationship Id="rId${index + 1}" Type="${OFFICE}/chart" Target="../charts/chart${number}.xml"/>`);
      anchors.push(anchorXml(one, index + 1));
    });
    write(`xl/drawings/drawing${drawing}.xml`, `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`);
    write(`xl/drawings/_rels/drawing${drawing}.xml.rels`, `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${relations.join('')}</Relationships>`);
    types.push(`<Override PartName="/xl/drawings/drawing${drawing}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`);
    const rels = part.replace(/([^/]+)$/, '_rels/$1.rels');
    const known = text(rels) || `${HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
    write(rels, known.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>').replace('</Relationships>', `<Relationship Id="rIdCharts" Type="${OFFICE}/drawing" Target="../drawings/drawing${drawing}.xml"/></Relationships>`));
    write(part, withDrawing(text(part)));
  }
  write('[Content_Types].xml', text('[Content_Types].xml').replace('</Types>', `${types.join('')}</Types>`));
  return pack(parts);
}

/** exceljs writes a link to another sheet as one to an outside file with no name; inside a workbook a place is enough. */
function linkInside(parts: Map<string, Uint8Array>): void {
  for (const [name, bytes] of parts) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const xml = Buffer.from(bytes).toString('utf8');
    const inside = name.endsWith('.rels') ? xml.replace(/<Relationship [^>]*Target="#[^>]*\/>/g, '') : xml.replace(/(<hyperlink [^>]*?)r:id="[^"]*" location="#/g, '$1location="');
    if (inside !== xml) parts.set(name, Buffer.from(inside, 'utf8'));
  }
}

/** The drawing stands after the footer and before what may follow it. */
function withDrawing(sheet: string): string {
  const at = sheet.search(/<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/);
  const declared = /<worksheet[^>]*xmlns:r=/.test(sheet) ? '' : ` xmlns:r="${OFFICE}"`;
  return `${sheet.slice(0, at)}<drawing${declared} r:id="rIdCharts"/>${sheet.slice(at)}`;
}

function anchorXml({ chart, column, row, widthCm, heightCm }: PlacedChart, id: number): string {
  const cell = `<xdr:from><xdr:col>${column - 1}</xdr:col><xdr:colOff>72000</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>36000</xdr:rowOff></xdr:from>`;
  return `<xdr:oneCellAnchor>${cell}<xdr:ext cx="${Math.round(widthCm * EMU_PER_CM)}" cy="${Math.round(heightCm * EMU_PER_CM)}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id + 1}" name="Chart ${id}" descr="${escapeXml(chart.description).replace(/\s+/g, ' ')}" title="${escapeXml(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId${id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
}

const unescapeXml = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string => unescapeXml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** From a sheet's name to its part. */
function sheetParts(workbook: string, relations: string): Map<string, string> {
  const targets = new Map([...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return new Map([...workbook.matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'name'), `xl/${(targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\/xl\//, '')}`]));
}
