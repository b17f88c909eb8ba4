import { cellText } from '../importing/cell-text.ts';
import type { RawTable } from '../importing/raw-table.ts';
import type { Checklist } from '../contract/checklist.ts';
import { ok, refuse, type Result } from '../result.ts';
import { normaliseText } from '../text/normalise.ts';
import { slug } from '../text/slug.ts';

export interface ChecklistUnreadable { readonly kind: 'CHECKLIST_UNREADABLE'; readonly why: 'columns' | 'empty' | 'twice' | 'weight' | 'scale'; readonly row: number | null; readonly message: string }
type Role = 'id' | 'section' | 'sectionFr' | 'item' | 'itemFr' | 'weight' | 'capability' | 'step' | 'stepFr' | 'score';

const LOOK_AHEAD = 20;
const DEFAULT_SCALE: Checklist['scale'] = [
  { id: 'none', label: { en: 'Not at all', fr: 'Pas du tout' }, score: 0 },
  { id: 'part', label: { en: 'Partly', fr: 'En partie' }, score: 1 },
  { id: 'full', label: { en: 'Fully', fr: 'Entièrement' }, score: 2 },
];

/** A checklist of one's own from a workbook: a sheet with a line for each item (columns Section, Item, and where there are some French names,
 *  Weight, Capability, No.), and perhaps one with the scale (Level, Score). Without a scale: not at all, partly, fully. A section that is left
 *  empty is the one above.
 *  @param sheets in the order of the file; the first with a column for items is the list */
export function readChecklist(sheets: readonly RawTable[], name: string): Result<Checklist, ChecklistUnreadable> {
  const read = sheets.flatMap((table) => { const header = headerOf(table); return header ? [{ table, ...header }] : []; });
  const list = read.find(({ roles }) => roles.has('item'));
  if (!list) return refuse({ kind: 'CHECKLIST_UNREADABLE', why: 'columns', row: null, message: 'No sheet has a column called “Item”. Give the columns names: Section, Item, and where there are some, Item in French, Weight, Capability, No.' });
  const scale = read.find(({ roles, table }) => table !== list.table && !roles.has('item') && roles.has('step') && roles.has('score'));
  const made = scale ? stepsOf(scale.table, scale.row, scale.roles) : DEFAULT_SCALE;
  if ('kind' in made) return refuse(made);
  const steps = made;
  if (steps.length < 2) return refuse({ kind: 'CHECKLIST_UNREADABLE', why: 'scale', row: null, message: `The sheet “${scale!.table.sheet}” has fewer than two levels with a score. Give each level of the scale a line: its name and its score.` });
  const { table, roles } = list;
  const text = textOf(table, roles);
  const items: Checklist['items'] = [];
  const taken = new Set<string>();
  let section = { en: '', fr: '' };
  for (let row = list.row + 1; row < table.rowCount; row += 1) {
    const [en, fr] = [text(row, 'item'), text(row, 'itemFr')];
    const [sectionEn, sectionFr] = [text(row, 'section'), text(row, 'sectionFr')];
    if (sectionEn !== '' || sectionFr !== '') section = { en: sectionEn || sectionFr, fr: sectionFr || sectionEn };
    if (en === '' && fr === '') continue;
    const written = text(row, 'weight').replace(',', '.');
    const weight = written === '' ? 1 : Number(written);
    if (!(weight > 0) || weight > 1000) return refuse({ kind: 'CHECKLIST_UNREADABLE', why: 'weight', row: row + 1, message: `Row ${row + 1} of “${table.sheet}”: the weight “${written}” is no number above 0. Correct it, or leave it empty for 1.` });
    const id = text(row, 'id') === '' ? String(items.length + 1) : text(row, 'id').replace(/[^A-Za-z0-9_-]+/gu, '_').replace(/^(score|filled)/u, 'item_$1').slice(0, 40);
    if (taken.has(id)) return refuse({ kind: 'CHECKLIST_UNREADABLE', why: 'twice', row: row + 1, message: `Row ${row + 1} of “${table.sheet}”: the number ${id} is given to two items. Give one of them another.` });
    taken.add(id);
    items.push({ id, section: section.en === '' ? { en: '–', fr: '–' } : section, label: { en: en || fr, fr: fr || en }, weight, capability: text(row, 'capability').slice(0, 40) });
    if (items.length > 1000) break;
  }
  if (items.length === 0) return refuse({ kind: 'CHECKLIST_UNREADABLE', why: 'empty', row: null, message: `The sheet “${table.sheet}” has the names of columns but no item below them. Choose another file.` });
  const title = name.replace(/\.[^.]+$/u, '').replace(/[_-]+/gu, ' ').trim() || 'Checklist';
  const id = slug(title).replace(/[^A-Za-z0-9_]+/gu, '_').replace(/^([^A-Za-z_])/u, '_$1').slice(0, 40) || 'checklist';
  return ok({ id, title: { en: title, fr: title }, scale: steps, items });
}

function stepsOf(table: RawTable, header: number, roles: ReadonlyMap<Role, number>): Checklist['scale'] | ChecklistUnreadable {
  const text = textOf(table, roles);
  const steps: Checklist['scale'] = [];
  for (let row = header + 1; row < table.rowCount; row += 1) {
    const [en, fr, written] = [text(row, 'step'), text(row, 'stepFr'), text(row, 'score').replace(',', '.')];
    // a line without a score is a remark, or what does not apply, which every scale has
    if ((en === '' && fr === '') || /^[-–—]?$/u.test(written)) continue;
    const points = Number(written);
    if (!(points >= 0) || !Number.isFinite(points)) return { kind: 'CHECKLIST_UNREADABLE', why: 'scale', row: row + 1, message: `Row ${row + 1} of “${table.sheet}”: the score “${written}” of “${en || fr}” is no number from 0. Correct it.` };
    const base = (text(row, 'id').replace(/[^A-Za-z0-9_-]+/gu, '_') || slug(en || fr) || String(steps.length + 1)).slice(0, 36);
    steps.push({ id: steps.some((step) => step.id === base) || base === 'na' ? `${base}_${steps.length + 1}` : base, label: { en: en || fr, fr: fr || en }, score: points });
  }
  if (steps.length > 1 && steps.every((step) => step.score === 0)) return { kind: 'CHECKLIST_UNREADABLE', why: 'scale', row: null, message: `No level on the sheet “${table.sheet}” has a score above 0, so that nothing could be met. Give the levels their scores.` };
  return steps.toSorted((a, b) => a.score - b.score);
}

const textOf = (table: RawTable, roles: ReadonlyMap<Role, number>) => (row: number, role: Role): string => { const column = roles.get(role); return column === undefined ? '' : cellText(table.cell(row, column))?.replace(/\s+/gu, ' ').trim() ?? ''; };

function headerOf(table: RawTable): { row: number; roles: Map<Role, number> } | null {
  for (let row = 0; row < Math.min(LOOK_AHEAD, table.rowCount); row += 1) {
    const roles = new Map<Role, number>();
    for (let column = 0; column < Math.min(table.columnCount, 50); column += 1) {
      const role = roleOf(cellText(table.cell(row, column)) ?? '');
      if (role && !roles.has(role)) roles.set(role, column);
    }
    if (roles.has('item') || (roles.has('step') && roles.has('score'))) return { row, roles };
  }
  return null;
}

/** What a column holds, by the words of its header in English or French. */
function roleOf(header: string): Role | null {
  const words = ` ${normaliseText(header)} `;
  const french = / (fr|french|francais|francaise) /u.test(words);
  // "Item no.", "Numéro de la question": the number of an item; that of a section is none of ours
  if (/ (no|nr|num|number|numero|id|code|ref|n) /u.test(words)) return / (section|chapter|chapitre|rubrique|theme|area|domaine) /u.test(words) ? null : / (capability|capacite) /u.test(words) ? 'capability' : 'id';
  if (/ (score|points|note) /u.test(words)) return 'score';
  if (/ (weight|poids|ponderation) /u.test(words)) return 'weight';
  if (/ (capability|capabilities|capacite|capacites) /u.test(words)) return 'capability';
  if (/ (section|chapter|chapitre|rubrique|theme|area|domaine) /u.test(words)) return french ? 'sectionFr' : 'section';
  if (/ (item|items|question|element|elements|critere|criterion|indicator|indicateur) /u.test(words)) return french ? 'itemFr' : 'item';
  if (/ (level|niveau|step|echelle|scale|degree|degre) /u.test(words)) return french ? 'stepFr' : 'step';
  return null;
}
