import type { Evidence } from '#core/contract/checklist.ts';
import { score, sectionsOf, inPhaseOrder } from '#core/checklists/score.ts';
import { listMarks } from '#db/queries/checklists.ts';
import { listCoders } from '#db/queries/project.ts';
import { SAMPLE_CHECKLISTS } from '#samples/checklists/checklists.ts';
import { existingChecklist, importMarks, putChecklistDefinition, readChecklistFile, removeChecklist, sampleChecklist, setMarks } from '../checklists/checklists.ts';
import { listUnits } from '../checklists/units.ts';
import { listChecklists, marksByUnit } from '../checklists/variables.ts';
import { fileName } from '../exporting/file-name.ts';
import type { Host } from '../host.ts';
import { deliver } from './deliver.ts';
import { checklistFile, levelsFile, roadmapFile } from '../maturity/files.ts';
import { explainUnitLevel, levelChanges, levelMatrix, listLevels, putLevel, removeLevel, ruleCounts } from '../maturity/levels.ts';
import { rangeOf } from '../maturity/range.ts';
import { describeConclusions, removeConclusion, sourcePage, sourcesOverview, writeConclusion } from '../maturity/side-by-side.ts';
import { os } from '../router.ts';
import { toSource } from '../source.ts';

export const checklistsHandlers = (host: Host) => os.checklists.router({
  list: os.checklists.list.handler(() => {
    const marks = listMarks(host.session.db).filter((mark) => mark.value !== '');
    return listChecklists(host.session.db).map((checklist) => { const own = marks.filter((mark) => mark.checklistId === checklist.id); return { checklist, marks: own.length, units: new Set(own.map((mark) => mark.unit)).size }; });
  }),
  samples: os.checklists.samples.handler(() => SAMPLE_CHECKLISTS.map((one) => ({ id: one.id, title: one.title, items: one.items.length }))),
  read: os.checklists.read.handler(async ({ input }) => readChecklistFile(await toSource(input.source))),
  put: os.checklists.put.handler(({ input }) => putChecklistDefinition(host.session, 'checklist' in input ? input.checklist : sampleChecklist(input.sample))),
  remove: os.checklists.remove.handler(({ input }) => { removeChecklist(host.session, input.id); return { removed: true }; }),
  sheet: os.checklists.sheet.handler(({ input }) => {
    const { session } = host;
    const checklist = existingChecklist(session, input.id);
    const coders = new Map(listCoders(session.db).map((coder) => [coder.id, coder.name]));
    const marks = listMarks(session.db).filter((mark) => mark.checklistId === input.id);
    const sections = sectionsOf(checklist);
    const byUnit = marksByUnit(marks, input.id, input.phase);
    return {
      checklist, phases: inPhaseOrder(marks.map((mark) => mark.phase)), units: listUnits(session).map((unit) => ({ id: unit.id, name: unit.name, cases: unit.cases.length })),
      marks: marks.map((mark) => ({ unit: mark.unit, itemId: mark.itemId, phase: mark.phase, value: mark.value, note: mark.note, evidence: JSON.parse(mark.evidence) as Evidence[], by: coders.get(mark.coderId) ?? mark.coderId, at: mark.updatedAt })),
      scores: [...byUnit].map(([unit, own]) => { const of = (items: typeof checklist.items) => score(checklist, items, (id) => own.get(id)?.value ?? null); return { unit, all: of(checklist.items), sections: sections.map((section) => of([...section.items])) }; }),
      sections: sections.map((section) => ({ no: section.no, label: section.label, items: section.items.map((item) => item.id) })),
    };
  }),
  mark: os.checklists.mark.handler(({ input }) => setMarks(host.session, input.id, input.marks)),
  importMarks: os.checklists.importMarks.handler(async ({ input }) => importMarks(host.session, input.id, await toSource(input.source), input.phase, host.session.language)),
  exportFile: os.checklists.exportFile.handler(async ({ input }) => { const { bytes, marks } = await checklistFile(host.session, input.id, input.language); return deliver(fileName(host.session, input.id, 'xlsx'), bytes, marks, input.target); }),
});

export const levelsHandlers = (host: Host) => os.levels.router({
  list: os.levels.list.handler(({ input }) => listLevels(host.session, input.language)),
  put: os.levels.put.handler(({ input }) => putLevel(host.session, input)),
  counts: os.levels.counts.handler(({ input }) => ruleCounts(host.session, input.rules)),
  remove: os.levels.remove.handler(({ input }) => { removeLevel(host.session, input.id); return { removed: true }; }),
  matrix: os.levels.matrix.handler(({ input }) => levelMatrix(host.session, input.language)),
  explain: os.levels.explain.handler(({ input }) => explainUnitLevel(host.session, input.id, input.unit, input.language)),
  changes: os.levels.changes.handler(({ input }) => levelChanges(host.session, input.from, input.to, input.language)),
  range: os.levels.range.handler(({ input }) => rangeOf(host.session, input.variable, input.category, input.language)),
  exportFile: os.levels.exportFile.handler(async ({ input }) => { const { bytes, units } = await levelsFile(host.session, input.language); return deliver(fileName(host.session, input.language === 'fr' ? 'niveaux' : 'levels', 'xlsx'), bytes, units, input.target); }),
});

export const sourcesHandlers = (host: Host) => os.sources.router({
  overview: os.sources.overview.handler(({ input }) => sourcesOverview(host.session, input.language)),
  page: os.sources.page.handler(({ input }) => sourcePage(host.session, input.unit, input.capability, input.language)),
  conclusions: os.sources.conclusions.handler(({ input }) => describeConclusions(host.session, host.session.language, input)),
  putConclusion: os.sources.putConclusion.handler(({ input }) => writeConclusion(host.session, input)),
  removeConclusion: os.sources.removeConclusion.handler(({ input }) => { removeConclusion(host.session, input.id); return { removed: true }; }),
  roadmap: os.sources.roadmap.handler(async ({ input }) => { const { bytes, findings, withheld } = await roadmapFile(host.session, input.format, input.language, input.unit); return { ...deliver(fileName(host.session, input.language === 'fr' ? 'feuille de route' : 'roadmap', input.format), bytes, findings, input.target), withheld }; }),
});
