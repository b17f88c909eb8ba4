import { mix, readableOn } from './chart-colours.ts';
import type { ChartOptions } from './draw-chart.ts';
import type { ChartFigure } from './model/chart-data.ts';
import { placeOnMap } from './model/region-places.ts';
import { canvas, element, wrapped, writeLines } from './svg.ts';

const TILE = { width: 112, height: 72, gap: 6 } as const;
const MOST_MAPS = 12;

/** The world in tiles, one a region, where the region lies: no borders are drawn and none are claimed. One map a row of the table, the
 *  shade by the share and the figure written in. Regions without a column stay empty, so that maps compare at a glance. */
export function regionMap({ data, colours, width }: ChartOptions): SVGElement {
  const places = data.columns.flatMap((column) => { const place = column.variable === 'region' ? placeOnMap(column.category ?? '') : null; return place === null ? [] : [{ column, place }]; });
  const columns = 1 + Math.max(...places.map(({ place }) => place.column));
  const lines = 1 + Math.max(...places.map(({ place }) => place.row));
  const mapWidth = columns * (TILE.width + TILE.gap);
  const across = Math.max(1, Math.floor((Math.max(width, mapWidth) + 24) / (mapWidth + 24)));
  const rows = data.rows.slice(0, MOST_MAPS);
  const heads = rows.map((row) => wrapped(row.label, Math.floor(mapWidth / 6.6)));
  const headPx = Math.max(...heads.map((head) => head.length)) * 14 + 8;
  const mapHeight = headPx + lines * (TILE.height + TILE.gap) + 18;
  const svg = canvas(Math.min(across, rows.length) * (mapWidth + 24), Math.ceil(rows.length / across) * mapHeight);
  const figures = new Map(data.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
  rows.forEach((row, index) => {
    const x = (index % across) * (mapWidth + 24);
    const y = Math.floor(index / across) * mapHeight;
    writeLines(svg, heads[index]!, x, y + 12, { fill: colours.ink, 'font-weight': 600 });
    for (const { column, place } of places) {
      const figure = figures.get(`${row.key} ${column.key}`);
      const tileX = x + place.column * (TILE.width + TILE.gap);
      const tileY = y + headPx + place.row * (TILE.height + TILE.gap);
      const fill = figure?.percent === null || figure?.percent === undefined ? colours.paper : mix(colours.soft, colours.main, figure.percent / 100);
      const ink = readableOn(fill, '#000000', '#ffffff');
      const tile = element('g', {});
      tile.append(element('title', {}, figure?.description ?? column.label), element('rect', { x: tileX, y: tileY, width: TILE.width, height: TILE.height, rx: 4, fill, stroke: colours.line }));
      const name = wrapped(column.label, 16).slice(0, 3);
      writeLines(tile, name, tileX + 6, tileY + 14, { fill: ink, 'font-size': 11 });
      tile.append(element('text', { x: tileX + 6, y: tileY + TILE.height - 7, fill: ink, 'font-weight': 600 }, figure?.text ?? ''));
      svg.append(tile);
    }
  });
  return svg;
}

/** What a profile says of a capability. */
export interface ProfileWords { readonly inPlace: string; readonly notInPlace: string; readonly noAnswer: string; readonly everyone: string }

const LABEL_PX = 260;
const BAR_PX = 180;
const LINE_PX = 30;
const MARK_PX = 6;

/** One country beside all of them: each row a capability, marked as in place, not in place or not answered (a filled disc, a ring, a
 *  dash: told apart without colour), and the share of all countries as a bar. */
export function countryProfile({ data, colours, column, words }: ChartOptions): SVGElement {
  const chosen = data.columns.find((each) => each.key === column) ?? data.columns.find((each) => each.variable !== undefined)!;
  const total = data.columns[0]!;
  const at = (row: string, key: string): ChartFigure | undefined => data.figures.find((figure) => figure.row === row && figure.column === key);
  const say = words ?? { inPlace: 'in place', notInPlace: 'not in place', noAnswer: 'no answer', everyone: total.label };
  const names = data.rows.map((row) => wrapped(row.label, 40));
  const heights = names.map((lines) => Math.max(LINE_PX, lines.length * 14 + 10));
  const top = 52;
  const answered = data.rows.map((row) => at(row.key, chosen.key)?.percent ?? null);
  const width = LABEL_PX + 130 + BAR_PX + 90;
  const svg = canvas(width, top + heights.reduce((sum, height) => sum + height, 0) + 8);
  const inPlace = answered.filter((percent) => percent === 100).length;
  svg.append(
    element('text', { x: 0, y: 16, fill: colours.ink, 'font-weight': 600, 'font-size': 14 }, `${chosen.label}: ${inPlace} / ${answered.filter((percent) => percent !== null).length} ${say.inPlace}`),
    element('text', { x: LABEL_PX, y: top - 12, fill: colours.inkSoft }, chosen.label), element('text', { x: LABEL_PX + 130, y: top - 12, fill: colours.inkSoft }, say.everyone),
  );
  let y = top;
  data.rows.forEach((row, index) => {
    const height = heights[index]!;
    const middle = y + height / 2;
    const own = answered[index]!;
    const all = at(row.key, total.key);
    svg.append(element('line', { x1: 0, x2: width, y1: y, y2: y, stroke: colours.line }));
    writeLines(svg, names[index]!, 0, middle + 4 - (names[index]!.length - 1) * 7, { fill: colours.ink });
    if (own === null) svg.append(element('line', { x1: LABEL_PX, x2: LABEL_PX + 2 * MARK_PX, y1: middle, y2: middle, stroke: colours.inkSoft, 'stroke-width': 2 }));
    else svg.append(element('circle', { cx: LABEL_PX + MARK_PX, cy: middle, r: MARK_PX, fill: own > 0 ? colours.main : colours.paper, stroke: own > 0 ? colours.main : colours.inkSoft, 'stroke-width': 1.6 }));
    svg.append(element('text', { x: LABEL_PX + 20, y: middle + 4, fill: colours.ink }, own === null ? say.noAnswer : own > 0 ? say.inPlace : say.notInPlace));
    if (all?.percent !== null && all?.percent !== undefined) svg.append(element('rect', { x: LABEL_PX + 130, y: middle - 6, width: BAR_PX, height: 12, fill: colours.soft }), element('rect', { x: LABEL_PX + 130, y: middle - 6, width: BAR_PX * all.percent / 100, height: 12, fill: colours.main }));
    svg.append(element('text', { x: LABEL_PX + 130 + BAR_PX + 8, y: middle + 4, fill: colours.ink }, all?.text ?? ''));
    y += height;
  });
  return svg;
}
