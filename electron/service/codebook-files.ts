import { basename, extname } from 'node:path';
import { codeKindSchema, type CodeKind } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { Loss } from '#core/exchange/report.ts';
import { codePaths, inTreeOrder, namesFromRoot, PATH_SEPARATOR } from '#core/codebook/tree.ts';
import { insertCode, listCodes, updateCode } from '#db/queries/codes.ts';
import { planCodebook, type CodeChange, type CodebookPlan, type IncomingCode } from './codebook-plan.ts';
import { readQdc } from './exchange/codebook.ts';
import { bytesOf, openSource, type Source } from './source.ts';
import type { Gate } from './privacy/gate.ts';
import type { ProjectSession } from './session.ts';
import { csvFile, readRecords } from './tabular.ts';

/** Columns of a codebook as a table. `path` joins the names from the root with " / "; where only `name` is given, `parent` may name the parent's path. */
const CODEBOOK_COLUMNS = ['id', 'path', 'name', 'kind', 'description', 'include', 'exclude', 'example', 'colour', 'key', 'retired'] as const;
/** The workbench's own languages have a column always, so that labels can be filled in there. */
const LABEL_LANGUAGES = ['en', 'fr', 'es'] as const;

const KIND_WORDS: Readonly<Record<string, CodeKind>> = {
  gap: 'gap', gaps: 'gap', lacune: 'gap', lacunes: 'gap', challenge: 'challenge', challenges: 'challenge', défi: 'challenge', difficulté: 'challenge', difficultés: 'challenge',
  lesson: 'lesson', lessons: 'lesson', enseignement: 'lesson', enseignements: 'lesson', 'good practice': 'good practice', 'good practices': 'good practice', 'good-practice': 'good practice', 'bonne pratique': 'good practice', 'bonnes pratiques': 'good practice',
  recommendation: 'recommendation', recommendations: 'recommendation', recommandation: 'recommendation', recommandations: 'recommendation', other: 'other', autre: 'other',
};

export interface CodebookImport { readonly codes: number; readonly added: number; readonly changed: number; readonly losses?: Loss[] }

/** Reads a codebook (.csv, .tsv, .xlsx, .qdc) into the project: codes that are there by id or path are changed, others added, none
 *  taken away. `losses` says what a .qdc holds that a codebook here does not. */
export async function importCodebook(session: ProjectSession, name: string, source: Source): Promise<CodebookImport> {
  const { incoming, losses } = await readCodebook(session, name, source);
  const plan = planCodebook(session, incoming);
  carryOut(session, basename(name), incoming.length, plan);
  return { codes: incoming.length, added: plan.added.length, changed: plan.changed.length, ...(losses ? { losses } : {}) };
}

/** What `importCodebook` would do, code by code; nothing is changed. */
export async function previewCodebook(session: ProjectSession, name: string, source: Source): Promise<CodebookImport & { readonly file: string; readonly changes: CodeChange[] }> {
  const { incoming, losses } = await readCodebook(session, name, source);
  const { added, changed, changes } = planCodebook(session, incoming);
  return { file: basename(name), codes: incoming.length, added: added.length, changed: changed.length, changes: [...changes], ...(losses ? { losses } : {}) };
}

async function readCodebook(session: ProjectSession, name: string, source: Source): Promise<{ incoming: IncomingCode[]; losses?: Loss[] }> {
  const file = basename(name);
  if (extname(name).toLowerCase() === '.qdc') {
    const { codes, losses } = await readQdc(await bytesOf(source), file);
    return { incoming: codes, losses };
  }
  const opened = await openSource(source);
  try {
    const records = readRecords(await opened.readSheet(), [], name);
    const lines: Lines = { byId: new Map(), byPath: new Map(), known: namesFromRoot(listCodes(session.db)) };
    for (const { fields } of records) {
      if (fields['id']) lines.byId.set(fields['id'].trim(), fields);
      if (fields['path']?.trim()) lines.byPath.set(fields['path'].trim(), fields);
    }
    return { incoming: records.map(({ line, fields }) => incomingCode(line, fields, file, lines)) };
  } finally {
    opened.close();
  }
}

type Fields = Readonly<Record<string, string>>;

const LABEL_COLUMN = /^(?:label|name)_([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/;
const nameOf = (fields: Fields): string => (fields['name'] ?? fields['code'] ?? '').trim();

/** Lines of a file by what names them; `known`: places of the codes that are there already, by id. */
interface Lines { readonly byId: Map<string, Fields>; readonly byPath: Map<string, Fields>; readonly known: ReadonlyMap<string, readonly string[]> }

/** `path` where there is one; else the name under `parent`, which is the id of another line or of a code that is there, or a path.
 *  @throws Refusal CODE_LOOP */
function pathOf(fields: Fields, lines: Lines, below: readonly Fields[] = []): string[] {
  if (below.includes(fields)) throw new Refusal('CODE_LOOP', `“${nameOf(fields)}” cannot be moved under itself or under one of its own codes.`, { code: nameOf(fields) });
  const path = (fields['path'] ?? '').trim();
  if (path !== '') return splitPath(path, lines);
  const parent = (fields['parent'] ?? '').trim();
  const above = lines.byId.get(parent);
  const parents = above === undefined ? lines.known.get(parent) ?? splitPath(parent, lines) : pathOf(above, lines, [...below, fields]);
  return [...parents, nameOf(fields)].filter(Boolean);
}

/** A path parted into its names. A name may hold " / " itself: where the line of that path has its name beside it, that is believed. */
function splitPath(path: string, lines: Lines): string[] {
  const fields = lines.byPath.get(path);
  const name = fields === undefined ? '' : nameOf(fields);
  if (name !== '' && path === name) return [name];
  if (name !== '' && path.endsWith(`${PATH_SEPARATOR}${name}`)) return [...splitPath(path.slice(0, -PATH_SEPARATOR.length - name.length), lines), name];
  const cut = path.lastIndexOf(PATH_SEPARATOR);
  return (cut < 0 ? [path] : [...splitPath(path.slice(0, cut), lines), path.slice(cut + PATH_SEPARATOR.length)]).map((part) => part.trim()).filter(Boolean);
}

function incomingCode(line: number, fields: Fields, file: string, lines: Lines): IncomingCode {
  const path = pathOf(fields, lines);
  if (path.length === 0) throw new Refusal('CODE_NAMELESS', `“${file}”, line ${line}: a code needs a name. Give it one in the column “path” or “name”.`, { file, line });
  const kindText = (fields['kind'] ?? '').trim().toLowerCase();
  const kind = KIND_WORDS[kindText];
  if (kindText !== '' && kind === undefined) {
    throw new Refusal('KIND_UNKNOWN', `“${file}”, line ${line}: “${fields['kind']}” is not a kind of code. The kinds are ${codeKindSchema.options.join(', ')}.`, { file, line, kind: kindText });
  }
  const labels = Object.fromEntries(Object.entries(fields).filter(([key, value]) => LABEL_COLUMN.test(key) && value.trim() !== '').map(([key, value]) => [LABEL_COLUMN.exec(key)![1]!, value.trim()]));
  const text = (key: string): string | undefined => (fields[key] === undefined || fields[key] === '' ? undefined : fields[key]);
  const colour = text('colour') ?? text('color');
  return {
    id: text('id')?.trim(), path, name: nameOf(fields) || undefined, isPlaced: Boolean(fields['path']?.trim()) || fields['parent'] !== undefined, kind,
    fields: dropUndefined({
      description: text('description') ?? text('definition'), include: text('include'), exclude: text('exclude'), example: text('example'),
      colour: colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined, key: text('key')?.slice(0, 1),
      retired: text('retired') === undefined ? undefined : /^(yes|true|1|oui)$/i.test(text('retired')!), labels: Object.keys(labels).length > 0 ? labels : undefined,
    }),
  };
}

const dropUndefined = <T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** One act for all of a plan. */
function carryOut(session: ProjectSession, file: string, incoming: number, { added, changed }: CodebookPlan): void {
  session.act('codes.import', { file, codes: incoming }, ['codes', 'codings'], (db) => {
    for (const code of added) insertCode(db, code);
    for (const code of changed) updateCode(db, code);
  });
}

/** The codebook as a header and lines, in tree order, with a column for each language of its labels. Words of answers pass through the gate. */
export function codebookTable(session: ProjectSession, gate: Gate): { columns: string[]; lines: (string | null)[][] } {
  const codes = inTreeOrder(listCodes(session.db));
  const paths = codePaths(codes);
  const languages = [...new Set([...LABEL_LANGUAGES, ...codes.flatMap((code) => Object.keys(code.labels)).toSorted()])];
  return {
    columns: [...CODEBOOK_COLUMNS, ...languages.map((language) => `label_${language}`)],
    lines: codes.map((code) => [
      code.id, paths.get(code.id)!, code.name, code.kind, gate.rule(code.description), gate.rule(code.include), gate.rule(code.exclude), gate.typed(code.example), code.colour, code.key, code.retired ? 'yes' : '',
      ...languages.map((language) => code.labels[language] ?? ''),
    ]),
  };
}

export function codebookCsv(session: ProjectSession, gate: Gate): string {
  const { columns, lines } = codebookTable(session, gate);
  return csvFile([columns, ...lines]);
}

export type CodebookFormat = 'csv' | 'xlsx' | 'qdc';
/** The format a codebook's file name asks for. @throws Refusal FORMAT_UNKNOWN */
export function codebookFormat(file: string): CodebookFormat {
  const extension = extname(file).slice(1).toLowerCase();
  if (extension === 'tsv' || extension === 'txt') return 'csv';
  if (extension === 'csv' || extension === 'xlsx' || extension === 'qdc') return extension;
  throw new Refusal('FORMAT_UNKNOWN', `“${basename(file)}”: a codebook is read and written as .csv, .xlsx or .qdc.`, { file: basename(file) });
}
