import type { VariableData } from '#core/crosstab/data.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { missingBase, newSingleCodes, STATE } from '#core/model/vector.ts';
import type { ReadDb } from '#db/database.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { listSettlements } from '#db/queries/settlements.ts';
import type { CodingIndex } from './coding-index.ts';

const YES = 0;
const NO = 1;
const CATEGORIES = [
  { id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' } },
  { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' } },
] as const;

interface CodingFacts { readonly codes: CodeRecord[]; readonly background: Uint8Array; readonly provisional: { readonly read: number; readonly of: number };
  /** By code, then answer: what was settled. */
  readonly settled: ReadonlyMap<string, ReadonlyMap<number, boolean>> }

export const themeId = (codeId: string): string => `theme:${codeId}`;

/** Themes as variables: one for each code, yes where any coder found it, or anything below it, anywhere in the case's answers;
 *  where a verdict was settled on an answer, the verdict stands and not the codings (ADR 0009).
 *  A case with no open-ended answer did not answer; one of whose answers nobody has read any is unread, never "no". */
export class ThemeStore {
  readonly #db: () => ReadDb;
  readonly #caseCount: () => number;
  #facts: CodingFacts | null = null;
  readonly #coding: CodingIndex;
  readonly #themes = new Map<string, VariableData>();

  constructor(db: () => ReadDb, caseCount: () => number, coding: CodingIndex) {
    this.#coding = coding;
    this.#db = db;
    this.#caseCount = caseCount;
  }

  clear(): void { this.#facts = null; this.#themes.clear(); }

  list(): readonly VariableData[] { return this.#load().codes.map((code) => this.#theme(code)); }

  find(id: string): VariableData | null {
    const code = this.#load().codes.find((candidate) => themeId(candidate.id) === id);
    return code ? this.#theme(code) : null;
  }

  #theme(code: CodeRecord): VariableData {
    const known = this.#themes.get(code.id);
    if (known) return known;
    const { codes, background, provisional, settled } = this.#load();
    const vector = newSingleCodes(this.#caseCount(), CATEGORIES.length);
    vector.set(background);
    for (const id of withDescendants(codes, code.id)) for (const position of this.#coding.casesWith(id, settled.get(id))) vector[position] = YES;
    const labels = { en: code.labels['en'], fr: code.labels['fr'], es: code.labels['es'] };
    const theme: VariableData = {
      definition: { id: themeId(code.id), label: code.name, labels, source: 'theme', type: 'single', measure: 'nominal', confidential: false, categories: CATEGORIES, role: code.kind },
      vector: { kind: 'single', codes: vector },
      provisional: provisional.read < provisional.of ? provisional : undefined,
    };
    this.#themes.set(code.id, theme);
    return theme;
  }

  /** What all themes share, read once until something is coded or read. */
  #load(): CodingFacts {
    if (this.#facts) return this.#facts;
    const db = this.#db();
    const background = new Uint8Array(this.#caseCount()).fill(missingBase(new Uint8Array(0)) + STATE.noAnswer);
    let read = 0;
    let of = 0;
    for (const [position, found] of this.#coding.readingByCase()) {
      background[position] = found.read > 0 ? NO : missingBase(background) + STATE.unread;
      of += 1;
      if (found.read === found.answers) read += 1;
    }
    const settled = new Map<string, Map<number, boolean>>();
    for (const { codeId, answerId, present } of listSettlements(db)) settled.set(codeId, (settled.get(codeId) ?? new Map<number, boolean>()).set(answerId, present));
    return (this.#facts = { codes: listCodes(db), background, provisional: { read, of }, settled });
  }
}
