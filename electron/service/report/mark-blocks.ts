import { NOT_APPLICABLE } from '#core/contract/checklist.ts';
import { countIn } from '#core/crosstab/notes.ts';
import type { CapabilityPage } from '#core/framework/capability-pages.ts';
import type { Block, Inline, TableLine } from '#core/report/document.ts';
import { listMarks } from '#db/queries/checklists.ts';
import { listChecklists, marksByUnit } from '../checklists/variables.ts';
import { levelMatrix } from '../maturity/levels.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';
import type { Writing } from './writing.ts';

/** So many countries stand side by side; of more, how many have each mark is counted. */
const MOST_SIDE_BY_SIDE = 8;

/** What checklists say of each capability, item by item, and the levels that follow: by country, or counted where there are many. */
export function markBlocks(session: ProjectSession, writing: Writing): (page: CapabilityPage) => Block[] {
  const { words, language } = writing;
  const matrix = levelMatrix(session, language);
  const marks = listMarks(session.db);
  const checklists = listChecklists(session.db).map((checklist) => {
    const own = marks.filter((mark) => mark.checklistId === checklist.id && mark.value !== '');
    return { checklist, byUnit: marksByUnit(own, checklist.id) };
  }).filter(({ byUnit }) => byUnit.size > 0);
  const units = matrix.units.filter((unit, index) => checklists.some(({ byUnit }) => byUnit.has(unit.id)) || matrix.rows[index]!.levels.some(({ level }) => level !== null));
  const isNarrow = units.length <= MOST_SIDE_BY_SIDE;
  // counts of few are withheld everywhere or nowhere
  if (!isNarrow && listPlan(session).some((table) => table.suppress !== undefined)) return () => [];
  const place = new Map(matrix.units.map((unit, index) => [unit.id, index]));
  const table = (page: CapabilityPage, id: string, first: string, answers: readonly { id: string; label: string }[], lines: readonly { group?: string; label: string; of: (unit: string) => string | null }[], notes: readonly string[]): Block[] => {
    if (lines.length === 0) return [];
    const columns = isNarrow ? units.map((unit) => unit.name) : answers.map(({ label }) => label);
    const cells = (of: (unit: string) => string | null): Inline[][] => (isNarrow ? units.map((unit) => [answers.find((one) => one.id === of(unit.id))?.label ?? words.notMarked]) : answers.map((answer) => [countIn(units.filter((unit) => of(unit.id) === answer.id).length, language)]));
    const rows = lines.flatMap((line, at): TableLine[] => [...(line.group !== undefined && line.group !== lines[at - 1]?.group ? [{ group: line.group }] : []), { cells: [[line.label], ...cells(line.of)] }]);
    return [{ kind: 'table', id, caption: words.marksCaption(page.name), widths: [0.36, ...columns.map(() => 0.64 / columns.length)], head: [first, ...columns], numbersFrom: isNarrow ? 99 : 1, rows, notes }];
  };
  return (page) => {
    const items = checklists.flatMap(({ checklist, byUnit }) => table(
      page, `marks:${page.no}:${checklist.id}`, words.item, [...checklist.scale.map((step) => ({ id: step.id, label: step.label[language] || step.label.en })), { id: NOT_APPLICABLE, label: words.notApplicable }],
      checklist.items.filter((item) => item.capability.split('|').includes(page.no)).map((item) => ({ group: item.section[language] || item.section.en, label: item.label[language] || item.label.en, of: (unit) => byUnit.get(unit)?.get(item.id)?.value ?? null })),
      [words.marksNote(checklist.title[language] || checklist.title.en)],
    ));
    const levels = matrix.levels.flatMap((level, at) => (level.capability?.split('|').includes(page.no) === true
      ? table(page, `level:${page.no}:${level.id}`, words.levelHead, level.levels.map((one) => ({ id: one.id, label: one.label[language] })), [{ label: level.label[language], of: (unit) => matrix.rows[place.get(unit)!]!.levels[at]!.level }], level.rules.map((rule) => `${level.levels.find((one) => one.id === rule.level)?.label[language] ?? rule.level}${words.colon}${rule.words}.`)) : []));
    return [...items, ...levels];
  };
}
