import { findCountry } from '#core/framework/countries.ts';
import { NO_REGION, UNICEF_REGIONS } from '#core/framework/regions.ts';
import { percentText } from '#core/crosstab/cell-text.ts';
import { mix, readableOn } from './chart-colours.ts';
import type { ChartOptions } from './draw-chart.ts';
import { placeOnMap } from './model/region-places.ts';
import { canvas, element, wrapped, writeLines } from './svg.ts';

const TILE = { width: 42, height: 32, gap: 3 } as const;
const ACROSS = 3;
const AREA_PX = ACROSS * (TILE.width + TILE.gap) + 12;
const MOST_MAPS = 12;

/** The world in tiles, one a country, in the area of its region: no borders are drawn and none are claimed. One map a row of the table.
 *  Filled where all of a country's cases are in the row, empty where none is, shaded and with its percentage between the two, broken
 *  round where it gives none: told apart without colour. Works for every variable whose categories are countries. */
export function countryMap({ data, colours, width, language }: ChartOptions): SVGElement {
  const countries = data.columns.flatMap((column) => { const country = findCountry(column.category ?? ''); return country === undefined ? [] : [{ column, country, region: country.region ?? NO_REGION.en }]; });
  const areas = [...UNICEF_REGIONS, NO_REGION].flatMap((region) => {
    const list = countries.filter((each) => each.region === region.en).toSorted((a, b) => a.column.label.localeCompare(b.column.label, language));
    const place = placeOnMap(region.en);
    return list.length === 0 || place === null ? [] : [{ ...place, list, name: wrapped(region[language], 22) }];
  });
  const lines = Math.max(...areas.map((area) => area.row)) + 1;
  const first = Math.min(...areas.map((area) => area.column));
  const mapWidth = (Math.max(...areas.map((area) => area.column)) - first + 1) * AREA_PX;
  const lineHeights = Array.from({ length: lines }, (_, line) => Math.max(0, ...areas.filter((area) => area.row === line).map((area) => area.name.length * 13 + 6 + Math.ceil(area.list.length / ACROSS) * (TILE.height + TILE.gap) + 10)));
  const across = Math.max(1, Math.floor((Math.max(width, mapWidth) + 24) / (mapWidth + 24)));
  const rows = data.rows.slice(0, MOST_MAPS);
  const heads = rows.map((row) => wrapped(row.label, Math.floor(mapWidth / 6.6)));
  const headPx = Math.max(...heads.map((head) => head.length)) * 14 + 8;
  const mapHeight = headPx + lineHeights.reduce((sum, height) => sum + height, 0) + 14;
  const svg = canvas(Math.min(across, rows.length) * (mapWidth + 24), Math.ceil(rows.length / across) * mapHeight);
  const figures = new Map(data.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
  rows.forEach((row, index) => {
    const x = (index % across) * (mapWidth + 24);
    const y = Math.floor(index / across) * mapHeight;
    writeLines(svg, heads[index]!, x, y + 12, { fill: colours.ink, 'font-weight': 600 });
    for (const area of areas) {
      const left = x + (area.column - first) * AREA_PX;
      const top = y + headPx + lineHeights.slice(0, area.row).reduce((sum, height) => sum + height, 0);
      writeLines(svg, area.name, left, top + 10, { fill: colours.inkSoft, 'font-size': 11 });
      area.list.forEach(({ column, country }, at) => {
        const figure = figures.get(`${row.key} ${column.key}`);
        const percent = figure?.percent ?? null;
        const fill = percent === null || percent === 0 ? colours.paper : mix(colours.soft, colours.main, percent / 100);
        const ink = percent === null ? colours.inkSoft : readableOn(fill, '#000000', '#ffffff');
        const tileX = left + (at % ACROSS) * (TILE.width + TILE.gap);
        const tileY = top + area.name.length * 13 + 6 + Math.floor(at / ACROSS) * (TILE.height + TILE.gap);
        const isWhole = percent === null || percent === 0 || percent === 100;
        const tile = element('g', {});
        tile.append(
          element('title', {}, figure?.description ?? column.label),
          element('rect', { x: tileX, y: tileY, width: TILE.width, height: TILE.height, rx: 4, fill, stroke: percent === null ? colours.line : colours.inkSoft, ...(percent === null ? { 'stroke-dasharray': '3,2' } : {}) }),
          element('text', { x: tileX + TILE.width / 2, y: tileY + (isWhole ? 20 : 14), fill: ink, 'text-anchor': 'middle', 'font-size': 11, ...(percent === 100 ? { 'font-weight': 600 } : {}) }, country.iso3),
          ...(isWhole ? [] : [element('text', { x: tileX + TILE.width / 2, y: tileY + 27, fill: ink, 'text-anchor': 'middle', 'font-size': 11 }, percentText(percent, language))]),
        );
        svg.append(tile);
      });
    }
  });
  return svg;
}
