import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { importPlanSchema } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { searchExpression } from '#core/coding/search-query.ts';
import { ROUNDINGS } from '#core/contract/draft-check.ts';
import { intervalMethodSchema, type Banding, type TableDesignRequest, type TableRequest } from '#core/contract/table.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { findVariable, nameProblem } from '#core/crosstab/data.ts';
import { SCHEMA_VERSION } from '#db/migrations/index.ts';
import { measureAgreement } from '#service/agreement.ts';
import { codebookFormat, importCodebook, previewCodebook } from '#service/codebook-files.ts';
import { findInAnswers } from '#service/coding.ts';
import { codingsCsv, importCodings } from '#service/codings-files.ts';
import { changeVariable } from '#service/data.ts';
import { declaredDesigns } from '#service/declared-designs.ts';
import { describeProject } from '#service/describe.ts';
import { disclosureCsv, disclosureReport } from '#service/disclosure-report.ts';
import { writeExport } from '#service/exporting/write-export.ts';
import { importFile } from '#service/importing.ts';
import { pathsSource } from '#service/source.ts';
import { backUpProject, createProject, openProject, restoreProject, verifyProject } from '#service/projects.ts';
import { findRecipe, movedSince, planRecords, recordPlan } from '#service/plan-records.ts';
import { TABLE_STATISTICS } from '#core/contract/table-plan.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { listPlan, removeTable } from '#service/table-plan.ts';
import { dataCommands } from './data-commands.ts';
import { documentsCommands } from './documents-commands.ts';
import { reportCommands } from './report-commands.ts';
import { addTables, isNumberRow, numberTables } from './table-commands.ts';
import { reviewCommands } from './review-commands.ts';
import { confirmationCommands } from './confirmation-commands.ts';
import { maturityCommands } from './maturity-commands.ts';
import { privacyCommands, WORDS, wordsOf } from './privacy-commands.ts';
import { firstLineOf, UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';

/** Scripts run side by side: a project that another command holds is waited for, ten seconds at most. */
async function openPatiently(path: string, passphrase: string): Promise<ProjectSession> {
  for (const deadline = Date.now() + 10_000; ;) {
    try { return openProject(path, passphrase); } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'PROJECT_LOCKED' || Date.now() > deadline) throw error;
      await new Promise((done) => { setTimeout(done, 150); });
    }
  }
}

/** The sample design a call names: undefined as the project declares it, null where it is to be left out. */
function designOf(call: Call): TableDesignRequest | null | undefined {
  if (call.flag('no-design')) return null;
  const [strata, clusters] = [call.text('strata'), call.text('clusters')];
  if (strata === undefined && clusters === undefined) return undefined;
  return { ...(strata === undefined ? {} : { strata }), ...(clusters === undefined ? {} : { clusters }), lonely: call.choice('lonely', ['refuse', 'certainty', 'adjust'], 'refuse') };
}

/** "age:9,12;hours:2.5" as bands. */
function bandsOf(call: Call): Banding[] {
  return (call.text('bands') ?? '').split(';').filter((part) => part.trim() !== '').map((part) => {
    const colon = part.lastIndexOf(':');
    const cuts = part.slice(colon + 1).split(',').map((cut) => Number(cut.trim() === '' ? NaN : cut));
    if (colon <= 0 || cuts.some((cut) => !Number.isFinite(cut))) throw new UsageError(`--bands takes a variable and its cuts, such as age:9,12,15, not “${part}”.`);
    return { variable: part.slice(0, colon).trim(), cuts };
  });
}

/** Whether a name means a variable, by id or by a label that only one bears. */
const namesOf = (session: ProjectSession) => (name: string): boolean => 'found' in findVariable(session.crosstabData, name);

/** Opens the project for one command. @param check what can be said of the call before it: wrong usage is told first */
async function withProject<T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check: () => void = () => {}): Promise<T> {
  check();
  const session = await openPatiently(resolve(call.at(0)), call.passphrase);
  try { return await work(session); } finally { session.close(); }
}

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });

function write(file: string, content: string | Uint8Array): void {
  writeExport(resolve(file), typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
}

function readPlan(file: string): ReturnType<typeof importPlanSchema.parse> {
  let json: unknown;
  if (!existsSync(file)) throw new Refusal('FILE_NOT_FOUND', `There is no file “${basename(file)}” at the place given. Check the path.`, { file });
  try { json = JSON.parse(readFileSync(file, 'utf8')); } catch { throw new Refusal('PLAN_UNREADABLE', `“${basename(file)}” is not an import plan: it cannot be read as JSON.`, { file }); }
  // What `import` printed may be given whole: the plan is inside it.
  const candidate = typeof json === 'object' && json !== null && 'plan' in json ? json.plan : json;
  const plan = importPlanSchema.safeParse(candidate);
  if (!plan.success) {
    const issue = plan.error.issues[0]!;
    throw new Refusal('PLAN_UNREADABLE', `“${basename(file)}” is not an import plan: at ${issue.path.join('.') || 'the top'}, ${issue.message.toLowerCase()}.`, { file });
  }
  return plan.data;
}

const firstLine = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  try { return firstLineOf(readFileSync(file, 'utf8')); } catch { throw new Refusal('FILE_NOT_FOUND', `The passphrase file “${file}” cannot be read.`, { file }); }
};

/** Writers of workbooks and documents are loaded by the commands that need them: starting stays quick. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'create', positionals: ['PROJECT'], help: 'Makes an empty, encrypted project.',
    options: { template: text('T', 'national-response (the default) or empty'), name: text('N', 'the study\'s name'), coder: text('C', 'the first coder\'s name') },
    run(call) {
      const path = resolve(call.at(0));
      const template = call.choice('template', ['national-response', 'empty'], 'national-response');
      const session = createProject(path, call.passphrase, call.text('name') ?? basename(path).replace(/\.[^.]+$/, ''), template, call.text('coder'));
      session.close();
      return { project: path, schemaVersion: SCHEMA_VERSION, template };
    },
  },
  {
    name: 'import', positionals: ['PROJECT', 'FILE…'], help: 'Brings a spreadsheet in, or several files or a folder as one table: all of it, or nothing.',
    options: {
      sheet: text('S', 'which sheet'), plan: text('PLAN.json', 'how to read it, as an earlier import printed it'), instrument: text('ID', 'which questionnaire the file answers'),
      update: flag('match cases by their key and bring changes'), 'dry-run': flag('show what would happen; the project stays as it is'), 'file-passphrase-file': text('F', 'a file with the workbook\'s own passphrase'),
      form: text('FORM.xlsx', 'the XLSForm the file was collected with: its labels, types and choices'), encoding: text('E', 'for text files'), delimiter: text('D', 'for text files'),
      'skip-refused': flag('of several files, leave out those that cannot be read'), 'no-join': flag('leave other sheets with the same ids aside'), 'repair-letters': flag('texts that were read in a wrong encoding before the file was made (“Ã©”) as they were meant'),
    },
    run: (call) => withProject(call, async (session) => importFile(session, await pathsSource(call.positionals.slice(1).map((path) => resolve(path))), {
      skipRefused: call.flag('skip-refused'), joins: !call.flag('no-join'), ...(call.flag('repair-letters') ? { repair: true } : {}),
      sheet: call.text('sheet'), plan: call.text('plan') === undefined ? undefined : readPlan(call.text('plan')!), instrument: call.text('instrument'), update: call.flag('update'), dryRun: call.flag('dry-run'),
      filePassphrase: firstLine(call.text('file-passphrase-file')), form: call.text('form') === undefined ? undefined : resolve(call.text('form')!), encoding: call.text('encoding'), delimiter: call.text('delimiter'),
    })),
  },
  ...documentsCommands(withProject),
  { name: 'describe', positionals: ['PROJECT'], options: {}, help: 'What the project holds: instruments, variables, codes, coders, answers.', run: (call) => withProject(call, describeProject) },
  {
    name: 'codes import', positionals: ['PROJECT', 'FILE'], options: { 'dry-run': flag('show what would change, code by code; the project stays as it is') }, help: 'Reads a codebook (.csv, .xlsx, .qdc); what is there is changed, nothing taken away.',
    run: (call) => withProject(call, (session) => { codebookFormat(call.at(1)); return (call.flag('dry-run') ? previewCodebook : importCodebook)(session, basename(call.at(1)), resolve(call.at(1))); }),
  },
  {
    name: 'codes export', positionals: ['PROJECT', 'FILE'], options: { words: WORDS }, help: 'Writes the codebook (.csv, .xlsx, .qdc).',
    run: (call) => withProject(call, async (session) => {
      const { exportCodebook } = await import('#service/exporting/codebook.ts');
      const { bytes, codes, withheld, losses } = await exportCodebook(session, codebookFormat(call.at(1)), { words: wordsOf(call) });
      write(resolve(call.at(1)), bytes);
      return { file: resolve(call.at(1)), codes, added: 0, changed: 0, withheld, ...(losses ? { losses } : {}) };
    }),
  },
  {
    name: 'codings import', positionals: ['PROJECT', 'FILE.csv'], options: {}, help: 'Reads codings: columns case, question, code, start, end, coder.',
    run: (call) => withProject(call, (session) => importCodings(session, basename(call.at(1)), resolve(call.at(1)))),
  },
  {
    name: 'codings export', positionals: ['PROJECT', 'FILE.csv'], options: {}, help: 'Writes every coding of every coder.',
    run: (call) => withProject(call, (session) => {
      const { text: csv, codings } = codingsCsv(session);
      write(resolve(call.at(1)), csv);
      return { file: resolve(call.at(1)), codings, added: 0, refused: [] };
    }),
  },
  {
    name: 'crosstab', positionals: ['PROJECT'], help: 'Cross-tabulates: one table for each pair of a row and a column variable.',
    options: {
      rows: text('VAR,…', 'row variables, by id or label'), columns: text('VAR,…', 'column variables; without them the total alone'), filter: text('EXPR', 'e.g. region = \'South Asia\' and income in (\'low\',\'lower-middle\')'),
      weight: text('VAR', 'a numeric variable'), base: text('valid|all', 'cases with an answer (the default), or all with the missing shown as rows'), tests: flag('tests of significance'),
      suppress: text('N', 'withhold cells under N, and what would give them away'),
      strata: text('VAR', 'what names a case\'s stratum (else the variable with the role stratum)'), clusters: text('VAR', 'what names its first-stage cluster (else the role cluster)'), lonely: text('refuse|certainty|adjust', 'how a stratum of one cluster is treated'),
      'no-design': flag('leave the declared sample design out'), population: text('N', 'gross weighted counts up to a population of N'), bands: text('VAR:5,10[;VAR:…]', 'cut numbers into bands'),
      adjust: text('none|bonferroni|holm|bh', 'adjustment of the comparisons in a row'), interval: text('wilson|clopper-pearson', 'intervals of the shares, and by which method'), differences: flag('how far each column is from the first, with Newcombe\'s interval'), seed: text('S', 'seed of Fisher\'s simulation'), language: text('en|fr', 'language of labels and notes'),
    },
    run: (call) => withProject(call, (session) => {
      const known = namesOf(session);
      const rows = call.names('rows', known);
      const bands = bandsOf(call);
      const numbers = rows.filter((row) => isNumberRow(session, row, bands));
      const request: TableRequest = {
        rows: rows.filter((row) => !numbers.includes(row)), columns: call.names('columns', known), base: call.choice('base', ['valid', 'all'], 'valid'), tests: call.flag('tests'), language: call.choice('language', ['en', 'fr'], 'en'),
        filter: call.text('filter'), weight: call.text('weight'), suppress: call.whole('suppress'), design: designOf(call), population: call.whole('population'), bands,
        ...(call.text('adjust') === undefined ? {} : { adjust: call.choice('adjust', ['none', 'bonferroni', 'holm', 'bh'] as const, 'bonferroni') }), seed: call.whole('seed'),
        ...(call.text('interval') === undefined ? {} : { interval: call.choice('interval', intervalMethodSchema.options, 'wilson') }), ...(call.flag('differences') ? { differences: true } : {}),
      };
      const tables = request.rows.length === 0 ? { ok: true as const, value: [] } : crosstab(request, session.crosstabData);
      if (!tables.ok) throw new Refusal(tables.error.code, tables.error.message, tables.error.details);
      return { tables: tables.value, ...(numbers.length === 0 ? {} : { numbers: numberTables(session, numbers, request) }) };
    }, () => { if (call.list('rows').length === 0) throw new UsageError('crosstab needs --rows VAR[,VAR…].'); }),
  },
  {
    name: 'design', positionals: ['PROJECT'], help: 'Declares how the sample was drawn: which variables hold weights, strata and clusters. Without options, prints what is declared.',
    options: { weight: text('VAR', 'the design weight'), strata: text('VAR', 'names a case\'s stratum'), clusters: text('VAR', 'names its first-stage cluster') },
    run: (call) => withProject(call, (session) => {
      const roles = [['weight', 'weight'], ['strata', 'stratum'], ['clusters', 'cluster']] as const;
      for (const [option, role] of roles) {
        const name = call.text(option);
        if (name === undefined) continue;
        const match = findVariable(session.crosstabData, name);
        if (!('found' in match)) { const problem = nameProblem(name, match); throw new Refusal(problem.code, problem.sentence, problem.details); }
        // Each survey of a project has a design of its own.
        for (const definition of session.definitions.values()) if (definition.role === role && definition.id !== match.found.definition.id && definition.instrument === match.found.definition.instrument) changeVariable(session, definition.id, { role: null });
        if (match.found.definition.role !== role) changeVariable(session, match.found.definition.id, { role });
      }
      return declaredDesigns(session);
    }),
  },
  {
    name: 'tables', positionals: ['PROJECT'], help: 'The table plan: what it holds, which numbers moved since it was remembered, where a recipe id leads, what is withheld and why that is enough.',
    options: {
      record: text('NAME', 'remember every number of the plan under a name'), release: text('NAME', 'the same, as released: what is withheld later reckons with it'), moved: flag('run the plan again and list every number that moved'),
      against: text('ID', 'with --moved: a remembered moment other than the last'), recipe: text('R-…', 'from a recipe id under an exported table back to the table'), disclosure: flag('what is withheld, with bounds as proof, and cells of 0 or 100 % to review'),
      out: text('FILE.csv', 'with --disclosure: also write it as CSV'), language: text('en|fr', 'language of titles and labels'),
      add: flag('add a table to the plan, or change the one whose id is given'), from: text('FILE.json', 'with --add: tables as this command prints them under plan'), remove: text('ID', 'take a table out of the plan'),
      id: text('ID', 'with --add: the table\'s id (else the next free one)'), title: text('T', 'with --add: its title'), 'title-fr': text('T', 'with --add: its title in French'),
      rows: text('VAR,…', 'with --add: row variables'), columns: text('VAR,…', 'with --add: column variables'), layers: text('VAR,…', 'with --add: a page for each category of these'), filter: text('EXPR', 'with --add: which cases'),
      weight: text('VAR', 'with --add: a numeric variable'), base: text('valid|all', 'with --add: who is in the base'), nest: flag('with --add: columns within each other'), grid: flag('with --add: questions on one scale side by side'),
      statistics: text('NAME,…', `with --add: ${TABLE_STATISTICS.join(', ')}`), tests: flag('with --add: tests of significance'), interval: text('wilson|clopper-pearson', 'with --add: how intervals are made'),
      mode: text('census|sample', 'with --add: whether the cases are all there are'), suppress: text('N', 'with --add: withhold counts under N'), bands: text('VAR:5,10[;VAR:…]', 'with --add: cut numbers into bands'),
    },
    run: (call) => withProject(call, (session) => {
      const language = call.choice('language', ['en', 'fr'], 'en');
      if (call.flag('add')) return addTables(session, call, namesOf(session), bandsOf(call));
      const gone = call.text('remove');
      if (gone !== undefined) {
        if (!removeTable(session, gone)) throw new Refusal('TABLE_UNKNOWN', `There is no saved table “${gone}”. “tables” lists the ids of those there are.`, { table: gone });
        return { removed: gone };
      }
      const recipe = call.text('recipe');
      if (recipe !== undefined) return findRecipe(session, recipe, language);
      if (call.flag('moved')) return movedSince(session, language, call.whole('against'));
      if (call.flag('disclosure')) {
        const report = disclosureReport(session, language);
        const out = call.text('out');
        if (out !== undefined) write(resolve(out), disclosureCsv(report, language));
        return report;
      }
      for (const kind of ['record', 'release'] as const) { const name = call.text(kind); if (name !== undefined) return { ...recordPlan(session, kind, name, language), kind, name }; }
      const plan = listPlan(session);
      return {
        tables: plan.map((table, index) => {
          try {
            const pages = tableModels(session, [table], language);
            return { number: index + 1, id: table.id, title: pages[0]!.title, recipes: pages.map((page) => page.recipe), problem: null };
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            return { number: index + 1, id: table.id, title: table.title[language] || table.title.en || table.id, recipes: [], problem: error.message };
          }
        }),
        plan, remembered: planRecords(session),
      };
    }),
  },
  {
    name: 'agreement', positionals: ['PROJECT'], help: 'How far coders agree, by theme and overall.',
    options: { coders: text('A,B[,C…]', 'whose codings to compare'), question: text('Q', 'one open-ended question'), code: text('C', 'one code and what is below it'), unit: text('answer|character', 'what is compared'), bootstrap: text('N', 'resamples for an interval'), seed: text('S', 'seed of the resampling') },
    run: (call) => withProject(call, (session) => {
      return measureAgreement(session, { coders: call.list('coders'), variableId: call.text('question'), codeId: call.text('code'), unit: call.choice('unit', ['answer', 'character'], 'answer'), bootstrap: call.whole('bootstrap', 0), seed: call.whole('seed', 1) });
    }, () => { if (call.list('coders').length < 2) throw new UsageError('agreement needs --coders A,B[,C…].'); }),
  },
  {
    name: 'find', positionals: ['PROJECT', 'QUERY'], help: 'Searches the open-ended answers: words, "phrases", prefix*, AND, OR, NOT, NEAR(a b, 5).',
    options: { question: text('Q', 'one open-ended question'), code: text('C', 'answers that carry this code'), limit: text('N', 'most hits to print (200)') },
    run: (call) => withProject(call, (session) => {
      if (searchExpression(call.at(1)) === null) throw new Refusal('SEARCH_EMPTY', 'There is no word to search for. Give a word, a “phrase”, or a beginning with an asterisk (budget*); NOT takes away from what else is searched for.', {});
      const { total, hits } = findInAnswers(session, call.at(1), { variableId: call.text('question'), codeId: call.text('code'), limit: call.whole('limit', 200) });
      return { total, hits: hits.map(({ answerId: _, ...hit }) => hit) };
    }),
  },
  {
    name: 'export', positionals: ['PROJECT'], help: 'Writes the saved tables as a workbook (.xlsx), a folder of .csv, a Word annex (.docx) or Markdown (.md); with --data the cases as rows and the variables as columns (.xlsx, or a folder of .csv).',
    options: { out: text('FILE', 'what to write'), layout: text('publication|analyst', 'which of the two layouts'), language: text('en|fr', 'language of titles, labels and notes'), tables: text('NAME,…', 'only these saved tables'), formulas: flag('percentages as formulas over the counts (workbooks)'), 'no-charts': flag('a workbook without charts'),
      data: flag('the data themselves, with a dictionary and the plan that reads them back'), variables: text('VAR,…', 'with --data: only these'), filter: text('EXPR', 'with --data: only cases for which it holds'), instrument: text('ID', 'with --data: only the cases of one questionnaire'),
      codings: flag('with --data: a column for each theme'), confidential: flag('with --data: confidential columns too'), words: WORDS },
    run: (call) => withProject(call, async (session) => {
      if (call.flag('data')) {
        const { exportDataTo } = await import('#service/exporting/data.ts');
        const named = call.names('variables', namesOf(session)).map((name) => { const found = findVariable(session.crosstabData, name); if ('found' in found) return found.found.definition.id; if ('withoutVector' in found) return found.withoutVector.id; const wrong = nameProblem(name, found); throw new Refusal(wrong.code, wrong.sentence, wrong.details); });
        return exportDataTo(session, resolve(call.text('out')!), {
          language: call.choice('language', ['en', 'fr'], 'en'), variables: call.text('variables') === undefined ? undefined : named, filter: call.text('filter'), instrument: call.text('instrument'),
          codings: call.flag('codings'), confidential: call.flag('confidential'), words: wordsOf(call),
        });
      }
      const { exportTables } = await import('#service/exporting/export.ts');
      const out = call.text('out')!;
      return exportTables(session, resolve(out), { layout: call.choice('layout', ['publication', 'analyst'], 'publication'), language: call.choice('language', ['en', 'fr'], 'en'), tables: call.text('tables') === undefined ? undefined : call.list('tables'), formulas: call.flag('formulas'), charts: !call.flag('no-charts') });
    }, () => { if (call.text('out') === undefined) throw new UsageError('export needs --out FILE.'); }),
  },
  {
    name: 'refresh', positionals: ['PROJECT', 'FILE.docx'], help: 'Puts the numbers of today into a Word file that holds linked ones (from a Word annex, or copied out of it), and lists every number that moved.',
    options: { out: text('FILE.docx', 'where to write the refreshed file; without it nothing is written') },
    run: (call) => withProject(call, async (session) => {
      const { refreshNumbers } = await import('#service/exporting/linked-numbers.ts');
      const { writeExport } = await import('#service/exporting/export.ts');
      const file = resolve(call.at(1));
      if (!existsSync(file)) throw new Refusal('FILE_NOT_FOUND', `“${file}” is not there.`, { file });
      const { bytes, ...told } = await refreshNumbers(session, readFileSync(file), basename(file));
      const out = call.text('out');
      if (out !== undefined) writeExport(resolve(out), bytes);
      return { file: out === undefined ? null : resolve(out), ...told };
    }),
  },
  {
    name: 'extract', positionals: ['PROJECT'], help: 'Writes a de-identified extract: the columns as Parquet, a dictionary, and the table plan as SQL. Nothing confidential, no words, no key.',
    options: { out: text('DIRECTORY', 'where to write its files (a name that ends in .zip: one file)') },
    run: (call) => withProject(call, async (session) => {
      const { makeExtract } = await import('#service/extract/extract.ts');
      const { writeExport } = await import('#service/exporting/export.ts');
      const { zipParts } = await import('#service/exporting/zip-parts.ts');
      const out = resolve(call.text('out')!);
      const { parts, ...told } = makeExtract(session);
      if (out.toLowerCase().endsWith('.zip')) writeExport(out, await zipParts(parts));
      else for (const part of parts) writeExport(resolve(out, part.name), part.bytes);
      return { file: out, files: parts.map(({ name }) => name), ...told };
    }, () => { if (call.text('out') === undefined) throw new UsageError('extract needs --out DIRECTORY.'); }),
  },
  {
    name: 'exchange export', positionals: ['PROJECT', 'FILE.qdpx'], options: { pseudonymised: flag('pseudonyms in the place of names, places, addresses and numbers'), language: text('en|fr', 'language of the pseudonyms') }, help: 'Writes a REFI-QDA project for NVivo, MAXQDA, ATLAS.ti and others, and says what it cannot hold. It is not encrypted, and carries every answer, cleared or not.',
    run: (call) => withProject(call, async (session) => {
      const { exportProject } = await import('#service/exchange/export-project.ts');
      return exportProject(session, resolve(call.at(1)), { words: call.flag('pseudonymised') ? 'pseudonymised' : 'raw', language: call.choice<'en' | 'fr'>('language', ['en', 'fr'], 'en') });
    }),
  },
  {
    name: 'exchange import', positionals: ['PROJECT', 'FILE.qdpx'], options: {}, help: 'Reads a REFI-QDA project (.qdpx, .qde): coders, codebook, cases, texts, codings, memos; and says what was left.',
    run: (call) => withProject(call, async (session) => {
      const { importProject } = await import('#service/exchange/import-project.ts');
      return importProject(session, resolve(call.at(1)));
    }),
  },
  {
    name: 'check', positionals: ['PROJECT', 'DRAFT'], help: 'Checks every number of a draft report (.docx, .md, .txt, .html, .pdf) against the project.',
    options: { rounding: text('RULE', 'half (the default: either way at an exact half), half-up, half-even, down, up'), language: text('en|fr', 'language of the reasons'), weight: text('VAR', 'a numeric variable: percentages are weighted ones'), annotated: text('FILE.docx', 'write a copy of the Word draft with a comment on each claim that does not hold') },
    run: (call) => withProject(call, async (session) => {
      const [{ readDraft }, { checkAgainst }] = await Promise.all([import('#service/check/read-draft.ts'), import('#service/check/check.ts')]);
      const read = await readDraft(resolve(call.at(1)));
      const checked = checkAgainst(session, read.draft, { rounding: call.choice('rounding', ROUNDINGS, 'half'), language: call.choice('language', ['en', 'fr'], 'en'), weight: call.text('weight') });
      const copy = call.text('annotated');
      if (copy !== undefined) {
        const { annotateDraft } = await import('#service/check/annotate-word.ts');
        write(resolve(copy), await annotateDraft(read, checked, call.choice('language', ['en', 'fr'], 'en')));
      }
      return { ...checked, ...(copy === undefined ? {} : { annotated: resolve(copy) }) };
    }),
  },
  ...dataCommands(withProject),
  ...reportCommands(withProject),
  ...privacyCommands(withProject, write),
  ...confirmationCommands(withProject, write),
  ...maturityCommands(withProject, write),
  ...reviewCommands(withProject, write, firstLine),
  { name: 'verify', positionals: ['PROJECT'], options: {}, help: 'Checks every page, the schema and the history\'s chain.', run: (call) => withProject(call, verifyProject) },
  {
    name: 'backup', positionals: ['PROJECT'], options: { out: text('FILE', 'where to put it (else in a folder beside the project)') }, help: 'Makes an encrypted copy.',
    run: (call) => withProject(call, (session) => ({ file: backUpProject(session, call.text('out') === undefined ? undefined : resolve(call.text('out')!)) })),
  },
  {
    name: 'restore', positionals: ['BACKUP', 'PROJECT'], options: {}, help: 'Puts a backup in the place of a project that is not there.',
    run(call) {
      const session = restoreProject(resolve(call.at(0)), resolve(call.at(1)), call.passphrase);
      session.close();
      return { file: resolve(call.at(1)) };
    },
  },
  {
    name: 'salvage', positionals: ['PROJECT', 'NEW'], options: {}, help: 'Reads what can be read of a damaged project into a new one; the damaged file stays as it is.',
    async run(call) {
      const { salvageProject } = await import('#service/backups/salvage.ts');
      const target = resolve(call.at(1));
      if (existsSync(target)) throw new Refusal('PROJECT_EXISTS', `“${basename(target)}” is already there. Choose another name.`, { file: basename(target) });
      return salvageProject(resolve(call.at(0)), target, call.passphrase);
    },
  },
  {
    name: 'rekey', positionals: ['PROJECT'], options: { 'new-passphrase-file': text('F', 'a file whose first line is the new passphrase') }, help: 'Gives the project a new passphrase.',
    run: (call) => withProject(call, async (session) => {
      const { beginRekey } = await import('#service/backups/rekey.ts');
      const swap = await beginRekey(session, call.passphrase, firstLine(call.text('new-passphrase-file'))!);
      swap().close();
      return { file: session.path };
    }, () => { if (call.text('new-passphrase-file') === undefined) throw new UsageError('rekey needs --new-passphrase-file F.'); }),
  },
  {
    name: 'sample', positionals: ['DIRECTORY'], options: { seed: text('S', 'another synthetic study (1)') }, help: 'Makes the synthetic sample study: two spreadsheets, codings, and a project of them.',
    async run(call) {
      const { makeSampleStudy } = await import('#service/sample.ts');
      return makeSampleStudy(resolve(call.at(0)), call.whole('seed', 1), call.passphrase);
    },
  },
];

