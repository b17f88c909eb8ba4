import * as Plot from '@observablehq/plot';
import { mix, readableOn, type ChartColours } from './chart-colours.ts';
import { percentText } from '#core/crosstab/cell-text.ts';
import { scaleStacks, withoutEmptyRows, type ChartData, type ChartFigure } from './model/chart-data.ts';
import { countryMap } from './draw-countries.ts';
import { countryProfile, regionMap, type ProfileWords } from './draw-places.ts';
import type { ChartKind } from './store.ts';

export interface ChartOptions { readonly kind: ChartKind; readonly data: ChartData; readonly colours: ChartColours; readonly language: 'en' | 'fr'; readonly width: number; readonly axisLabel: string; readonly description: string; /** Of a profile: the column that is drawn. */ readonly column?: string | undefined; readonly words?: ProfileWords | undefined }

const SVG = 'http://www.w3.org/2000/svg';
const FONT = 'Inter, "Segoe UI", system-ui, "Noto Sans", sans-serif';
const LABEL_PX = 200;
const LEAST_COLUMN_PX = 76;
const LINE_EM = 14.5;

/** Draws a chart as one SVG element that stands by itself: no outside style, fonts by name, colours written out. */
export function drawChart(options: ChartOptions): SVGSVGElement {
  const drawn = options.kind === 'map' ? (options.data.columns.some((column) => column.variable === 'region' && column.category !== undefined) ? regionMap(options) : countryMap(options)) : options.kind === 'profile' ? countryProfile(options) : options.kind === 'stacked' ? stacks(options) : inParts(options, options.kind === 'heat' ? heatMap : options.kind === 'dots' ? dotPlot : bars);
  const svg = drawn as SVGSVGElement;
  // Plot brings a style element of its own; the page's policy lets none in, and what it says is said by attributes below.
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('xmlns', SVG);
  svg.setAttribute('color', options.colours.ink);
  svg.setAttribute('font-family', FONT);
  svg.setAttribute('font-size', '12');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', options.description);
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return svg;
}

const PART_GAP_PX = 18;
const TITLE_PX = 20;

/** A wide banner as several charts, one below the other, each no wider than the room there is: the columns of one variable stay
 *  together where they fit, and every part has the name of its variable above it. */
function inParts(options: ChartOptions, draw: (options: ChartOptions) => Element): Element {
  const { data, width, colours } = options;
  const fits = Math.max(1, Math.floor((width - LABEL_PX - 16) / leastColumnPx(data)));
  const groups = [...Map.groupBy(data.columns, (column) => column.group ?? '').entries()];
  const parts: { title: string; columns: ChartData['columns'] }[] = [];
  if (data.columns.length <= fits && groups.length < 3) parts.push({ title: '', columns: data.columns });
  else {
    const [total, ...rest] = groups;
    // the total stands beside the first banner, to compare with
    const lead = total !== undefined && total[0] === '' ? total[1] : [];
    for (const [title, columns] of lead.length > 0 ? rest : groups) {
      const own = parts.length === 0 ? [...lead, ...columns] : columns;
      // parts of about the same width: a single column left over would look like a mistake
      const size = Math.ceil(own.length / Math.ceil(own.length / fits));
      for (let from = 0; from < own.length; from += size) parts.push({ title, columns: own.slice(from, from + size) });
    }
    if (parts.length === 0) parts.push({ title: '', columns: lead });
  }
  if (parts.length === 1) return draw(options);
  const drawn = parts.map((part) => {
    const keys = new Set(part.columns.map((column) => column.key));
    const most = Math.max(...parts.map((each) => each.columns.length));
    return { title: part.title, svg: draw({ ...options, width: LABEL_PX + 16 + (width - LABEL_PX - 16) * part.columns.length / most, data: { ...data, columns: part.columns, figures: data.figures.filter((figure) => keys.has(figure.column)) } }) };
  });
  return oneBelowTheOther(drawn, colours);
}

/** Charts under each other as one, each with its name above it. */
function oneBelowTheOther(drawn: readonly { readonly title: string; readonly svg: Element }[], colours: ChartColours): Element {
  const sizes = drawn.map(({ svg }) => ({ width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) }));
  const whole = document.createElementNS(SVG, 'svg');
  let y = 0;
  drawn.forEach(({ title, svg }, index) => {
    if (title !== '') {
      const head = document.createElementNS(SVG, 'text');
      for (const [name, value] of Object.entries({ x: LABEL_PX, y: y + 13, fill: colours.ink, 'font-weight': 600 })) head.setAttribute(name, String(value));
      head.textContent = title;
      whole.append(head);
      y += TITLE_PX;
    }
    // what Plot writes on each chart would hide what the whole says
    for (const name of ['font-size', 'font-family', 'class', 'text-anchor']) svg.removeAttribute(name);
    svg.setAttribute('text-anchor', 'middle');
    svg.setAttribute('y', String(y));
    whole.append(svg);
    y += sizes[index]!.height + PART_GAP_PX;
  });
  const total = { width: Math.max(...sizes.map((size) => size.width)), height: y - PART_GAP_PX };
  for (const [name, value] of Object.entries({ ...total, viewBox: `0 0 ${total.width} ${total.height}` })) whole.setAttribute(name, String(value));
  return whole;
}

const labelOf = (list: readonly { readonly key: string; readonly label: string }[]) => {
  const labels = new Map(list.map(({ key, label }) => [key, label]));
  return (key: string): string => labels.get(key) ?? key;
};
const lines = (label: string, em: number): number => Math.max(1, Math.ceil(label.length / (em * 1.75)));
/** Wide enough for the longest word of the columns' names: a word is never broken. */
function leastColumnPx(data: ChartData): number {
  const longest = Math.max(0, ...data.columns.flatMap(({ label }) => label.split(/\s+/).map((word) => word.length)));
  return Math.max(LEAST_COLUMN_PX, longest * 6.4 + 10);
}
const columnPxOf = ({ data, width }: Pick<ChartOptions, 'data' | 'width'>): number => Math.max(leastColumnPx(data), (width - LABEL_PX - 16) / data.columns.length);
/** Room between two columns for the "100" of one axis and the "0" of the next. */
const AXIS_GAP_PX = 26;
/** The room a row needs for its label. */
const rowPx = (data: ChartData, least: number, em = LINE_EM): number => Math.max(least, ...data.rows.map(({ label }) => lines(label, em) * 15 + 8));

function shared({ data, colours, language, width, axisLabel }: ChartOptions, heightOfRow: number) {
  const columnPx = columnPxOf({ data, width });
  const columnEm = (columnPx - AXIS_GAP_PX / 2) / 12.5;
  const topPx = 14 + 14 * Math.max(...data.columns.map(({ label }) => lines(label, columnEm)));
  return {
    width: LABEL_PX + columnPx * data.columns.length + 16, height: topPx + heightOfRow * data.rows.length + 40,
    marginLeft: LABEL_PX, marginRight: 16, marginTop: topPx, marginBottom: 40,
    x: { domain: [0, 100], label: axisLabel, labelAnchor: 'center' as const, labelArrow: 'none' as const, ticks: [0, 50, 100], tickFormat: (value: number) => new Intl.NumberFormat(language).format(value), insetRight: 2 },
    y: { domain: data.rows.map(({ key }) => key), label: null, padding: 0.08 },
    fx: { domain: data.columns.map(({ key }) => key), label: null, padding: Math.min(0.5, Math.max(0.17, AXIS_GAP_PX / columnPx)) },
    axes: [
      Plot.axisFx({ anchor: 'top', tickFormat: labelOf(data.columns), lineWidth: columnEm, fill: colours.inkSoft, tickSize: 0, label: null }),
      Plot.axisY({ tickFormat: labelOf(data.rows), lineWidth: LINE_EM, tickSize: 0, fill: colours.ink, label: null }),
      Plot.gridX({ ticks: [0, 50, 100], stroke: colours.line, strokeOpacity: 1 }),
    ],
  };
}
const withShare = (figures: readonly ChartFigure[]): ChartFigure[] => figures.filter((figure) => figure.percent !== null);

const BAR_PX = 15;

function bars(options: ChartOptions) {
  const { data, colours } = options;
  const heightOfRow = rowPx(data, 36);
  const { axes, ...rest } = shared(options, heightOfRow);
  // the figure above its bar, the two of them in the middle of the row however high its name makes it
  const margin = Math.max(0, (heightOfRow * 0.92 - 2 * BAR_PX) / 2);
  const inset = { insetTop: margin + BAR_PX, insetBottom: margin + 2 };
  return Plot.plot({
    ...rest,
    marks: [
      ...axes,
      Plot.barX(withShare(data.figures), { x: 'percent', y: 'row', fx: 'column', fill: colours.main, title: 'description', ...inset }),
      Plot.text(data.figures, { y: 'row', fx: 'column', frameAnchor: 'left', text: 'text', dy: -BAR_PX / 2, dx: 2, fill: colours.ink }),
      Plot.ruleX([0], { stroke: colours.inkSoft }),
    ],
  });
}

function dotPlot(options: ChartOptions) {
  const { data, colours } = options;
  const { axes, ...rest } = shared(options, rowPx(data, 36));
  const figures = withShare(data.figures);
  return Plot.plot({
    ...rest,
    marks: [
      ...axes,
      Plot.ruleY(data.rows.map(({ key }) => key), { y: (key: string) => key, stroke: colours.line, strokeDasharray: '2,3' }),
      Plot.ruleY(figures.filter((figure) => figure.low !== null), { y: 'row', fx: 'column', x1: 'low', x2: 'high', stroke: colours.main, strokeWidth: 2, strokeOpacity: 0.55 }),
      Plot.dot(figures, { x: 'percent', y: 'row', fx: 'column', r: 4.5, fill: colours.main, stroke: colours.paper, title: 'description' }),
      Plot.text(data.figures, { y: 'row', fx: 'column', frameAnchor: 'left', text: 'text', dy: -11, dx: 2, fill: colours.inkSoft, fontSize: 11 }),
      Plot.ruleX([0], { stroke: colours.inkSoft }),
    ],
  });
}

function heatMap(options: ChartOptions) {
  const { data, colours } = options;
  const { axes: _axes, x: _x, fx: _fx, ...rest } = shared(options, rowPx(data, 30));
  const columnEm = columnPxOf(options) / 12.5;
  return Plot.plot({
    ...rest, marginBottom: 8, height: rest.height - 32,
    x: { domain: data.columns.map(({ key }) => key), label: null, padding: 0.03 }, y: { ...rest.y, padding: 0.06 },
    color: { type: 'linear', domain: [0, 100], range: [colours.soft, colours.main], clamp: true },
    marks: [
      Plot.axisX({ anchor: 'top', tickFormat: labelOf(data.columns), lineWidth: columnEm, tickSize: 0, fill: colours.inkSoft, label: null }),
      Plot.axisY({ tickFormat: labelOf(data.rows), lineWidth: LINE_EM, tickSize: 0, fill: colours.ink, label: null }),
      Plot.cell(withShare(data.figures), { x: 'column', y: 'row', fill: 'percent', title: 'description' }),
      Plot.text(data.figures, { x: 'column', y: 'row', text: 'text', fill: (figure: ChartFigure) => (figure.percent === null ? colours.ink : readableOn(mix(colours.soft, colours.main, figure.percent / 100), '#000000', '#ffffff')) }),
    ],
  });
}

const LEGEND_LINE_PX = 18;

/** Questions on one scale: a chart for each column of the banner, the questions its bars; else the columns of one question. */
function stacks(options: ChartOptions): Element {
  const parts = scaleStacks(options.data);
  if (parts.length === 0) return stackedBars(options);
  if (parts.length === 1) return stackedBars({ ...options, data: parts[0]!.data }, 'first');
  return oneBelowTheOther(parts.map(({ title, data }, index) => ({ title, svg: stackedBars({ ...options, data }, index === 0 ? 'first' : 'further') })), options.colours);
}

/** One bar a column of the table, one part a category, in the order of the legend and with its number inside.
 *  @param inScale one of several whose parts are the same: all are kept, with their colours, and the first has the legend */
function stackedBars(options: ChartOptions, inScale: 'first' | 'further' | null = null) {
  const { colours, language, axisLabel } = options;
  const data = inScale === null ? withoutEmptyRows(options.data) : options.data;
  const hasLegend = inScale !== 'further';
  const width = Math.max(options.width, 420);
  const legend = legendLines(data.rows.map(({ label }) => label), width - 24);
  const top = hasLegend ? legend.length * LEGEND_LINE_PX + 18 : 6;
  const rowHeight = Math.max(30, ...data.columns.map(({ label }) => lines(label, LINE_EM) * 15 + 8));
  const colourOf = (row: string): number => data.rows.findIndex(({ key }) => key === row) % colours.categories.length;
  const order = new Map(data.rows.map(({ key }, index) => [key, index]));
  const stack = { x: 'percent', y: 'column', order: (figure: ChartFigure) => order.get(figure.row) ?? 0 };
  const figures = withShare(data.figures);
  const svg = Plot.plot({
    width, height: top + rowHeight * data.columns.length + 40, marginLeft: LABEL_PX, marginRight: 24, marginTop: top, marginBottom: 40,
    x: { domain: [0, 100], label: axisLabel, labelAnchor: 'center', labelArrow: 'none', ticks: [0, 25, 50, 75, 100], tickFormat: (value: number) => percentText(value, language) },
    y: { domain: data.columns.map(({ key }) => key), label: null, padding: 0.16 },
    marks: [
      Plot.axisY({ tickFormat: labelOf(data.columns), lineWidth: LINE_EM, tickSize: 0, fill: colours.ink, label: null }),
      Plot.gridX({ stroke: colours.line, strokeOpacity: 1 }),
      Plot.barX(figures, Plot.stackX({ ...stack, fill: (figure: ChartFigure) => colours.categories[colourOf(figure.row)], stroke: colours.paper, strokeWidth: 1, title: 'description' })),
      // Every part takes its place in the stack; a number is written where it has room.
      Plot.text(figures, Plot.stackX({ ...stack, text: (figure: ChartFigure) => (figure.percent! >= 7 ? figure.text.split(' ')[0]! : ''), fill: (figure: ChartFigure) => colours.onCategories[colourOf(figure.row)] })),
    ],
  });
  if (hasLegend) legend.forEach((line, index) => { for (const entry of line) addLegendEntry(svg, entry.label, 12 + entry.x, 6 + index * LEGEND_LINE_PX, colours.categories[entry.index % colours.categories.length]!, colours.ink); });
  return svg;
}

const LEGEND_CHARACTER_PX = 6.6;
function legendLines(labels: readonly string[], width: number): { label: string; index: number; x: number }[][] {
  const all: { label: string; index: number; x: number }[][] = [[]];
  let x = 0;
  labels.forEach((label, index) => {
    const needed = 34 + label.length * LEGEND_CHARACTER_PX;
    if (x > 0 && x + needed > width) { all.push([]); x = 0; }
    all.at(-1)!.push({ label, index, x });
    x += needed;
  });
  return all;
}

function addLegendEntry(svg: Element, label: string, x: number, y: number, colour: string, ink: string): void {
  const square = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x, y, width: 11, height: 11, rx: 2, fill: colour })) square.setAttribute(name, String(value));
  const text = document.createElementNS(SVG, 'text');
  for (const [name, value] of Object.entries({ x: x + 16, y: y + 10, fill: ink, 'text-anchor': 'start' })) text.setAttribute(name, String(value));
  text.textContent = label;
  svg.append(square, text);
}
