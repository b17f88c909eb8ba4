import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { bitAt, missingBase, newSingleCodes, setBit, STATE, STATE_NAMES, stateAt, type Vector } from '#core/model/vector.ts';
import { insertAnswers, listAnswerTexts } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, listCases, putInstrument } from '#db/queries/cases.ts';
import { insertVariable } from '#db/queries/variables.ts';
import { putVector } from '#db/queries/vectors.ts';
import { exportDataTo } from '#service/exporting/data.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ImportPlan } from '#core/contract/import-plan.ts';
import { readFileSync } from 'node:fs';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
let made = 0;
const project = (): ProjectSession => createProject(`${files.folder}/p-${made++}.swproj`, 'words', 'Round trip', 'empty');
const OPTIONS = { language: 'en', codings: false, confidential: true, words: 'raw' } as const;

/** Texts that have broken other tools. */
const HOSTILE = ['=cmd|\'/c calc\'!A1', '+1+1', '-2', '@SUM(A1)', "'=1", "''", '007', '0', 'FALSE', 'TRUE', '1e5', '1,5', '3/4', '2024-02-30', '#N/A', 'NA', 'n/a', 'not asked', '(not asked)', '(Not asked)', 'null', 'a\nb', 'a\r\nb', 'x"y', '"', ',', ';', 'tab\there', ' lead', 'trail ', '👩‍👩‍👧 é', 'e\u0301', '_x0041_', '_x005F_', '&amp; <b>', ']]>', '\u00a0x', '١٢٣', '\u202Ertl', 'x\u0007y', 'Yes', 'oui', '1', '12345678901234567890', 'A1', '${x}', '%s', '\\', '--', '{"ImportId":"x"}', 'Response', 'row 3'];
const text = fc.oneof({ arbitrary: fc.constantFrom(...HOSTILE), weight: 3 }, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => one.toWellFormed()), fc.stringMatching(/^[a-z ,;"'=\n]{1,60}$/u)).filter((one) => one.trim() !== '' && !/[\u0000\uFFFE\uFFFF]/u.test(one));
const stateOf = fc.constantFrom<number>(STATE.value, STATE.value, STATE.value, STATE.notAsked, STATE.noAnswer, STATE.dontKnow, STATE.notApplicable);

interface Made { readonly definition: VariableDefinition; readonly vector: Vector; readonly texts?: readonly (string | null)[] }
function variable(cases: number, index: number): fc.Arbitrary<Made> {
  const states = fc.array(stateOf, { minLength: cases, maxLength: cases });
  const fields = fc.record({ label: text, fr: fc.option(text, { nil: undefined }), wording: fc.option(text, { nil: undefined }), confidential: fc.boolean() });
  const base = ({ label, fr, wording, confidential }: { label: string; fr?: string | undefined; wording?: string | undefined; confidential: boolean }, type: VariableDefinition['type'], measure: VariableDefinition['measure'], categories: VariableDefinition['categories'] = []): VariableDefinition =>
    ({ id: `v${index}`, label, ...(fr === undefined ? {} : { labels: { fr } }), ...(wording === undefined ? {} : { wording }), instrument: 'random', source: 'imported', type, measure, confidential, categories });
  const categories = fc.uniqueArray(text, { minLength: 1, maxLength: 6 }).map((labels) => labels.map((label, at) => ({ id: `c${at}`, label, ...(at === 0 ? { labels: { fr: `${label}é` } } : {}) })));
  const single = fc.record({ fields, states, categories, seed: fc.array(fc.nat(1000), { minLength: cases, maxLength: cases }) }).map(({ fields: of, states: at, categories: has, seed }): Made => {
    const codes = newSingleCodes(cases, has.length);
    at.forEach((state, one) => { codes[one] = state === STATE.value ? seed[one]! % has.length : missingBase(codes) + state; });
    return { definition: base(of, 'single', 'nominal', has), vector: { kind: 'single', codes } };
  });
  const multiple = fc.record({ fields, states, categories, seed: fc.array(fc.nat(), { minLength: cases, maxLength: cases }) }).map(({ fields: of, states: at, categories: has, seed }): Made => {
    const options = has.map(() => new Uint8Array(Math.ceil(cases / 8)));
    at.forEach((state, one) => { if (state === STATE.value) has.forEach((_, option) => { if ((seed[one]! >> option) & 1) setBit(options[option]!, one); }); });
    return { definition: base(of, 'multiple', 'nominal', has), vector: { kind: 'multiple', options, states: Uint8Array.from(at) } };
  });
  const numbers = (type: 'number' | 'date', value: fc.Arbitrary<number>): fc.Arbitrary<Made> => fc.record({ fields, states, values: fc.array(value, { minLength: cases, maxLength: cases }) }).map(({ fields: of, states: at, values }): Made =>
    ({ definition: base(of, type, 'scale'), vector: { kind: 'number', values: Float64Array.from(values, (one, i) => (at[i] === STATE.value ? one : 0)), states: Uint8Array.from(at) } }));
  const texts = (type: 'identifier' | 'open'): fc.Arbitrary<Made> => fc.record({ fields, states, values: fc.array(text, { minLength: cases, maxLength: cases }) }).map(({ fields: of, states: at, values }): Made => {
    const shown = values.map((one, i) => (at[i] === STATE.value ? one : ''));
    return type === 'identifier' ? { definition: base(of, type, null), vector: { kind: 'text', values: shown, states: Uint8Array.from(at) } }
      // Words of confidential answers never leave the program, whoever asks.
      : { definition: base({ ...of, confidential: false }, type, null), vector: { kind: 'single', codes: Uint8Array.from(at, (state) => (state === STATE.value ? 0 : 250 + state)) }, texts: shown.map((one, i) => (at[i] === STATE.value ? one : null)) };
  });
  return fc.oneof(single, multiple, texts('identifier'), texts('open'),
    numbers('number', fc.oneof(fc.constantFrom(0, 1, -1, 0.1, -2.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 99), fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one)))),
    numbers('date', fc.oneof(fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2200, 0, 1) }), fc.integer({ min: 0, max: 20_000 }).map((days) => days * 86_400_000))));
}
const study = fc.integer({ min: 1, max: 12 }).chain((cases) => fc.integer({ min: 1, max: 6 }).chain((count) => fc.record({
  keys: fc.uniqueArray(text.map((one) => one.trim()), { minLength: cases, maxLength: cases }), variables: fc.tuple(...Array.from({ length: count }, (_, index) => variable(cases, index))),
})));

/** A project that holds the study, put in directly: what is tested is the writing and the reading. */
function stored({ keys, variables }: { keys: readonly string[]; variables: readonly Made[] }, session = project()): ProjectSession {
  session.act('import.commit', { file: 'random', cases: keys.length, variables: variables.length }, ['cases', 'variables'], (db) => {
    putInstrument(db, 'random', 'Random');
    const first = insertCases(db, [...keys], 'random', insertSourceFile(db, { name: 'random', sha256: '', format: 'csv', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: '2026-01-01' }));
    for (const { definition, vector, texts } of variables) {
      insertVariable(db, definition);
      putVector(db, definition.id, vector);
      if (texts !== undefined) Array.from(insertAnswers(db, definition.id, texts.flatMap((one, caseIndex) => (one === null ? [] : [{ caseIndex, text: one }])), (caseIndex) => first + caseIndex));
    }
  });
  return session;
}

/** All that a project says of its cases, by key and id: answers by what they mean, states by name. */
function contents(session: ProjectSession, ids: readonly string[]): unknown {
  const cases = listCases(session.db);
  const answers = new Map(listAnswerTexts(session.db).map((answer) => [`${answer.caseRid} ${answer.variableId}`, answer.text]));
  return {
    keys: cases.map(({ key }) => key),
    variables: ids.map((id) => {
      const { label, labels, wording, type, measure, confidential, categories } = session.definitions.get(id)!;
      const vector = type === 'open' ? session.openStates(id)! : session.variable(id)!.vector;
      return {
        id, label, labels, wording, type, measure, confidential, categories: categories.map((category) => [category.id, category.label, category.labels]),
        cells: cases.map(({ rid, position }) => {
          const state = stateAt(vector, position);
          if (state !== STATE.value) return `<${STATE_NAMES[state]}>`;
          if (type === 'open') return answers.get(`${rid} ${id}`);
          switch (vector.kind) {
            case 'single': return categories[vector.codes[position]!]!.id;
            case 'multiple': return categories.filter((_, option) => bitAt(vector.options[option]!, position)).map((category) => category.id);
            case 'number': return vector.values[position];
            case 'text': return vector.values[position];
          }
        }),
      };
    }),
  };
}

/** Line ends of a workbook are XML's: they come back as they were, by Excel's own escape. */
async function through(session: ProjectSession, format: 'xlsx' | 'csv' | 'ods', again = project()): Promise<{ again: ProjectSession; path: string }> {
  const out = `${files.folder}/export-${made++}`;
  let path = `${out}.xlsx`;
  if (format === 'csv') {
    await exportDataTo(session, out, OPTIONS);
    path = `${out}/data.csv`;
    await importFile(again, path, { plan: JSON.parse(readFileSync(`${out}/plan.json`, 'utf8')) as ImportPlan });
  } else {
    await exportDataTo(session, path, OPTIONS);
    if (format === 'ods') {
      execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${files.folder}/office`, '--convert-to', 'ods', '--outdir', files.folder, path], { stdio: 'ignore', timeout: 90_000 });
      path = `${out}.ods`;
    }
    const report = await importFile(again, path);
    expect(report.notices).toContain('The file was written by Survey Workbench and is read by the plan in it.');
  }
  return { again, path };
}

describe('what is exported and imported again', () => {
  it.each(['xlsx', 'csv'] as const)('is the same table, states of missing included: %s', async (format) => {
    const [from, into] = [project(), project()];
    await fc.assert(fc.asyncProperty(study, async (made) => {
      const session = stored(made, from);
      try {
        const { path } = await through(session, format, into);
        const ids = made.variables.map(({ definition }) => definition.id);
        expect(contents(into, ids)).toEqual(contents(session, ids));
        rmSync(path, { force: true });
      } finally {
        for (const one of [from, into]) while (one.undo() !== null) { /* the next study finds both empty */ }
      }
    }), { numRuns: 30, seed: 20260122, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true });
    from.close();
    into.close();
  }, 60_000);

  it('through LibreOffice as .ods too', async (context) => {
    try { execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 }); } catch { context.skip('LibreOffice is not installed here'); }
    const [sample] = fc.sample(study.filter(({ keys, variables }) => keys.length > 6 && variables.length > 4), { numRuns: 1, seed: 5 });
    // LibreOffice takes control characters out of texts, makes line feeds of other line ends and reads Excel's escapes wherever it meets them.
    const survives = (value: unknown): boolean => !/\\u00|\\r|_x[0-9A-Fa-f]{4}_/u.test(JSON.stringify(value));
    const session = stored({ keys: sample!.keys.map((key, index) => (survives(key) ? key : `k${index}`)), variables: sample!.variables.filter(({ texts = [], definition, vector }) => survives([texts, definition, vector])) });
    const { again } = await through(session, 'ods');
    const ids = [...session.definitions.keys()];
    expect(ids.length).toBeGreaterThan(1);
    expect(contents(again, ids)).toEqual(contents(session, ids));
    session.close();
    again.close();
  }, 120_000);

  it('never holds a formula, whatever the answers begin with', async () => {
    const [sample] = fc.sample(study.filter(({ variables }) => variables.some(({ texts }) => texts?.some((one) => one?.startsWith('=') === true) === true)), { numRuns: 1, seed: 3 });
    const session = stored(sample!);
    const out = `${files.folder}/formulas`;
    await exportDataTo(session, `${out}.xlsx`, OPTIONS);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(`${out}.xlsx`);
    const types = new Set<ExcelJS.ValueType>();
    workbook.eachSheet((sheet) => { sheet.eachRow((row) => { row.eachCell((cell) => { types.add(cell.type); }); }); });
    expect([...types].filter((type) => type === ExcelJS.ValueType.Formula || type === ExcelJS.ValueType.SharedString)).toEqual([]);
    mkdirSync(out);
    await exportDataTo(session, out, OPTIONS);
    expect(existsSync(`${out}/data.csv`)).toBe(true);
    for (const part of ['data', 'dictionary', 'categories']) {
      const body = readFileSync(`${out}/${part}.csv`, 'utf8').slice(1);
      // Fields that a spreadsheet program would run: none but numbers begin with a sign.
      for (const field of body.match(/(?<=^|,|\r\n)(?:"(?:[^"]|"")*"|[^",\r\n]*)/gu) ?? []) if (/^"?[=+\-@\t\r]/u.test(field)) expect(field).toMatch(/^-?\d/u);
    }
    session.close();
  });
});
