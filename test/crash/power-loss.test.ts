import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Disk, type Keep } from '../helpers/power-loss/disk.ts';
import { cutPower } from '../helpers/power-loss/promises.ts';
import { eventsOf, recordDisk, whyNotRecorded, type DiskEvent } from '../helpers/power-loss/record.ts';

const why = whyNotRecorded();

/** What a process wrote and synced is recorded call by call; then the power goes, and what was not synced is dropped, torn or put in
 *  another order. `npm run soak:power` looks at thousands of such disks; its last figures are in docs/measurements.md. */
describe.skipIf(why !== null)(`a disk that loses what was not synced${why === null ? '' : ` (not run: ${why})`}`, () => {
  let place: string;
  let recorded: string;
  let events: DiskEvent[];
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'power-'));
    recorded = join(place, 'work');
    mkdirSync(recorded);
    events = recordDisk(recorded, fileURLToPath(new URL('../helpers/power-loss/worker.ts', import.meta.url)), [recorded, '25']);
  }, 120_000);
  afterAll(() => { rmSync(place, { recursive: true, force: true }); });

  it('keeps every act, export and backup that was acknowledged, through an import, coding, a merge, exports, backups and a new passphrase', async () => {
    const outcome = await cutPower(events, recorded, 45, 1, place);
    expect(outcome.faults).toEqual([]);
    expect(Object.values(outcome.images).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(30);
    expect(Object.keys(outcome.images)).toEqual(expect.arrayContaining(['create', 'import', 'coding', 'backup', 'rekey']));
  }, 300_000);

  it('loses them where nothing is synced: the test would see it', async () => {
    const outcome = await cutPower(events.filter(({ kind }) => kind !== 'sync'), recorded, 12, 1, place);
    expect(outcome.faults).not.toEqual([]);
  }, 300_000);
});

describe('eventsOf', () => {
  const hex = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const made = `7 openat(AT_FDCWD<${hex('/a')}>, "${hex('/a/one')}", O_WRONLY|O_CREAT, 0666) = 3<${hex('/a/one')}>`;
  const renamed = `7 rename("${hex('/a/one')}", "${hex('/a/two')}" <unfinished ...>`;

  it('knows a call during which another thread ended', () => {
    expect(eventsOf([made, renamed, ')        = 0', '8 +++ exited with 0 +++'].join('\n'), '/a')).toEqual([{ kind: 'create', inode: 0, name: '/a/one' }, { kind: 'rename', from: '/a/one', to: '/a/two' }]);
  });

  it('passes over nothing that it does not understand', () => {
    expect(() => eventsOf([made, renamed, '8 +++ exited with 0 +++'].join('\n'), '/a')).toThrow('Not understood');
  });
});

describe('Disk', () => {
  const name = '/a/file';
  const after = (keep: Keep, namesKept: number, ...events: DiskEvent[]): string | undefined => {
    const disk = new Disk();
    for (const event of events) disk.apply(event);
    return disk.image(keep, namesKept).get(name)?.toString('latin1');
  };
  const create: DiskEvent = { kind: 'create', inode: 0, name };
  const write = (at: number, text: string): DiskEvent => ({ kind: 'write', inode: 0, at, bytes: Buffer.from(text) });
  const sync: DiskEvent = { kind: 'sync', inode: 0 };
  const folder: DiskEvent = { kind: 'sync-folder', name: '/a' };

  it('keeps what was synced, and of the rest what it is told', () => {
    const events = [create, write(0, 'one'), sync, folder, write(3, 'two'), write(6, 'six')] as const;
    expect((['none', 'all', 'size', { without: 0 }, { only: 0 }, { upTo: 1 }] as Keep[]).map((keep) => after(keep, 0, ...events))).toEqual(['one', 'onetwosix', 'one\0\0\0\0\0\0', 'one\0\0\0six', 'onetwo', 'onetwo']);
  });

  it('knows no name before its folder was synced', () => {
    expect([after('all', 0, create, write(0, 'one'), sync), after('all', 1, create, write(0, 'one'), sync), after('none', 1, create, write(0, 'one'))]).toEqual([undefined, 'one', '']);
  });

  it('tears a write between sectors, not within', () => {
    const events = [create, write(0, 'x'.repeat(2048)), sync, folder, write(256, 'y'.repeat(1024))] as const;
    const torn = after({ torn: 0, first: true }, 0, ...events)!;
    expect([torn.lastIndexOf('y') + 1, torn.length]).toEqual([1024, 2048]);
  });
});
