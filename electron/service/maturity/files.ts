import { AlignmentType, BorderStyle, Document, HeadingLevel, Packer, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { NOT_APPLICABLE } from '#core/contract/checklist.ts';
import { sectionsOf, score } from '#core/checklists/score.ts';
import { listMarks } from '#db/queries/checklists.ts';
import { listCoders } from '#db/queries/project.ts';
import { existingChecklist } from '../checklists/checklists.ts';
import { listUnits } from '../checklists/units.ts';
import { marksByUnit } from '../checklists/variables.ts';
import { projectName } from '../describe.ts';
import { cellText } from '../exporting/cells.ts';
import { PROGRAM_NAME } from '../exporting/program-name.ts';
import { openGate, type Gate } from '../privacy/gate.ts';
import { newWorkbook, recordsSheet, workbookBytes } from '../exporting/workbook-parts.ts';
import type { ProjectSession } from '../session.ts';
import { levelMatrix, listPhases, levelChanges } from './levels.ts';
import { capabilitiesOf, describeConclusions, sourcePages } from './side-by-side.ts';

type Language = 'en' | 'fr';
const WORDS = {
  en: {
    items: 'Items', itemColumns: ['no.', 'section', 'section (French)', 'item', 'item (French)', 'weight', 'capability'], scaleColumns: ['no.', 'level', 'level (French)', 'score'], marks: 'Marks', scores: 'Scores', scale: 'Scale', checklist: ['country', 'phase', 'section', 'no.', 'item', 'weight', 'level', 'score', 'note', 'evidence', 'by', 'at'], country: 'country', all: 'all', filled: '% filled', na: 'Not applicable',
    levels: 'Levels', rules: 'Rules', ruleColumns: ['subject', 'order', 'level', 'rule in words', 'expression'], changes: 'Changes', changeColumns: ['country', 'subject', 'before', 'after', 'change'], change: { up: 'up', down: 'down', same: 'same', new: 'new', gone: 'gone' },
    roadmap: 'Roadmap', roadmapColumns: ['country', 'capability', 'sources', 'evidence', 'finding', 'recommendation', 'owner', 'due', 'state'], evidence: 'Sources side by side', sourceColumns: ['country', 'capability', 'sources agree?', 'source', 'phase', 'what', 'says', 'note', 'evidence'],
    agreement: { agree: 'agree', partly: 'agree in part', conflict: 'conflict', single: 'one source', silent: 'no source' }, state: { draft: 'draft', agreed: 'agreed', underway: 'under way', done: 'done', dropped: 'dropped' }, from: (from: string, to: string): string => `${from} to ${to}`,
    title: 'Roadmap: from evidence to recommendation', finding: 'Finding', recommendation: 'Recommendation', owner: 'Owner', due: 'Due', status: 'State', rests: 'Rests on', says: 'What the sources say', none: 'No finding was written yet.', colon: ': ',
  },
  fr: {
    items: 'Éléments', itemColumns: ['n°', 'rubrique (anglais)', 'rubrique (français)', 'élément (anglais)', 'élément (français)', 'poids', 'capacité'], scaleColumns: ['n°', 'niveau (anglais)', 'niveau (français)', 'score'], marks: 'Réponses', scores: 'Scores', scale: 'Échelle', checklist: ['pays', 'phase', 'rubrique', 'n°', 'élément', 'poids', 'niveau', 'score', 'note', 'preuves', 'par', 'le'], country: 'pays', all: 'ensemble', filled: '% rempli', na: 'Sans objet',
    levels: 'Niveaux', rules: 'Règles', ruleColumns: ['objet', 'ordre', 'niveau', 'règle en mots', 'expression'], changes: 'Évolutions', changeColumns: ['pays', 'objet', 'avant', 'après', 'évolution'], change: { up: 'hausse', down: 'baisse', same: 'inchangé', new: 'nouveau', gone: 'disparu' },
    roadmap: 'Feuille de route', roadmapColumns: ['pays', 'capacité', 'sources', 'preuves', 'constat', 'recommandation', 'responsable', 'échéance', 'état'], evidence: 'Sources côte à côte', sourceColumns: ['pays', 'capacité', 'sources d’accord ?', 'source', 'phase', 'objet', 'dit', 'note', 'preuves'],
    agreement: { agree: 'd’accord', partly: 'en partie d’accord', conflict: 'en conflit', single: 'une source', silent: 'aucune source' }, state: { draft: 'projet', agreed: 'convenu', underway: 'en cours', done: 'fait', dropped: 'abandonné' }, from: (from: string, to: string): string => `${from} – ${to}`,
    title: 'Feuille de route : de la preuve à la recommandation', finding: 'Constat', recommendation: 'Recommandation', owner: 'Responsable', due: 'Échéance', status: 'État', rests: 'Repose sur', says: 'Ce que disent les sources', none: 'Aucun constat n’est encore écrit.', colon: '\u00a0: ',
  },
} as const;
type Rests = readonly { readonly label: string; readonly link: string }[];
/** What was typed may hold words of respondents: it asks the gate, as they do. */
const evidenceText = (evidence: Rests, gate: Gate): string => evidence.map((one) => [gate.typed(one.label), one.link].filter(Boolean).join(' – ')).filter(Boolean).join('\n');
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** A checklist as a workbook that can be read back as one: its items; what was marked, line by line with its evidence; the scores by country and section; the scale. */
export async function checklistFile(session: ProjectSession, id: string, language: Language): Promise<{ bytes: Uint8Array; marks: number; withheld: number }> {
  const gate = openGate(session, { mode: 'cleared', language, all: false });
  const checklist = existingChecklist(session, id);
  const words = WORDS[language];
  const units = listUnits(session, language);
  const items = new Map(checklist.items.map((item) => [item.id, item]));
  const steps = new Map(checklist.scale.map((step) => [step.id, step]));
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const coders = new Map(listCoders(session.db).map((coder) => [coder.id, coder.name]));
  const marks = listMarks(session.db).filter((mark) => mark.checklistId === id && items.has(mark.itemId));
  const workbook = newWorkbook(checklist.title[language]);
  recordsSheet(workbook, words.items, [...words.itemColumns], checklist.items.map((item) => [item.id, item.section.en, item.section.fr, item.label.en, item.label.fr, item.weight, item.capability]), new Set([3, 4]));
  recordsSheet(workbook, words.marks, words.checklist, marks.map((mark) => {
    const item = items.get(mark.itemId)!;
    const step = steps.get(mark.value);
    return [names.get(mark.unit) ?? mark.unit, mark.phase, item.section[language], item.id, item.label[language], item.weight, mark.value === NOT_APPLICABLE ? words.na : step?.label[language] ?? '', step?.score ?? null, gate.typed(mark.note), evidenceText(JSON.parse(mark.evidence) as Rests, gate), coders.get(mark.coderId) ?? mark.coderId, mark.updatedAt];
  }), new Set([4, 8, 9]));
  const sections = sectionsOf(checklist);
  const byUnit = marksByUnit(marks, id);
  recordsSheet(workbook, words.scores, [words.country, words.all, words.filled, ...sections.map((section) => section.label[language])], units.flatMap((unit) => {
    const own = byUnit.get(unit.id);
    if (!own) return [];
    const of = (list: typeof checklist.items) => score(checklist, list, (item) => own.get(item)?.value ?? null);
    const all = of(checklist.items);
    return [[unit.name, rounded(all.percent), all.applicable === 0 ? null : rounded((100 * all.marked) / all.applicable), ...sections.map((section) => rounded(of([...section.items]).percent))]];
  }));
  recordsSheet(workbook, words.scale, [...words.scaleColumns], checklist.scale.map((step) => [step.id, step.label.en, step.label.fr, step.score]));
  return { bytes: await workbookBytes(workbook), marks: marks.length, withheld: gate.withheld };
}

/** Levels of every country, the rules in words, the scores, and what changed between the first phase and the last. */
export async function levelsFile(session: ProjectSession, language: Language): Promise<{ bytes: Uint8Array; units: number }> {
  const words = WORDS[language];
  const matrix = levelMatrix(session, language);
  const nameOf = (at: number, id: string | null): string => matrix.levels[at]!.levels.find((level) => level.id === id)?.label[language] ?? '';
  const workbook = newWorkbook(words.levels);
  recordsSheet(workbook, words.levels, [words.country, ...matrix.levels.map((level) => level.label[language]), ...matrix.scores.map((one) => one.label)], matrix.rows.map((row, index) => [matrix.units[index]!.name, ...row.levels.map((level, at) => nameOf(at, level.level)), ...matrix.scores.map((one) => rounded(one.values[index] ?? null))]));
  recordsSheet(workbook, words.rules, words.ruleColumns, matrix.levels.flatMap((level, at) => level.rules.map((rule, order) => [level.label[language], order + 1, nameOf(at, rule.level), rule.words, rule.when])), new Set([3]));
  const phases = listPhases(session);
  if (phases.length > 1) {
    const { rows } = levelChanges(session, phases[0]!, phases.at(-1)!, language);
    const labelOf = (id: string, level: string | null): string => { const at = matrix.levels.findIndex((one) => one.id === id); return at < 0 ? '' : nameOf(at, level); };
    recordsSheet(workbook, `${words.changes} ${words.from(phases[0]!, phases.at(-1)!)}`.trim(), words.changeColumns, rows.map((row) => [row.name, row.label, labelOf(row.id, row.before), labelOf(row.id, row.after), words.change[row.change]]));
  }
  return { bytes: await workbookBytes(workbook), units: matrix.units.length };
}

/** From evidence to finding to recommendation, for all countries or one: as a workbook with the sources behind it, or as a document. Only
 *  words that are cleared stand in it, and only statuses that may be printed. */
export async function roadmapFile(session: ProjectSession, format: 'xlsx' | 'docx', language: Language, unitId?: string): Promise<{ bytes: Uint8Array; findings: number; withheld: number }> {
  const words = WORDS[language];
  const units = listUnits(session, language).filter((unit) => unitId === undefined || unit.id === unitId);
  const gate = openGate(session, { mode: 'cleared', language, all: false });
  const conclusions = describeConclusions(session, language, unitId === undefined ? {} : { unit: unitId }).map((one) => ({ ...one, finding: gate.typed(one.finding), recommendation: gate.typed(one.recommendation), rests: evidenceText(one.evidence, gate) }));
  const capabilities = capabilitiesOf(session, language);
  const capability = new Map(capabilities.map((one) => [one.no, one]));
  const title = (no: string): string => { const found = capability.get(no); return found ? `${no} ${found.name}` : no; };
  const pages = sourcePages(session, language, 'cleared');
  // Of all countries, the pages that a finding rests on; of one, every page that says anything.
  const wanted = new Set(conclusions.map((one) => `${one.unit} ${one.capability}`));
  const shown = units.flatMap((unit) => capabilities.filter((one) => unitId !== undefined || wanted.has(`${unit.id} ${one.no}`)).map((one) => pages.page(unit, one))).filter((page) => page.sources.length > 0);
  const pageOf = new Map(shown.map((page) => [`${page.unit} ${page.capability}`, page]));
  if (format === 'xlsx') {
    const workbook = newWorkbook(words.roadmap);
    recordsSheet(workbook, words.roadmap, words.roadmapColumns, conclusions.map((one) => [one.name, title(one.capability), pageOf.get(`${one.unit} ${one.capability}`) ? words.agreement[pageOf.get(`${one.unit} ${one.capability}`)!.agreement] : '', one.rests, one.finding, one.recommendation, one.owner, one.due, words.state[one.state]]), new Set([3, 4, 5]));
    recordsSheet(workbook, words.evidence, words.sourceColumns, shown.flatMap((page) => page.sources.flatMap((source) => source.lines.map((line) => [page.name, title(page.capability), words.agreement[page.agreement], source.label, source.phase, line.label, line.value, gate.typed(line.note), evidenceText(line.evidence, gate)]))), new Set([5, 6]));
    return { bytes: await workbookBytes(workbook), findings: conclusions.length, withheld: pages.withheld + gate.withheld };
  }
  const text = (value: string, more: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {}): TextRun => new TextRun({ text: cellText(value), size: 19, ...more });
  const edge = { style: BorderStyle.SINGLE, size: 4, color: 'C9CED6' } as const;
  const cell = (value: string, width: number, head: boolean): TableCell => new TableCell({ width: { size: width, type: WidthType.PERCENTAGE }, borders: { top: edge, bottom: edge, left: edge, right: edge }, margins: { top: 50, bottom: 50, left: 80, right: 80 }, ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'E9ECF1', color: 'auto' } } : {}), children: value.split('\n').map((line) => new Paragraph({ alignment: AlignmentType.LEFT, children: [text(line, { bold: head, size: 17 })] })) });
  const table = (widths: readonly number[], headers: readonly string[], rows: readonly (readonly string[])[]): Table => new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ tableHeader: true, cantSplit: true, children: headers.map((header, at) => cell(header, widths[at]!, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((value, at) => cell(value, widths[at]!, false)) }))] });
  const children = [...Map.groupBy(conclusions, (one) => one.name)].flatMap(([name, list]) => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 280, after: 100 }, children: [text(name, { bold: true, size: 25 })] }),
    ...list.flatMap((one) => {
      const page = pageOf.get(`${one.unit} ${one.capability}`);
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_3, keepNext: true, spacing: { before: 180, after: 60 }, children: [text(title(one.capability), { bold: true, size: 21 }), ...(page ? [text(`  (${words.agreement[page.agreement]})`, { color: '5A6068' })] : [])] }),
        ...(page ? [table([26, 34, 40], [words.says, '', ''].map((head, at) => (at === 0 ? head : '')), page.sources.filter((source) => source.kind !== 'words').flatMap((source) => source.lines.map((line, at) => [at === 0 ? [source.label, source.phase].filter(Boolean).join(', ') : '', line.label, [line.value, gate.typed(line.note)].filter(Boolean).join('\n')])))] : []),
        ...(one.rests !== '' ? [new Paragraph({ spacing: { before: 80 }, children: [text(`${words.rests}${words.colon}`, { bold: true }), text(one.rests.replaceAll('\n', '; '))] })] : []),
        new Paragraph({ spacing: { before: 80 }, children: [text(`${words.finding}${words.colon}`, { bold: true }), text(one.finding)] }),
        ...(one.recommendation === '' ? [] : [new Paragraph({ spacing: { before: 60 }, children: [text(`${words.recommendation}${words.colon}`, { bold: true }), text(one.recommendation)] })]),
        new Paragraph({ spacing: { before: 60, after: 120 }, children: [text([one.owner && `${words.owner}${words.colon}${one.owner}`, one.due && `${words.due}${words.colon}${one.due}`, `${words.status}${words.colon}${words.state[one.state]}`].filter(Boolean).join(' · '), { color: '5A6068' })] }),
      ];
    }),
  ]);
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: words.title, styles: { default: { document: { run: { font: 'Arial', size: 19 } } } },
    sections: [{ properties: { page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 850, bottom: 850, left: 850, right: 850 } } }, children: [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(words.title, { bold: true, size: 32 })] }), new Paragraph({ children: [text(projectName(session), { color: '5A6068' })] }),
      ...(children.length > 0 ? children : [new Paragraph({ children: [text(words.none)] })]),
    ] }],
  });
  return { bytes: new Uint8Array(await Packer.toBuffer(document)), findings: conclusions.length, withheld: pages.withheld + gate.withheld };
}
