import { basename, extname } from 'node:path';
import { codeKindSchema, type CodeKind } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Loss } from '#core/exchange/report.ts';
import { codePaths, inTreeOrder, PATH_SEPARATOR, slugFor } from '#core/codebook/tree.ts';
import { insertCode, listCodes, updateCode, type CodeRecord } from '#db/queries/codes.ts';
import { newCodeRecord } from './codebook.ts';
import { readQdc } from './exchange/codebook.ts';
import { bytesOf, openSource, type Source } from './source.ts';
import type { Gate } from './privacy/gate.ts';
import type { ProjectSession } from './session.ts';
import { csvFile, readRecords } from './tabular.ts';

/** Columns of a codebook as a table. `path` joins the names from the root with " / "; where only `name` is given, `parent` may name the parent's path. */
export const CODEBOOK_COLUMNS = ['id', 'path', 'name', 'kind', 'description', 'include', 'exclude', 'example', 'colour', 'key', 'retired', 'label_en', 'label_fr', 'label_es'] as const;

/** One code as an exchange file has it, before it meets the codebook. */
export interface IncomingCode { readonly id?: string | undefined; readonly path: readonly string[]; readonly kind?: CodeKind | undefined; readonly fields: Partial<Pick<CodeRecord, 'description' | 'include' | 'exclude' | 'example' | 'colour' | 'key' | 'retired' | 'labels'>> }

const KIND_WORDS: Readonly<Record<string, CodeKind>> = {
  gap: 'gap', gaps: 'gap', lacune: 'gap', lacunes: 'gap', challenge: 'challenge', challenges: 'challenge', défi: 'challenge', difficulté: 'challenge', difficultés: 'challenge',
  lesson: 'lesson', lessons: 'lesson', enseignement: 'lesson', enseignements: 'lesson', 'good practice': 'good practice', 'good practices': 'good practice', 'good-practice': 'good practice', 'bonne pratique': 'good practice', 'bonnes pratiques': 'good practice',
  recommendation: 'recommendation', recommendations: 'recommendation', recommandation: 'recommendation', recommandations: 'recommendation', other: 'other', autre: 'other',
};

/** Reads a codebook (.csv, .tsv, .xlsx, .qdc) into the project: codes that are there by id or path are changed, others added, none
 *  taken away. `losses` says what a .qdc holds that a codebook here does not. */
export async function importCodebook(session: ProjectSession, name: string, source: Source): Promise<{ codes: number; added: number; changed: number; losses?: Loss[] }> {
  if (extname(name).toLowerCase() === '.qdc') {
    const { codes, losses } = await readQdc(await bytesOf(source), basename(name));
    return { ...mergeIntoCodebook(session, basename(name), codes), losses };
  }
  const opened = await openSource(source);
  try {
    const table = await opened.readSheet();
    const records = readRecords(table, [], name);
    const byId = new Map(records.flatMap(({ fields }) => (fields['id'] ? [[fields['id'].trim(), fields] as const] : [])));
    return mergeIntoCodebook(session, basename(name), records.map(({ line, fields }) => incomingCode(line, fields, basename(name), byId)));
  } finally {
    opened.close();
  }
}

type Fields = Readonly<Record<string, string>>;

const nameOf = (fields: Fields): string => (fields['name'] ?? fields['code'] ?? '').trim();

/** `path` where there is one; else the name under `parent`, which is another line's id or a path. */
function pathOf(fields: Fields, byId: ReadonlyMap<string, Fields>, depth = 0): string[] {
  const split = (text: string): string[] => text.split(PATH_SEPARATOR).map((part) => part.trim()).filter(Boolean);
  if (fields['path']?.trim()) return split(fields['path']);
  const parent = (fields['parent'] ?? '').trim();
  const above = byId.get(parent);
  if (above !== undefined && above !== fields && depth < 50) return [...pathOf(above, byId, depth + 1), nameOf(fields)].filter(Boolean);
  return [...split(parent), nameOf(fields)].filter(Boolean);
}

function incomingCode(line: number, fields: Fields, file: string, byId: ReadonlyMap<string, Fields>): IncomingCode {
  const path = pathOf(fields, byId);
  if (path.length === 0) throw new Refusal('CODE_NAMELESS', `“${file}”, line ${line}: a code needs a name. Give it one in the column “path” or “name”.`, { file, line });
  const kindText = (fields['kind'] ?? '').trim().toLowerCase();
  const kind = KIND_WORDS[kindText];
  if (kindText !== '' && kind === undefined) {
    throw new Refusal('KIND_UNKNOWN', `“${file}”, line ${line}: “${fields['kind']}” is not a kind of code. The kinds are ${codeKindSchema.options.join(', ')}.`, { file, line, kind: kindText });
  }
  const labels = Object.fromEntries(Object.entries(fields).filter(([key, value]) => /^(label|name)_[a-z]{2}$/.test(key) && value.trim() !== '').map(([key, value]) => [key.slice(-2), value.trim()]));
  const text = (key: string): string | undefined => (fields[key] === undefined || fields[key] === '' ? undefined : fields[key]);
  const colour = text('colour') ?? text('color');
  return {
    id: text('id')?.trim(), path, kind,
    fields: dropUndefined({
      description: text('description') ?? text('definition'), include: text('include'), exclude: text('exclude'), example: text('example'),
      colour: colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined, key: text('key')?.slice(0, 1),
      retired: text('retired') === undefined ? undefined : /^(yes|true|1|oui)$/i.test(text('retired')!), labels: Object.keys(labels).length > 0 ? labels : undefined,
    }),
  };
}

const dropUndefined = <T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** One act: what comes in joins what is there. Parents that are only named in a path are made. */
export function mergeIntoCodebook(session: ProjectSession, file: string, incoming: readonly IncomingCode[]): { codes: number; added: number; changed: number } {
  const codes = new Map(listCodes(session.db).map((code) => [code.id, code]));
  const byPath = new Map([...codePaths([...codes.values()])].map(([id, path]) => [path.toLowerCase(), id]));
  const added = new Map<string, CodeRecord>();
  const changed = new Map<string, CodeRecord>();
  const positions = new Map<string | null, number>();
  for (const code of codes.values()) positions.set(code.parentId, Math.max(positions.get(code.parentId) ?? 0, code.position + 1));

  const add = (path: readonly string[], kind: CodeKind, wantedId?: string): CodeRecord => {
    const parentPath = path.slice(0, -1);
    const parentId = parentPath.length === 0 ? null : (byPath.get(parentPath.join(PATH_SEPARATOR).toLowerCase()) ?? add(parentPath, kind).id);
    const name = path.at(-1)!;
    const id = wantedId !== undefined && /^[\w.:-]{1,80}$/.test(wantedId) && !codes.has(wantedId) ? wantedId : slugFor(name, new Set(codes.keys()));
    const position = positions.get(parentId) ?? 0;
    positions.set(parentId, position + 1);
    const record = newCodeRecord(id, name, kind, parentId, position);
    codes.set(id, record);
    added.set(id, record);
    byPath.set(path.join(PATH_SEPARATOR).toLowerCase(), id);
    return record;
  };

  for (const one of incoming) {
    const known = (one.id !== undefined ? codes.get(one.id) : undefined) ?? codes.get(byPath.get(one.path.join(PATH_SEPARATOR).toLowerCase()) ?? '');
    const before = known ?? add(one.path, one.kind ?? kindOfParent(one.path) ?? 'other', one.id);
    const after: CodeRecord = { ...before, ...one.fields, labels: { ...before.labels, ...one.fields.labels }, ...(one.kind ? { kind: one.kind } : {}), ...(known && known.name !== one.path.at(-1) ? { name: one.path.at(-1)! } : {}) };
    if (JSON.stringify(after) === JSON.stringify(before)) continue;
    codes.set(after.id, after);
    if (added.has(after.id)) added.set(after.id, after); else changed.set(after.id, after);
  }
  function kindOfParent(path: readonly string[]): CodeKind | undefined { return codes.get(byPath.get(path.slice(0, -1).join(PATH_SEPARATOR).toLowerCase()) ?? '')?.kind; }

  session.act('codes.import', { file, codes: incoming.length }, ['codes', 'codings'], (db) => {
    for (const code of added.values()) insertCode(db, code);
    for (const code of changed.values()) updateCode(db, code);
  });
  return { codes: incoming.length, added: added.size, changed: changed.size };
}

/** The codebook as lines of CODEBOOK_COLUMNS, in tree order. Rules and examples that hold words of an answer pass through the gate. */
export function codebookLines(session: ProjectSession, gate: Gate): (string | null)[][] {
  const codes = inTreeOrder(listCodes(session.db));
  const paths = codePaths(codes);
  return codes.map((code) => [
    code.id, paths.get(code.id)!, code.name, code.kind, gate.typed(code.description), gate.typed(code.include), gate.typed(code.exclude), gate.typed(code.example), code.colour, code.key, code.retired ? 'yes' : '',
    code.labels['en'] ?? '', code.labels['fr'] ?? '', code.labels['es'] ?? '',
  ]);
}

export const codebookCsv = (session: ProjectSession, gate: Gate): string => csvFile([[...CODEBOOK_COLUMNS], ...codebookLines(session, gate)]);

export type CodebookFormat = 'csv' | 'xlsx' | 'qdc';
/** The format a codebook's file name asks for. @throws Refusal FORMAT_UNKNOWN */
export function codebookFormat(file: string): CodebookFormat {
  const extension = extname(file).slice(1).toLowerCase();
  if (extension === 'tsv' || extension === 'txt') return 'csv';
  if (extension === 'csv' || extension === 'xlsx' || extension === 'qdc') return extension;
  throw new Refusal('FORMAT_UNKNOWN', `“${basename(file)}”: a codebook is read and written as .csv, .xlsx or .qdc.`, { file: basename(file) });
}
