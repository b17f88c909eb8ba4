import type { RawCell, RawTable } from './raw-table.ts';
import { cellAddress } from './raw-table.ts';
import { collapseSpace, normaliseText } from '../text/normalise.ts';
import { said, saying } from '../text/sentences.ts';
import type { Saying, Told } from '../contract/saying.ts';
import { ok, refuse, type Result } from '../result.ts';
import { cellText } from './cell-text.ts';
import { dictionaryOf, type CellPlace, type ComposedTable } from './extra-columns.ts';
import { detectLayout } from './layout.ts';
import { surveySheet, type SheetShape } from './survey-sheet.ts';

export interface FileTable {
  readonly name: string; readonly table: RawTable;
  /** All sheets that are not hidden, in their order, `table` among them: a form may go on from one to the next. */
  readonly sheets?: readonly RawTable[] | undefined;
  /** Where the header stands, where the file says it itself; found out else. */
  readonly shape?: SheetShape | undefined;
}
export interface GatheredTable {
  /** forms: each file is one respondent's filled form. tables: equal tables, one below the other. */
  readonly kind: 'forms' | 'tables';
  readonly table: ComposedTable;
  readonly headerRows: number[];
  readonly firstDataRow: number;
  /** forms: the sheets that were read, by name. */
  readonly parts: readonly string[] | null;
  /** The file a row came from; null for the header. */
  fileOf(row: number): string | null;
  readonly files: readonly { readonly name: string; readonly cases: number; readonly refused: Told | null; readonly differences: readonly Told[] }[];
}
export interface Unlike { readonly kind: 'FILES_UNLIKE'; readonly message: string }

/** The first columns of a gathered table: the file each case came from, and its row in it (tables only). */
export const FILE_HEADER = 'File name';
export const FILE_ROW_HEADER = 'File and row';

/** Below this share of questions in common, a file is another questionnaire. */
const SAME_QUESTIONNAIRE = 0.5;

/** A file seen as questions and cases, whichever way it lies. */
interface FileView {
  readonly name: string; readonly sheet: string;
  /** Header cells of each question, from top to bottom; the key tells questions apart. */
  readonly questions: readonly { readonly key: string; readonly shown: string; readonly header: readonly (string | null)[] }[];
  readonly caseCount: number;
  cell(question: number, caseIndex: number): RawCell;
  place(question: number, caseIndex: number): CellPlace;
}

/** Puts the tables of several files together: one row a case, one column a question, the file's name in the first column.
 *  Files are forms where the same questions stand down the side of each and the answers beside them; else tables.
 *  Questions are matched by their words, so that columns may stand in another order; a question that only some files have is a
 *  column that is empty for the others, and is told; a file that shares less than half of the questions is refused.
 *  @param kind as an earlier plan says it; found out where absent
 *  @param lead whether the first columns tell the file each row came from
 *  @returns FILES_UNLIKE where no two files share their questions */
export function gatherFiles(files: readonly FileTable[], kind: GatheredTable['kind'] = areForms(files) ? 'forms' : 'tables', lead = true): Result<GatheredTable, Unlike> {
  const fates = new Map<string, { cases: number; refused: Told | null; differences: Told[] }>();
  const views: FileView[] = [];
  const parts = kind === 'forms' ? formParts(files) : null;
  for (const file of files) {
    const view = parts === null ? tableView(file) : wholeForm(file, parts);
    if ('code' in view) fates.set(file.name, { cases: 0, refused: view, differences: [] });
    else views.push(view);
  }
  const reference = commonest(views);
  if (reference === null) return refuse({ kind: 'FILES_UNLIKE', message: [...fates.values()][0]?.refused?.message ?? 'None of the files holds answers.' });
  const known = new Set(reference.questions.map(({ key }) => key));
  const columns = reference.questions.map((question) => ({ ...question }));
  const accepted: FileView[] = [];
  for (const view of views) {
    const own = new Set(view.questions.map(({ key }) => key));
    const shared = [...own].filter((key) => known.has(key)).length;
    if (shared < Math.max(1, Math.min(known.size, own.size) * SAME_QUESTIONNAIRE)) {
      fates.set(view.name, { cases: 0, refused: said(saying('file.otherQuestionnaire', { file: view.name, shared, questions: own.size })), differences: [] });
      continue;
    }
    const lacks = reference.questions.filter(({ key }) => !own.has(key));
    const extra = view.questions.filter(({ key }) => !known.has(key));
    for (const question of extra) if (!columns.some(({ key }) => key === question.key)) columns.push({ ...question });
    fates.set(view.name, { cases: view.caseCount, refused: null, differences: [
      ...(lacks.length === 0 ? [] : [said(saying('file.lacks', { questions: named(lacks) }))]),
      ...(extra.length === 0 ? [] : [said(saying('file.alone', { questions: named(extra) }))]),
    ] });
    accepted.push(view);
  }
  const partNames = parts === null ? null : [...new Set([...parts.keys()].flatMap((name) => (name === null ? files.map(({ table }) => table.sheet) : [name])))];
  return ok({ kind, parts: partNames, ...compose(kind, accepted, columns, lead), files: files.map(({ name }) => ({ name, ...fates.get(name)! })) });
}

const named = (questions: readonly { readonly shown: string }[]): Saying =>
  saying('file.questions', { count: questions.length, questions: questions.map(({ shown }) => `“${shown.length > 60 ? `${shown.slice(0, 57)} …` : shown}”`) });

/** The file whose questions most others have too. */
function commonest(views: readonly FileView[]): FileView | null {
  const groups = new Map<string, { view: FileView; files: number }>();
  for (const view of views) {
    const key = view.questions.map((question) => question.key).toSorted().join('\u0001');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { view, files: 1 }); else group.files++;
  }
  return [...groups.values()].reduce<{ view: FileView; files: number } | null>((best, group) => (best === null || group.files > best.files ? group : best), null)?.view ?? null;
}

function compose(kind: 'forms' | 'tables', views: readonly FileView[], columns: FileView['questions'], told: boolean): Pick<GatheredTable, 'table' | 'headerRows' | 'firstDataRow' | 'fileOf'> {
  const height = Math.max(1, ...columns.map(({ header }) => header.length));
  const rows = views.flatMap((view) => Array.from({ length: view.caseCount }, (_, caseIndex) => ({ view, caseIndex })));
  const positions = new Map(views.map((view) => { const at = new Map(view.questions.map(({ key }, index) => [key, index])); return [view, columns.map(({ key }) => at.get(key) ?? -1)] as const; }));
  const lead = !told ? [] : kind === 'forms' ? [FILE_HEADER] : [FILE_HEADER, FILE_ROW_HEADER];
  const cell = (row: number, column: number): RawCell => {
    if (row < height) return column < lead.length ? (row === height - 1 ? lead[column]! : null) : columns[column - lead.length]?.header[row - height + columns[column - lead.length]!.header.length] ?? null;
    const one = rows[row - height];
    if (one === undefined) return null;
    if (column < lead.length && column === 0) return withoutExtension(one.view.name);
    if (column < lead.length) return `${withoutExtension(one.view.name)}:${one.view.place(0, one.caseIndex).row}`;
    const question = positions.get(one.view)![column - lead.length] ?? -1;
    return question < 0 ? null : one.view.cell(question, one.caseIndex);
  };
  return {
    headerRows: Array.from({ length: height }, (_, row) => row), firstDataRow: height, fileOf: (row) => rows[row - height]?.view.name ?? null,
    table: {
      sheet: views[0]?.sheet ?? '', rowCount: height + rows.length, columnCount: lead.length + columns.length, cell,
      distinct: (column, wanted) => dictionaryOf((row) => cell(row, column), wanted),
      hiddenRows: new Set(), hiddenColumns: new Set(), merges: [], problems: [],
      place(row, column) {
        const one = rows[row - height];
        if (one === undefined) return null;
        const question = column < lead.length ? 0 : positions.get(one.view)![column - lead.length] ?? -1;
        const place = one.view.place(Math.max(0, question), one.caseIndex);
        return { ...place, sheet: `${one.view.name} › ${place.sheet}`, ...(question < 0 ? { cell: '' } : {}) };
      },
    },
  };
}
export const withoutExtension = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/iu, '');

/** A table of cases, one a row or one a column, with the header rows found in it. The sentence why not, where it is none. */
function tableView({ name, table, shape }: FileTable): FileView | Told {
  const found = shape === undefined ? detectLayout(table) : null;
  if (found !== null && found.kind !== 'cases') return said(found.reason);
  const layout = shape ?? found!;
  const sheet = surveySheet(table, layout);
  if (sheet.caseCount === 0) return said(saying('file.noAnswers', { file: name }));
  const headerCell = (row: number, column: number): string | null => { const text = cellText(layout.orientation === 'columns' ? table.cell(column, row) : table.cell(row, column)); return text === null ? null : collapseSpace(text); };
  const seen = new Map<string, number>();
  const questions = Array.from({ length: sheet.columnCount }, (_, column) => {
    const { full, question } = sheet.header(column);
    return { key: numbered(normaliseText(full) || `column ${column + 1}`, seen), shown: question, header: layout.headerRows.length === 0 ? [null] : layout.headerRows.map((row) => headerCell(row, column)) };
  });
  return {
    name, sheet: table.sheet, questions, caseCount: sheet.caseCount,
    cell: (question, caseIndex) => (layout.orientation === 'columns' ? table.cell(question, sheet.rowNumber(caseIndex) - 1) : table.cell(sheet.rowNumber(caseIndex) - 1, question)),
    place: (question, caseIndex) => ({ sheet: table.sheet, cell: sheet.address(caseIndex, question), row: sheet.rowNumber(caseIndex) }),
  };
}
/** "Comments" for the second time is another question. */
function numbered(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key} #${count}`;
}

// Forms.

/** Where questions and answers stand in a form: columns of labels, columns of answers, and the rows that name the columns. */
interface FormColumns {
  readonly labels: readonly number[]; readonly answers: readonly number[]; readonly headerRow: number | null;
  /** Answers were told by their differing from file to file. */
  readonly differs: boolean;
}

const HEADER_LABEL = /^(questions?|items?|fields?|variables?|indicators?|indicateurs?|intitul[ée]s?|preguntas?|libell[ée]s?|n[o°º]?\.?|#)$/iu;
const HEADER_ANSWER = /^(answers?|responses?|your (answer|response)s?|r[ée]ponses?|votre r[ée]ponse|respuestas?|values?|valeurs?|valor)$/iu;

/** Files are forms where one of their sheets is: the first may hold instructions. */
function areForms(files: readonly FileTable[]): boolean {
  return !files.some(({ shape }) => shape !== undefined) && (isFolderOfForms(files) || sheetNames(files).some((name) => { const of = sheetOf(files, name); return of.length >= files.length * 0.6 && isFolderOfForms(of) && saysSomething(formColumns(of)); }));
}
const sheetNames = (files: readonly FileTable[]): string[] => [...new Set(files.flatMap(({ sheets = [] }) => sheets.map(({ sheet }) => sheet)))];
const sheetOf = (files: readonly FileTable[], name: string): FileTable[] => files.flatMap((file) => { const table = file.sheets?.find(({ sheet }) => sheet === name); return table === undefined ? [] : [{ name: file.name, table }]; });
/** Some column differs from file to file: instructions and lists are the same in each. */
const saysSomething = ({ differs }: FormColumns): boolean => differs;

/** Sheets that do not say the same in every file that has them, or that one file alone has. */
export function differingSheets(files: readonly FileTable[]): Set<string> {
  const same = ({ table: one }: FileTable, { table: other }: FileTable): boolean => {
    if (one.rowCount !== other.rowCount || one.columnCount !== other.columnCount) return false;
    for (let row = 0; row < one.rowCount; row++) for (let column = 0; column < one.columnCount; column++) if (cellText(one.cell(row, column)) !== cellText(other.cell(row, column))) return false;
    return true;
  };
  return new Set(sheetNames(files).filter((name) => { const of = sheetOf(files, name); return of.some(({ table }) => table.rowCount > 0) && (of.length === 1 || of.some((file) => !same(of[0]!, file))); }));
}

/** How many of the texts down the side of a sheet stand there in the other files too, 0 to 1. */
function recurringDown(files: readonly FileTable[]): number {
  const [first, ...others] = files.map(({ table }) => textsDown(table));
  if (first === undefined || others.length === 0 || first.size === 0) return 0;
  const shares = others.map((there) => [...first].filter((text) => there.has(text)).length / first.size).sort((a, b) => a - b);
  return shares[Math.floor(shares.length / 2)] ?? 0;
}
function textsDown(table: RawTable): Set<string> {
  const columns = [0, 1, 2].filter((column) => column < table.columnCount).map((column) => texts(Array.from({ length: Math.min(table.rowCount, 400) }, (_, row) => table.cell(row, column))));
  return columns.reduce((best, column) => (column.size > best.size * 1.2 ? column : best), new Set<string>());
}

/** Files are forms where texts down the side recur in the other files, and those across the top do not as much. */
function isFolderOfForms(files: readonly FileTable[]): boolean {
  const [first, ...others] = files.map(({ table }) => table);
  if (first === undefined || others.length === 0 || first.rowCount < 2 || first.columnCount > 12) return false;
  const across = (table: RawTable): Set<string> => {
    const rows = Array.from({ length: Math.min(table.rowCount, 6) }, (_, row) => texts(Array.from({ length: table.columnCount }, (__, column) => table.cell(row, column))));
    return rows.reduce((best, row) => (row.size > best.size ? row : best), new Set<string>());
  };
  const sample = others.filter((_, index) => index % Math.ceil(others.length / 20) === 0);
  const recurring = (view: (table: RawTable) => Set<string>): { share: number; texts: number } => {
    const own = view(first);
    if (own.size < 2) return { share: 0, texts: 0 };
    const shares = sample.map((table) => { const there = view(table); return [...own].filter((text) => there.has(text)).length / own.size; }).sort((a, b) => a - b);
    const share = shares[Math.floor(shares.length / 2)] ?? 0;
    return { share, texts: share * own.size };
  };
  const side = recurring(textsDown);
  return side.share >= 0.6 && side.texts > recurring(across).texts;
}
const texts = (cells: readonly RawCell[]): Set<string> => new Set(cells.flatMap((cell) => { const text = typeof cell === 'string' ? normaliseText(cell) : ''; return text.length > 1 ? [text] : []; }));

/** Columns whose cells say the same in nearly every file are labels; those behind the first that differs are answers. */
function formColumns(files: readonly FileTable[]): FormColumns {
  const tables = files.map(({ table }) => table);
  const width = Math.max(...tables.map(({ columnCount }) => columnCount));
  const sample = tables.filter((_, index) => index % Math.ceil(tables.length / 40) === 0);
  const height = Math.min(400, Math.max(...sample.map(({ rowCount }) => rowCount)));
  const share = (column: number): { same: number; filled: number } => {
    let same = 0;
    let filled = 0;
    for (let row = 0; row < height; row++) {
      const cells = sample.map((table) => (row < table.rowCount && column < table.columnCount ? cellText(table.cell(row, column)) : null)).filter((text) => text !== null);
      if (cells.length === 0) continue;
      filled++;
      const first = cells[0]!;
      if (cells.length >= sample.length * 0.6 && cells.filter((text) => text === first).length >= cells.length * 0.9) same++;
    }
    return { same, filled };
  };
  const shares = Array.from({ length: width }, (_, column) => share(column));
  const firstAnswer = shares.findIndex(({ same, filled }, column) => column > 0 && filled > 0 && same < filled * 0.6);
  const answers = shares.flatMap(({ same, filled }, column) => (column >= Math.max(1, firstAnswer) && filled > 0 && (firstAnswer < 0 ? column === 1 : same < filled * 0.6) ? [column] : []));
  const labels = shares.flatMap(({ filled }, column) => (filled > 0 && column < (answers[0] ?? 1) ? [column] : []));
  const reference = sample[0]!;
  const headerRow = Array.from({ length: Math.min(6, reference.rowCount) }, (_, row) => row).find((row) => {
    const label = labels.some((column) => HEADER_LABEL.test((cellText(reference.cell(row, column)) ?? '').trim()));
    const answer = answers.some((column) => HEADER_ANSWER.test((cellText(reference.cell(row, column)) ?? '').trim()));
    return answer || (label && answers.every((column) => new Set(sample.map((table) => cellText(table.cell(row, column)))).size === 1));
  });
  return { labels, answers, headerRow: headerRow ?? null, differs: firstAnswer > 0 };
}

/** The sheets that a form goes on in, by name, with the columns of each; null stands for the one sheet of each file, whatever its name. */
type FormParts = ReadonlyMap<string | null, FormColumns>;

/** Sheets that most files have, whose labels recur and whose answers differ. Where none is, the first sheet of each file. */
function formParts(files: readonly FileTable[]): FormParts {
  const parts = new Map<string, FormColumns>();
  for (const name of sheetNames(files)) {
    const of = sheetOf(files, name);
    if (of.length < files.length * 0.6 || of.length < 2 || recurringDown(of) < 0.6) continue;
    const columns = formColumns(of);
    if (saysSomething(columns)) parts.set(name, columns);
  }
  return parts.size > 1 || (parts.size === 1 && files.some(({ table }) => !parts.has(table.sheet))) ? parts : new Map([[null, formColumns(files)]]);
}

/** One respondent's form, over all its sheets. */
function wholeForm(file: FileTable, parts: FormParts): FileView | Told {
  const [only] = parts;
  if (parts.size === 1 && only![0] === null) return formView(file, only![1]);
  const found = [...parts].flatMap(([name, columns]) => { const table = file.sheets?.find(({ sheet }) => sheet === name); return table === undefined ? [] : [formView({ name: file.name, table }, columns)]; });
  const views = found.flatMap((view) => ('code' in view ? [] : [view]));
  if (views.length === 0) return found[0] ?? said(saying('file.noQuestions', { file: file.name }));
  const at: { view: FileView; question: number }[] = [];
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  const questions = views.flatMap((view) => view.questions.map((question, index) => {
    at.push({ view, question: index });
    // The same words on two sheets are two questions.
    const shown = taken.has(question.key) ? `${question.shown} (${view.sheet})` : question.shown;
    taken.add(question.key);
    return { key: numbered(normaliseText(shown), seen), shown, header: [shown] };
  }));
  return { name: file.name, sheet: views[0]!.sheet, questions, caseCount: 1, cell: (question, caseIndex) => at[question]!.view.cell(at[question]!.question, caseIndex), place: (question, caseIndex) => at[question]!.view.place(at[question]!.question, caseIndex) };
}

/** One respondent's form: each labelled row a question. Short labels ("3.", "Q4") stand before the wording. */
function formView({ name, table }: FileTable, { labels, answers, headerRow }: FormColumns): FileView | Told {
  const seen = new Map<string, number>();
  const questions: { key: string; shown: string; header: string[]; row: number; column: number }[] = [];
  for (let row = headerRow === null ? 0 : headerRow + 1; row < table.rowCount; row++) {
    const parts = labels.flatMap((column) => { const text = column < table.columnCount ? cellText(table.cell(row, column)) : null; return text === null ? [] : [collapseSpace(text)]; });
    if (parts.length === 0) continue;
    const wording = parts.filter((part, index) => index === 0 || part !== parts[index - 1]).join(' ');
    answers.forEach((column, nth) => {
      if (nth > 0 && (column >= table.columnCount || cellText(table.cell(row, column)) === null)) return;
      const beside = nth === 0 ? '' : ` – ${headerRow === null ? `column ${column + 1}` : collapseSpace(cellText(table.cell(headerRow, column)) ?? `column ${column + 1}`)}`;
      const shown = `${wording}${beside}`;
      questions.push({ key: numbered(normaliseText(shown), seen), shown, header: [shown], row, column });
    });
  }
  if (questions.length === 0) return said(saying('file.noQuestions', { file: name }));
  if (!questions.some(({ row, column }) => column < table.columnCount && cellText(table.cell(row, column)) !== null)) return said(saying('file.emptyForm', { file: name }));
  return {
    name, sheet: table.sheet, questions, caseCount: 1,
    cell: (question) => { const { row, column } = questions[question]!; return column < table.columnCount ? table.cell(row, column) : null; },
    place: (question) => { const { row, column } = questions[question]!; return { sheet: table.sheet, cell: cellAddress(row, column), row: row + 1 }; },
  };
}
