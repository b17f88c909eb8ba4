import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { derivedVariableSchema, type DerivedVariable } from '#core/contract/api/data.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { INCOME_CLASSES, type IncomeClass } from '#core/framework/income.ts';
import { harmonise } from '#core/framework/harmonise.ts';
import { said } from '#core/text/sentences.ts';
import { classificationOf, classify } from '#service/classification.ts';
import { deriveVariables } from '#service/data.ts';
import { describeVariables } from '#service/describe.ts';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;

/** Definitions as `derive` and `harmonise` print them: one, a list, or the whole output. */
function readDefinitions(file: string): DerivedVariable[] {
  const name = basename(file);
  if (!existsSync(file)) throw new Refusal('FILE_NOT_FOUND', `There is no file “${name}” at the place given. Check the path.`, { file });
  let json: unknown;
  try { json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')); } catch { throw new Refusal('DEFINITIONS_UNREADABLE', `“${name}” holds no definitions of variables: it cannot be read as JSON.`, { file: name }); }
  const whole = typeof json === 'object' && json !== null && 'definitions' in json ? json.definitions : json;
  const list: unknown[] = Array.isArray(whole) ? whole : [whole];
  return list.map((one, index) => {
    const read = derivedVariableSchema.safeParse(one);
    if (read.success) return read.data;
    const issue = read.error.issues[0]!;
    throw new Refusal('DEFINITIONS_UNREADABLE', `“${name}” holds no definition of a variable at place ${index + 1}: at ${issue.path.join('.') || 'the top'}, ${issue.message.toLowerCase()}.`, { file: name, place: index + 1 });
  });
}

/** A stored derived variable as `derive` takes it. */
const definitionsOf = (session: ProjectSession): DerivedVariable[] => [...session.definitions.values()].flatMap(({ id, label, labels, capability, role, measure, categories, derivation }) => (derivation === undefined ? [] : [derivedVariableSchema.parse({
  id, label, derivation, measure, ...(labels === undefined ? {} : { labels }), ...(capability === undefined ? {} : { capability }), ...(role === undefined ? {} : { role }),
  ...(derivation.kind === 'categories' ? { categories: categories.map((category) => ({ id: category.id, label: category.label, ...(category.labels === undefined ? {} : { labels: category.labels }) })) } : {}),
})]));

/** Variables made of others. */
export const dataCommands = (withProject: WithProject): readonly Command[] => [
  {
    name: 'harmonise', positionals: ['PROJECT'], help: 'Questions that several questionnaires ask alike by yes or no, each offered as one variable over all cases; makes them where asked to.',
    options: { make: text('ID,…', 'make these of the offered variables'), all: flag('make all that are offered'), least: text('0…1', 'only those at least so sure') },
    run: (call) => {
      const least = Number(call.text('least') ?? '0');
      if (!(least >= 0 && least <= 1)) throw new UsageError(`--least takes a number from 0 to 1, not “${call.text('least')!}”.`);
      return withProject(call, (session) => {
        const offered = harmonise([...session.definitions.values()]).filter(({ confidence }) => confidence >= least);
        const wanted = call.list('make');
        const unknown = wanted.find((id) => !offered.some(({ variable }) => variable.id === id));
        if (unknown !== undefined) throw new Refusal('NOT_OFFERED', `“${unknown}” is not among the variables offered${offered.length === 0 ? ': none is' : ` (${offered.slice(0, 12).map(({ variable }) => variable.id).join(', ')}${offered.length > 12 ? ' …' : ''})`}. Two questionnaires offer one where both ask for the same capability by yes or no.`, { id: unknown });
        const chosen = call.flag('all') ? offered : offered.filter(({ variable }) => wanted.includes(variable.id));
        return {
          offered: offered.map(({ variable: { id, label, capability }, from, confidence, why }) => ({ id, label, capability: capability ?? null, from, confidence, reason: said(why).message })),
          definitions: offered.map(({ variable }) => variable), made: chosen.length === 0 ? [] : deriveVariables(session, chosen.map(({ variable }) => variable)),
        };
      });
    },
  },
  {
    name: 'classification', positionals: ['PROJECT'], help: 'Which classes of countries the project counts by: the World Bank’s of one fiscal year and UNICEF’s regions, with what was set by hand; changes them for all cases.',
    options: {
      'income-year': text('FY22', 'the World Bank’s income classes of this fiscal year, for the whole project'), income: text('VEN=upper-middle,…', 'income classes by hand: low, lower-middle, upper-middle, high'),
      region: text('TWN=East Asia and Pacific,…', 'regions by hand, by their English names'), reset: text('VEN,…', 'these countries as published again'),
    },
    run: (call) => {
      const pairs = (option: string): [string, string][] => call.list(option).map((pair) => {
        const equals = pair.indexOf('=');
        if (equals < 1) throw new UsageError(`--${option} takes a country’s code and its group, such as “VEN=…”, not “${pair}”.`);
        return [pair.slice(0, equals).trim().toUpperCase(), pair.slice(equals + 1).trim()];
      });
      const groups: Record<string, { region?: string; income?: IncomeClass } | null> = Object.fromEntries(call.list('reset').map((iso3) => [iso3.trim().toUpperCase(), null]));
      for (const [iso3, income] of pairs('income')) {
        const known = INCOME_CLASSES.find(({ id }) => id === income.toLowerCase());
        if (known === undefined) throw new UsageError(`--income takes ${INCOME_CLASSES.map(({ id }) => id).join(', ')}, not “${income}”.`);
        groups[iso3] = { ...groups[iso3], income: known.id };
      }
      for (const [iso3, region] of pairs('region')) groups[iso3] = { ...groups[iso3], region };
      // One option leaves standing what the other set before.
      return withProject(call, (session) => { const set = classificationOf(session.db).groups; return classify(session, { incomeYear: call.text('income-year')?.toUpperCase(), groups: Object.fromEntries(Object.entries(groups).map(([iso3, group]) => [iso3, group === null ? null : { ...set[iso3], ...group }])) }); });
    },
  },
  {
    name: 'derive', positionals: ['PROJECT'], help: 'Variables made of others: prints them with their formula in words, and their definitions; makes or changes them by a file of definitions.',
    options: { from: text('FILE.json', 'definitions as this command prints them: {id, label, derivation:{kind:"categories", rules:[{category, when}]} or {kind:"number", expression}}') },
    run: (call) => withProject(call, (session) => {
      const from = call.text('from');
      const made = from === undefined ? [] : deriveVariables(session, readDefinitions(resolve(from)));
      return { made, variables: describeVariables(session, false).filter(({ source }) => source === 'derived'), definitions: definitionsOf(session) };
    }),
  },
];
