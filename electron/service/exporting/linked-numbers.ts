import { createHash } from 'node:crypto';
import { Refusal } from '#core/contract/refusal.ts';
import type { ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';
import { escapeXml } from './charts/chart-xml.ts';
import { shorthandOf } from './flat-table.ts';
import { shown } from './markdown.ts';
import { pack, unpack } from './pack.ts';
import { WORDS } from './words.ts';

/** A number in a Word file that knows where it comes from: a content control whose tag names table, row, column and language. It can
 *  be copied into any other document; a later run puts in what the table says then. */

/** A figure as a report prints it: "76% (32 of 42)", "76 % (32 sur 42)"; a statistic of a number; or the shorthand that stands for it. */
export function figureText(cell: ModelCell, row: ModelRow, model: TableModel): string {
  const { language } = model;
  const mark = shorthandOf(cell);
  if (mark !== null) return mark;
  if (cell.count === null || row.kind === 'n') return cell.value === null && cell.count === null ? '[z]' : shown(cell.value ?? cell.count!, 'value', language);
  const count = `${shown(cell.count, 'count', language)} ${WORDS[language].of} ${shown(cell.base, 'count', language)}`;
  return cell.columnPercent === null ? count : `${shown(cell.columnPercent / 100, 'share', language)} (${count})`;
}

const TAG = /<w:tag w:val="swb:(en|fr):([\w-]{20})"\s*\/>/;
/** Word's tags hold 64 characters: the place is told by a hash of it. */
const placeOf = (table: string, row: string, column: string): string => createHash('sha256').update(JSON.stringify([table, row, column])).digest('base64url').slice(0, 20);

/** Signs of Unicode's private area around a figure, until the document is written and they become a control. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
export const linkedText = (cell: ModelCell, row: ModelRow, column: string, model: TableModel): string => `${OPEN}swb:${model.language}:${placeOf(model.id, row.key, column)}${CLOSE}${figureText(cell, row, model)}`;

const RUN = new RegExp(`<w:r>((?:(?!</w:r>)[^])*?)<w:t([^>]*)>${OPEN}([^${CLOSE}]*)${CLOSE}([^<]*)</w:t></w:r>`, 'g');

/** The marked figures of a Word file as content controls. */
export async function withControls(docx: Uint8Array): Promise<Uint8Array> {
  const parts = await unpack(docx);
  const document = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
  parts.set('word/document.xml', Buffer.from(document.replace(RUN, '<w:sdt><w:sdtPr><w:alias w:val="Survey Workbench"/><w:tag w:val="$3"/><w:text/></w:sdtPr><w:sdtContent><w:r>$1<w:t$2>$4</w:t></w:r></w:sdtContent></w:sdt>'), 'utf8'));
  return pack(parts);
}

export interface MovedNumber { readonly table: string; readonly row: string; readonly column: string; readonly before: string; readonly after: string }
export interface Refreshed {
  readonly bytes: Uint8Array;
  readonly numbers: number;
  readonly moved: readonly MovedNumber[];
  /** Numbers whose table, row or column is no longer in the plan: left as they are. */
  readonly lost: readonly string[];
}

interface Fresh { readonly text: string; readonly table: string; readonly row: string; readonly column: string }

/** A Word file with its linked numbers as the tables give them now, and every number that moved. What else stands in it stays.
 *  @throws Refusal NOT_A_WORD_FILE; and of a saved table that can no longer be made */
export async function refreshNumbers(session: ProjectSession, docx: Uint8Array, file: string): Promise<Refreshed> {
  const parts = await unpack(docx).catch(() => new Map<string, Uint8Array>());
  if (!parts.has('word/document.xml')) throw new Refusal('NOT_A_WORD_FILE', `“${file}” is not a Word document (.docx).`, { file });
  const known = new Map<'en' | 'fr', Map<string, Fresh>>();
  const moved: MovedNumber[] = [];
  const lost: string[] = [];
  let numbers = 0;
  for (const [name, bytes] of parts) {
    if (!/^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)) continue;
    const xml = Buffer.from(bytes).toString('utf8');
    const fresh = xml.replace(/<w:sdt>(?:(?!<w:sdt>)[^])*?<\/w:sdt>/g, (control) => {
      const [, language, place] = TAG.exec(control) ?? [];
      if (language === undefined || place === undefined) return control;
      numbers += 1;
      const texts = [...control.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)];
      const before = unescapeXml(texts.map(([, text]) => text).join(''));
      const of = known.get(language as 'en' | 'fr') ?? freshNumbers(session, language as 'en' | 'fr');
      known.set(language as 'en' | 'fr', of);
      const now = of.get(place);
      if (now === undefined || texts.length === 0) { lost.push(before); return control; }
      if (now.text === before) return control;
      moved.push({ table: now.table, row: now.row, column: now.column, before, after: now.text });
      let first = true;
      return control.replace(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>/g, () => { const text = first ? escapeXml(now.text) : ''; first = false; return `<w:t xml:space="preserve">${text}</w:t>`; });
    });
    if (fresh !== xml) parts.set(name, Buffer.from(fresh, 'utf8'));
  }
  return { bytes: await pack(parts), numbers, moved, lost };
}

/** Every figure of every saved table, by its place. All tables are made together, so that what one gives away another withholds. */
function freshNumbers(session: ProjectSession, language: 'en' | 'fr'): Map<string, Fresh> {
  const models = tableModels(session, listPlan(session), language);
  return new Map(models.flatMap((model) => model.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((cell, index) => {
    const column = model.columns[index]!;
    return [placeOf(model.id, row.key, column.key), { text: figureText(cell, row, model), table: model.title, row: block.oneLine ? row.label : `${block.label}${WORDS[language].colon}${row.label}`, column: column.path.at(-1)! }] as const;
  })))));
}

const unescapeXml = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
