import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#core/contract/refusal.ts';
import { readTable, touchCells } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';
import { mutate } from './mutate.ts';
import { validFiles } from './valid-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());
let valid: ReadonlyMap<string, Buffer>;
beforeAll(async () => { valid = await validFiles(); });

/** Own readers are quick; the second reader starts a worker for each file. */
const OWN = ['packed.xlsx', 'written.xlsx', 'written.xlsm', 'utf8.csv', 'latin.csv', 'wide.txt', 'survey.sav', 'survey.zsav'];
const SECOND = ['old.xls', 'binary.xlsb', 'open.ods', 'flat.fods'];
/** Seeds that once found a fault, kept: [file, seed]. */
const FAILED_ONCE: (readonly [string, number])[] = [['written.xlsx', 249]];

/** A damaged file is read or refused with a sentence; anything else is a fault. */
async function endures(name: string, seed: number): Promise<void> {
  const { kind, bytes } = mutate(valid.get(name)!, seed);
  try {
    touchCells(await readTable(files.write(name, bytes)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`${name}, seed ${seed} (${kind}): neither read nor refused`, { cause: error });
    expect(error.message).toMatch(/\.$/);
  }
}

describe('files damaged at random', () => {
  it('are sound before', async () => {
    for (const [name, bytes] of valid) expect((await readTable(files.write(name, bytes))).rowCount, name).toBeGreaterThan(20);
  });
  it.each(OWN)('%s: 25 seeds', async (name) => {
    for (let seed = 1; seed <= 25; seed++) await endures(name, seed);
  });
  it.each(SECOND)('%s: 4 seeds', async (name) => {
    for (let seed = 1; seed <= 4; seed++) await endures(name, seed);
  });
  it.each(FAILED_ONCE)('%s, seed %i, which once found a fault', async (name, seed) => {
    await endures(name, seed);
  });
});
