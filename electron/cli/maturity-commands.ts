import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { levels as levelsContract } from '#core/contract/api/maturity.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { existingChecklist, importMarks, putChecklistDefinition, readChecklistFile, sampleChecklist } from '#service/checklists/checklists.ts';
import { listUnits } from '#service/checklists/units.ts';
import { listChecklists } from '#service/checklists/variables.ts';
import { explainUnitLevel, levelChanges, levelMatrix, listLevels, putLevel, ruleCounts } from '#service/maturity/levels.ts';
import { rangeOf } from '#service/maturity/range.ts';
import { sourcePage, sourcesOverview } from '#service/maturity/side-by-side.ts';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;
type Write = (file: string, content: string | Uint8Array) => void;
const LANGUAGE = text('en|fr', 'language of names and words');
const language = (call: Call): 'en' | 'fr' => call.choice<'en' | 'fr'>('language', ['en', 'fr'], 'en');

/** A country by its id or its name in either language. */
function unitOf(session: ProjectSession, name: string): string {
  const found = (['en', 'fr'] as const).flatMap((each) => listUnits(session, each)).find((unit) => unit.id === name || normaliseText(unit.name) === normaliseText(name));
  if (!found) throw new Refusal('UNIT_UNKNOWN', `There is no country “${name}” among the cases of this project.`, { unit: name });
  return found.id;
}

/** Checklists, levels made of them, and all sources side by side. */
export const maturityCommands = (withProject: WithProject, write: Write): readonly Command[] => [
  {
    name: 'checklist list', positionals: ['PROJECT'], options: {}, help: 'The checklists of the project.',
    run: (call) => withProject(call, (session) => ({ checklists: listChecklists(session.db).map((one) => ({ id: one.id, title: one.title, items: one.items.length, scale: one.scale })) })),
  },
  {
    name: 'checklist add', positionals: ['PROJECT', 'FILE'], help: 'A checklist from a spreadsheet (columns Section, Item, Weight, Capability, No.; a second sheet with the scale), or one to begin with: law, capacity.',
    options: { id: text('ID', 'its short name, which its variables begin with'), title: text('T', 'its title') },
    run: (call) => withProject(call, async (session) => {
      const read = extname(call.at(1)) === '' ? sampleChecklist(call.at(1)) : await readChecklistFile(resolve(call.at(1)));
      const title = call.text('title');
      const { id, title: name, items, scale } = putChecklistDefinition(session, { ...read, id: call.text('id') ?? read.id, ...(title === undefined ? {} : { title: { en: title, fr: title } }) });
      return { id, title: name, items: items.length, scale };
    }),
  },
  {
    name: 'checklist mark', positionals: ['PROJECT', 'CHECKLIST', 'FILE'], help: 'Marks items from a table: columns country, item, value, and where there are some phase, note, evidence. One undo takes them back.',
    options: { phase: text('P', 'the phase of lines that name none') },
    run: (call) => withProject(call, (session) => importMarks(session, call.at(1), resolve(call.at(2)), call.text('phase') ?? '')),
  },
  {
    name: 'checklist export', positionals: ['PROJECT', 'CHECKLIST', 'FILE.xlsx'], help: 'Writes what was marked with its evidence, the scores by country and section, and the scale.', options: { language: LANGUAGE },
    run: (call) => withProject(call, async (session) => {
      existingChecklist(session, call.at(1));
      const { checklistFile } = await import('#service/maturity/files.ts');
      const { bytes, marks } = await checklistFile(session, call.at(1), language(call));
      write(resolve(call.at(2)), bytes);
      return { file: resolve(call.at(2)), marks };
    }),
  },
  {
    name: 'levels add', positionals: ['PROJECT', 'FILE.json'], help: 'Defines a level: {id, label:{en,fr}, capability, levels:[{id,label}] from the lowest, rules:[{level,when}] of which the first that holds decides}.', options: {},
    run: (call) => withProject(call, (session) => {
      const file = basename(call.at(1));
      let json: unknown;
      try { json = JSON.parse(readFileSync(resolve(call.at(1)), 'utf8')); } catch { throw new Refusal('PLAN_UNREADABLE', `“${file}” cannot be read as JSON.`, { file }); }
      const schema = levelsContract.put['~orpc'].inputSchema;
      const parsed = schema?.safeParse(json);
      if (!parsed?.success) throw new Refusal('PLAN_UNREADABLE', `“${file}” is no level: at ${parsed?.error.issues[0]?.path.join('.') || 'the top'}, ${parsed?.error.issues[0]?.message.toLowerCase() ?? ''}.`, { file });
      const { rules, undecided } = ruleCounts(session, parsed.data.rules.map(({ when }) => when));
      return { ...putLevel(session, parsed.data), rules: parsed.data.rules.map(({ level }, at) => ({ level, ...rules[at] ?? { holds: 0, decides: 0 } })), undecided };
    }),
  },
  {
    name: 'levels show', positionals: ['PROJECT'], help: 'Every country’s level, the rules in words, why one is what it is, what changed between two phases, and numbers by country with who is at the ends.',
    options: { explain: text('LEVEL', 'with --country: why'), country: text('C', 'one country'), from: text('PHASE', 'with --to: what changed'), to: text('PHASE', 'with --from'), range: text('VAR[=CATEGORY]', 'a number or share by country, from least to most'), out: text('FILE.xlsx', 'write all of it'), language: LANGUAGE },
    run: (call) => withProject(call, async (session) => {
      const out = call.text('out');
      if (out !== undefined) {
        const { levelsFile } = await import('#service/maturity/files.ts');
        const { bytes, units } = await levelsFile(session, language(call));
        write(resolve(out), bytes);
        return { file: resolve(out), units };
      }
      const range = call.text('range');
      if (range !== undefined) { const at = range.indexOf('='); return rangeOf(session, at < 0 ? range : range.slice(0, at), at < 0 ? undefined : range.slice(at + 1), language(call)); }
      if (call.text('explain') !== undefined) return explainUnitLevel(session, call.text('explain')!, unitOf(session, call.text('country')!), language(call));
      if (call.text('from') !== undefined) return levelChanges(session, call.text('from')!, call.text('to')!, language(call));
      return { ...levelMatrix(session, language(call)), levels: listLevels(session, language(call)) };
    }, () => {
      if ((call.text('explain') === undefined) !== (call.text('country') === undefined)) throw new UsageError('--explain LEVEL and --country C go together.');
      if ((call.text('from') === undefined) !== (call.text('to') === undefined)) throw new UsageError('--from PHASE and --to PHASE go together.');
    }),
  },
  {
    name: 'sources show', positionals: ['PROJECT'], help: 'What every instrument, phase, document and checklist says of a country and a capability, side by side, and whether they agree. Without both, how far they agree everywhere. What it prints is confidential.',
    options: { country: text('C', 'one country'), capability: text('NO', 'one capability'), language: LANGUAGE },
    run: (call) => withProject(call, (session) => (call.text('country') === undefined ? sourcesOverview(session, language(call)) : sourcePage(session, unitOf(session, call.text('country')!), call.text('capability')!, language(call))),
      () => { if ((call.text('country') === undefined) !== (call.text('capability') === undefined)) throw new UsageError('--country C and --capability NO go together.'); }),
  },
  {
    name: 'sources export', positionals: ['PROJECT', 'FILE'], help: 'Writes the roadmap from evidence to finding to recommendation (.xlsx, .docx): cleared words and statuses that may be printed alone.', options: { country: text('C', 'one country'), language: LANGUAGE },
    run: (call) => withProject(call, async (session) => {
      const extension = extname(call.at(1)).toLowerCase();
      if (extension !== '.xlsx' && extension !== '.docx') throw new Refusal('FORMAT_UNFIT', `“${basename(call.at(1))}”: a roadmap is written as .xlsx or .docx.`, { format: extension.slice(1) });
      const { roadmapFile } = await import('#service/maturity/files.ts');
      const { bytes, ...told } = await roadmapFile(session, extension === '.xlsx' ? 'xlsx' : 'docx', language(call), call.text('country') === undefined ? undefined : unitOf(session, call.text('country')!));
      write(resolve(call.at(1)), bytes);
      return { file: resolve(call.at(1)), ...told };
    }),
  },
];
