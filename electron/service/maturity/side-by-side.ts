import type { Inputs, Outputs } from '#core/contract/api/index.ts';
import { NOT_APPLICABLE, type Evidence } from '#core/contract/checklist.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { inPhaseOrder } from '#core/checklists/score.ts';
import { compareStances, stanceOfShare, stanceOfWords, type Stance } from '#core/maturity/compare-sources.ts';
import { phasesOfCases } from '#core/maturity/phases.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { STATE, stateAt } from '#core/model/vector.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { deleteConclusion, listConclusions, listMarks, putConclusion, type ConclusionRow } from '#db/queries/checklists.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCoders } from '#db/queries/project.ts';
import { instrumentNames } from '../instruments.ts';
import { cellOf, labelOf } from '../cells.ts';
import { listChecklists } from '../checklists/variables.ts';
import { listUnits, type Unit } from '../checklists/units.ts';
import { confirmationGate } from '../confirmation/overview.ts';
import { frameworkOf } from '../framework.ts';
import { quotesOf } from '../privacy/clearing.ts';
import { openGate, type WordsMode } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { LEVEL_ROLE, levelMatrix } from './levels.ts';
import { countedAnswers, countedQuestions, tablesOfSources } from './source-tables.ts';

type Language = 'en' | 'fr';
export type SourcePage = Outputs['sources']['page'];
type Source = SourcePage['sources'][number];
type Line = Source['lines'][number];

export const capabilitiesOf = (session: ProjectSession, language: Language): { no: string; name: string; domain: string }[] =>
  frameworkOf(session).domains.flatMap((domain) => domain.capabilities.map((capability) => ({ no: capability.no, name: capability[language] || capability.en, domain: domain[language] || domain.en })));

/** Makes pages of one project in one language, reading what they share once.
 *  @param mode which words of respondents may stand in them */
export function sourcePages(session: ProjectSession, language: Language, mode: WordsMode): { page(unit: Unit, capability: { no: string; name: string }): SourcePage; readonly withheld: number } {
  const instruments = instrumentNames(session, language);
  const variables = [...session.definitions.values()].filter((one) => !one.confidential);
  const checklists = listChecklists(session.db);
  const marks = Map.groupBy(listMarks(session.db), (mark) => `${mark.checklistId} ${mark.unit}`);
  const conclusions = describeConclusions(session, language);
  const codes = new Map(listCodes(session.db).map((code) => [code.id, code]));
  const gate = openGate(session, { mode, language, all: false });
  const confirmed = confirmationGate(session);
  const quotes = Map.groupBy(quotesOf(session, { starred: true }), (quote) => quote.answer.variableId);
  const spoken = new Map<string, VariableDefinition[]>();
  for (const one of variables) for (const no of new Set((one.capability ?? '').split('|'))) spoken.set(no, [...spoken.get(no) ?? [], one]);
  const list = new Set(checklists.map((one) => one.id));
  const matrix = levelMatrix(session, language);
  const levelsOf = new Map(matrix.rows.map((row) => [row.unit, row.levels]));
  // what many people of a country were asked is given as its table gives it: weighted, and withheld where a table would withhold it
  const counted = new Set(countedQuestions(session).map((one) => one.id));
  const answers = counted.size === 0 ? null : countedAnswers(tableModels(session, tablesOfSources(session), language), language);
  const phases = phasesOfCases(session.crosstabData);
  const phaseOf = (position: number): string => phases?.of[position] ?? '';
  let withheld = 0;

  const statusLine = (definition: VariableDefinition, unit: Unit, cases: readonly number[], phase?: string): Line[] => {
    const data = session.variable(definition.id);
    if (!data || data.vector.kind === 'text') return [];
    const own = casesIn(definition.instrument, unit).filter((position) => phase === undefined || phaseOf(position) === phase);
    if (own.length > 1 && answers !== null && counted.has(definition.id)) {
      const said = answers(definition.id, unit.id, definition.instrument!, phase ?? '');
      if (said === null) return [];
      if (mode === 'cleared' && own.some((position) => stateAt(data.vector, position) === STATE.value && !confirmed.mayPrint(position, definition.id))) { withheld += 1; return []; }
      const [chosen] = said.chosen ?? [];
      const place = data.definition.categories.findIndex((one) => one.id === chosen);
      return [{ id: definition.id, label: labelOf(definition, language), value: said.text, stance: data.vector.kind !== 'single' || place < 0 ? null : said.chosen!.length > 1 ? 'partly' : stanceOfCode(data.definition, place), note: '', evidence: [], answerId: null }];
    }
    const answered = cases.filter((position) => stateAt(data.vector, position) === STATE.value);
    if (answered.length === 0) return [];
    const printable = mode === 'cleared' ? answered.filter((position) => confirmed.mayPrint(position, definition.id)) : answered;
    withheld += answered.length - printable.length;
    if (printable.length === 0) return [];
    const shown = Map.groupBy(printable, (position) => { const cell = cellOf(data.definition, data.vector, position, language); return typeof cell === 'object' ? '' : String(cell); });
    const parts = [...shown].toSorted((a, b) => b[1].length - a[1].length);
    const value = printable.length === 1 ? parts[0]![0] : parts.slice(0, 4).map(([text, cases]) => `${text}${language === 'fr' ? '\u00a0' : ''}: ${cases.length}/${printable.length}`).join('; ');
    return [{ id: definition.id, label: labelOf(definition, language), value, stance: stanceOf(data, printable), note: '', evidence: [], answerId: null }];
  };

  /** Cases of a unit that a questionnaire was put to. */
  const instrumentOf = session.variable('instrument');
  const casesOf = new Map<string, readonly number[]>();
  function casesIn(instrument: string | undefined, unit: Unit): readonly number[] {
    const code = instrumentOf?.definition.categories.findIndex((one) => one.id === instrument) ?? -1;
    if (code < 0 || instrumentOf?.vector.kind !== 'single') return unit.cases;
    const { codes: of } = instrumentOf.vector;
    const key = `${code} ${unit.id}`;
    const known = casesOf.get(key) ?? unit.cases.filter((position) => of[position] === code);
    casesOf.set(key, known);
    return known;
  }

  const stanceOf = (data: NonNullable<ReturnType<ProjectSession['variable']>>, positions: readonly number[]): Stance => {
    if (data.vector.kind !== 'single') return null;
    const { codes: vector } = data.vector;
    const stances = positions.map((position) => stanceOfCode(data.definition, vector[position]!));
    const [first] = stances;
    return stances.every((stance) => stance === first) ? first ?? null : stances.some((stance) => stance === null) ? null : 'partly';
  };

  return {
    get withheld() { return withheld; },
    page(unit, capability) {
      const own = spoken.get(capability.no) ?? [];
      const found: Source[] = [];
      const closed = own.filter((one) => one.type !== 'open' && one.role !== LEVEL_ROLE && one.source === 'imported' && !list.has(one.instrument ?? ''));
      for (const [instrument, of] of Map.groupBy(closed, (one) => one.instrument ?? '')) {
        const byPhase = Map.groupBy(unit.cases, phaseOf);
        for (const phase of inPhaseOrder(byPhase.keys())) {
          const lines = of.flatMap((definition) => statusLine(definition, unit, byPhase.get(phase)!, phase));
          if (lines.length > 0) found.push({ id: `survey ${instrument} ${phase}`, kind: 'survey', label: instruments.get(instrument) ?? instrument, phase, lines });
        }
      }
      for (const checklist of checklists) {
        const items = checklist.items.filter((item) => item.capability.split('|').includes(capability.no));
        const of = marks.get(`${checklist.id} ${unit.id}`) ?? [];
        for (const phase of inPhaseOrder(of.map((mark) => mark.phase))) {
          const lines = items.flatMap((item): Line[] => {
            const mark = of.find((each) => each.itemId === item.id && each.phase === phase);
            if (!mark || (mark.value === '' && mark.note === '')) return [];
            const step = checklist.scale.findIndex((each) => each.id === mark.value);
            return [{ id: `${checklist.id}.${item.id}`, label: item.label[language] || item.label.en, value: mark.value === NOT_APPLICABLE ? (language === 'fr' ? 'Sans objet' : 'Not applicable') : checklist.scale[step]?.label[language] ?? '', stance: step < 0 ? null : stanceOfShare(step / (checklist.scale.length - 1)), note: mark.note, evidence: JSON.parse(mark.evidence) as Evidence[], answerId: null }];
          });
          if (lines.length > 0) found.push({ id: `checklist ${checklist.id} ${phase}`, kind: 'checklist', label: checklist.title[language] || checklist.title.en, phase, lines });
        }
      }
      const levels = own.filter((one) => one.role === LEVEL_ROLE).flatMap((definition): Line[] => {
        // one case: what it may print; many: the level of most of them
        if (unit.cases.length === 1) return statusLine(definition, unit, unit.cases);
        const level = levelsOf.get(unit.id)?.[matrix.levels.findIndex((one) => one.id === definition.id)]?.level;
        const place = definition.categories.findIndex((one) => one.id === level);
        return place < 0 ? [] : [{ id: definition.id, label: labelOf(definition, language), value: labelOf(definition.categories[place]!, language), stance: stanceOfCode(definition, place), note: '', evidence: [], answerId: null }];
      });
      if (levels.length > 0) found.push({ id: 'levels', kind: 'level', label: language === 'fr' ? 'Niveaux' : 'Levels', phase: '', lines: levels });
      const inUnit = new Set(unit.cases);
      const words = own.filter((one) => one.type === 'open').flatMap((definition): Line[] => (quotes.get(definition.id) ?? []).filter((quote) => inUnit.has(quote.answer.position)).flatMap((quote): Line[] => {
        const { text } = findAnswer(session.db, quote.answer.rid)!;
        const released = gate.quote({ rid: quote.answer.rid, position: quote.answer.position, variableId: definition.id, text }, quote.start, quote.end);
        // A page bears the country's name: words that may be put down to a region alone cannot stand on it.
        if (released.words === null || released.attribution === 'region') { withheld += 1; return []; }
        const themes = quote.codeIds.flatMap((id) => { const code = codes.get(id); return code ? [code.labels[language]?.trim() || code.name] : []; });
        return [{ id: `${quote.answer.rid} ${quote.start} ${quote.end}`, label: [labelOf(definition, language), ...themes].join(' · '), value: released.words, stance: null, note: '', evidence: [], answerId: quote.answer.rid }];
      }));
      if (words.length > 0) found.push({ id: 'words', kind: 'words', label: language === 'fr' ? 'Réponses et documents' : 'Answers and documents', phase: '', lines: words });
      // Each source counts once: what its lines say together. A newer phase of one survey or checklist stands for the older ones. Levels are made from the rest.
      const newest = new Map(found.filter((source) => source.kind !== 'level').map((source) => [source.phase !== '' ? source.id.split(' ').slice(0, 2).join(' ') : source.id, source]));
      return {
        unit: unit.id, name: unit.name, capability: capability.no, title: capability.name, agreement: compareStances([...newest.values()].map((source) => together(source.lines.map((line) => line.stance)))), sources: found, withheld: 0,
        conclusions: conclusions.filter((one) => (one.unit === unit.id || one.unit === '') && one.capability === capability.no),
      };
    },
  };
}

/** What one answer says, by its place on a scale or by its words. */
const stanceOfCode = ({ categories, measure, role }: VariableDefinition, code: number): Stance => (role === LEVEL_ROLE || (measure === 'ordinal' && categories.length > 2) ? stanceOfShare(code / Math.max(1, categories.length - 1)) : stanceOfWords(normaliseText(categories[code]?.labels?.en ?? categories[code]?.label ?? '')));

/** What the lines of one source say together. */
function together(stances: readonly Stance[]): Stance {
  const said = stances.filter((stance) => stance !== null);
  if (said.length === 0) return null;
  return said.every((stance) => stance === said[0]) ? said[0]! : 'partly';
}

export function sourcePage(session: ProjectSession, unitId: string, capabilityNo: string, language: Language, mode: WordsMode = 'pseudonymised'): SourcePage {
  const unit = listUnits(session, language).find((one) => one.id === unitId);
  if (!unit) throw new Refusal('UNIT_UNKNOWN', `There is no country “${unitId}” among the cases of this project.`, { unit: unitId });
  const capability = capabilitiesOf(session, language).find((one) => one.no === capabilityNo);
  if (!capability) throw new Refusal('CAPABILITY_UNKNOWN', `There is no capability “${capabilityNo}” in the framework of this project.`, { capability: capabilityNo });
  const pages = sourcePages(session, language, mode);
  return { ...pages.page(unit, capability), withheld: pages.withheld };
}

export function sourcesOverview(session: ProjectSession, language: Language): Outputs['sources']['overview'] {
  const units = listUnits(session, language);
  const spoken = new Set([...session.definitions.values()].flatMap((one) => (one.capability ?? '').split('|')));
  const capabilities = capabilitiesOf(session, language).filter((one) => spoken.has(one.no));
  const pages = sourcePages(session, language, 'pseudonymised');
  return {
    units: units.map((unit) => ({ id: unit.id, name: unit.name, cases: unit.cases.length })), capabilities,
    cells: units.flatMap((unit) => capabilities.map((capability) => { const page = pages.page(unit, capability); return { unit: unit.id, capability: capability.no, agreement: page.agreement, sources: page.sources.filter((source) => source.kind !== 'level').length, findings: page.conclusions.length }; })),
  };
}

export function describeConclusions(session: ProjectSession, language: Language, filter: { unit?: string | undefined; capability?: string | undefined } = {}): Outputs['sources']['conclusions'] {
  const names = new Map(listUnits(session, language).map((unit) => [unit.id, unit.name]));
  const coders = new Map(listCoders(session.db).map((coder) => [coder.id, coder.name]));
  return listConclusions(session.db).filter((one) => (filter.unit === undefined || one.unit === filter.unit || one.unit === '') && (filter.capability === undefined || one.capability === filter.capability)).map((one) => ({
    id: one.rid, unit: one.unit, name: one.unit === '' ? (language === 'fr' ? 'Tous les pays' : 'All countries') : names.get(one.unit) ?? one.unit, capability: one.capability, finding: one.finding, recommendation: one.recommendation, owner: one.owner, due: one.due, state: one.state,
    evidence: JSON.parse(one.evidence) as Evidence[], by: coders.get(one.coderId) ?? one.coderId, updatedAt: one.updatedAt,
  }));
}

const SHORT = 60;
const short = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

/** Writes a conclusion, or changes one. @throws Refusal CONCLUSION_EMPTY, CONCLUSION_UNKNOWN, UNIT_UNKNOWN */
export function writeConclusion(session: ProjectSession, wanted: Inputs['sources']['putConclusion']): { id: number } {
  const finding = wanted.finding.trim();
  if (finding === '') throw new Refusal('CONCLUSION_EMPTY', 'A conclusion needs its finding: write first what was found.');
  if (wanted.unit !== '' && !listUnits(session).some((unit) => unit.id === wanted.unit)) throw new Refusal('UNIT_UNKNOWN', `There is no country “${wanted.unit}” among the cases of this project.`, { unit: wanted.unit });
  const id = wanted.id ?? null;
  const before = id === null ? null : existing(session, id);
  const at = new Date().toISOString();
  return session.act('conclusion.put', { finding: short(finding) }, ['memos'], (db) => ({
    id: putConclusion(db, {
      rid: id, unit: wanted.unit, capability: wanted.capability, finding, recommendation: wanted.recommendation ?? before?.recommendation ?? '', owner: wanted.owner ?? before?.owner ?? '', due: wanted.due ?? before?.due ?? '', state: wanted.state ?? before?.state ?? 'draft',
      evidence: wanted.evidence ? JSON.stringify(wanted.evidence) : before?.evidence ?? '[]', coderId: before?.coderId ?? session.coderId, createdAt: before?.createdAt ?? at, updatedAt: at,
    }),
  }));
}
export function removeConclusion(session: ProjectSession, id: number): void {
  const before = existing(session, id);
  session.act('conclusion.delete', { finding: short(before.finding) }, ['memos'], (db) => { deleteConclusion(db, id); });
}
function existing(session: ProjectSession, id: number): ConclusionRow {
  const found = listConclusions(session.db).find((one) => one.rid === id);
  if (!found) throw new Refusal('CONCLUSION_UNKNOWN', 'This finding is no longer there. An undo may have taken it out.', { conclusion: id });
  return found;
}

