import { broughtId, broughtPosition, olderCode, type CoderPackage, type PackageCode, type PackageTarget } from '#core/coding/coder-package.ts';
import { codePointLength, codePointMap } from '#core/coding/code-points.ts';
import { codePaths } from '#core/codebook/tree.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { WriteDb } from '#db/database.ts';
import { findAnswerOf } from '#db/queries/answers.ts';
import { putEarliestReading, updateCodingFacts, updateMemoTimes } from '#db/queries/coder-work.ts';
import { insertCode, listCodes, updateCode, type CodeRecord } from '#db/queries/codes.ts';
import { findCoding, findCodingOf, insertCoding, listCodings } from '#db/queries/codings.ts';
import { insertMemo, listMemos } from '#db/queries/memos.ts';
import { putQuotePlace, quotePlaces } from '#db/queries/quote-order.ts';
import { listSettlements, putSettlement, type Settlement } from '#db/queries/settlements.ts';
import { coderCreatedAt, insertCoder, listCoders, setCoderCreatedAt } from '#db/queries/project.ts';
import type { ProjectSession } from '../session.ts';
import { mergedInto, noteBrought, standsAsBrought } from './code-traces.ts';
import { casePlaces, projectId, sha256 } from './project-places.ts';

/** What a person should look at after a merge. Nothing of it was lost: `kept` says where it went.
 *  answerDiffers: the words of the answer are others here · answerMissing: there is no such answer here · codeRenamed: the code has
 *  another name here · codeAdded: the code was not here · coderRenamed: the coder has another name here · verdictDiffers: a disagreement was settled otherwise here; the later verdict stands · notHandedOver: this coder's codings here that the package does not have. */
export interface MergeConflict { readonly kind: 'answerDiffers' | 'answerMissing' | 'codeRenamed' | 'codeAdded' | 'coderRenamed' | 'verdictDiffers' | 'notHandedOver'; readonly what: string; readonly codings: number; readonly kept: 'span' | 'wholeAnswer' | 'memo' | 'code' | 'here' }
export interface MergeReport { readonly coder: string; readonly codings: number; readonly added: number; readonly readings: number; readonly memos: number; readonly codes: number; readonly conflicts: MergeConflict[] }

const AREAS = ['project', 'codes', 'codings', 'memos'] as const;

/** Takes a coder's work in: one act, one undo. What is here already is met, not doubled; nothing that is here is taken away.
 *  Two packages give the same project in either order: ids, places and times of what they bring are made from what it is, never from
 *  what came first. @throws Refusal PACKAGE_OF_ANOTHER_PROJECT */
export function mergePackage(session: ProjectSession, content: CoderPackage): MergeReport {
  if (content.projectId !== projectId(session.db)) {
    throw new Refusal('PACKAGE_OF_ANOTHER_PROJECT', `This package was made in “${content.projectName}”, which is not a copy of this project. Open the project it was made from, or exchange the whole project as REFI-QDA.`, { project: content.projectName });
  }
  return session.act('coders.merge', (report: MergeReport) => ({ coder: report.coder, codings: report.added }), AREAS, (db) => new Merge(db, content).run());
}

/** A verdict in words, for the memo that keeps one that does not stand. */
const titleOf = (code: string, present: boolean): string => `Verdict: “${code}” ${present ? 'applies' : 'does not apply'}`;

class Merge {
  readonly #db: WriteDb;
  readonly #content: CoderPackage;
  readonly #conflicts = new Map<string, MergeConflict>();
  #codesAdded = 0;

  constructor(db: WriteDb, content: CoderPackage) {
    this.#db = db;
    this.#content = content;
  }

  run(): MergeReport {
    const content = this.#content;
    const coderId = this.#coder();
    const codeIds = this.#codes();
    const { ridOf } = casePlaces(this.#db);
    const answers = content.answers.map((answer) => {
      const rid = ridOf(answer.case);
      const found = rid === undefined ? null : findAnswerOf(this.#db, answer.variableId, rid);
      const name = `${answer.case.key} – ${answer.variableId}`;
      if (found && sha256(found.text) !== answer.sha256) this.#conflict('answerDiffers', name, 0, 'span');
      return { found, name, differs: found !== null && sha256(found.text) !== answer.sha256 };
    });
    const paths = codePaths(content.codes.map((code, position) => ({ ...code, position })));
    const unplaced: string[] = [];
    const rids: (number | null)[] = [];
    let added = 0;
    for (const coding of content.codings) {
      const answer = answers[coding.answer];
      const codeId = codeIds.get(coding.codeId);
      if (!answer || codeId === undefined) throw new Refusal('CODER_PACKAGE_DAMAGED', 'The package speaks of an answer or a code that it does not hold. Ask for it to be made again.', { file: content.coder.name });
      if (!answer.found) {
        this.#conflict('answerMissing', answer.name, 1, 'memo');
        unplaced.push(`${answer.name} · ${paths.get(coding.codeId) ?? coding.codeId} · ${coding.start === null ? '—' : `${coding.start}–${coding.end}: ${coding.words}`}`);
        rids.push(null);
        continue;
      }
      const span = this.#spanIn(answer.found.text, coding);
      if (answer.differs) this.#conflict('answerDiffers', answer.name, 1, span.start === null && coding.start !== null ? 'wholeAnswer' : 'span');
      const place = { answerId: answer.found.rid, codeId, coderId, ...span };
      const there = findCodingOf(this.#db, place);
      if (there === null) {
        insertCoding(this.#db, { ...place, origin: coding.origin, starred: coding.starred, createdAt: coding.createdAt });
        added += 1;
      } else {
        const before = findCoding(this.#db, there)!;
        const first = [before, coding].toSorted((a, b) => (a.createdAt === b.createdAt ? (a.origin < b.origin ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1))[0]!;
        const facts = { origin: first.origin, createdAt: first.createdAt, starred: before.starred || coding.starred };
        if (facts.origin !== before.origin || facts.createdAt !== before.createdAt || facts.starred !== before.starred) updateCodingFacts(this.#db, there, facts);
      }
      rids.push(findCodingOf(this.#db, place));
    }
    let readings = 0;
    for (const { answer, at } of content.readings) {
      const found = answers[answer]?.found;
      if (found && putEarliestReading(this.#db, found.rid, coderId, at)) readings += 1;
    }
    this.#quotes(rids);
    this.#notHandedOver(coderId, new Set(rids));
    const overruled = this.#verdicts(coderId, codeIds, answers, (answer, verdict) => unplaced.push(`${answers[answer]!.name} · ${verdict}`));
    const memos = overruled + this.#memos(coderId, codeIds, answers.map(({ found }) => found?.rid ?? null), rids, unplaced, ridOf);
    return { coder: content.coder.name, codings: content.codings.length, added, readings, memos, codes: this.#codesAdded, conflicts: [...this.#conflicts.values()] };
  }

  /** The same person by id and moment (or by an id that a package made), whatever he is called now; else by name; else an id is made
   *  from the name. The moment he joined is the earliest that any package tells of. */
  #coder(): string {
    const { id, name, createdAt = this.#content.madeAt } = this.#content.coder;
    const coders = listCoders(this.#db);
    const fresh = broughtId(name, name, sha256);
    const here = coders.find((coder) => coder.id === id && (id.includes('.') || coderCreatedAt(this.#db, id) === this.#content.coder.createdAt))
      ?? coders.find((coder) => coder.name === name) ?? coders.find((coder) => coder.id === fresh);
    if (!here) { insertCoder(this.#db, { id: fresh, name }, createdAt); return fresh; }
    if (here.name !== name) this.#conflict('coderRenamed', `${name} → ${here.name}`, this.#content.codings.length, 'here');
    if (createdAt < coderCreatedAt(this.#db, here.id)!) setCoderCreatedAt(this.#db, here.id, createdAt);
    return here.id;
  }

  /** Codes of the package in the project: the same id made at the same moment is the same code, whatever it is called now; one that was
   *  merged into another here is that other; else the same name under the same parent; else it is added there. Only codes that were used
   *  (and what is above them) are brought. */
  #codes(): Map<string, string> {
    const content = this.#content;
    const byId = new Map(content.codes.map((code) => [code.id, code]));
    const wanted = new Set<string>();
    const want = (id: string | null): void => { if (id === null || wanted.has(id)) return; wanted.add(id); want(byId.get(id)?.parentId ?? null); };
    for (const coding of content.codings) want(coding.codeId);
    for (const verdict of content.verdicts) want(verdict.codeId);
    for (const memo of content.memos) if (memo.target.kind === 'code') want(memo.target.codeId);
    const here = new Map(listCodes(this.#db).map((code) => [code.id, code]));
    const paths = codePaths(content.codes.map((code, position) => ({ ...code, position })));
    const ids = new Map<string, string>();
    const used = (id: string): number => content.codings.filter((coding) => coding.codeId === id).length;
    for (const code of content.codes) {
      if (!wanted.has(code.id)) continue;
      const meet = (other: CodeRecord): void => {
        ids.set(code.id, other.id);
        if (other.name !== code.name) this.#conflict('codeRenamed', `${paths.get(code.id)!} → ${other.name}`, used(code.id), 'code');
      };
      // An id that a package once made says by itself which code it is; one that was made by hand may have been given again.
      const isBrought = code.id.includes('.');
      const same = here.get(code.id);
      if (same && (isBrought || same.createdAt === code.createdAt)) { meet(same); continue; }
      const parentId = code.parentId === null ? null : ids.get(code.parentId) ?? null;
      const place = `${parentId ?? ''}\n${code.name.toLowerCase()}`;
      const fresh = broughtId(code.name.toLowerCase(), place, sha256);
      const merged = mergedInto(this.#db, code.id, isBrought ? null : code.createdAt) ?? (here.has(fresh) ? null : mergedInto(this.#db, fresh, null));
      if (merged) { meet(merged); continue; }
      const named = [...here.values()].find((other) => other.parentId === parentId && other.name.toLowerCase() === code.name.toLowerCase() && other.id !== fresh);
      if (named) { ids.set(code.id, named.id); continue; }
      const before = here.get(fresh);
      if (before && !standsAsBrought(this.#db, before)) { meet(before); continue; }
      this.#bring(here, fresh, before, parentId, code, sha256(place));
      ids.set(code.id, fresh);
      if (!before) this.#conflict('codeAdded', paths.get(code.id)!, used(code.id), 'code');
    }
    return ids;
  }

  /** @param before the code as another package brought it, untouched since: of the two definitions one stands, whichever came first */
  #bring(here: Map<string, CodeRecord>, id: string, before: CodeRecord | undefined, parentId: string | null, code: PackageCode, hash: string): void {
    const stands = before ? olderCode({ ...before, labels: { ...before.labels } }, code) : code;
    const record: CodeRecord = {
      id, parentId: before?.parentId ?? parentId, position: before?.position ?? broughtPosition(code.name.toLowerCase(), hash), name: stands.name, kind: stands.kind, colour: stands.colour, description: stands.description,
      include: stands.include, exclude: stands.exclude, example: stands.example, labels: stands.labels, key: before?.key ?? null, retired: stands.retired, createdAt: stands.createdAt,
    };
    if (!before) { insertCode(this.#db, record); this.#codesAdded += 1; } else if (JSON.stringify(before) !== JSON.stringify(record)) updateCode(this.#db, record);
    noteBrought(this.#db, record);
    here.set(id, record);
  }

  /** The span in the words that stand here: the same place where they are the same words, else the only other place they stand,
   *  else the whole answer. */
  #spanIn(text: string, { start, end, words }: CoderPackage['codings'][number]): { start: number | null; end: number | null } {
    if (start === null || end === null) return { start: null, end: null };
    const map = codePointMap(text);
    if (end <= map.length && start < end && text.slice(map.toUtf16(start), map.toUtf16(end)) === words) return { start, end };
    const at = words === '' ? -1 : text.indexOf(words);
    if (at < 0 || text.includes(words, at + 1)) return { start: null, end: null };
    const from = map.toCodePoint(at);
    return { start: from, end: from + codePointLength(words) };
  }

  /** The same quote in two orders stands at the earlier place. */
  #quotes(rids: readonly (number | null)[]): void {
    const here = quotePlaces(this.#db);
    for (const { coding, place } of this.#content.quotes) {
      const codingId = rids[coding] ?? null;
      if (codingId === null || place >= (here.get(codingId) ?? Infinity)) continue;
      putQuotePlace(this.#db, codingId, place);
      here.set(codingId, place);
    }
  }

  /** One verdict for an answer and a code: the latest that anybody gave. What it overruled stays as a memo on the answer.
   *  @param unplaced takes a verdict on an answer that is not here @returns memos that were added */
  #verdicts(coderId: string, codeIds: ReadonlyMap<string, string>, answers: readonly { readonly found: { readonly rid: number } | null; readonly name: string }[], unplaced: (answer: number, words: string) => void): number {
    const rank = (one: Settlement): string => JSON.stringify([one.settledAt, one.present, one.coderId]);
    const here = new Map(listSettlements(this.#db).map((one) => [`${one.answerId} ${one.codeId}`, one]));
    // Of a brought code, the package that came first may have written the name in other letters.
    const names = new Map(listCodes(this.#db).map((code) => [code.id, code.id.includes('.') ? code.name.toLowerCase() : code.name]));
    const known = new Set(listMemos(this.#db).map((memo) => JSON.stringify([memo.target, memo.targetId, memo.title, memo.coderId])));
    let memos = 0;
    for (const { answer, codeId: from, present, at } of this.#content.verdicts) {
      const codeId = codeIds.get(from);
      const place = answers[answer];
      if (codeId === undefined || place === undefined) throw new Refusal('CODER_PACKAGE_DAMAGED', 'The package speaks of an answer or a code that it does not hold. Ask for it to be made again.', { file: this.#content.coder.name });
      if (place.found === null) { unplaced(answer, titleOf(names.get(codeId)!, present)); continue; }
      const given: Settlement = { answerId: place.found.rid, codeId, present, coderId, settledAt: at };
      const before = here.get(`${given.answerId} ${codeId}`);
      if (before && rank(before) === rank(given)) continue;
      const stands = before && rank(before) > rank(given) ? before : given;
      if (stands === given) { putSettlement(this.#db, given); here.set(`${given.answerId} ${codeId}`, given); }
      if (!before) continue;
      const overruled = stands === given ? before : given;
      if (before.present !== given.present) this.#conflict('verdictDiffers', `${place.name} · ${names.get(codeId)!}`, 0, 'memo');
      const memo = { target: 'answer' as const, targetId: String(given.answerId), title: titleOf(names.get(codeId)!, overruled.present), coderId: overruled.coderId };
      const key = JSON.stringify([memo.target, memo.targetId, memo.title, memo.coderId]);
      if (known.has(key)) continue;
      known.add(key);
      insertMemo(this.#db, { ...memo, body: '', createdAt: overruled.settledAt, updatedAt: overruled.settledAt });
      memos += 1;
    }
    return memos;
  }

  /** Codings of this coder that the project has and the package has not: made here, or taken back in the copy. They stay. */
  #notHandedOver(coderId: string, handed: ReadonlySet<number | null>): void {
    const others = listCodings(this.#db).filter((coding) => coding.coderId === coderId && !handed.has(coding.id)).length;
    if (others > 0) this.#conflict('notHandedOver', this.#content.coder.name, others, 'here');
  }

  #memos(coderId: string, codeIds: ReadonlyMap<string, string>, answers: readonly (number | null)[], codings: readonly (number | null)[], unplaced: readonly string[], ridOf: ReturnType<typeof casePlaces>['ridOf']): number {
    const { memos, coder } = this.#content;
    const all = unplaced.length === 0 ? memos : [...memos, {
      target: { kind: 'project' } as const, title: `${coder.name}: codings without their answers (${unplaced.length})`, body: unplaced.toSorted().join('\n'), createdAt: this.#content.madeAt, updatedAt: this.#content.madeAt,
    }];
    const placed = (target: PackageTarget): { target: PackageTarget['kind']; targetId: string } => {
      const id = ((): string | number | null | undefined => {
        switch (target.kind) {
          case 'project': return '';
          case 'variable': return target.variableId;
          case 'code': return codeIds.get(target.codeId);
          case 'case': return ridOf(target.case);
          case 'answer': return answers[target.answer];
          case 'coding': return codings[target.coding];
        }
      })();
      // What it was about is not here: the memo stays with the project rather than with nothing.
      return id === null || id === undefined ? { target: 'project', targetId: '' } : { target: target.kind, targetId: String(id) };
    };
    const keyOf = (memo: { target: string; targetId: string; title: string; body: string; coderId: string }): string => JSON.stringify([memo.target, memo.targetId, memo.title, memo.body, memo.coderId]);
    const there = new Map(listMemos(this.#db).map((memo) => [keyOf(memo), memo]));
    let added = 0;
    for (const { target, title, body, createdAt, updatedAt } of all) {
      const memo = { ...placed(target), title, body, coderId };
      const known = there.get(keyOf(memo));
      if (known === undefined) {
        const id = insertMemo(this.#db, { ...memo, createdAt, updatedAt });
        there.set(keyOf(memo), { ...memo, id, createdAt, updatedAt });
        added += 1;
      } else if (createdAt < known.createdAt || updatedAt > known.updatedAt) {
        updateMemoTimes(this.#db, known.id, createdAt < known.createdAt ? createdAt : known.createdAt, updatedAt > known.updatedAt ? updatedAt : known.updatedAt);
      }
    }
    return added;
  }

  #conflict(kind: MergeConflict['kind'], what: string, codings: number, kept: MergeConflict['kept']): void {
    const before = this.#conflicts.get(`${kind} ${what}`);
    this.#conflicts.set(`${kind} ${what}`, { kind, what, codings: (before?.codings ?? 0) + codings, kept: before?.kept === 'wholeAnswer' ? 'wholeAnswer' : kept });
  }
}
