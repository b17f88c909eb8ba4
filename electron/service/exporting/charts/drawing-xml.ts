import type { PlacedChart } from './chart.ts';
import { escapeXml } from './chart-xml.ts';

const EMU_PER_CM = 360_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The drawing of a sheet: each chart at its cell, with words for those who do not see it. The n-th chart is related as rIdn. */
export const drawingXml = (placed: readonly PlacedChart[]): string => `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${placed.map((one, at) => anchorXml(one, at + 1)).join('')}</xdr:wsDr>`;

function anchorXml({ chart, column, row, widthCm, heightCm }: PlacedChart, id: number): string {
  const cell = `<xdr:from><xdr:col>${column - 1}</xdr:col><xdr:colOff>72000</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>36000</xdr:rowOff></xdr:from>`;
  return `<xdr:oneCellAnchor>${cell}<xdr:ext cx="${Math.round(widthCm * EMU_PER_CM)}" cy="${Math.round(heightCm * EMU_PER_CM)}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id + 1}" name="Chart ${id}" descr="${escapeXml(chart.description).replace(/\s+/g, ' ')}" title="${escapeXml(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId${id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
}
