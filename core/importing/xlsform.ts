import type { Labels } from '../contract/variable.ts';
import type { DeclaredVariable, FileDictionary } from './file-dictionary.ts';
import type { RawTable } from './raw-table.ts';

type Row = ReadonlyMap<string, string>;

/** Whether a workbook's sheets make it an XLSForm, the form behind KoboToolbox and ODK surveys. */
export function isXlsForm(sheetNames: readonly string[]): boolean {
  const names = sheetNames.map((name) => name.trim().toLowerCase());
  return names.includes('survey') && names.includes('choices');
}

/** Reads the questions of an XLSForm: names as in the exported data (`group/question`), labels by language, choices, routing.
 *  Null where the sheet "survey" has no columns "type" and "name".
 *  @param survey and choices the sheets of these names
 *  @see https://xlsform.org/en/ref-table/ */
export function readXlsForm(survey: RawTable, choices: RawTable): FileDictionary | null {
  const questions = rowsByHeader(survey);
  if (!questions.headers.includes('type') || !questions.headers.includes('name')) return null;
  const lists = choiceLists(choices);
  const variables: DeclaredVariable[] = [];
  const groups: { name: string; relevant: string; repeat: boolean }[] = [];
  for (const row of questions.rows) {
    const type = (row.get('type') ?? '').trim().replace(/\s+/g, ' ');
    const name = (row.get('name') ?? '').trim();
    if (/^begin[ _](group|repeat)$/i.test(type)) groups.push({ name, relevant: (row.get('relevant') ?? '').trim(), repeat: /repeat$/i.test(type) });
    else if (/^end[ _](group|repeat)$/i.test(type)) groups.pop();
    else if (type !== '' && name !== '') variables.push(question(row, type, name, groups, lists));
  }
  return { source: 'xlsform', variables, sets: [] };
}

interface Choice { readonly value: string; readonly label: string; readonly labels?: Labels }

function question(row: Row, type: string, name: string, groups: readonly { name: string; relevant: string; repeat: boolean }[], lists: ReadonlyMap<string, readonly Choice[]>): DeclaredVariable {
  const [kind = '', list = ''] = type.split(' ');
  const { label, labels } = labelsOf(row, '');
  const valueLabels = /^(select_one|select_multiple|rank)$/i.test(kind) ? lists.get(list) ?? [] : [];
  // A question in a group is asked where the group is.
  const conditions = [...groups.map(({ relevant }) => relevant), (row.get('relevant') ?? row.get('relevance') ?? '').trim()].filter((condition) => condition !== '');
  const required = (row.get('required') ?? '').trim();
  const constraint = row.get('constraint')?.trim();
  const message = row.get('constraint_message') ?? [...row].find(([header]) => header.startsWith('constraint_message'))?.[1];
  const repeat = groups.findLast((group) => group.repeat)?.name;
  return {
    name: [...groups.map((group) => group.name).filter((group) => group !== ''), name].join('/'), column: null, label: label === '' ? null : label, ...(labels === undefined ? {} : { labels }),
    type: typeOf(kind.toLowerCase()), measure: valueLabels.length > 0 ? 'nominal' : kind === 'integer' || kind === 'decimal' || kind === 'range' ? 'scale' : null,
    valueLabels, missing: [],
    ...(conditions.length === 0 ? {} : { relevant: conditions.length === 1 ? conditions[0] : conditions.map((condition) => `(${condition})`).join(' and ') }),
    required: /^(yes|true|true\(\)|1)$/i.test(required) ? true : required === '' || /^(no|false|false\(\)|0)$/i.test(required) ? false : required,
    ...(constraint === undefined ? {} : { constraint }), ...(constraint === undefined || message === undefined ? {} : { constraintMessage: message }),
    ...(repeat === undefined ? {} : { repeat }),
  };
}

function typeOf(kind: string): DeclaredVariable['type'] {
  switch (kind) {
    case 'select_one': case 'select_one_from_file': return 'single';
    case 'select_multiple': case 'select_multiple_from_file': case 'rank': return 'multiple';
    case 'integer': case 'decimal': case 'range': case 'calculate': return kind === 'calculate' ? 'text' : 'number';
    case 'date': case 'today': return 'date';
    case 'datetime': case 'start': case 'end': return 'dateTime';
    case 'time': return 'time';
    case 'note': return 'note';
    default: return 'text';
  }
}

function choiceLists(choices: RawTable): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>();
  for (const row of rowsByHeader(choices).rows) {
    const list = (row.get('list_name') ?? row.get('list name') ?? '').trim();
    const value = (row.get('name') ?? row.get('value') ?? '').trim();
    if (list === '' || value === '') continue;
    const { label, labels } = labelsOf(row, value);
    const known = lists.get(list) ?? [];
    known.push({ value, label, ...(labels === undefined ? {} : { labels }) });
    lists.set(list, known);
  }
  return lists;
}

/** `label`, `label::English (en)`, `label::Français`, `label:fr`: the first of them is what is shown. */
function labelsOf(row: Row, otherwise: string): { label: string; labels?: Labels } {
  const labels: Labels = {};
  let first: string | undefined;
  for (const [header, text] of row) {
    if (!/^label(:{1,2}|$)/.test(header)) continue;
    first ??= text;
    const language = languageOf(header.replace(/^label:{0,2}/, ''));
    if (language !== null) labels[language] ??= text;
  }
  return { label: row.get('label') ?? first ?? otherwise, ...(Object.keys(labels).length === 0 ? {} : { labels }) };
}

function languageOf(name: string): 'en' | 'fr' | 'es' | null {
  const code = /\((\w{2})\w*\)\s*$/.exec(name)?.[1] ?? name.trim();
  if (/^(en|english|anglais|inglés|ingles)$/i.test(code)) return 'en';
  if (/^(fr|french|français|francais|francés|frances)$/i.test(code)) return 'fr';
  return /^(es|spanish|español|espanol|espagnol)$/i.test(code) ? 'es' : null;
}

/** A sheet's rows by the names in its first row, in lower case; cells without text left out. */
function rowsByHeader(table: RawTable): { headers: string[]; rows: Row[] } {
  const text = (row: number, column: number): string => {
    const cell = table.cell(row, column);
    if (cell === null) return '';
    return typeof cell === 'object' ? ('date' in cell ? cell.date : '') : String(cell);
  };
  const headers = Array.from({ length: table.columnCount }, (_, column) => text(0, column).trim().toLowerCase());
  const rows = Array.from({ length: Math.max(0, table.rowCount - 1) }, (_, row) => new Map(headers.flatMap((header, column) => {
    const value = text(row + 1, column);
    return header === '' || value.trim() === '' ? [] : [[header, value] as const];
  })));
  return { headers, rows };
}
