import type { VariableData } from '#core/crosstab/data.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { missingBase, newSingleCodes, STATE } from '#core/model/vector.ts';
import type { ReadDb } from '#db/database.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { listSettlements } from '#db/queries/settlements.ts';
import type { CodingIndex, Evidence } from './coding-index.ts';

const YES = 0;
const NO = 1;
const CATEGORIES = [
  { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' } },
  { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' } },
] as const;

interface CodingFacts { readonly codes: CodeRecord[]; readonly of: Readonly<Record<Evidence, Background>>;
  /** Whether the project holds documents: then each theme is there twice. */
  readonly documents: boolean;
  /** By code, then answer: what was settled. */
  readonly settled: ReadonlyMap<string, ReadonlyMap<number, boolean>> }
interface Background { readonly codes: Uint8Array; readonly provisional: { readonly read: number; readonly of: number } }

const IN_DOCUMENTS = '@documents';
export const themeId = (codeId: string, where: Evidence = 'answers'): string => `theme:${codeId}${where === 'documents' ? IN_DOCUMENTS : ''}`;
/** The code that a theme is made of, and where it was looked for; null where the id is no theme's. */
export function themeOf(id: string): { codeId: string; where: Evidence; capability?: string } | null {
  if (!id.startsWith('theme:')) return null;
  const code = id.slice('theme:'.length);
  if (code.endsWith(IN_DOCUMENTS)) return { codeId: code.slice(0, -IN_DOCUMENTS.length), where: 'documents' };
  const at = code.lastIndexOf('@');
  return at < 0 ? { codeId: code, where: 'answers' } : { codeId: code.slice(0, at), where: 'answers', capability: code.slice(at + 1) };
}

/** A theme within the answers to the questions of one capability: "theme:gap-budget@4". */
export const themeWithin = (codeId: string, capability: string): string => `${themeId(codeId)}@${capability}`;

/** What themes within one capability share: who answered its questions, and which code was found with whom. */
interface ScopeFacts { readonly background: Uint8Array; readonly provisional: { readonly read: number; readonly of: number }; readonly found: ReadonlyMap<string, ReadonlySet<number>> }
/** What themes of answers must know of the questionnaires. */
export interface Asking {
  /** The open-ended questions that speak of a capability; of all surveys where none is named. */
  questionsOf(capability?: string): ReadonlySet<string>;
  /** 1 for each case whose questionnaire holds any of these questions. */
  casesAsked(questions: ReadonlySet<string>): Uint8Array;
}

/** Themes as variables: one for each code, yes where any coder found it, or anything below it, anywhere in the case's answers;
 *  where a verdict was settled on an answer, the verdict stands and not the codings (ADR 0009).
 *  A case with no open-ended answer did not answer, or was not asked where its questionnaire has no such question; one of whose answers
 *  nobody has read any is unread, never "no".
 *  What documents say is a theme of its own (`theme:<code>@documents`), asked only of cases that have a document; a case that was made
 *  for documents was not asked in the theme of the answers (ADR 0017). */
export class ThemeStore {
  readonly #db: () => ReadDb;
  readonly #caseCount: () => number;
  #facts: CodingFacts | null = null;
  readonly #coding: CodingIndex;
  readonly #themes = new Map<string, VariableData>();
  readonly #asking: Asking;
  readonly #scopes = new Map<string, ScopeFacts>();

  constructor(db: () => ReadDb, caseCount: () => number, coding: CodingIndex, asking: Asking) {
    this.#coding = coding;
    this.#asking = asking;
    this.#db = db;
    this.#caseCount = caseCount;
  }

  clear(): void { this.#facts = null; this.#themes.clear(); this.#scopes.clear(); }

  list(): readonly VariableData[] {
    const { codes, documents } = this.#load();
    return [...codes.map((code) => this.#theme(code, 'answers')), ...(documents ? codes.map((code) => this.#theme(code, 'documents')) : [])];
  }

  find(id: string): VariableData | null {
    const wanted = themeOf(id);
    const { codes, documents } = this.#load();
    if (!wanted || (wanted.where === 'documents' && !documents)) return null;
    const code = codes.find((candidate) => candidate.id === wanted.codeId);
    if (!code) return null;
    return wanted.capability === undefined ? this.#theme(code, wanted.where) : this.#themeWithin(code, wanted.capability);
  }

  /** The codes that were found, themselves or below them, in the answers about a capability. */
  raisedWithin(capability: string): ReadonlySet<string> {
    const above = new Map(this.#load().codes.map(({ id, parentId }) => [id, parentId]));
    const raised = new Set<string>();
    for (const found of this.#scope(capability).found.keys()) for (let id: string | null | undefined = found; id !== null && id !== undefined && !raised.has(id); id = above.get(id)) raised.add(id);
    return raised;
  }

  /** Made when asked for: kept for each code and capability they would fill the memory of a large study. */
  #themeWithin(code: CodeRecord, capability: string): VariableData {
    const id = themeWithin(code.id, capability);
    const { background, provisional, found } = this.#scope(capability);
    const vector = newSingleCodes(this.#caseCount(), CATEGORIES.length);
    vector.set(background);
    for (const branch of withDescendants(this.#load().codes, code.id)) for (const position of found.get(branch) ?? []) vector[position] = YES;
    return {
      definition: { ...this.#theme(code, 'answers').definition, id, capability }, vector: { kind: 'single', codes: vector },
      provisional: provisional.read < provisional.of ? provisional : undefined,
    };
  }

  /** Who answered the open-ended questions of a capability, and which code was found with whom: codings, and verdicts before them. */
  #scope(capability: string): ScopeFacts {
    const known = this.#scopes.get(capability);
    if (known) return known;
    const questions = this.#asking.questionsOf(capability);
    const { settled } = this.#load();
    const background = this.#unanswered(questions);
    const found = new Map<string, Set<number>>();
    const cases = new Map<number, { answers: number; read: number }>();
    for (const { rid, position, variableId } of this.#coding.answers) {
      if (!questions.has(variableId)) continue;
      const reading = cases.get(position) ?? { answers: 0, read: 0 };
      cases.set(position, reading);
      reading.answers += 1;
      if (this.#coding.stateOf(rid) !== 'unread') reading.read += 1;
      const said = new Set(this.#coding.codingsOf(rid).map((coding) => coding.codeId));
      for (const [codeId, verdicts] of settled) { const verdict = verdicts.get(rid); if (verdict === true) said.add(codeId); else if (verdict === false) said.delete(codeId); }
      for (const codeId of said) {
        const positions = found.get(codeId);
        if (positions) positions.add(position); else found.set(codeId, new Set([position]));
      }
    }
    let read = 0;
    for (const [position, reading] of cases) {
      background[position] = reading.read > 0 ? NO : missingBase(background) + STATE.unread;
      if (reading.read === reading.answers) read += 1;
    }
    const facts = { background, provisional: { read, of: cases.size }, found };
    this.#scopes.set(capability, facts);
    return facts;
  }

  #theme(code: CodeRecord, where: Evidence): VariableData {
    const id = themeId(code.id, where);
    const known = this.#themes.get(id);
    if (known) return known;
    const { codes, of, settled } = this.#load();
    const { codes: background, provisional } = of[where];
    const vector = newSingleCodes(this.#caseCount(), CATEGORIES.length);
    vector.set(background);
    for (const branch of withDescendants(codes, code.id)) for (const position of this.#coding.casesWith(branch, settled.get(branch), where)) vector[position] = YES;
    const named = (label: string | undefined, word: string): string | undefined => (label === undefined || where === 'answers' ? label : `${label} (${word})`);
    const labels = { en: named(code.labels['en'], 'documents'), fr: named(code.labels['fr'], 'documents'), es: named(code.labels['es'], 'documentos') };
    const theme: VariableData = {
      definition: { id, label: named(code.name, 'documents')!, labels, source: 'theme', type: 'single', measure: 'nominal', confidential: false, categories: CATEGORIES, role: code.kind, ...(where === 'documents' ? { documents: '*' } : {}) },
      vector: { kind: 'single', codes: vector },
      provisional: provisional.read < provisional.of ? provisional : undefined,
    };
    this.#themes.set(id, theme);
    return theme;
  }

  /** What all themes share, read once until something is coded or read. */
  #load(): CodingFacts {
    if (this.#facts) return this.#facts;
    const db = this.#db();
    const documents = this.#coding.documentQuestions().size > 0;
    const settled = new Map<string, Map<number, boolean>>();
    for (const { codeId, answerId, present } of listSettlements(db)) settled.set(codeId, (settled.get(codeId) ?? new Map<number, boolean>()).set(answerId, present));
    const answers = this.#background('answers', this.#unanswered(this.#asking.questionsOf()));
    const notAsked = new Uint8Array(this.#caseCount()).fill(missingBase(new Uint8Array(0)) + STATE.notAsked);
    return (this.#facts = { codes: listCodes(db), documents, of: { answers, documents: this.#background('documents', notAsked) }, settled });
  }

  /** Each case before anybody's answer: not asked, or silent. */
  #unanswered(questions: ReadonlySet<string>): Uint8Array {
    const base = missingBase(new Uint8Array(0));
    return this.#asking.casesAsked(questions).map((asked) => base + (asked === 1 ? STATE.noAnswer : STATE.notAsked));
  }

  #background(where: Evidence, codes: Uint8Array): Background {
    let read = 0;
    let of = 0;
    for (const [position, found] of this.#coding.readingByCase(where)) {
      if (found.answers === 0) continue;
      codes[position] = found.read > 0 ? NO : missingBase(codes) + STATE.unread;
      of += 1;
      if (found.read === found.answers) read += 1;
    }
    return { codes, provisional: { read, of } };
  }
}
