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

/** Everything the index answers, as one value. */
const reading = (index: CodingIndex, codes: readonly string[]): unknown => ({
  progress: index.progress, counts: codes.map((code) => index.countsOf(code)), cases: codes.map((code) => [...index.casesWith(code)].toSorted((a, b) => a - b)),
  answers: index.answers.map(({ rid }) => [rid, index.stateOf(rid), index.codingsOf(rid).map((coding) => coding.id), index.readersOf(rid)]), byCase: [...index.readingByCase()].toSorted((a, b) => a[0] - b[0]),
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
});
