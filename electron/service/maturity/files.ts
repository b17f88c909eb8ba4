import type ExcelJS from 'exceljs';
import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { NOT_APPLICABLE } from '#core/contract/checklist.ts';
import { phaseWords } from '#core/maturity/phases.ts';
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
import { newWorkbook, PAGE, recordsSheet, workbookBytes } from '../exporting/workbook-parts.ts';
import type { ProjectSession } from '../session.ts';
import { levelMatrix, listPhases, levelChanges } from './levels.ts';
import { capabilitiesOf, describeConclusions, sourcePages } from './side-by-side.ts';

type Language = 'en' | 'fr';
const WORDS = {
  en: {
    items: 'Items', itemColumns: ['no.', 'section', 'section (French)', 'item', 'item (French)', 'weight', 'capability'], scaleColumns: ['no.', 'level', 'level (French)', 'score'], marks: 'Marks', scores: 'Scores', scale: 'Scale', checklist: ['country', 'phase', 'section', 'no.', 'item', 'weight', 'level', 'score', 'note', 'evidence', 'by', 'at'], country: 'country', all: 'all', filled: '% filled', na: 'Not applicable',
    levels: 'Levels', rules: 'Rules', ruleColumns: ['subject', 'order', 'level', 'rule in words', 'expression'], changes: 'Changes', changeColumns: ['country', 'subject', 'before', 'after', 'change'], change: { up: 'up', down: 'down', same: 'same', new: 'new', gone: 'gone' },
    roadmap: 'Roadmap', roadmapColumns: ['country', 'capability', 'sources', 'evidence', 'finding', 'recommendation', 'owner', 'due', 'state'], overview: 'Overview', sourceHeads: ['Source', 'What', 'Says'], page: 'page', evidence: 'Sources side by side', sourceColumns: ['country', 'capability', 'sources agree?', 'source', 'phase', 'what', 'says', 'note', 'evidence'],
    agreement: { agree: 'agree', partly: 'agree in part', conflict: 'conflict', single: 'one source', silent: 'no source' }, state: { draft: 'draft', agreed: 'agreed', underway: 'under way', done: 'done', dropped: 'dropped' }, from: (from: string, to: string): string => `${from} to ${to}`, quoted: (said: string): string => `“${said}”`,
    title: 'Roadmap: from evidence to recommendation', finding: 'Finding', recommendation: 'Recommendation', owner: 'Owner', due: 'Due', status: 'State', rests: 'Rests on', none: 'No finding was written yet.', colon: ': ',
  },
  fr: {
    items: 'Éléments', itemColumns: ['n°', 'rubrique (anglais)', 'rubrique (français)', 'élément (anglais)', 'élément (français)', 'poids', 'capacité'], scaleColumns: ['n°', 'niveau (anglais)', 'niveau (français)', 'score'], marks: 'Réponses', scores: 'Scores', scale: 'Échelle', checklist: ['pays', 'phase', 'rubrique', 'n°', 'élément', 'poids', 'niveau', 'score', 'note', 'preuves', 'par', 'le'], country: 'pays', all: 'ensemble', filled: '% rempli', na: 'Sans objet',
    levels: 'Niveaux', rules: 'Règles', ruleColumns: ['objet', 'ordre', 'niveau', 'règle en mots', 'expression'], changes: 'Évolutions', changeColumns: ['pays', 'objet', 'avant', 'après', 'évolution'], change: { up: 'hausse', down: 'baisse', same: 'inchangé', new: 'nouveau', gone: 'disparu' },
    roadmap: 'Feuille de route', roadmapColumns: ['pays', 'capacité', 'sources', 'preuves', 'constat', 'recommandation', 'responsable', 'échéance', 'état'], overview: 'Vue d’ensemble', sourceHeads: ['Source', 'Objet', 'Dit'], page: 'page', evidence: 'Sources côte à côte', sourceColumns: ['pays', 'capacité', 'sources d’accord\u202f?', 'source', 'phase', 'objet', 'dit', 'note', 'preuves'],
    agreement: { agree: 'd’accord', partly: 'en partie d’accord', conflict: 'en conflit', single: 'une source', silent: 'aucune source' }, state: { draft: 'projet', agreed: 'convenu', underway: 'en cours', done: 'fait', dropped: 'abandonné' }, from: (from: string, to: string): string => `${from} – ${to}`, quoted: (said: string): string => `«\u00a0${said}\u00a0»`,
    title: 'Feuille de route\u00a0: de la preuve à la recommandation', finding: 'Constat', recommendation: 'Recommandation', owner: 'Responsable', due: 'Échéance', status: 'État', rests: 'Repose sur', none: 'Aucun constat n’est encore écrit.', colon: '\u00a0: ',
  },
} as const;
type Rests = readonly { readonly label: string; readonly link: string }[];
/** What was typed may hold words of respondents: it asks the gate, as they do. */
const evidenceText = (evidence: Rests, gate: Gate): string => evidence.map((one) => [gate.typed(one.label), one.link].filter(Boolean).join(' – ')).filter(Boolean).join('\n');
const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** A sheet that is read and printed: columns as wide as asked, texts wrapped, landscape, the header on every page. */
function readable(sheet: ExcelJS.Worksheet, widths: readonly number[]): void {
  sheet.pageSetup = { ...PAGE, printTitlesRow: '1:1' };
  for (let at = 1; at <= sheet.columnCount; at += 1) { const column = sheet.getColumn(at); column.width = widths[at - 1] ?? widths.at(-1)!; column.alignment = { vertical: 'top', wrapText: true }; }
  // programs do not all fit rows to wrapped texts when they open a file
  sheet.eachRow((row) => {
    let lines = 1;
    row.eachCell((each, at) => { if (typeof each.value === 'string') lines = Math.max(lines, each.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / (sheet.getColumn(at).width ?? 10))), 0)); });
    row.height = Math.min(409, 15 * lines);
  });
  sheet.getRow(1).eachCell((each) => { each.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9ECF1' } }; each.font = { bold: true }; });
}

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
  readable(recordsSheet(workbook, words.items, [...words.itemColumns], checklist.items.map((item) => [item.id, item.section.en, item.section.fr, item.label.en, item.label.fr, item.weight, item.capability]), new Set([3, 4])), [7, 22, 22, 50, 50, 8, 11]);
  readable(recordsSheet(workbook, words.marks, words.checklist, marks.map((mark) => {
    const item = items.get(mark.itemId)!;
    const step = steps.get(mark.value);
    return [names.get(mark.unit) ?? mark.unit, mark.phase, item.section[language], item.id, item.label[language], item.weight, mark.value === NOT_APPLICABLE ? words.na : step?.label[language] ?? '', step?.score ?? null, gate.typed(mark.note), evidenceText(JSON.parse(mark.evidence) as Rests, gate), coders.get(mark.coderId) ?? mark.coderId, mark.updatedAt.slice(0, 10)];
  }), new Set([4, 8, 9])), [16, 9, 18, 6, 44, 8, 15, 8, 34, 34, 14, 12]);
  const sections = sectionsOf(checklist);
  const byUnit = marksByUnit(marks, id);
  readable(recordsSheet(workbook, words.scores, [words.country, words.all, words.filled, ...sections.map((section) => section.label[language])], units.flatMap((unit) => {
    const own = byUnit.get(unit.id);
    if (!own) return [];
    const of = (list: typeof checklist.items) => score(checklist, list, (item) => own.get(item)?.value ?? null);
    const all = of(checklist.items);
    return [[unit.name, rounded(all.percent), all.applicable === 0 ? null : rounded((100 * all.marked) / all.applicable), ...sections.map((section) => rounded(of([...section.items]).percent))]];
  })), [20, 12, 12, 18]);
  readable(recordsSheet(workbook, words.scale, [...words.scaleColumns], checklist.scale.map((step) => [step.id, step.label.en, step.label.fr, step.score])), [16, 30, 30, 10]);
  return { bytes: await workbookBytes(workbook), marks: marks.length, withheld: gate.withheld };
}

/** Levels of every country, the rules in words, the scores, and what changed between the first phase and the last. */
export async function levelsFile(session: ProjectSession, language: Language): Promise<{ bytes: Uint8Array; units: number }> {
  const words = WORDS[language];
  const matrix = levelMatrix(session, language);
  const nameOf = (at: number, id: string | null): string => matrix.levels[at]!.levels.find((level) => level.id === id)?.label[language] ?? '';
  const workbook = newWorkbook(words.levels);
  readable(recordsSheet(workbook, words.levels, [words.country, ...matrix.levels.map((level) => level.label[language]), ...matrix.scores.map((one) => one.label)], matrix.rows.map((row, index) => [matrix.units[index]!.name, ...row.levels.map((level, at) => nameOf(at, level.level)), ...matrix.scores.map((one) => rounded(one.values[index] ?? null))])), [20, 22]);
  readable(recordsSheet(workbook, words.rules, words.ruleColumns, matrix.levels.flatMap((level, at) => level.rules.map((rule, order) => [level.label[language], order + 1, nameOf(at, rule.level), rule.words, rule.when])), new Set([3])), [24, 8, 18, 70, 44]);
  const phases = listPhases(session);
  if (phases.length > 1) {
    const { rows } = levelChanges(session, phases[0]!, phases.at(-1)!, language);
    const labelOf = (id: string, level: string | null): string => { const at = matrix.levels.findIndex((one) => one.id === id); return at < 0 ? '' : nameOf(at, level); };
    readable(recordsSheet(workbook, `${words.changes} ${words.from(phases[0]!, phases.at(-1)!)}`.trim(), words.changeColumns, rows.map((row) => [row.name, row.label, labelOf(row.id, row.before), labelOf(row.id, row.after), words.change[row.change]])), [20, 30, 18, 18, 14]);
  }
  return { bytes: await workbookBytes(workbook), units: matrix.units.length };
}

/** From evidence to finding to recommendation, for all countries or one: as a workbook with the sources behind it, or as a document. Only
 *  words that are cleared stand in it, and only statuses that may be printed. */
export async function roadmapFile(session: ProjectSession, format: 'xlsx' | 'docx', language: Language, unitId?: string): Promise<{ bytes: Uint8Array; findings: number; withheld: number }> {
  const words = WORDS[language];
  const units = listUnits(session, language).filter((unit) => unitId === undefined || unit.id === unitId);
  const gate = openGate(session, { mode: 'cleared', language, all: false });
  const capabilities = capabilitiesOf(session, language);
  const place = new Map(capabilities.map((one, at) => [one.no, at]));
  // what holds everywhere first, then country by country, capabilities in their order
  const order = describeConclusions(session, language, unitId === undefined ? {} : { unit: unitId }).toSorted((a, b) => Number(b.unit === '') - Number(a.unit === '') || a.name.localeCompare(b.name, language) || (place.get(a.capability) ?? -1) - (place.get(b.capability) ?? -1));
  const conclusions = order.map((one) => ({ ...one, finding: gate.typed(one.finding), recommendation: gate.typed(one.recommendation), rests: evidenceText(one.evidence, gate) }));
  const capability = new Map(capabilities.map((one) => [one.no, one]));
  const title = (no: string): string => { const found = capability.get(no); return found ? `${no} ${found.name}` : no; };
  const pages = sourcePages(session, language, 'cleared');
  // Of all countries, the pages that a finding rests on; of one, every page that says anything.
  const wanted = new Set(conclusions.map((one) => `${one.unit} ${one.capability}`));
  const shown = units.flatMap((unit) => capabilities.filter((one) => unitId !== undefined || wanted.has(`${unit.id} ${one.no}`)).map((one) => pages.page(unit, one))).filter((page) => page.sources.length > 0);
  const pageOf = new Map(shown.map((page) => [`${page.unit} ${page.capability}`, page]));
  if (format === 'xlsx') {
    const workbook = newWorkbook(words.roadmap);
    readable(recordsSheet(workbook, words.roadmap, words.roadmapColumns, conclusions.map((one) => [one.name, title(one.capability), pageOf.get(`${one.unit} ${one.capability}`) ? words.agreement[pageOf.get(`${one.unit} ${one.capability}`)!.agreement] : '', one.rests, one.finding, one.recommendation, one.owner, one.due, words.state[one.state]]), new Set([3, 4, 5])), [16, 24, 12, 28, 44, 44, 20, 11, 11]);
    readable(recordsSheet(workbook, words.evidence, words.sourceColumns, shown.flatMap((page) => page.sources.flatMap((source) => source.lines.map((line) => [page.name, title(page.capability), words.agreement[page.agreement], source.label, source.phase, line.label, line.value, gate.typed(line.note), evidenceText(line.evidence, gate)]))), new Set([5, 6])), [16, 24, 13, 20, 9, 32, 44, 26, 26]);
    return { bytes: await workbookBytes(workbook), findings: conclusions.length, withheld: pages.withheld + gate.withheld };
  }
  const text = (value: string, more: { bold?: boolean; italics?: boolean; color?: string; size?: number } = {}): TextRun => new TextRun({ text: cellText(value), size: 19, ...more });
  const edge = { style: BorderStyle.SINGLE, size: 4, color: 'C9CED6' } as const;
  const cell = (value: string, width: number, head: boolean): TableCell => new TableCell({ width: { size: width, type: WidthType.PERCENTAGE }, borders: { top: edge, bottom: edge, left: edge, right: edge }, margins: { top: 50, bottom: 50, left: 80, right: 80 }, ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'E9ECF1', color: 'auto' } } : {}), children: value.split('\n').map((line) => new Paragraph({ alignment: AlignmentType.LEFT, children: [text(line, { bold: head, size: 17 })] })) });
  const table = (widths: readonly number[], headers: readonly string[], rows: readonly (readonly string[])[]): Table => new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ tableHeader: true, cantSplit: true, children: headers.map((header, at) => cell(header, widths[at]!, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((value, at) => cell(value, widths[at]!, false)) }))] });
  const said = (source: (typeof shown)[number]['sources'][number]): string[][] => source.lines.map((line, at) => [
    at === 0 ? [source.label, phaseWords(source.phase)].filter(Boolean).join(', ') : '', line.label, [source.kind === 'words' ? words.quoted(line.value) : line.value, gate.typed(line.note), evidenceText(line.evidence, gate)].filter(Boolean).join('\n'),
  ]);
  const labelled = (label: string, value: string, before: number): Paragraph => new Paragraph({ spacing: { before }, children: [text(`${label}${words.colon}`, { bold: true }), text(value)] });
  const children = [...Map.groupBy(conclusions, (one) => one.name)].flatMap(([name, list]) => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 280, after: 100 }, children: [text(name, { bold: true, size: 25 })] }),
    // two findings about one capability rest on the same sources, which stand there once
    ...[...Map.groupBy(list, (one) => one.capability)].flatMap(([no, found]) => {
      const page = pageOf.get(`${found[0]!.unit} ${no}`);
      return [
        ...(no === '' && !page ? [] : [new Paragraph({ heading: HeadingLevel.HEADING_3, keepNext: true, spacing: { before: 180, after: 60 }, children: [text(title(no), { bold: true, size: 21 }), ...(page ? [text(`  (${words.agreement[page.agreement]})`, { color: '5A6068' })] : [])] })]),
        ...(page ? [table([26, 34, 40], words.sourceHeads, page.sources.flatMap(said))] : []),
        ...found.flatMap((one) => [
          ...(one.rests === '' ? [] : [labelled(words.rests, one.rests.replaceAll('\n', '; '), 80)]),
          labelled(words.finding, one.finding, 80),
          ...(one.recommendation === '' ? [] : [labelled(words.recommendation, one.recommendation, 60)]),
          new Paragraph({ spacing: { before: 60, after: 120 }, children: [text([one.owner && `${words.owner}${words.colon}${one.owner}`, one.due && `${words.due}${words.colon}${one.due}`, `${words.status}${words.colon}${words.state[one.state]}`].filter(Boolean).join(' · '), { color: '5A6068' })] }),
        ]),
      ];
    }),
  ]);
  const overview = conclusions.length < 2 ? [] : [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 240, after: 100 }, children: [text(words.overview, { bold: true, size: 25 })] }),
    table([13, 21, 34, 14, 9, 9], [0, 1, 5, 6, 7, 8].map((at) => upper(words.roadmapColumns[at]!)), conclusions.map((one) => [one.name, title(one.capability), one.recommendation || one.finding, one.owner, one.due, words.state[one.state]])),
  ];
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: words.title, styles: { default: { document: { run: { font: 'Arial', size: 19, language: { value: language === 'fr' ? 'fr-FR' : 'en-GB' } } } } },
    sections: [{ properties: { page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 850, bottom: 850, left: 850, right: 850 } } }, footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: [`${words.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16, color: '5A6068' })] })] }) }, children: [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(words.title, { bold: true, size: 32 })] }), new Paragraph({ children: [text(projectName(session), { color: '5A6068' })] }),
      ...overview, ...(children.length > 0 ? children : [new Paragraph({ children: [text(words.none)] })]),
    ] }],
  });
  return { bytes: new Uint8Array(await Packer.toBuffer(document)), findings: conclusions.length, withheld: pages.withheld + gate.withheld };
}
