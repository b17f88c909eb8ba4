import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLargeProject } from '../helpers/large-project.ts';
import { mergeCodes, removeCode } from '#service/codebook.ts';
import { CodingIndex } from '#service/coding-index.ts';
import { applyCode, markRead, removeCodings } from '#service/coding.ts';
import type { ProjectSession } from '#service/session.ts';

/** Some verdicts on answers, for and against, whether coded or not. */
const VERDICTS = new Map(Array.from({ length: 20 }, (_, at) => [1 + at * 3, at % 2 === 0]));

/** What an index counts; one that has read nothing yet counts it from the tally. */
const counted = (index: CodingIndex, codes: readonly string[]): unknown => {
  const cases = (verdicts?: ReadonlyMap<number, boolean>): unknown => codes.map((code) => [...new Set(index.casesWith(code, verdicts))].toSorted((a, b) => a - b));
  return { counts: codes.map((code) => index.countsOf(code)), cases: cases(), settled: cases(VERDICTS), byCase: [...index.readingByCase()].filter(([, { answers }]) => answers > 0).toSorted((a, b) => a[0] - b[0]), progress: index.progress };
};

/** Everything the index answers, as one value. */
const reading = (index: CodingIndex, codes: readonly string[]): unknown => ({
  progress: index.progress, counted: counted(index, codes),
  answers: index.answers.map(({ rid }) => [rid, index.stateOf(rid), index.codingsOf(rid).map((coding) => coding.id), index.readersOf(rid)]), countedAgain: counted(index, codes),
});

describe('CodingIndex', () => {
  it('kept true act by act is the index read anew, whatever is coded, removed, read, merged, undone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'swb-index-'));
    const session: ProjectSession = makeLargeProject(join(folder, 'p.swproj'), 60, 90);
    const codes = Array.from({ length: 50 }, (_, code) => `c${code}`);
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('apply' as const), answers: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }), code: fc.integer({ min: 10, max: 49 }) }),
      fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(200) }), fc.record({ kind: fc.constant('read' as const), answer: fc.integer({ min: 1, max: 60 }), read: fc.boolean() }),
      fc.record({ kind: fc.constant('undo' as const) }), fc.record({ kind: fc.constant('redo' as const) }), fc.record({ kind: fc.constant('merge' as const), from: fc.integer({ min: 10, max: 49 }) }),
      fc.record({ kind: fc.constant('delete' as const), code: fc.integer({ min: 40, max: 49 }) }),
    );
    fc.assert(fc.property(fc.array(operation, { maxLength: 15 }), (operations) => {
      reading(session.coding, codes);
      for (const op of operations) {
        try {
          if (op.kind === 'apply') applyCode(session, op.answers, `c${op.code}`, 0, 2, 'manual');
          if (op.kind === 'remove') { const found = session.coding.answers.flatMap((answer) => session.coding.codingsOf(answer.rid))[op.nth]; if (found) removeCodings(session, [found.id]); }
          if (op.kind === 'read') markRead(session, [op.answer], op.read);
          if (op.kind === 'undo' && session.version > 1) session.undo();
          if (op.kind === 'redo') session.redo();
          if (op.kind === 'merge') mergeCodes(session, `c${op.from}`, 'c0');
          if (op.kind === 'delete') removeCode(session, `c${op.code}`);
        } catch (error) {
          // A code may be gone by now: the refusal is right, and must have changed nothing.
          if ((error as Error).name !== 'Refusal') throw error;
        }
      }
      // The import itself may have been undone; it comes back for the next run.
      expect(reading(session.coding, codes)).toEqual(reading(new CodingIndex(() => session.db, () => session.definitions), codes));
      while (session.redo()) { /* to the end */ }
    }), { numRuns: 40 });
    session.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts the same from the tally and from the codings, with translations and a project that holds nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'swb-index-'));
    for (const answers of [200, 0]) {
      const session = makeLargeProject(join(folder, `${answers}.swproj`), answers, answers * 2);
      const codes = Array.from({ length: 50 }, (_, code) => `c${code}`);
      for (const translated of [[], ['q3'], ['q0', 'q9']]) {
        const questions = new Map([...session.definitions].map(([id]) => [id, translated.includes(id) ? { translationOf: 'q1' } : {}]));
        const index = new CodingIndex(() => session.db, () => questions);
        const early = counted(index, codes);
        const kept = index.answers.length;
        expect(kept).toBe(answers - translated.length * answers / 10);
        expect(early).toEqual(counted(index, codes));
        expect(index.progress.openEnded).toBe(kept);
        index.clear();
        // An act before the codings are read leaves no count behind that was true before it.
        const before = index.progress.readNothing + index.progress.unread;
        index.countsOf('c0');
        if (answers > 0 && translated.length === 0) {
          applyCode(session, [answers], 'c0', 0, 2, 'manual');
          index.refresh([answers]);
          expect(index.progress.readNothing + index.progress.unread).toBe(before - 1);
          session.undo();
        }
      }
      session.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
