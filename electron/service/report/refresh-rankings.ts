import type { CodeKind } from '#core/contract/code.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { StaleRanking } from '#core/contract/stale-ranking.ts';
import { THEMES } from '#core/report/report-tables.ts';
import { listCodes } from '#db/queries/codes.ts';
import { W } from '../check/word-document.ts';
import { formText, type CellPlace, type FigureForm } from '../exporting/figure-forms.ts';
import { LINK, linkTag } from '../exporting/link-tags.ts';
import { controlOf, plainRun, sayIn, textIn } from '../exporting/word-controls.ts';
import type { ProjectSession } from '../session.ts';
import { kindsOf, unitOf } from './models.ts';
import { furtherThemes, MOST_SAID, mostThemes, rankThemes, type RankedKind, type RankedTheme } from './theme-blocks.ts';
import { writingIn, type Writing } from './writing.ts';

/** A linked number where it stands in a document, with the cell it leads to today. */
export interface LinkedPlace { readonly control: Element; readonly place: CellPlace; readonly form: FigureForm }
export interface RefreshedRankings { /** Titles of the tables whose rows or sentences were set in today’s order. */ readonly ranked: readonly string[]; readonly stale: readonly StaleRanking[] }

const REASONS: Readonly<Record<StaleRanking['why'], string>> = {
  twice: 'the document holds it more than once', rows: 'rows were added to it, taken out, or set in another order than it was written in', sentence: 'the sentence over it was written anew by hand',
};
const themeOf = ({ place }: LinkedPlace): string => place.block.variable;

/** Sets the rankings of a report, tables and the sentences over them, in the order that their numbers give today. What somebody has
 *  written anew is left, and named. @param found linked numbers that say what they say today, in the order of the text */
export function refreshRankings(session: ProjectSession, found: readonly LinkedPlace[]): RefreshedRankings {
  const ranked: string[] = [];
  const stale: StaleRanking[] = [];
  const ofThemes = found.filter(({ place, form }) => place.model.id.startsWith(THEMES) && form !== 'base');
  if (ofThemes.length === 0) return { ranked, stale };
  const codes = inTreeOrder(listCodes(session.db));
  for (const [model, own] of Map.groupBy(ofThemes, ({ place }) => place.model)) {
    const writing = writingIn(model.language, unitOf(session), []);
    const due = rankThemes(model, model.id.slice(THEMES.length), codes, model.language);
    const [inTable, inText] = [own.filter(({ control }) => control.closest('tr') !== null), own.filter(({ control, form }) => control.closest('tr') === null && form === 'cases')];
    const before = new Set(inTable.map(themeOf));
    const done = [setTable(model, inTable, due, writing), ...setSentences(model, inText, before, due, writing)];
    if (done.includes('set')) ranked.push(model.title);
    for (const why of new Set(done)) if (why !== 'set' && why !== 'stands') stale.push({ table: model.title, why, reason: `“${model.title}” is not in today’s order: ${REASONS[why]}. Write the report again, and take this part from it.` });
  }
  return { ranked, stale };
}

type Done = 'set' | 'stands' | StaleRanking['why'];
const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
const siblings = (first: Element, last: Element): Element[] => { const all: Element[] = []; for (let at: Element | null = first; at !== null; at = at === last ? null : at.nextElementSibling) all.push(at); return all; };

/** Rows move with whatever was done to them; those of themes that come in are made like their neighbours. */
function setTable(model: TableModel, cells: readonly LinkedPlace[], due: readonly RankedKind[], writing: Writing): Done {
  const rows = new Map([...Map.groupBy(cells, themeOf)].map(([theme, own]) => [theme, own.map(({ control }) => control.closest('tr')!)] as const));
  const shown = due.flatMap(({ kind, themes }) => themes.slice(0, mostThemes(kind)));
  if (rows.size === 0 || same([...rows.keys()], shown.map(({ block }) => block.variable))) return 'stands';
  const lines: Element[] = [...new Set([...rows.values()].flat())];
  const [template] = lines;
  if (lines.length !== rows.size) return 'twice';
  const isHead = (row: Element): boolean => row.localName === 'tr' && [...row.children].filter(({ localName }) => localName === 'tc').length === 1;
  const firstHead = template!.previousElementSibling;
  if (firstHead === null || !isHead(firstHead)) return 'rows';
  const region = siblings(firstHead, lines.at(-1)!);
  // a theme that is gone leaves with its row
  const isGone = (row: Element): boolean => [...row.getElementsByTagNameNS(W, 'tag')].some((tag) => LINK.test(tag.getAttributeNS(W, 'val') ?? ''));
  if (region.some((row) => !lines.includes(row) && !isHead(row) && !isGone(row)) || lines.some((row) => !region.includes(row))) return 'rows';
  const heads = new Map(region.filter(isHead).map((row) => [textIn(row), row]));
  const places = cells.filter(({ control }) => control.closest('tr') === template);
  const next: Element[] = due.flatMap(({ kind, themes }) => {
    const label = writing.words.kinds[kind];
    const head: Element = heads.get(label) ?? (firstHead.cloneNode(true) as Element);
    if (!heads.has(label)) sayIn(head, label);
    return [head, ...themes.slice(0, mostThemes(kind)).map((theme) => rows.get(theme.block.variable)?.[0] ?? rowOf(template!, places, theme, model, writing))];
  });
  const before = firstHead.previousElementSibling;
  const parent = firstHead.parentElement!;
  for (const row of region) row.remove();
  if (before === null) parent.prepend(...next); else before.after(...next);
  sayHowManyMore(parent, due, writing);
  return 'set';
}

function rowOf(template: Element, places: readonly LinkedPlace[], theme: RankedTheme, model: TableModel, { unit }: Writing): Element {
  const row = template.cloneNode(true) as Element;
  sayIn(row.getElementsByTagNameNS(W, 'tc')[0]!, theme.label);
  [...row.getElementsByTagNameNS(W, 'sdt')].forEach((control, index) => {
    const { place: { column }, form } = places[index]!;
    const place = { model, block: theme.block, row: theme.block.rows[0]!, column };
    control.getElementsByTagNameNS(W, 'tag')[0]!.setAttributeNS(W, 'w:val', linkTag(place, form));
    sayIn(control, formText(form, place, unit));
  });
  return row;
}

/** "3 further themes were raised by fewer." under the table. */
function sayHowManyMore(table: Element, due: readonly RankedKind[], { words }: Writing): void {
  const left = furtherThemes(due);
  const note = table.nextElementSibling;
  for (const text of note === null ? [] : [...note.getElementsByTagNameNS(W, 't')]) {
    const said = Array.from({ length: 400 }, (_, at) => words.more(at + 1)).find((each) => text.textContent.includes(each));
    if (said === undefined && !(left > 0 && text.textContent.endsWith(words.groupsNote) && !textIn(note!).includes(words.more(left)))) continue;
    text.textContent = said === undefined ? `${text.textContent} ${words.more(left)}` : text.textContent.replace(said, left > 0 ? words.more(left) : '');
    if (said !== undefined) return;
  }
}

/** "Gaps raised include …": one paragraph a kind. A paragraph that is not built as the program writes it is its author’s. */
function setSentences(model: TableModel, said: readonly LinkedPlace[], inTable: ReadonlySet<string>, due: readonly RankedKind[], writing: Writing): Done[] {
  const paragraphs = [...Map.groupBy(said, ({ control }) => control.closest('p')!)].map(([paragraph, own]) => ({ paragraph, own, kind: kindsOf(model.id.slice(THEMES.length)).find((kind) => plain(textIn(paragraph)).startsWith(plain(writing.words.raisedInclude[kind]))) }));
  const example = paragraphs[0]?.paragraph;
  const run = example?.getElementsByTagNameNS(W, 'r')[0];
  if (example === undefined || run === undefined) return [];
  const foremost = (kind: CodeKind | undefined): readonly RankedTheme[] => due.find((each) => each.kind === kind)?.themes.filter(({ block }) => block.rows[0]!.cells[0]!.count !== null).slice(0, MOST_SAID) ?? [];
  const done = paragraphs.map(({ paragraph, own, kind }): Done => {
    const themes = foremost(kind);
    const controls = [...paragraph.children].filter(({ localName }) => localName === 'sdt');
    if (kind !== undefined && controls.length === own.length && same(own.map(themeOf), themes.map(({ block }) => block.variable))) return 'stands';
    const last = controls.at(-1);
    if (kind === undefined || themes.length === 0 || last === undefined || own.some(({ control }) => !controls.includes(control))) return 'sentence';
    const nodes = siblings(paragraph.firstElementChild!, last).filter(({ localName }) => localName !== 'pPr');
    if (nodes.some((node) => !['r', 'sdt', 'proofErr', 'bookmarkStart', 'bookmarkEnd'].includes(node.localName)) || !builtAs(kind, nodes.map((node) => (node.localName === 'sdt' ? NUMBER : textIn(node))).join(''), writing)) return 'sentence';
    last.after(...written(kind, themes, run, model, writing));
    for (const node of nodes) if (node.localName === 'r' || node.localName === 'sdt') node.remove();
    return 'set';
  });
  // a kind of which nothing had been raised when the report was written
  for (const [at, { kind, themes }] of due.entries()) {
    if (paragraphs.some((each) => each.kind === kind) || foremost(kind).length === 0 || themes.some(({ block }) => inTable.has(block.variable))) continue;
    const follows = new Set(due.slice(at + 1).map((each) => each.kind));
    const paragraph = example.cloneNode(false) as Element;
    const properties = [...example.children].find(({ localName }) => localName === 'pPr');
    paragraph.append(...(properties === undefined ? [] : [properties.cloneNode(true)]), ...written(kind, foremost(kind), run, model, writing), plainRun(run, '.'));
    (paragraphs.find((each) => each.kind !== undefined && follows.has(each.kind)) ?? paragraphs.at(-1)!).paragraph.before(paragraph);
    done.push('set');
  }
  return done;
}

const NUMBER = '\u0000';
/** Whether the words around the numbers are the program’s, whatever the themes are called. */
function builtAs(kind: CodeKind, text: string, { words }: Writing): boolean {
  const pieces = plain(text).split(NUMBER);
  const [open, close] = plain(words.quoted(NUMBER)).split(NUMBER) as [string, string];
  return pieces.pop() === '' && pieces.length > 0 && pieces.every((piece, at) => { const head = `${plain(at === 0 ? `${words.raisedInclude[kind]} ` : words.semicolon)}${open}`; return piece.startsWith(head) && piece.endsWith(`${close}, `) && !piece.slice(head.length, -close.length - 2).includes(close.trim()); });
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');
const written = (kind: CodeKind, themes: readonly RankedTheme[], like: Element, model: TableModel, { words, unit }: Writing): Element[] => themes.flatMap(({ label, block }, at) => {
  const place: CellPlace = { model, block, row: block.rows[0]!, column: 0 };
  return [plainRun(like, `${at === 0 ? `${words.raisedInclude[kind]} ` : words.semicolon}${words.quoted(label)}, `), controlOf(like, { text: formText('cases', place, unit), tag: linkTag(place, 'cases') })];
});
