import { NOT_APPLICABLE, checklistSchema, type Checklist, type Evidence } from '#core/contract/checklist.ts';
import { readChecklist } from '#core/checklists/read-checklist.ts';
import { readMarks } from '#core/checklists/read-marks.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { namesIn } from '#core/crosstab/uses.ts';
import { deleteChecklist, deleteMark, findMark, putChecklist, putMark } from '#db/queries/checklists.ts';
import { deleteVariable, findVariable, insertVariable, updateVariable } from '#db/queries/variables.ts';
import { SAMPLE_CHECKLISTS } from '#samples/checklists/checklists.ts';
import { rederive } from '../data.ts';
import type { ProjectSession } from '../session.ts';
import { openSource, nameOf, type Source } from '../source.ts';
import { listUnits } from './units.ts';
import { checklistDefinitions, listChecklists } from './variables.ts';

const AREAS = ['variables', 'tables'] as const;

export function existingChecklist(session: ProjectSession, id: string): Checklist {
  const found = listChecklists(session.db).find((one) => one.id === id);
  if (!found) throw new Refusal('CHECKLIST_UNKNOWN', `There is no checklist “${id}” in this project. An undo may have taken it out.`, { checklist: id });
  return found;
}

/** A checklist of one's own from a spreadsheet (core/checklists/read-checklist.ts), or one of the samples by its id. */
export async function readChecklistFile(source: Source): Promise<Checklist> {
  const opened = await openSource(source);
  try {
    const tables = [];
    for (const sheet of opened.file.sheets) tables.push(await opened.readSheet(sheet.name));
    const read = readChecklist(tables, nameOf(source));
    if (!read.ok) throw new Refusal(read.error.kind, read.error.message, { file: nameOf(source), row: read.error.row, reason: read.error.why });
    return read.value;
  } finally {
    opened.close();
  }
}
export function sampleChecklist(id: string): Checklist {
  const found = SAMPLE_CHECKLISTS.find((one) => one.id === id);
  if (!found) throw new Refusal('CHECKLIST_UNKNOWN', `There is no checklist “${id}” to begin with. There are ${SAMPLE_CHECKLISTS.map((one) => one.id).join(' and ')}.`, { checklist: id });
  return found;
}

/** Puts a checklist, or a new version of one: what was marked of items that stay stays. Its items and scores are variables from then on.
 *  @throws Refusal CHECKLIST_WRONG, CHECKLIST_NAME_TAKEN, VARIABLE_IN_USE */
export function putChecklistDefinition(session: ProjectSession, wanted: Checklist): Checklist {
  const parsed = checklistSchema.safeParse(wanted);
  if (!parsed.success) throw new Refusal('CHECKLIST_WRONG', `The checklist cannot be kept: at ${parsed.error.issues[0]!.path.join('.') || 'the top'}, ${parsed.error.issues[0]!.message.toLowerCase()}.`, { place: parsed.error.issues[0]!.path.join('.') });
  const checklist = parsed.data;
  const before = listChecklists(session.db).find((one) => one.id === checklist.id);
  const known = new Set(before ? checklistDefinitions(before).map((one) => one.id) : []);
  const definitions = checklistDefinitions(checklist);
  const taken = definitions.find((one) => session.definitions.has(one.id) && !known.has(one.id));
  if (taken) throw new Refusal('CHECKLIST_NAME_TAKEN', `There is a variable “${taken.id}” already. Give the checklist another short name than “${checklist.id}”.`, { name: taken.id, checklist: checklist.id });
  const wantedIds = new Set(definitions.map((one) => one.id));
  const gone = [...known].filter((id) => !wantedIds.has(id));
  refuseWhereUsed(session, gone);
  session.act('checklist.put', { checklist: checklist.title[session.language] || checklist.title.en }, AREAS, (db) => {
    putChecklist(db, checklist.id, JSON.stringify(checklist), new Date().toISOString());
    for (const id of gone) deleteVariable(db, id);
    for (const definition of definitions) if (findVariable(db, definition.id)) updateVariable(db, definition); else insertVariable(db, definition);
    rederive(session, db, new Map(definitions.map((definition) => [definition.id, definition])), new Map());
  });
  return checklist;
}

function refuseWhereUsed(session: ProjectSession, ids: readonly string[]): void {
  const gone = new Set(ids);
  const users = [...session.definitions.values()].filter((other) => !gone.has(other.id) && other.derivation && namesIn(other.derivation).some((name) => gone.has(name)));
  if (users.length > 0) throw new Refusal('VARIABLE_IN_USE', `Items or scores of this checklist are used by ${users.map((user) => `“${user.label}”`).join(', ')}. Change or delete those first.`, { variable: ids[0] ?? '', users: users.map((user) => user.id) });
}

export function removeChecklist(session: ProjectSession, id: string): void {
  const checklist = existingChecklist(session, id);
  const ids = checklistDefinitions(checklist).map((one) => one.id);
  refuseWhereUsed(session, ids);
  session.act('checklist.delete', { checklist: checklist.title[session.language] || checklist.title.en }, AREAS, (db) => {
    for (const variable of ids) if (findVariable(db, variable)) deleteVariable(db, variable);
    deleteChecklist(db, id);
  });
}

export interface MarkPatch { readonly itemId: string; readonly unit: string; readonly phase: string; /** An id of the scale, "na", or "" to clear it. */ readonly value?: string | undefined; readonly note?: string | undefined; readonly evidence?: readonly Evidence[] | undefined }

/** Marks items: one act for all. What is not in the patch stays; a mark that says nothing any more goes.
 *  @throws Refusal CHECKLIST_UNKNOWN, ITEM_UNKNOWN, UNIT_UNKNOWN, MARK_UNKNOWN */
export function setMarks(session: ProjectSession, checklistId: string, patches: readonly MarkPatch[]): { marks: number } {
  const checklist = existingChecklist(session, checklistId);
  const items = new Set(checklist.items.map((item) => item.id));
  const units = new Set(listUnits(session).map((unit) => unit.id));
  const values = new Set(['', NOT_APPLICABLE, ...checklist.scale.map((step) => step.id)]);
  for (const patch of patches) {
    if (!items.has(patch.itemId)) throw new Refusal('ITEM_UNKNOWN', `“${checklist.title.en}” has no item ${patch.itemId}.`, { checklist: checklist.title.en, item: patch.itemId });
    if (!units.has(patch.unit)) throw new Refusal('UNIT_UNKNOWN', `There is no country “${patch.unit}” among the cases of this project.`, { unit: patch.unit });
    if (patch.value !== undefined && !values.has(patch.value)) throw new Refusal('MARK_UNKNOWN', `“${patch.value}” is no level of “${checklist.title.en}”. Its levels are ${checklist.scale.map((step) => step.label.en).join(', ')}.`, { value: patch.value, checklist: checklist.title.en });
  }
  const at = new Date().toISOString();
  session.act('checklist.mark', { checklist: checklist.title[session.language] || checklist.title.en, marks: patches.length }, AREAS, (db) => {
    for (const patch of patches) {
      const place = { checklistId, itemId: patch.itemId, unit: patch.unit, phase: patch.phase };
      const before = findMark(db, place);
      const mark = { ...place, value: patch.value ?? before?.value ?? '', note: patch.note ?? before?.note ?? '', evidence: patch.evidence ? JSON.stringify(patch.evidence) : before?.evidence ?? '[]', coderId: session.coderId, updatedAt: at };
      if (mark.value === '' && mark.note.trim() === '' && mark.evidence === '[]') deleteMark(db, place); else putMark(db, mark);
    }
    rederive(session, db, new Map(), new Map());
  });
  return { marks: patches.length };
}

/** Marks from a table (core/checklists/read-marks.ts), one act. What a mark rested on already stays the same entry.
 *  @throws Refusal CHECKLIST_UNKNOWN, COLUMNS_MISSING */
export async function importMarks(session: ProjectSession, checklistId: string, source: Source, phase = '', language: 'en' | 'fr' = 'en'): Promise<{ marks: number; refused: { line: number; reason: string }[] }> {
  const checklist = existingChecklist(session, checklistId);
  const opened = await openSource(source);
  const tables = [];
  try { for (const sheet of opened.file.sheets) tables.push(await opened.readSheet(sheet.name)); } finally { opened.close(); }
  const names = Map.groupBy((['en', 'fr'] as const).flatMap((each) => listUnits(session, each)), (unit) => unit.id);
  const read = readMarks(tables, checklist, [...names].map(([id, of]) => ({ id, names: of.map((unit) => unit.name) })), language, phase);
  const file = nameOf(source);
  if (!read) throw new Refusal('COLUMNS_MISSING', `“${file}” has no sheet with columns “country”, “item” and “value”. Name the columns so in one row, with “phase”, “note” and “evidence” where there are some.`, { file, missing: ['country', 'item', 'value'] });
  const patches = read.marks.map(({ unit, itemId, phase: of, value, note, evidence }): MarkPatch => {
    const before = evidence ? JSON.parse(findMark(session.db, { checklistId, itemId, unit, phase: of })?.evidence ?? '[]') as Evidence[] : [];
    return { unit, itemId, phase: of, value, note, evidence: evidence?.map((one) => before.find((each) => each.label === one.label && each.link === one.link) ?? { ...one, answerId: null }) };
  });
  return { ...(patches.length === 0 ? { marks: 0 } : setMarks(session, checklistId, patches)), refused: read.refused };
}
