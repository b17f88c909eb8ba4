import type { CodeKind } from '#core/contract/code.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Block, Inline, TableLine } from '#core/report/document.ts';
import type { CodeRecord } from '#db/queries/codes.ts';
import { themeWithin } from '../themes.ts';
import { kindsOf } from './models.ts';
import { columnGroups, figure, tableNotes, type Writing } from './writing.ts';

/** Of each kind, in a table. */
export const mostThemes = (kind: CodeKind): number => (kind === 'other' ? 12 : 4);
/** Of each kind, in its sentence. */
export const MOST_SAID = 3;

export interface RankedTheme { readonly code: CodeRecord; readonly label: string; readonly block: TableModel['blocks'][number] }
export interface RankedKind { readonly kind: CodeKind; readonly themes: readonly RankedTheme[] }

/** Themes of a capability by kind, those of most respondents first; withheld counts last, since their place would tell their size. */
export function rankThemes(model: TableModel, capability: string, codes: readonly CodeRecord[], language: 'en' | 'fr'): RankedKind[] {
  const blocks = new Map(model.blocks.map((block) => [block.variable, block]));
  return kindsOf(capability).flatMap((kind) => {
    const themes = codes.filter((code) => code.kind === kind).flatMap((code): RankedTheme[] => { const block = blocks.get(themeWithin(code.id, capability)); return block ? [{ code, label: code.labels[language]?.trim() || code.name, block }] : []; });
    const count = ({ block }: RankedTheme): number => block.rows[0]!.cells[0]!.count ?? -1;
    return themes.length === 0 ? [] : [{ kind, themes: themes.toSorted((a, b) => count(b) - count(a)) }];
  });
}

/** How many a table leaves out. */
export const furtherThemes = (ranked: readonly RankedKind[]): number => ranked.reduce((sum, { kind, themes }) => sum + Math.max(0, themes.length - mostThemes(kind)), 0);

/** What respondents raised about a capability: the foremost in sentences, all that are ranked in a table with where it was raised. */
export function themeBlocks(model: TableModel, id: string, capability: { readonly no: string; readonly name: string }, codes: readonly CodeRecord[], writing: Writing): Block[] {
  const { words, language } = writing;
  const ranked = rankThemes(model, capability.no, codes, language);
  if (ranked.length === 0) return [];
  const said = ranked.flatMap(({ kind, themes }): Inline[][] => {
    const first = themes.filter(({ block }) => block.rows[0]!.cells[0]!.count !== null).slice(0, MOST_SAID);
    return first.length === 0 ? [] : [[`${words.raisedInclude[kind]} `, ...first.flatMap((theme, at): Inline[] => [at === 0 ? '' : words.semicolon, `${words.quoted(theme.label)}, `, figure('cases', { model, block: theme.block, row: theme.block.rows[0]!, column: 0 }, writing)]), '.']];
  });
  const groups = columnGroups(model);
  const left = furtherThemes(ranked);
  const columns = groups.flatMap((group) => group.columns);
  const [anyBlock] = model.blocks;
  const bases = (column: number): Inline[] => [figure('base', { model, block: anyBlock!, row: anyBlock!.rows[0]!, column }, writing)];
  const rows: TableLine[] = [
    { strong: true, cells: [[words.themeBases], bases(0), ...columns.map(({ index }) => bases(index))] },
    ...ranked.flatMap(({ kind, themes }): TableLine[] => [{ group: words.kinds[kind] }, ...themes.slice(0, mostThemes(kind)).map((theme): TableLine => {
      const place = (column: number) => ({ model, block: theme.block, row: theme.block.rows[0]!, column });
      return { cells: [[theme.label], [figure('cell', place(0), writing)], ...columns.map(({ index }): Inline[] => [figure('count', place(index), writing)])] };
    })]),
  ];
  const narrow = columns.length === 0 ? 0 : Math.min(0.06, 0.52 / columns.length);
  const rest = 1 - narrow * columns.length;
  return [
    ...said.map((content, index): Block => ({ kind: 'paragraph', content: index === said.length - 1 ? [...content, ` ${words.seeTable}`, { ref: id }, '.'] : content })),
    {
      kind: 'table', id, caption: words.themesCaption(capability.name), widths: [rest - 0.15, 0.15, ...columns.map(() => narrow)], head: [words.theme, words.respondents, ...columns.map(({ label }) => label)], numbersFrom: 1, rows,
      // A study without regions or income bands has nothing to head.
      ...(columns.length === 0 ? {} : { over: [{ label: '', span: 2 }, ...groups.map(({ label, columns: own }) => ({ label, span: own.length }))], uprightFrom: 2 }),
      notes: [...(columns.length === 0 ? [] : [words.groupsNote]), ...(left > 0 ? [words.more(left)] : []), ...tableNotes(model)],
    },
  ];
}
