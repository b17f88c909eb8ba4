import { NOT_APPLICABLE, type Checklist } from '../contract/checklist.ts';
import { recogniseCountry } from '../framework/recognise-country.ts';
import { cellText } from '../importing/cell-text.ts';
import type { RawTable } from '../importing/raw-table.ts';
import { normaliseText } from '../text/normalise.ts';

export interface ReadMark { readonly line: number; readonly unit: string; readonly itemId: string; readonly phase: string; /** Left out where the file says nothing. */ readonly value?: string; readonly note?: string; readonly evidence?: readonly { readonly label: string; readonly link: string }[] }
export interface RefusedMark { readonly line: number; readonly reason: string }
type Language = 'en' | 'fr';
type Role = 'country' | 'no' | 'item' | 'value' | 'score' | 'phase' | 'note' | 'evidence';

/** The first words in English are those that the command line's documentation names; the others are what people and our own files write. */
const HEADERS: readonly (readonly [Role, RegExp])[] = [
  ['country', /^(country|pays|pais|unit|iso|iso3)$/u], ['no', /^(no|n|nr|num|number|numero|(item|element) (no|n|id|number|code)|(no|n|numero|code) d? ?(of|de l)? ?(item|element))$/u], ['item', /^(item|items|element|elements|question|indicator|indicateur|criterion|critere)$/u],
  ['value', /^(value|valeur|level|niveau|met|mark|answer|reponse)$/u], ['score', /^(score|points)$/u], ['phase', /^(phase|wave|vague)$/u], ['note', /^(note|notes|comment|comments|commentaire|commentaires|remarque|remarques)$/u], ['evidence', /^(evidence|preuve|preuves|source|sources)$/u],
];
const NOT_APPLICABLE_WORDS = ['na', 'n a', 'not applicable', 'sans objet', 'non applicable'];
const LOOK_AHEAD = 20;
const LONGEST = { phase: 80, note: 20_000, evidence: 2000, link: 4000 } as const;

const SAY = {
  en: {
    country: (name: string) => `there is no country “${name}” among the cases`, countries: (name: string, found: string) => `“${name}” may be ${found}; write which`, item: (name: string) => `there is no item “${name}”`, items: (name: string, found: string) => `“${name}” may be item ${found}; give its number`,
    value: (written: string, levels: string) => `“${written}” is no level; the levels are ${levels}`, values: (written: string, found: string) => `“${written}” may be ${found}; write the level’s name`, twice: (line: number, before: string) => `line ${line} says “${before}” of the same item, country and phase`, long: (what: string, most: number) => `${what} is longer than ${most} characters`, or: ' or ', empty: 'nothing',
    what: { phase: 'the phase', note: 'the note', evidence: 'the evidence' },
  },
  fr: {
    country: (name: string) => `il n’y a pas de pays « ${name} » parmi les cas`, countries: (name: string, found: string) => `« ${name} » peut être ${found} ; précisez lequel`, item: (name: string) => `il n’y a pas d’élément « ${name} »`, items: (name: string, found: string) => `« ${name} » peut être l’élément ${found} ; donnez son numéro`,
    value: (written: string, levels: string) => `« ${written} » n’est pas un niveau ; les niveaux sont ${levels}`, values: (written: string, found: string) => `« ${written} » peut être ${found} ; écrivez le nom du niveau`, twice: (line: number, before: string) => `la ligne ${line} dit « ${before} » du même élément, pour le même pays et la même phase`, long: (what: string, most: number) => `${what} dépasse ${most} caractères`, or: ' ou ', empty: 'rien',
    what: { phase: 'la phase', note: 'la note', evidence: 'la preuve' },
  },
} as const;

/** What a table marks of a checklist, line by line: a country, an item by its number or words, a level by its name or score, and where there are
 *  some a phase, a note and what it rests on. What is not sure is refused with its line; nothing is guessed between two. An empty level says
 *  nothing of one that is marked already.
 *  @param sheets the first with columns for country, item and level is read; our own written checklist is one
 *  @returns null where no sheet has these columns */
export function readMarks(sheets: readonly RawTable[], checklist: Pick<Checklist, 'items' | 'scale'>, units: readonly { readonly id: string; readonly names: readonly string[] }[], language: Language, phase = ''): { marks: ReadMark[]; refused: RefusedMark[] } | null {
  const found = sheets.flatMap((table) => { const header = headerOf(table); return header ? [{ table, ...header }] : []; })[0];
  if (!found) return null;
  const { table, row: header, roles } = found;
  const say = SAY[language];
  const unitIds = gather(units.flatMap((unit) => [unit.id, ...unit.names].map((name) => [name, unit.id] as const)));
  const known = new Set(units.map((unit) => unit.id));
  const itemNos = gather(checklist.items.map((item) => [item.id, item.id] as const));
  const itemWords = gather(checklist.items.flatMap((item) => [item.label.en, item.label.fr].map((name) => [name, item.id] as const)));
  const names = new Map<string, string>(checklist.scale.map((step) => [step.id, step.label[language] || step.label.en]));
  const stepWords = gather([...checklist.scale.flatMap((step) => [step.id, step.label.en, step.label.fr].map((name) => [name, step.id] as const)), ...NOT_APPLICABLE_WORDS.map((word) => [word, NOT_APPLICABLE] as const)]);

  const unitOf = (written: string): string | Failure => {
    const own = [...unitIds.get(normaliseText(written)) ?? []];
    const recognised = own.length > 0 ? null : recogniseCountry(written, false);
    const ids = own.length > 0 ? own : recognised?.kind === 'match' ? [recognised.iso3] : recognised?.kind === 'ambiguous' ? recognised.candidates : [];
    const here = ids.filter((id) => known.has(id));
    return here.length === 1 && ids.length === 1 ? here[0]! : here.length > 0 ? { reason: say.countries(written, ids.join(say.or)) } : { reason: say.country(written) };
  };
  const itemOf = (no: string, words: string): string | Failure => {
    const ids = [...itemNos.get(normaliseText(no)) ?? itemNos.get(normaliseText(words)) ?? itemWords.get(normaliseText(words)) ?? []];
    return ids.length === 1 ? ids[0]! : ids.length > 1 ? { reason: say.items(words || no, ids.join(say.or)) } : { reason: say.item(words || no) };
  };
  const stepOf = (written: string): string | Failure => {
    const points = /^\d+(?:[.,]\d+)?$/u.test(written) ? Number(written.replace(',', '.')) : null;
    const ids = new Set([...stepWords.get(normaliseText(written)) ?? [], ...checklist.scale.filter((step) => step.score === points).map((step) => step.id)]);
    if (ids.size === 1) return [...ids][0]!;
    return { reason: ids.size > 1 ? say.values(written, [...ids].map((id) => names.get(id) ?? id).join(say.or)) : say.value(written, [...names.values()].join(', ')) };
  };

  const marks = new Map<string, ReadMark>();
  const refused: RefusedMark[] = [];
  for (let row = header + 1; row < table.rowCount; row += 1) {
    const text = (role: Role): string => { const column = roles.get(role); return column === undefined ? '' : unguarded(cellText(table.cell(row, column))?.trim() ?? ''); };
    if ([...roles.values()].every((column) => (cellText(table.cell(row, column)) ?? '').trim() === '')) continue;
    const line = row + 1;
    const written = text('value') || text('score');
    const [unit, itemId, value] = [unitOf(text('country')), itemOf(text('no'), text('item')), written === '' ? undefined : stepOf(written)];
    const failure = [unit, itemId, value].find((one): one is Failure => typeof one === 'object');
    if (failure || typeof unit !== 'string' || typeof itemId !== 'string') { refused.push({ line, reason: failure?.reason ?? say.item('') }); continue; }
    const evidence = text('evidence').split(/\r\n|\r|\n/u).map((one) => one.trim()).filter((one) => one !== '').map((one) => { const link = /^(?:(.*?)\s+[–-]\s+)?(https?:\S+)$/iu.exec(one); return link ? { label: link[1] ?? '', link: link[2]! } : { label: one, link: '' }; });
    const mark: ReadMark = { line, unit, itemId, phase: text('phase') || phase, ...(typeof value === 'string' ? { value } : {}), ...(text('note') === '' ? {} : { note: text('note') }), ...(evidence.length > 0 ? { evidence } : {}) };
    const tooLong = mark.phase.length > LONGEST.phase ? 'phase' : (mark.note ?? '').length > LONGEST.note ? 'note' : evidence.some((one) => one.label.length > LONGEST.evidence || one.link.length > LONGEST.link) ? 'evidence' : null;
    if (tooLong) { refused.push({ line, reason: say.long(say.what[tooLong], LONGEST[tooLong]) }); continue; }
    if (mark.value === undefined && mark.note === undefined && mark.evidence === undefined) continue;
    const place = JSON.stringify([unit, itemId, mark.phase]);
    const before = marks.get(place);
    if (before) { const stands = before.value === undefined ? say.empty : names.get(before.value) ?? before.value; refused.push({ line, reason: say.twice(before.line, stands) }); continue; }
    marks.set(place, mark);
  }
  return { marks: [...marks.values()], refused };
}

interface Failure { readonly reason: string }

/** What each spelling may mean: one thing, or several. */
function gather(names: readonly (readonly [name: string, id: string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [name, id] of names) { const key = normaliseText(name); if (key !== '') found.set(key, (found.get(key) ?? new Set<string>()).add(id)); }
  return found;
}

/** Takes off the apostrophe that our CSV files put before what a spreadsheet program would run. */
const unguarded = (value: string): string => (/^'[=+\-@\t\r]/u.test(value) ? value.slice(1) : value);

function headerOf(table: RawTable): { row: number; roles: Map<Role, number> } | null {
  for (let row = 0; row < Math.min(LOOK_AHEAD, table.rowCount); row += 1) {
    const roles = new Map<Role, number>();
    for (let column = 0; column < Math.min(table.columnCount, 100); column += 1) {
      const words = normaliseText(cellText(table.cell(row, column)) ?? '');
      const role = HEADERS.find(([, pattern]) => pattern.test(words))?.[0];
      if (role && !roles.has(role)) roles.set(role, column);
    }
    if (roles.has('country') && (roles.has('item') || roles.has('no')) && (roles.has('value') || roles.has('score'))) return { row, roles };
  }
  return null;
}
