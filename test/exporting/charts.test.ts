import { describe, expect, it } from 'vitest';
import { analystWorkbook } from '#service/exporting/analyst-workbook.ts';
import { CATEGORY_COLOURS, ON_CATEGORY_COLOURS } from '#service/exporting/charts/palette.ts';
import { publicationWorkbook, type WorkbookFacts } from '#service/exporting/publication-workbook.ts';
import { bookBytes } from '#service/exporting/book/book-parts.ts';
import { LIGHT } from '../../renderer/features/tables/chart-colours.ts';
import { convertInOffice, hasOffice } from '../helpers/office.ts';
import { addressesIn, all, one, parseXml, readParts, readSheets } from '../helpers/xlsx-parts.ts';
import { models } from './models.ts';
import { related } from './publication-rules.ts';

/** The order of elements in each complex type, from ECMA-376 part 1, dml-chart.xsd (what we use of it): Excel repairs or refuses a file that departs from it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  chartSpace: ['date1904', 'lang', 'roundedCorners', 'style', 'chart', 'spPr', 'txPr', 'printSettings'],
  chart: ['title', 'autoTitleDeleted', 'plotArea', 'legend', 'plotVisOnly', 'dispBlanksAs'],
  title: ['tx', 'layout', 'overlay', 'spPr', 'txPr'],
  plotArea: ['layout', 'barChart', 'catAx', 'valAx', 'dTable', 'spPr'],
  barChart: ['barDir', 'grouping', 'varyColors', 'ser', 'dLbls', 'gapWidth', 'overlap', 'serLines', 'axId'],
  ser: ['idx', 'order', 'tx', 'spPr', 'invertIfNegative', 'pictureOptions', 'dPt', 'dLbls', 'trendline', 'errBars', 'cat', 'val'],
  dLbls: ['dLbl', 'delete', 'numFmt', 'spPr', 'txPr', 'dLblPos', 'showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'],
  dLbl: ['idx', 'delete', 'layout', 'tx', 'numFmt', 'spPr', 'txPr', 'dLblPos', 'showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'],
  errBars: ['errDir', 'errBarType', 'errValType', 'noEndCap', 'plus', 'minus', 'val', 'spPr'],
  catAx: ['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'minorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark', 'tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'auto', 'lblAlgn', 'lblOffset', 'noMultiLvlLbl'],
  valAx: ['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'minorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark', 'tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'crossBetween', 'majorUnit'],
  scaling: ['logBase', 'orientation', 'max', 'min'],
  legend: ['legendPos', 'legendEntry', 'layout', 'overlay', 'spPr', 'txPr'],
  strRef: ['f', 'strCache'], numRef: ['f', 'numCache'], strCache: ['ptCount', 'pt'], numCache: ['formatCode', 'ptCount', 'pt'], numLit: ['formatCode', 'ptCount', 'pt'],
  txPr: ['bodyPr', 'lstStyle', 'p'], rich: ['bodyPr', 'lstStyle', 'p'],
  oneCellAnchor: ['from', 'ext', 'graphicFrame', 'clientData'], graphicFrame: ['nvGraphicFramePr', 'xfrm', 'graphic'], from: ['col', 'colOff', 'row', 'rowOff'],
  worksheet: ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'mergeCells', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'drawing', 'legacyDrawing', 'tableParts', 'extLst'],
};

function disorder(document: Document): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const order = ORDER[element.localName];
    if (order === undefined || (element.localName === 'chart' && element.children.length === 0)) return [];
    const places = [...element.children].map((child) => order.indexOf(child.localName));
    return places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0)) ? [`<${element.localName}>: ${[...element.children].map((child) => child.localName).join(' ')}`] : [];
  });
}

const facts = (language: 'en' | 'fr'): WorkbookFacts => ({ study: 'A study', language, date: '2026-01-31', notes: [] });
const made = async (layout: 'publication' | 'analyst', language: 'en' | 'fr' = 'en'): Promise<{ bytes: Uint8Array; parts: Map<string, Buffer> }> => {
  const { workbook, charts } = (layout === 'publication' ? publicationWorkbook : analystWorkbook)(models(language), facts(language));
  const bytes = await bookBytes(workbook, charts);
  return { bytes, parts: await readParts(bytes) };
};

describe.each(['publication', 'analyst'] as const)('native charts in the %s layout', (layout) => {
  it('are parts in the order of the schema, named in the content types and related to their sheets', async () => {
    const { parts } = await made(layout);
    const charts = [...parts.keys()].filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBeGreaterThan(6);
    for (const [name, bytes] of parts) if (/^xl\/(charts|drawings|worksheets)\/[^/]+\.xml$/.test(name)) expect([name, disorder(parseXml(bytes))]).toEqual([name, []]);
    const types = new Set(all(parseXml(parts.get('[Content_Types].xml')!), 'Override').map((each) => each.getAttribute('PartName')));
    for (const name of parts.keys()) if (/^xl\/(charts|drawings)\/[^/]+\.xml$/.test(name)) expect(types).toContain(`/${name}`);
    const reached = readSheets(parts).flatMap((sheet) => related(sheet, parts, 'drawing')).flatMap((drawing) => {
      const targets = new Map(all(parseXml(parts.get(drawing.replace(/([^/]+)$/, '_rels/$1.rels'))!), 'Relationship').map((each) => [each.getAttribute('Id'), each.getAttribute('Target')!.replace('../', 'xl/')]));
      return all(parseXml(parts.get(drawing)!), 'chart').map((chart) => targets.get(chart.getAttribute('r:id')));
    });
    expect(new Set(reached)).toEqual(new Set(charts));
  });

  it('show cells of their table: every reference holds what the chart has kept of it', async () => {
    const { parts } = await made(layout);
    const sheets = new Map(readSheets(parts).map((sheet) => [sheet.name, sheet]));
    let points = 0;
    let withheld = 0;
    for (const [name, bytes] of parts) {
      if (!name.startsWith('xl/charts/')) continue;
      for (const reference of [...all(parseXml(bytes), 'strRef'), ...all(parseXml(bytes), 'numRef')]) {
        const cells = addressesIn(one(reference, 'f').textContent).map(({ sheet, address }) => sheets.get(sheet)!.cells.get(address)?.value);
        expect(cells).toHaveLength(Number(one(reference, 'ptCount').getAttribute('val')));
        const kept = new Map(all(reference, 'pt').map((point) => [Number(point.getAttribute('idx')), one(point, 'v').textContent]));
        cells.forEach((value, index) => {
          points += 1;
          if (reference.localName === 'numRef') {
            if (typeof value === 'number') expect(Number(kept.get(index))).toBe(value);
            else { withheld += 1; expect([value, kept.has(index)]).toEqual([expect.stringMatching(/^(\[[a-z]\]|–)$/), false]); }
          } else if (layout === 'analyst') expect(String(value).trim()).toBe(kept.get(index));
          else expect(String(value)).toContain(kept.get(index));
        });
      }
    }
    expect(points).toBeGreaterThan(150);
    expect(withheld).toBeGreaterThan(0);
  });

  it('say of a withheld number that it is withheld, and of an interval how far it reaches', async () => {
    const { parts } = await made(layout);
    const charts = [...parts].flatMap(([name, bytes]) => (name.startsWith('xl/charts/') ? [parseXml(bytes)] : []));
    expect(charts.flatMap((chart) => all(chart, 'dLbl').map((label) => all(label, 't').map((text) => text.textContent).join('')))).toContain('[c]');
    const bars = charts.flatMap((chart) => all(chart, 'ser')).filter((series) => all(series, 'errBars').length > 0);
    expect(bars.length).toBeGreaterThan(0);
    const [told] = models('en', undefined).filter((model) => model.id === 'b');
    const cell = told!.blocks[0]!.rows[0]!.cells[1]!;
    const sides = bars.map((series) => [one(one(series, 'plus'), 'v'), one(one(series, 'minus'), 'v')].map((each) => Number(each.textContent)));
    const wanted = [cell.interval!.high - cell.columnPercent!, cell.columnPercent! - cell.interval!.low].map((each) => each / 100);
    expect(sides.some((side) => side.every((each, index) => Math.abs(each - wanted[index]!) < 1e-12))).toBe(true);
  });

  it.skipIf(!hasOffice())('are drawn by LibreOffice, with the same figures (skipped where LibreOffice is not installed)', { timeout: 180_000 }, async () => {
    const { bytes, parts } = await made(layout, 'fr');
    const out = await readParts(convertInOffice('tables.xlsx', bytes, 'ods').get('tables.ods')!);
    const drawn = [...out].filter(([name]) => /^Object \d+\/content\.xml$/.test(name)).map(([, content]) => parseXml(content));
    const ours = [...parts].flatMap(([name, content]) => (name.startsWith('xl/charts/') ? [parseXml(content)] : []));
    expect(drawn).toHaveLength(ours.length);
    const figures = (values: readonly string[]): string => values.map((value) => Number(value).toPrecision(9)).toSorted().join(' ');
    const theirs = drawn.map((chart) => all(chart, 'series').length > 0 ? figures(all(chart, 'table-cell').flatMap((cell) => (cell.getAttribute('office:value-type') === 'float' && cell.getAttribute('office:value') !== 'NaN' ? [cell.getAttribute('office:value')!] : []))) : 'none');
    const wanted = ours.map((chart) => figures(all(chart, 'numRef').flatMap((reference) => all(reference, 'v').map((value) => value.textContent))));
    // error bars come back as columns of their own: our figures have to be among theirs
    for (const list of wanted) expect(theirs.some((each) => list.split(' ').every((figure) => each.includes(figure)))).toBe(true);
    expect(new Set(drawn.map((chart) => one(chart, 'title').textContent.split('.')[0]!.slice(0, 7)))).toEqual(new Set(['Tableau']));
  });
});

it('has the colours of the window, which hold for colour-blind readers', () => {
  expect(CATEGORY_COLOURS).toEqual(LIGHT.categories.map((colour) => colour.slice(1).toUpperCase()));
  expect(ON_CATEGORY_COLOURS).toEqual(LIGHT.onCategories.map((colour) => colour.slice(1).toUpperCase()));
});
