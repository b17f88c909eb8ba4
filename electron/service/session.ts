import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ActName } from '#core/contract/acts.ts';
import type { Act, Area } from '#core/contract/project.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { speaksOf } from '#core/framework/capability-pages.ts';
import { pageOfQuestion } from '#core/report/question-pages.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import type { Vector } from '#core/model/vector.ts';
import { asReadDb, type Connection, type ReadDb, type WriteDb } from '#db/database.ts';
import { refusalFor } from '#db/open.ts';
import { countCases, listCases } from '#db/queries/cases.ts';
import { findCoder, listCoders } from '#db/queries/project.ts';
import { listVariables } from '#db/queries/variables.ts';
import { findVector } from '#db/queries/vectors.ts';
import { act, actSteps, goToPoint, inSteps, recordFact, redo, together, undo, type ActParams, type Step, type Touched } from '#db/undo/act.ts';
import { CodingIndex } from './coding-index.ts';
import { Corrections } from './confirmation/corrections.ts';
import { ThemeStore } from './themes.ts';

export interface Change { readonly version: number; readonly areas: readonly Area[] }

/** What tells a file from another at the same place. null where there is none, or where the place has no files (a database in memory). */
function fileIdentity(path: string): string | null {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : `${facts.dev} ${facts.ino}`;
}

/** One open project: its connection, who is coding, and what was computed from it until the next act. */
export class ProjectSession {
  readonly path: string;
  readonly connection: Connection;
  readonly #file: string | null;
  #coderId: string;
  #language: 'en' | 'fr' = 'en';
  #version = 0;
  readonly #listeners = new Set<(change: Change) => void>();
  #definitions: Map<string, VariableDefinition> | null = null;
  readonly #vectors = new Map<string, VariableData | null>();
  readonly #themes: ThemeStore;
  readonly coding: CodingIndex;
  #caseCount: number | null = null;
  #stored: Promise<void> | null = null;
  #whyNoWrites: (() => Refusal) | null = null;
  #corrections: Corrections | null = null;
  #countries: boolean | null = null;
  #madeForDocuments: Uint8Array | null | undefined;
  #instruments: readonly string[] | null = null;

  constructor(path: string, connection: Connection) {
    this.path = path;
    this.connection = connection;
    this.#file = fileIdentity(path);
    this.#coderId = listCoders(this.db)[0]?.id ?? 'coder';
    this.coding = new CodingIndex(() => this.db, () => this.definitions);
    this.#themes = new ThemeStore(() => this.db, () => this.caseCount, this.coding, {
      questionsOf: (capability) => new Set([...this.definitions.values()].filter((one) => one.type === 'open' && one.documents === undefined && (capability === undefined || (!one.confidential && (speaksOf(one, capability) || pageOfQuestion(one.id) === capability)))).map((one) => one.id)),
      casesAsked: (questions) => this.#casesAsked(questions),
    });
  }

  get db(): ReadDb { return asReadDb(this.connection); }
  get version(): number { return this.#version; }
  get coderId(): string { return this.#coderId; }
  selectCoder(id: string): void {
    if (!findCoder(this.db, id)) throw new Refusal('CODER_UNKNOWN', `There is no coder “${id}” in this project.`, { coder: id });
    this.#coderId = id;
    this.#changed(['project', 'codings']);
  }
  /** The window's language: labels of the study are shown in it where it has them. */
  get language(): 'en' | 'fr' { return this.#language; }
  speak(language: 'en' | 'fr'): void {
    if (language === this.#language) return;
    this.#language = language;
    if (this.#listeners.size > 0) this.#version += 1;
    for (const listener of this.#listeners) listener({ version: this.#version, areas: ['project', 'cases', 'variables', 'codes', 'codings', 'tables'] });
  }
  get caseCount(): number { return (this.#caseCount ??= countCases(this.db)); }

  /** Stored variables by id, in the project's order. */
  get definitions(): ReadonlyMap<string, VariableDefinition> {
    return (this.#definitions ??= new Map(listVariables(this.db).map((definition) => [definition.id, definition])));
  }

  /** A variable with its vector; themes too (`theme:<code id>`). null where there is none, or where it is open-ended. */
  variable(id: string): VariableData | null {
    if (id.startsWith('theme:')) return this.#themes.find(id);
    let found = this.#vectors.get(id);
    if (found === undefined) {
      const definition = this.definitions.get(id);
      const vector = definition && definition.type !== 'open' ? findVector(this.db, id, this.caseCount) : null;
      found = definition && vector ? withCorrections(definition, vector, this.corrections) : null;
      this.#vectors.set(id, found);
    }
    return found;
  }

  /** What respondents corrected, over their answers; `storedVector` has the answers alone, as they were given or derived. */
  get corrections(): Corrections { return (this.#corrections ??= new Corrections(this.db)); }
  storedVector(id: string): Vector | null { return this.definitions.get(id)?.type === 'open' ? null : findVector(this.db, id, this.caseCount); }

  /** Which cases answered an open-ended variable, and why the others did not: one category, "answered", and states of missing. */
  openStates(id: string): Vector | null { return findVector(this.db, id, this.caseCount); }

  /** The codes of which anything was found in the answers about a capability. */
  raisedWithin(capability: string): ReadonlySet<string> { return this.#themes.raisedWithin(capability); }

  themes(): readonly VariableData[] { return this.#themes.list(); }

  /** 1 for each case that was made for documents and answered no survey; null where there is none. */
  get madeForDocuments(): Uint8Array | null {
    if (this.#madeForDocuments !== undefined) return this.#madeForDocuments;
    const collections = new Set([...this.definitions.values()].flatMap((definition) => definition.documents ?? []));
    if (collections.size === 0) return (this.#madeForDocuments = null);
    const made = Uint8Array.from(this.#instrumentOfCase, (instrument) => (collections.has(instrument) ? 1 : 0));
    return (this.#madeForDocuments = made.includes(1) ? made : null);
  }

  /** What the cross-tab engine reads. Census mode where the cases are countries. */
  get crosstabData(): CrosstabData {
    const countries = this.#casesAreCountries();
    const designs = this.#designs();
    const definitions = (): Iterable<VariableDefinition> => [...this.definitions.values(), ...this.#themes.list().map((theme) => theme.definition)];
    return {
      caseCount: this.caseCount,
      variable: (id) => this.variable(id),
      definitions,
      mode: countries ? 'census' : 'sample',
      design: designs[0],
      furtherDesigns: designs.slice(1),
      madeForDocuments: this.madeForDocuments ?? undefined,
      themeScopes: [...new Set([...this.definitions.values()].filter((one) => one.type === 'open').flatMap((one) => (one.capability ?? '').split('|')).filter(Boolean))],
      unit: countries ? { en: ['country', 'countries'], fr: ['pays', 'pays'] } : { en: ['respondent', 'respondents'], fr: ['répondant', 'répondants'] },
    };
  }

  /** The sample designs that variables are declared to hold, by roles "stratum" and "cluster": one a questionnaire. */
  #designs(): NonNullable<CrosstabData['design']>[] {
    const placed = [...this.definitions.values()].filter((definition) => definition.type !== 'open' && ['stratum', 'cluster'].includes(definition.role?.trim().toLowerCase() ?? ''));
    return [...Map.groupBy(placed, (definition) => definition.instrument ?? '').values()].map((list) => {
      const of = (role: string): string | undefined => list.find((definition) => definition.role?.trim().toLowerCase() === role)?.id;
      const [strata, clusters] = [of('stratum'), of('cluster')];
      return { ...(strata === undefined ? {} : { strata }), ...(clusters === undefined ? {} : { clusters }) };
    });
  }

  /** Read once for all themes, which are made anew with every coding. While an import stores its cases they stand in the file, and
   *  the project does not count them yet. */
  get #instrumentOfCase(): readonly string[] {
    return (this.#instruments ??= listCases(this.db).slice(0, this.caseCount).map(({ instrumentId }) => instrumentId));
  }

  /** 1 for each case whose questionnaire holds any of these questions; one that belongs to no questionnaire was put to all but documents. */
  #casesAsked(questions: ReadonlySet<string>): Uint8Array {
    const instruments = new Set([...questions].map((id) => this.definitions.get(id)?.instrument));
    const apart = this.madeForDocuments;
    return Uint8Array.from(this.#instrumentOfCase, (instrument, at) => (instruments.has(instrument) || (instruments.has(undefined) && apart?.[at] !== 1) ? 1 : 0));
  }

  /** Whether each case is a country of its own: then the cases are the whole population, not a sample of people. */
  #casesAreCountries(): boolean {
    if (this.#countries !== null) return this.#countries;
    const country = this.variable('country')?.vector;
    if (country?.kind !== 'single') return (this.#countries = false);
    const { categories } = this.definitions.get('country')!;
    const apart = this.madeForDocuments;
    const surveyed = Array.from(country.codes).filter((_, position) => apart?.[position] !== 1);
    const named = surveyed.filter((code) => categories[code] !== undefined && categories[code].id !== 'unrecognised');
    const distinct = new Set(named).size;
    return (this.#countries = named.length > 0 && distinct === named.length && named.length * 2 >= surveyed.length);
  }

  /** One act: transaction, undo group, history line; then everybody who listens is told. */
  act<T>(name: ActName, params: ActParams | ((result: T) => ActParams), areas: readonly Area[], work: (db: WriteDb) => T): T {
    const { result, touched } = this.#guard(() => act(this.connection, this.#coderId, name, params, work));
    this.#changed(areas, touched);
    return result;
  }
  /** Several acts that one undo takes back: all of them, or none. */
  together<T>(work: () => T): T {
    try {
      return this.#guard(() => together(this.connection, work));
    } catch (error) {
      // The first acts may have been done and taken back with the rest: what was computed from them goes too.
      this.#changed(['cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'project'], 'everything');
      throw error;
    }
  }
  /** One act of many steps, inside `inSteps`. */
  * actSteps<T>(name: ActName, params: ActParams, areas: readonly Area[], work: (db: WriteDb) => Generator<number, T>): Generator<number, T> {
    const { result, touched } = yield* actSteps(this.connection, this.#coderId, name, params, work);
    this.#changed(areas, touched);
    return result;
  }
  /** Acts of many steps, between which other calls are let in: one for undo, and all of it or nothing. Meanwhile nobody else may
   *  write, and whoever reads waits for `stored`.
   *  @param breathe see breathe.ts @throws Refusal PROJECT_BUSY */
  async inSteps<T>(work: () => Generator<number, T>, breathe: (done: number) => Promise<void>): Promise<T> {
    this.#refuseWhileStoring();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#stored = promise;
    try {
      return await inSteps(this.connection, work, breathe);
    } catch (error) {
      // What was computed from acts that were taken back goes with them.
      this.#changed(['cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'project'], 'everything');
      throw refusalFor(error, basename(this.path));
    } finally {
      this.#stored = null;
      resolve();
    }
  }
  /** From now on nothing is stored: whoever tries is refused with what is given. @returns ends that */
  refuseWrites(why: () => Refusal): () => void {
    this.#refuseWhileStoring();
    this.#whyNoWrites = why;
    return () => { this.#whyNoWrites = null; };
  }
  /** Resolves when acts of many steps that are under way are stored, or given up; null where none are. */
  get stored(): Promise<void> | null { return this.#stored; }

  /** Something that happened and cannot be undone. @param work what is written down with it */
  fact(name: ActName, params: ActParams, areas: readonly Area[] = [], work?: (db: WriteDb) => void): void {
    this.#guard(() => { recordFact(this.connection, this.#coderId, name, params, work); });
    this.#changed(['history', ...areas]);
  }
  undo(): Act | null { return this.#step(() => undo(this.connection, this.#coderId)); }
  redo(): Act | null { return this.#step(() => redo(this.connection, this.#coderId)); }

  /** To just after a line of the history, back or forth. */
  goToPoint(historyId: number): { undone: number; redone: number } {
    const { undone, redone } = this.#guard(() => goToPoint(this.connection, this.#coderId, historyId));
    if (undone.length + redone.length > 0) this.#stepped('everything');
    return { undone: undone.length, redone: redone.length };
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  close(): void {
    this.#listeners.clear();
    this.connection.close();
  }

  #step(work: () => Step | null): Act | null {
    const step = this.#guard(work);
    if (step) this.#stepped(step.touched);
    return step?.act ?? null;
  }

  /** Where an undo touched more than codings it can be anything, and a coder that was added may be gone. */
  #stepped(touched: Touched): void {
    if (!findCoder(this.db, this.#coderId)) this.#coderId = listCoders(this.db)[0]?.id ?? this.#coderId;
    this.#changed(touched === 'everything' ? ['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'history'] : ['codings'], touched);
  }

  /** Half an import is in the open transaction: what another act wrote now would be taken back with it. */
  #refuseWhileStoring(): void {
    if (this.#whyNoWrites) throw this.#whyNoWrites();
    if (this.#stored) throw new Refusal('PROJECT_BUSY', 'An import is being stored. Wait until it is done, or cancel it, then do this again.');
  }

  /** What is written into a file that was moved or deleted would be gone when the project is closed. */
  refuseWhereMoved(): void {
    if (fileIdentity(this.path) === this.#file) return;
    throw new Refusal('PROJECT_MOVED', `The project file is no longer where it was opened (“${this.path}”): it was moved, renamed, replaced or deleted. Nothing more is stored until it is back. Put it back, or save a copy of what is open under another name.`, { file: this.path });
  }

  #guard<T>(work: () => T): T {
    this.#refuseWhileStoring();
    this.refuseWhereMoved();
    try { return work(); } catch (error) { throw refusalFor(error, basename(this.path)); }
  }

  #changed(areas: readonly Area[], touched: Touched = { answerIds: new Set() }): void {
    this.#version += 1;
    if (touched !== 'everything') this.coding.refresh(touched.answerIds);
    else if (areas.some((area) => area === 'cases' || area === 'codes' || area === 'codings' || area === 'variables')) this.coding.clear();
    if (areas.includes('cases')) this.#caseCount = null;
    if (areas.includes('cases') || areas.includes('variables')) { this.#definitions = null; this.#vectors.clear(); this.#corrections = null; this.#countries = null; this.#madeForDocuments = undefined; this.#instruments = null; }
    if (areas.some((area) => area === 'cases' || area === 'codes' || area === 'codings' || area === 'variables')) this.#themes.clear();
    for (const listener of this.#listeners) listener({ version: this.#version, areas: [...areas, 'history'] });
  }
}

function withCorrections(definition: VariableDefinition, stored: Vector, corrections: Corrections): VariableData {
  const { vector, corrected } = corrections.over(definition, stored);
  return { definition, vector, ...(corrected > 0 ? { corrected } : {}) };
}
