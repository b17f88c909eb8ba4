import { reach, type ChartCell, type ChartPoint, type ChartSeries, type NativeChart } from './chart.ts';
import { CATEGORY_COLOURS, GRID, INK, ON_CATEGORY_COLOURS, SOFT_INK } from './palette.ts';

/** Nearly every text has nothing in it to be escaped: one look is cheaper than six. */
const PLAIN = /^[^&<>"\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]*$/;
/** Without the control characters that XML cannot hold. */
export const escapeXml = (text: string): string => (PLAIN.test(text) ? text : escaped(text));
const escaped = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;
/** More labels than this run into each other. */
const MOST_LABELS = 60;

/** A chart as a part of a workbook (DrawingML). The order of elements is the schema's: Excel takes no other. */
export function chartXml(chart: NativeChart, sheet: string): string {
  const reference = (cells: readonly { readonly at: string }[]): string => escapeXml(rangeOf(cells.map((cell) => cell.at), sheet));
  const points = chart.series.reduce((sum, series) => sum + series.points.length, 0);
  const oneSeries = chart.series.length === 1;
  const series = chart.series.map((one, index) => seriesXml(one, index, chart, reference, points <= MOST_LABELS && one.lengths === undefined)).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${languageTag(chart)}"/><c:roundedCorners val="0"/><c:chart>${titleXml(chart)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="${chart.kind === 'stacked' ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${chart.kind === 'stacked' ? 45 : 60}"/><c:overlap val="${chart.kind === 'stacked' ? 100 : 0}"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>${axesXml(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>${oneSeries ? '' : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(900, SOFT_INK, false, chart)}</c:legend>`}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${GRID}"/></a:solidFill></a:ln></c:spPr>${textXml(900, INK, false, chart)}</c:chartSpace>`;
}

const languageTag = (chart: NativeChart): string => (chart.language === 'fr' ? 'fr-FR' : 'en-GB');

/** Addresses as one reference: neighbours in a line are joined, several pieces stand in brackets. */
export function rangeOf(addresses: readonly string[], sheet: string): string {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const pieces: { column: number; row: number; toColumn: number; toRow: number }[] = [];
  for (const address of addresses) {
    const { column, row } = cellOf(address);
    const last = pieces.at(-1);
    if (last !== undefined && column === last.toColumn && column === last.column && row === last.toRow + 1) last.toRow = row;
    else if (last !== undefined && row === last.toRow && row === last.row && column === last.toColumn + 1) last.toColumn = column;
    else pieces.push({ column, row, toColumn: column, toRow: row });
  }
  const written = pieces.map(({ column, row, toColumn, toRow }) => `${quoted}!$${columnName(column)}$${row}${column === toColumn && row === toRow ? '' : `:$${columnName(toColumn)}$${toRow}`}`);
  return written.length === 1 ? written[0]! : `(${written.join(',')})`;
}

function cellOf(address: string): { column: number; row: number } {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1) break;
    column = column * 26 + letter;
  }
  return { column, row: Number(address.slice(at)) };
}
/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);
}

const stringCache = (cells: readonly ChartCell<string>[]): string => `<c:strCache><c:ptCount val="${cells.length}"/>${cells.map((cell, index) => `<c:pt idx="${index}"><c:v>${escapeXml(cell.value)}</c:v></c:pt>`).join('')}</c:strCache>`;
const numberCache = (points: readonly ChartPoint[], format: string): string => `<c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode><c:ptCount val="${points.length}"/>${points.map((point, index) => (typeof point.value === 'number' ? `<c:pt idx="${index}"><c:v>${point.value}</c:v></c:pt>` : '')).join('')}</c:numCache>`;

function seriesXml(series: ChartSeries, index: number, chart: NativeChart, reference: (cells: readonly { readonly at: string }[]) => string, isLabelled: boolean): string {
  const colour = CATEGORY_COLOURS[index % CATEGORY_COLOURS.length]!;
  // parts that stand on each other are parted by white, so that they are told apart without their colour
  const line = chart.kind === 'stacked' ? '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>' : '';
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${reference([series.name])}</c:f>${stringCache([series.name])}</c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>${line}</c:spPr><c:invertIfNegative val="0"/>${labelsXml(series, index, chart, isLabelled)}${errorBars(series)}<c:cat><c:strRef><c:f>${reference(chart.categories)}</c:f>${stringCache(chart.categories)}</c:strRef></c:cat><c:val><c:numRef><c:f>${reference(series.points)}</c:f>${numberCache(series.points, chart.format)}</c:numRef></c:val></c:ser>`;
}

/** Each bar bears its figure; a point without a number bears the shorthand that stands in its cell, so that nothing withheld looks
 *  like a zero. Small parts of a stack bear none, since
 *  it would not fit, nor do bars with an interval, which it would cross. */
function labelsXml(series: ChartSeries, index: number, chart: NativeChart, isLabelled: boolean): string {
  const position = chart.kind === 'stacked' ? 'ctr' : 'outEnd';
  const flags = (value: 0 | 1): string => `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  const ink = chart.kind === 'stacked' ? ON_CATEGORY_COLOURS[index % ON_CATEGORY_COLOURS.length]! : INK;
  const own = series.points.flatMap((point, at) => {
    if (typeof point.value === 'string') return [`<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="${languageTag(chart)}" sz="800"/><a:t>${escapeXml(point.value)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="${chart.kind === 'stacked' ? 'inBase' : 'outEnd'}"/>${flags(1)}</c:dLbl>`];
    return chart.kind === 'stacked' && point.value < 0.05 ? [`<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`] : [];
  });
  if (!isLabelled && own.length === 0) return '';
  return `<c:dLbls>${own.join('')}<c:numFmt formatCode="${escapeXml(chart.format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(800, ink, false, chart)}<c:dLblPos val="${position}"/>${flags(isLabelled ? 1 : 0)}</c:dLbls>`;
}

/** Intervals as error bars: how far each end lies from the estimate. */
function errorBars({ lengths, points }: ChartSeries): string {
  if (lengths === undefined) return '';
  const side = (addresses: readonly string[], which: 0 | 1): string => `<c:numRef><c:f>${escapeXml(rangeOf(addresses, lengths.sheet))}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${points.length}"/>${points.map((point, index) => (reach(point)[which] === null ? '' : `<c:pt idx="${index}"><c:v>${reach(point)[which]}</c:v></c:pt>`)).join('')}</c:numCache></c:numRef>`;
  return `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${side(lengths.above, 1)}</c:plus><c:minus>${side(lengths.below, 0)}</c:minus><c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill></a:ln></c:spPr></c:errBars>`;
}

function axesXml(chart: NativeChart): string {
  const line = (colour: string): string => `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
  // the first row of the table stands at the top, and the scale stays below
  return `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line(SOFT_INK)}${textXml(900, INK, false, chart)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${chart.isShare ? '<c:max val="1"/>' : ''}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>${line(GRID)}</c:majorGridlines><c:numFmt formatCode="${escapeXml(chart.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(900, SOFT_INK, false, chart)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="max"/><c:crossBetween val="between"/>${chart.isShare ? '<c:majorUnit val="0.25"/>' : ''}</c:valAx>`;
}

/** Text properties of a part of the chart; sizes in hundredths of a point. */
const textXml = (size: number, colour: string, bold: boolean, chart: NativeChart): string => `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="${languageTag(chart)}"/></a:p></c:txPr>`;

function titleXml(chart: NativeChart): string {
  const run = (text: string, size: number, bold: boolean, colour: string): string => `<a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr lang="${languageTag(chart)}" sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="Arial"/></a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${run(shorten(chart.title, 160), 1200, true, INK)}${chart.subtitle === '' ? '' : run(shorten(chart.subtitle, 200), 900, false, SOFT_INK)}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}
/** A title over a chart is a line or two; the whole of it stands over the table. */
const shorten = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most - 1) > most / 2 ? text.lastIndexOf(' ', most - 1) : most - 1)}…`);
