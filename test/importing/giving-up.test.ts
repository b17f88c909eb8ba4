import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IndexThread } from '#db/full-text/index-thread.ts';
import { surveyCsv } from '../helpers/kill-points.ts';
import { inTurns } from '#service/breathe.ts';
import { applyReading, commitParts, partsToStore, proposeReading } from '#service/importing.ts';
import { openReading } from '#service/import-reading.ts';
import { createProject } from '#service/projects.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'swb-commit-')); });
afterEach(() => { vi.restoreAllMocks(); rmSync(folder, { recursive: true, force: true }); });

it('ends its thread at whatever step it is given up', async () => {
  let begun = 0;
  let ended = 0;
  vi.spyOn(IndexThread, 'start').mockImplementation(() => {
    begun += 1;
    return { add: () => {}, step: () => [], finish: () => [], close: () => { ended += 1; } } as unknown as IndexThread;
  });
  const file = join(folder, 'answers.csv');
  writeFileSync(file, surveyCsv(300, 'a'));
  const session = createProject(join(folder, 'study.swproj'), 'given up', 'Study', 'empty');
  const reading = await openReading(file, {});
  const on = (): Promise<void> => Promise.resolve();
  const { plan } = await inTurns(proposeReading(session, reading, {}), on);
  const parts = partsToStore(await inTurns(applyReading(reading, plan), on));
  let isStored = false;
  for (let after = 1; !isStored; after += 1) {
    let steps = 0;
    isStored = await session.inSteps(() => commitParts(session, reading.opened.file, parts, { update: false, problems: [] }), () => { steps += 1; return steps === after ? Promise.reject(new Error('given up')) : Promise.resolve(); })
      .then(() => true, (error: unknown) => { expect(String(error)).toContain('given up'); return false; });
    expect([after, begun - ended]).toEqual([after, 0]);
  }
  expect(begun).toBeGreaterThan(5);
  reading.opened.close();
  session.close();
});
