import { DeclaredWeights } from '#core/crosstab/declared-weight.ts';
import { formulaWords } from '#core/crosstab/formula-words.ts';
import { numberText } from '#core/crosstab/number-text.ts';
import { countIn } from '#core/crosstab/notes.ts';
import { labelIn } from '#core/crosstab/explain.ts';
import { codePaths } from '#core/codebook/tree.ts';
import { STATE, stateAt } from '#core/model/vector.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Block, Inline, TableLine } from '#core/report/document.ts';
import { listInstruments, listCases, listSourceFiles } from '#db/queries/cases.ts';
import { countAllCodings } from '#db/queries/codings.ts';
import { listCodes } from '#db/queries/codes.ts';
import { getMeta, listCoders } from '#db/queries/project.ts';
import { groupsByHand } from '../classification.ts';
import { instrumentNames } from '../instruments.ts';
import { isShared, measureAgreement, readAnswers } from '../agreement.ts';
import type { Gate } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';
import { themeId } from '../themes.ts';
import { figure, type Writing } from './writing.ts';

const RESAMPLES = 300;
const SEED = 1;

const paragraph = (...content: readonly Inline[]): Block => ({ kind: 'paragraph', content });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

/** How the figures of a report were made: who was asked what, who answered, what was read and by whom, and what is withheld. */
export function methodBlocks(session: ProjectSession, indicators: readonly string[], codebook: TableModel | undefined, gate: Gate, writing: Writing): Block[] {
  const { words, language } = writing;
  const number = (value: number): string => countIn(value, language);
  const suppress = Math.max(0, ...listPlan(session).map((table) => table.suppress ?? 0));
  const income = getMeta(session.db, 'incomeYear');
  const { openEnded, unread } = session.coding.progress;
  const weights = session.crosstabData.mode === 'census' ? [] : new DeclaredWeights(session.crosstabData).all.flatMap((id) => session.definitions.get(id) ?? []);
  const surveys = new Map(listInstruments(session.db).map(({ id, label }) => [id, label]));
  const weighing = weights.map((weight) => (weights.length > 1 && weight.instrument !== undefined ? words.weightOf(surveys.get(weight.instrument) ?? weight.instrument, labelIn(weight, language)) : labelIn(weight, language))).join(words.semicolon);
  const files = listSourceFiles(session.db).map(({ name }) => name);
  return [
    { kind: 'heading', level: 1, text: words.method, breaks: true },
    heading(words.instrumentsHead), ...(files.length > 0 ? [paragraph(words.sources([...new Set(files)].join(', ')))] : []), instrumentTable(session, writing),
    heading(words.basesHead), ...words.bases.map((text) => paragraph(text)), paragraph(session.crosstabData.mode === 'census' ? words.census : weights.length > 0 ? words.sample(weighing) : words.unweightedSample),
    ...(indicators.length > 0 ? [responseTable(session, indicators, writing)] : []),
    ...(session.definitions.has('income') && income !== null && income !== undefined ? [heading(words.classesHead), paragraph([words.classes(income), groupsByHand(session, language)].filter((part) => part !== null).join(' '))] : []),
    heading(words.disclosureHead), paragraph(suppress > 0 ? words.suppression(suppress) : words.noSuppression), paragraph(words.words),
    ...(openEnded > 0 ? [heading(words.codingHead), paragraph(words.coding(number(openEnded), number(openEnded - unread), words.coderCount(listCoders(session.db).length), number(countAllCodings(session.db))), ...(unread > 0 ? [` ${words.provisional}`] : [])), ...agreementBlocks(session, writing)] : []),
    ...(codebook ? codebookBlocks(session, codebook, gate, writing) : []),
  ];
}

function instrumentTable(session: ProjectSession, { words, language }: Writing): Block {
  const names = instrumentNames(session, language);
  const cases = new Map(listCases(session.db).map((one) => [one.position, one.instrumentId]));
  const questions = [...session.definitions.values()].filter((one) => one.source === 'imported' && one.translationOf === undefined);
  const rows = listInstruments(session.db).map((instrument): TableLine => {
    const own = questions.filter((one) => one.instrument === instrument.id);
    const answers = session.coding.answers.filter((answer) => cases.get(answer.position) === instrument.id);
    const read = answers.filter((answer) => session.coding.stateOf(answer.rid) !== 'unread').length;
    const counts = [instrument.cases, own.filter((one) => one.type === 'single' || one.type === 'multiple' || one.type === 'number').length, own.filter((one) => one.type === 'open').length, answers.length, read];
    return { cells: [[names.get(instrument.id)!], ...counts.map((count): Inline[] => [countIn(count, language)])] };
  });
  return { kind: 'table', id: 'method:instruments', caption: words.instrumentsCaption, widths: [0.34, 0.132, 0.132, 0.132, 0.132, 0.132], head: words.instrumentColumns, numbersFrom: 1, rows, notes: [] };
}

/** How many answered each indicator, and why the others did not. */
function responseTable(session: ProjectSession, indicators: readonly string[], { words, language }: Writing): Block {
  const definitionOf = (name: string) => session.definitions.get(name) ?? session.variable(name)?.definition ?? null;
  const rows = indicators.flatMap((id): TableLine[] => {
    const data = session.variable(id);
    if (data === null) return [];
    const tally = new Map<number, number>();
    for (let at = 0; at < session.caseCount; at += 1) { const state = stateAt(data.vector, at); tally.set(state, (tally.get(state) ?? 0) + 1); }
    const of = (...states: readonly number[]): Inline[] => [countIn(states.reduce((sum, state) => sum + (tally.get(state) ?? 0), 0), language)];
    return [{ cells: [[labelIn(data.definition, language)], [formulaWords(data.definition, definitionOf, language) ?? words.asAsked], of(STATE.value), of(STATE.noAnswer, STATE.unread), of(STATE.notAsked), of(STATE.dontKnow, STATE.notApplicable)] }];
  });
  return { kind: 'table', id: 'method:response', caption: words.responseCaption, widths: [0.24, 0.26, 0.125, 0.11, 0.125, 0.14], head: words.responseColumns, numbersFrom: 2, rows, notes: [] };
}

/** Agreement of every coder who shares answers with another, overall and by theme. */
function agreementBlocks(session: ProjectSession, { words, language }: Writing): Block[] {
  const coders = listCoders(session.db).map(({ id }) => id);
  if (coders.length < 2 || !readAnswers(session, coders).some(isShared)) return [{ kind: 'heading', level: 2, text: words.agreementHead }, paragraph(words.oneCoder)];
  const report = measureAgreement(session, { coders, unit: 'answer', bootstrap: RESAMPLES, seed: SEED });
  const coefficient = (value: number | null): string => (value === null ? '–' : numberText(value, language, 2, 2));
  const { overall } = report;
  const labels = new Map(listCodes(session.db).map((code) => [code.id, code.labels[language]?.trim() || code.name]));
  return [
    { kind: 'heading', level: 2, text: words.agreementHead },
    paragraph(words.agreement(countIn(report.units, language), coefficient(overall.observed), coefficient(overall.krippendorffAlpha), coefficient(overall.gwetAC1)), ...(overall.interval ? [` ${words.agreementInterval(coefficient(overall.interval.low), coefficient(overall.interval.high), RESAMPLES, SEED)}`] : [])),
    {
      kind: 'table', id: 'method:agreement', caption: words.agreementCaption, widths: [0.44, 0.14, 0.16, 0.13, 0.13], head: words.agreementColumns, numbersFrom: 1, notes: [words.agreementNote],
      rows: report.codes.map((code): TableLine => ({ cells: [[labels.get(code.code) ?? code.code], [coefficient(code.prevalence)], [coefficient(code.observed)], [coefficient(code.krippendorffAlpha)], [coefficient(code.gwetAC1)]] })),
    },
  ];
}

/** The codebook with its definitions; what a person typed passes the gate, since it may hold words of an answer. */
function codebookBlocks(session: ProjectSession, model: TableModel, gate: Gate, writing: Writing): Block[] {
  const { words, language } = writing;
  const codes = listCodes(session.db);
  const paths = codePaths(codes.map((code) => ({ ...code, name: code.labels[language]?.trim() || code.name })));
  const rows = model.blocks.flatMap((block): TableLine[] => {
    const code = codes.find((one) => themeId(one.id) === block.variable);
    if (!code) return [];
    const parts = ([['', code.description], [words.include, code.include], [words.exclude, code.exclude]] as const).flatMap(([head, text]) => { const said = gate.rule(text.trim()); return said === '' ? [] : [`${head}${head === '' ? '' : ' '}${said}`]; });
    return [{ cells: [[paths.get(code.id) ?? code.name, { text: `\u2002${words.kind[code.kind]}`, italic: true }], [parts.join(' ') || words.noDefinition], [figure('count', { model, block, row: block.rows[0]!, column: 0 }, writing)]] }];
  });
  return [{ kind: 'heading', level: 2, text: words.codebookHead }, { kind: 'table', id: model.id, caption: words.codebookCaption, widths: [0.33, 0.52, 0.15], head: words.codebookColumns, numbersFrom: 2, rows, notes: [model.baseLine, ...model.notes] }];
}
