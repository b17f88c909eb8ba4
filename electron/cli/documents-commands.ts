import { resolve } from 'node:path';
import type { DocumentPlace, InspectedDocument } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { recogniseCountry } from '#core/framework/recognise-country.ts';
import { listCases } from '#db/queries/cases.ts';
import { moveDocument, nameDocument, removeDocuments } from '#service/documents/change.ts';
import { documentPaths } from '#service/documents/folder.ts';
import { inspectDocuments } from '#service/documents/inspect.ts';
import { listDocuments } from '#service/documents/list.ts';
import { storeDocuments } from '#service/documents/store.ts';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command, type OptionSpec } from './arguments.ts';

const text = (value: string, help: string): OptionSpec => ({ type: 'string', value, help });
const flag = (help: string): OptionSpec => ({ type: 'boolean', help });
type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;

/** The place in the project of the one case of this name. */
function caseNamed(session: ProjectSession, key: string): number {
  const found = listCases(session.db).filter((one) => one.key === key);
  if (found.length === 1) return found[0]!.position;
  throw found.length === 0 ? new Refusal('CASE_NOT_FOUND', `There is no case “${key}” in the project. “export --data” writes the identifiers of all cases; --own-case NAME makes a case for the documents.`, { key })
    : new Refusal('CASE_AMBIGUOUS', `${found.length} cases are called “${key}”, one for each of several questionnaires. Give the document a case of its own (--own-case), or attach it in the window.`, { key, cases: found.length });
}

function countryNamed(name: string): string {
  const found = recogniseCountry(name);
  if (found.kind !== 'match') throw new Refusal('COUNTRY_UNKNOWN', `“${name}” is no country that is known here. Give its name, or its code of three letters.`, { country: name });
  return found.iso3;
}

/** Where the options put a document, if they do. */
function placeFrom(call: Call, session: ProjectSession, guessed: InspectedDocument): DocumentPlace {
  const country = call.text('country');
  if (call.text('case') !== undefined) return { caseIndex: caseNamed(session, call.text('case')!) };
  const own = call.text('own-case');
  if (own !== undefined || call.flag('own-cases')) return { newCase: own ?? guessed.title, country: country === undefined ? guessed.guess!.country : countryNamed(country) };
  const { place } = guessed.guess!;
  return country === undefined || 'caseIndex' in place ? place : { ...place, country: countryNamed(country) };
}

function documentNamed(session: ProjectSession, name: string): number {
  const all = listDocuments(session);
  const found = /^\d+$/u.test(name) && all.some((one) => one.id === Number(name)) ? all.filter((one) => one.id === Number(name)) : all.filter((one) => one.title === name || one.file === name);
  if (found.length === 1) return found[0]!.id;
  throw new Refusal('DOCUMENT_NOT_FOUND', found.length === 0 ? `There is no document “${name}”. “documents PROJECT list” names them.` : `${found.length} documents are called “${name}”. Name the one you mean by its number (“documents PROJECT list”).`, { document: name });
}

/** Interviews and reports beside surveys. */
export const documentsCommands = (withProject: WithProject): readonly Command[] => [
  {
    name: 'documents add', positionals: ['PROJECT', 'FILE…'], help: 'Brings interviews and reports in (.docx, .pdf with text, .md, .txt, .html, or a folder): all of them, or none. A file that is there already takes the place of its earlier text.',
    options: {
      collection: text('NAME', 'what they are called together (else “Interviews” where somebody speaks, or “Reports”)'), case: text('KEY', 'the case they all belong to'), 'own-case': text('NAME', 'one case of their own for all of them'), 'own-cases': flag('a case of its own for each'),
      country: text('C', 'the country of cases that are made'), 'as-new': flag('beside an earlier text of the same file, not in its place'), 'skip-refused': flag('leave out files that cannot be read'), 'dry-run': flag('show what would happen; the project stays as it is'),
    },
    run: (call) => withProject(call, async (session) => {
      const found = await inspectDocuments(session, await documentPaths(call.positionals.slice(1).map((path) => resolve(path))));
      const refused = found.flatMap(({ inspected }) => inspected.refused ?? []);
      if (refused.length > 0 && !call.flag('skip-refused') && !call.flag('dry-run')) throw new Refusal(refused[0]!.code, refused.length === 1 ? refused[0]!.message : `${refused[0]!.message} (${refused.length} files cannot be read; --skip-refused leaves them out.)`, refused[0]!.details);
      const asNew = call.flag('as-new');
      const unchanged = found.filter(({ inspected }) => inspected.twin?.same === true && !asNew);
      const items = found.flatMap(({ read, inspected }) => {
        if (!read || (inspected.twin?.same === true && !asNew)) return [];
        const replaces = asNew ? undefined : inspected.twin?.id;
        return [{ read, title: inspected.title, place: replaces === undefined ? placeFrom(call, session, inspected) : inspected.guess!.place, ...(replaces === undefined ? {} : { replaces }) }];
      });
      const collection = call.text('collection') ?? (items.some(({ read }) => read.speakers.length > 1) ? 'Interviews' : 'Reports');
      const guesses = found.flatMap(({ inspected: { file, guess } }) => (guess ? [{ file, case: guess.caseKey, made: 'newCase' in guess.place, country: guess.country, reason: guess.reason, found: guess.found }] : []));
      const stored = call.flag('dry-run') || items.length === 0 ? { ids: [], cases: 0, undecided: 0 } : storeDocuments(session, collection, items);
      const ids = new Set(stored.ids);
      return {
        collection, documents: listDocuments(session).filter((one) => ids.has(one.id)), cases: stored.cases, undecided: stored.undecided, unchanged: unchanged.map(({ inspected }) => inspected.file),
        replaced: items.filter((item) => 'replaces' in item).map(({ title }) => title), guesses, refused: refused.map(({ code, message, details }) => ({ file: details['file'] ?? null, code, reason: message })), committed: stored.ids.length > 0,
      };
    }, () => { if ([call.text('case'), call.text('own-case'), call.flag('own-cases') ? '' : undefined].filter((one) => one !== undefined).length > 1) throw new UsageError('--case, --own-case and --own-cases say different things; give one of them.'); }),
  },
  { name: 'documents list', positionals: ['PROJECT'], options: {}, help: 'The documents of the project, with their cases, pages and speakers.', run: (call) => withProject(call, (session) => ({ documents: listDocuments(session) })) },
  {
    name: 'documents change', positionals: ['PROJECT', 'DOCUMENT'], help: 'Another title, or another case; a document is named by its number, title or file.',
    options: { title: text('T', 'its new title'), case: text('KEY', 'the case it belongs to'), 'own-case': text('NAME', 'a case of its own'), country: text('C', 'the country of that case') },
    run: (call) => withProject(call, (session) => {
      const id = documentNamed(session, call.at(1));
      const [title, key, own, country] = [call.text('title'), call.text('case'), call.text('own-case'), call.text('country')];
      session.together(() => {
        if (title !== undefined && title.trim() !== '') nameDocument(session, id, title.trim());
        if (key !== undefined) moveDocument(session, id, { caseIndex: caseNamed(session, key) });
        // an own case that is only called otherwise stays in its country
        else if (own !== undefined) { const now = listDocuments(session).find((one) => one.id === id); moveDocument(session, id, { newCase: own, country: country !== undefined ? countryNamed(country) : now?.ownCase === true ? now.iso3 : null }); }
      });
      return listDocuments(session).find((one) => one.id === id);
    }, () => { if (call.text('title') === undefined && call.text('case') === undefined && call.text('own-case') === undefined) throw new UsageError('Say what is to change: --title, --case or --own-case.'); }),
  },
  { name: 'documents remove', positionals: ['PROJECT', 'DOCUMENT…'], options: {}, help: 'Takes documents out, with what was coded in them; each is named by its number, title or file.', run: (call) => withProject(call, (session) => removeDocuments(session, call.positionals.slice(1).map((name) => documentNamed(session, name)))) },
];
