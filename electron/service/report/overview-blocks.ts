import type { CapabilityPage } from '#core/framework/capability-pages.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Block, Inline, TableLine } from '#core/report/document.ts';
import { drawnFigure } from './status-blocks.ts';
import { columnGroups, figure, linesOf, rowLabel, tableNotes, type Writing } from './writing.ts';

const MOST_GROUPS = 5;
const MOST_BARS = 32;

/** Every indicator of the framework in one table, by domain, and as bars. @param named a caption, with the survey it speaks of */
export function overviewBlocks(model: TableModel, pages: readonly CapabilityPage[], id: string, named: (caption: string) => string, writing: Writing): Block[] {
  const { words, language } = writing;
  const [group] = columnGroups(model).filter(({ columns }) => columns.length <= MOST_GROUPS);
  const lines = linesOf(model);
  const seen = new Set<string>();
  const ofDomain = [...Map.groupBy(pages, ({ domain }) => domain)].map(([domain, own]) => ({ domain, lines: own.flatMap(({ indicators }) => indicators).flatMap((variable) => { if (seen.has(variable)) return []; seen.add(variable); return lines.filter(({ block }) => block.variable === variable); }) }));
  const rows = ofDomain.flatMap(({ domain, lines: own }): TableLine[] => (own.length === 0 ? [] : [{ group: domain }, ...own.map((line): TableLine => ({
    cells: [[rowLabel(line, language)], [figure(model.weighted ? 'short' : 'cell', { model, ...line, column: 0 }, writing)], ...(group?.columns ?? []).map(({ index }): Inline[] => [figure('short', { model, ...line, column: index }, writing)])],
  }))]));
  const columns = group?.columns.length ?? 0;
  const drawn = ofDomain.flatMap(({ lines: own }) => own).filter(({ row }) => row.cells[0]!.columnPercent !== null).slice(0, MOST_BARS);
  const chart = drawn.length === 0 ? null : drawnFigure(`${id}.figure`, named(words.overviewChartCaption(drawn.every(({ block }) => block.oneLine))), drawn.map((line) => rowLabel(line, language)), [{ name: words.all, places: drawn.map((line) => ({ model, ...line, column: 0 })) }], writing);
  return [
    { kind: 'paragraph', content: [words.overviewHead, { ref: id }, ` ${words.overviewText}`, ...(chart ? [' (', { ref: chart.id }, ')'] : []), '.'] },
    { kind: 'table', id, caption: named(words.overviewCaption), widths: widthsOf(columns, model.mode === 'sample'), head: [words.indicator, words.all, ...(group?.columns ?? []).map(({ label }) => label)], numbersFrom: 1, rows, notes: tableNotes(model) },
    ...(chart ? [chart] : []),
  ];
}

/** Of the names, of all, of each group: shares of a sample stand with their base and need more room. */
function widthsOf(columns: number, isSample: boolean): number[] {
  const [name, all] = isSample ? [0.28, 0.14] : columns > 3 ? [0.3, 0.16] : [0.36, 0.2];
  return columns === 0 ? [0.64, 0.36] : [name, all, ...Array.from({ length: columns }, () => (1 - name - all) / columns)];
}
