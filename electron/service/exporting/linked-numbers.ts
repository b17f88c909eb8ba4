import { createHash } from 'node:crypto';
import { Refusal } from '#core/contract/refusal.ts';
import type { ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { reportModels, unitOf } from '../report/models.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';
import { escapeXml } from './charts/chart-xml.ts';
import { figureText, formOfSign, formText, signOf, type CellPlace, type FigureForm } from './figure-forms.ts';
import { pack, unpack } from './pack.ts';
import { WORDS } from './words.ts';

export { figureText } from './figure-forms.ts';

/** A number in a Word file that knows where it comes from: a content control whose tag names table, row, column and language. It can
 *  be copied into any other document; a later run puts in what the table says then. */

const TAG = /<w:tag w:val="swb:(en|fr):([\w-]{20})(?::([scw]))?"\s*\/>/;
/** A link as its tag in a Word file has it: language, place and form. */
export const LINK = /^swb:(en|fr):([\w-]{20})(?::([scw]))?$/;
/** Word's tags hold 64 characters: the place is told by a hash of it. */
const placeOf = (table: string, row: string, column: string): string => createHash('sha256').update(JSON.stringify([table, row, column])).digest('base64url').slice(0, 20);

/** Signs of Unicode's private area around a figure, until the document is written and they become a control. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
/** What leads from a number in a document back to its cell. */
export const linkTag = ({ model, row, column }: CellPlace, form: FigureForm): string => `swb:${model.language}:${placeOf(model.id, row.key, model.columns[column]!.key)}${signOf(form)}`;
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

/** A Word file with its linked numbers as the tables give them now, and every number that moved. What else stands in it stays.
 *  @throws Refusal NOT_A_WORD_FILE; and of a saved table that can no longer be made */
export async function refreshNumbers(session: ProjectSession, docx: Uint8Array, file: string): Promise<Refreshed> {
  const parts = await unpack(docx).catch(() => new Map<string, Uint8Array>());
  if (!parts.has('word/document.xml')) throw new Refusal('NOT_A_WORD_FILE', `“${file}” is not a Word document (.docx).`, { file });
  const numbersNow = new NumbersNow(session);
  const moved: MovedNumber[] = [];
  const lost: string[] = [];
  let numbers = 0;
  for (const [name, bytes] of parts) {
    if (!/^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)) continue;
    const xml = Buffer.from(bytes).toString('utf8');
    const fresh = xml.replace(/<w:sdt>(?:(?!<w:sdt>)[^])*?<\/w:sdt>/g, (control) => {
      const [, language, place, sign] = TAG.exec(control) ?? [];
      if (language === undefined || place === undefined) return control;
      numbers += 1;
      const texts = [...control.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)];
      const before = unescapeXml(texts.map(([, text]) => text).join(''));
      const now = numbersNow.find(language as 'en' | 'fr', place, formOfSign(sign));
      if (now === null || texts.length === 0) { lost.push(before); return control; }
      if (now.text === before) return control;
      moved.push({ table: now.table, row: now.row, column: now.column, before, after: now.text });
      let first = true;
      return control.replace(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>/g, () => { const text = first ? escapeXml(now.text) : ''; first = false; return `<w:t xml:space="preserve">${text}</w:t>`; });
    });
    if (fresh !== xml) parts.set(name, Buffer.from(fresh, 'utf8'));
  }
  return { bytes: await pack(parts), numbers, moved, lost };
}

/** A linked number as its table gives it now. */
export interface NumberNow { readonly text: string; readonly table: string; readonly row: string; readonly column: string; readonly place: CellPlace }

/** Today's numbers by the links that lead to them: of the plan, and of the tables that a report has beside it. Tables are made when
 *  a link first asks for them, all together, so that what one gives away another withholds. */
export class NumbersNow {
  readonly #session: ProjectSession;
  readonly #known = new Map<string, Map<string, CellPlace>>();

  constructor(session: ProjectSession) { this.#session = session; }

  /** null where the table, row or column is no longer there. */
  find(language: 'en' | 'fr', place: string, form: FigureForm): NumberNow | null {
    const found = this.#places(language, 'plan').get(place) ?? this.#places(language, 'report').get(place);
    if (found === undefined) return null;
    const { model, block, row, column } = found;
    return {
      text: formText(form, found, unitOf(this.#session)), table: model.title, row: block.oneLine ? row.label : `${block.label}${WORDS[language].colon}${row.label}`, column: model.columns[column]!.path.at(-1)!, place: found,
    };
  }

  /** By the tag that a Word file has; null for one that is no link, too. */
  findTag(tag: string): NumberNow | null {
    const [, language, place, sign] = LINK.exec(tag) ?? [];
    return language === undefined || place === undefined ? null : this.find(language as 'en' | 'fr', place, formOfSign(sign));
  }

  #places(language: 'en' | 'fr', which: 'plan' | 'report'): Map<string, CellPlace> {
    const key = `${which} ${language}`;
    const known = this.#known.get(key);
    if (known) return known;
    const models = which === 'plan' ? tableModels(this.#session, listPlan(this.#session), language) : reportModels(this.#session, language);
    const places = new Map(models.flatMap((model) => model.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((_, column) => [placeOf(model.id, row.key, model.columns[column]!.key), { model, block, row, column }] as const)))));
    this.#known.set(key, places);
    return places;
  }
}

const unescapeXml = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
