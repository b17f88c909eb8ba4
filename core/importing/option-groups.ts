import type { PlanVariable } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import { normaliseText } from '../text/normalise.ts';
import type { PlanCategory } from './categories.ts';
import { isChosenMark, isNotChosen, type ColumnProfile } from './column-profile.ts';
import { isOpenMarker } from './layout.ts';
import { saying } from '../text/sentences.ts';
import type { ColumnHeader, SurveySheet } from './survey-sheet.ts';

/** One column, alone or as one row of a grid of questions. */
export interface SingleColumn { readonly kind: 'column'; readonly column: number; readonly question: string; readonly option: string | null; readonly code: string | null; readonly otherText: boolean }
/** One question spread over columns, an option each; `spread` where every respondent chose at most one. */
export interface OptionColumns {
  readonly kind: 'options';
  readonly question: string;
  /** The header of the whole question where its options are paths below it (KoboToolbox); else null. */
  readonly path: string | null;
  readonly code: string | null;
  readonly spread: boolean;
  readonly options: readonly { readonly column: number; readonly label: string; readonly chosen: readonly string[] }[];
  /** What a cell says where the option was not ticked, where the file declares it. */
  readonly unticked?: readonly string[] | undefined;
  /** Each column holds one of these answers (first mention, second mention), rather than a tick. */
  readonly mentions?: readonly PlanCategory[] | undefined;
  readonly missing?: PlanVariable['missing'];
  readonly reason: Saying;
}
export type ColumnUnit = SingleColumn | OptionColumns;

/** "Other (specify)" in four languages: the text beside a list of options. */
const isOtherLabel = (label: string): boolean => /\b(other|others|autre|autres|otro|otra|otros|outro|outra|please specify|specify|precisez|especifique)\b/u.test(normaliseText(label));

/** "Other", "Autre (veuillez préciser)", and not a word more. */
const isBareOther = (text: string): boolean => normaliseText(text).split(' ').every((word) => /^(other|others|autre|autres|otro|otra|otros|otras|outro|outra|please|specify|which|veuillez|svp|a|preciser|precisez|lequel|laquelle|por|favor|especifique|especificar|option|answer|text)$/u.test(word));

interface Split { readonly key: string; readonly question: string; readonly option: string; readonly code: string | null; readonly how: string }

/** Gathers the columns that are options of one question: options in a header row of their own; "Question [option]"
 *  (LimeSurvey), "group/question/option" (KoboToolbox), "question - option", "q4_1"; and only where the cells look ticked
 *  or not ticked. A grid of questions stays one column each. */
export function columnUnits(sheet: SurveySheet, profile: (column: number) => ColumnProfile): ColumnUnit[] {
  const units: ColumnUnit[] = [];
  const known: Split[][] = [];
  const names = new Set(Array.from({ length: sheet.columnCount }, (_, column) => sheet.header(column).question));
  const splitsOf = (column: number): Split[] => (known[column] ??= splits(sheet.header(column), names));
  for (let column = 0; column < sheet.columnCount;) {
    const run = longestRun(sheet.columnCount, column, splitsOf, profile);
    if (run === null) {
      units.push(lone(sheet.header(column), column, profile(column), splitsOf(column)[0]));
      column++;
      continue;
    }
    units.push(...interpretRun(run.splits, column, sheet, profile));
    column += run.splits.length;
  }
  return units;
}

function lone(header: ColumnHeader, column: number, profile: ColumnProfile, split: Split | undefined): SingleColumn {
  const other = split !== undefined && isOtherLabel(split.option) && (profile.distinct > 1 || holdsWriteIns(profile));
  return { kind: 'column', column, question: header.question, option: header.option ?? (other ? split.option : null), code: header.code, otherText: other };
}

/** The longest run of columns from here that share a question, over the ways a header may be split. */
function longestRun(columnCount: number, start: number, splitsOf: (column: number) => Split[], profile: (column: number) => ColumnProfile): { splits: Split[] } | null {
  let best: Split[] = [];
  for (const first of splitsOf(start)) {
    const run = [first];
    for (let column = start + 1; column < columnCount; column++) {
      const next = splitsOf(column).find(({ key }) => key === first.key);
      if (next === undefined) break;
      run.push(next);
    }
    const needed = first.how === 'section' ? (run.every((_, index) => isBareMark(profile(start + index))) ? 2 : Infinity) : first.how === 'underscore' ? (run.every((_, index) => isTick(profile(start + index), null)) ? 2 : Infinity) : 2;
    if (run.length >= needed && run.length > best.length && new Set(run.map(({ option }) => option)).size > 1) best = run;
  }
  return best.length === 0 ? null : { splits: best };
}

/** The ways a header divides into question and option, the surest first.
 *  @param names all headers: KoboToolbox writes labels as paths too, below a column that bears the question's own */
function splits(header: ColumnHeader, names: ReadonlySet<string>): Split[] {
  if (header.option !== null) return [{ key: `row:${header.section ?? ''}:${header.question}`, question: header.question, option: header.option, code: header.code, how: 'row' }];
  if (header.marker !== null || header.full === '') return [];
  const name = header.question;
  const found: Split[] = [];
  const push = (how: string, question: string | undefined, option: string | undefined, code: string | null = header.code): void => {
    if (question !== undefined && option !== undefined && question.trim() !== '' && option.trim() !== '') found.push({ key: `${how}:${question.trim()}`, question: question.trim().replace(/[\s:–-]+$/u, ''), option: option.trim().replace(/^selected choice\s+[-–]\s+/iu, ''), code, how });
  };
  // LimeSurvey's code of the option stands in brackets too: "Q2[SQ001]. Which sources? [Census]".
  const lime = /^(\p{L}[\p{L}\d_]*)\[[\p{L}\d_]+\]([.:]?\s+.*\S)\s*\[([^[\]]+)\]\s*$/u.exec(name);
  push('bracket', lime === null ? undefined : `${lime[1]!}${lime[2]!}`, lime?.[3], lime?.[1]);
  const bracket = /^(.*\S)\s*\[([^[\]]+)\]\s*$/u.exec(name);
  push('bracket', bracket?.[1], bracket?.[2]);
  if (/^[\w.-]+(?:\/[\w.-]+)+$/u.test(name)) push('path', name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1));
  else for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) if (names.has(name.slice(0, at))) push('path', name.slice(0, at), name.slice(at + 1));
  for (const mark of [' - ', ' – ', ' — ', ': ', ' | ', ' / ']) {
    const last = name.lastIndexOf(mark);
    const first = name.indexOf(mark);
    if (first <= 0) continue;
    push(`mark${mark}`, name.slice(0, last), name.slice(last + mark.length));
    if (first !== last) push(`mark${mark}`, name.slice(0, first), name.slice(first + mark.length));
  }
  const coded = /^(\p{L}{0,12}\d{1,5})[_.-]([\p{L}\d_.-]{1,24})$/u.exec(header.code ?? name);
  if (coded !== null) push('code', coded[1], coded[2], coded[1]);
  const worded = /^(\p{L}{3,24})_([\p{L}\d_]{1,40})$/u.exec(name);
  push('underscore', worded?.[1], worded?.[2]);
  // A heading over columns in which crosses stand and nothing else is their question.
  push('section', header.section ?? undefined, name);
  return found;
}

/** A column of ticks: one text besides "not chosen", or none. */
function isTick(profile: ColumnProfile, option: string | null): boolean {
  const chosen = profile.values.filter(({ text }) => !isNotChosen(text));
  if (chosen.length > 1) return false;
  const text = chosen[0]?.text;
  if (text === undefined || isChosenMark(text)) return true;
  if (option !== null && normaliseText(text) === normaliseText(option)) return true;
  // Any other lone text is a tick where a tool wrote the option's own number or words: not where it is a sentence.
  return profile.distinct > chosen.length ? true : text.length <= 200;
}

/** Crosses, and nothing where none was put. */
const isBareMark = ({ distinct, filled, cases, missingCount, values }: ColumnProfile): boolean => distinct <= 1 && missingCount === 0 && filled < cases && values.every(({ text }) => /^\s*[x✓✔1]\s*$/iu.test(text));

/** Qualtrics names the field beside an option after it: "Q3_4_TEXT". */
const isTextEntry = (column: number, sheet: SurveySheet): boolean => /_TEXT$/u.test(sheet.header(column).code ?? sheet.header(column).question);

/** Words of the respondents' own beside "Other", if only one of them wrote any: neither a tick, nor a code, nor the option's
 *  own name. What is taken for a tick keeps no words. */
const holdsWriteIns = ({ distinct, values }: ColumnProfile): boolean => {
  const words = values.filter(({ text }) => !isNotChosen(text) && !isChosenMark(text));
  return words.length > 0 && (distinct > 1 && words.length > 1 || words.some(({ text }) => !/^[\d\s.,_-]+$/u.test(text) && !isBareOther(text)));
};

function interpretRun(run: readonly Split[], start: number, sheet: SurveySheet, profile: (column: number) => ColumnProfile): ColumnUnit[] {
  const columns = run.map((split, index) => ({ split, column: start + index, profile: profile(start + index) }));
  const isOther = ({ split, column, profile }: (typeof columns)[number]): boolean => isTextEntry(column, sheet) || isOtherLabel(split.option) && holdsWriteIns(profile);
  const ticks = columns.filter((entry) => !isOther(entry));
  const used = ticks.filter(({ profile: { filled } }) => filled > 0);
  const asColumn = ({ split, column, profile }: (typeof columns)[number]): SingleColumn =>
    ({ kind: 'column', column, question: split.question, option: split.option, code: sheet.header(column).code ?? (split.how === 'code' ? sheet.header(column).question : null), otherText: isTextEntry(column, sheet) || isOtherLabel(split.option) && (profile.distinct > 1 || holdsWriteIns(profile)) });
  const open = columns.filter(({ column }) => { const { marker } = sheet.header(column); return marker !== null && isOpenMarker(marker); });
  if (ticks.length < 2 || used.length === 0 || open.length > 0 || !ticks.every((entry) => isTick(entry.profile, entry.split.option))) return columns.map(asColumn);
  // "topic - Yes", "topic - No": a grid whose every cell became a column.
  const grids = gridsWithin(ticks);
  if (grids !== null) return [...grids.flatMap((grid) => optionUnit(grid.entries, `${run[0]!.question} – ${grid.topic}`, run[0]!, sheet)), ...columns.filter(isOther).map(asColumn)];
  const others = columns.filter(isOther);
  // The text beside "Other" also says that Other was chosen, where no tick of its own does.
  const said = others.filter(({ split }) => isOtherLabel(split.option));
  const withOther = said.length > 0 && !ticks.some(({ split }) => isOtherLabel(split.option)) ? [...ticks, ...said.slice(0, 1)] : ticks;
  return [...optionUnit(withOther, run[0]!.question, run[0]!, sheet), ...others.map(asColumn)];
}

type RunEntry = { readonly split: Split; readonly column: number; readonly profile: ColumnProfile };

function gridsWithin(ticks: readonly RunEntry[]): { topic: string; entries: RunEntry[] }[] | null {
  const parts = ticks.map((entry) => {
    const at = entry.split.option.lastIndexOf(' - ');
    return at <= 0 ? null : { topic: entry.split.option.slice(0, at), answer: entry.split.option.slice(at + 3), entry };
  });
  if (parts.some((part) => part === null)) return null;
  const topics = new Map<string, { topic: string; answers: string[]; entries: RunEntry[] }>();
  for (const part of parts) {
    const topic = topics.get(part!.topic) ?? { topic: part!.topic, answers: [], entries: [] };
    topic.answers.push(part!.answer);
    topic.entries.push({ ...part!.entry, split: { ...part!.entry.split, option: part!.answer } });
    topics.set(part!.topic, topic);
  }
  const list = [...topics.values()];
  const answers = list[0]!.answers.join('\n');
  return list.length >= 2 && list[0]!.answers.length >= 2 && list.every((topic) => topic.answers.join('\n') === answers) ? list : null;
}

function optionUnit(entries: readonly RunEntry[], question: string, first: Split, sheet: SurveySheet): OptionColumns[] {
  const options = entries.map(({ split, column, profile }) => {
    const chosen = profile.values.filter(({ text }) => !isNotChosen(text)).map(({ text }) => text);
    const bare = split.how === 'code' || split.how === 'bracket' && /^(SQ|A|L)?\d+$/iu.test(split.option);
    // Where the header holds only a code, the ticked cell holds the option's words.
    const label = bare && chosen.length === 1 && !isChosenMark(chosen[0]!) && !/^\d+$/u.test(chosen[0]!) ? chosen[0]! : split.option;
    return { column, label, chosen: isOtherLabel(split.option) && chosen.length > 1 ? [] : chosen };
  });
  const used = options.filter(({ column }) => entries.find((entry) => entry.column === column)!.profile.filled > 0);
  const most = mostChosen(options, sheet);
  const tickedCases = most.ticked;
  const saysMany = /select all|all that apply|tick all|check all|choose all|up to|plusieurs|cochez tou|todas las que|top (three|two|five|\d)/iu.test(question);
  const spread = !saysMany && most.most <= 1 && used.length >= 2 && tickedCases >= 8 && !options.every(({ chosen }) => chosen.every(isChosenMark) && chosen.length > 0 && options.length < 3);
  return [{
    kind: 'options', question, path: first.how === 'path' ? first.question : null, code: first.code === null ? null : first.how === 'row' ? first.code.replace(/[_.-][^_.-]+$/u, '') : first.code, spread, options,
    reason: saying(spread ? 'reason.spread' : 'reason.ticks', { columns: options.length }),
  }];
}

/** The most options any case ticked, and the cases that ticked any. */
function mostChosen(options: OptionColumns['options'], sheet: SurveySheet): { most: number; ticked: number } {
  const ticks = new Uint16Array(sheet.caseCount);
  for (const { column, chosen } of options) {
    const { codes, values } = sheet.column(column);
    const wanted = values.map((value) => (value === null || (typeof value === 'object') ? false : chosen.length === 0 ? !isNotChosen(String(value)) : chosen.includes(typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value))));
    for (let index = 0; index < codes.length; index++) if (wanted[codes[index]!] === true) ticks[index]!++;
  }
  let most = 0;
  let ticked = 0;
  for (const count of ticks) { if (count > most) most = count; if (count > 0) ticked++; }
  return { most, ticked };
}
