import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { rows } from '#db/database.ts';
import { openZip } from '#service/files/zip.ts';
import { openProject, verifyProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { Dice } from '../hostile-messages.ts';
import { Disk, writeImage, type Keep } from './disk.ts';
import type { DiskEvent } from './record.ts';

export const FIRST = 'before the change';
export const SECOND = 'after the change';

/** Everything a project holds, as one number: rows of every table, with their times and hashes. */
export function digestOf(session: ProjectSession): string {
  const hash = createHash('sha256');
  // Statistics of the full-text index are its own, and are checked by the check of pages.
  for (const { name } of rows<{ name: string }>(session.db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'answer_text%' ORDER BY name")) {
    hash.update(`${name}\n`);
    for (const each of rows<Record<string, unknown>>(session.db, `SELECT * FROM ${name} ORDER BY 1, 2`)) hash.update(JSON.stringify(each, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)));
  }
  return hash.digest('hex');
}

interface Said { readonly step: string; readonly project?: string; readonly passphrase?: string; readonly file?: string; readonly sha256?: string; readonly backup?: string }

/** Where a promise stands at some moment: what was said, and what will be said next. */
interface Moment { readonly project: string | null; readonly nextProject: string | null; readonly passphrases: readonly string[]; readonly files: ReadonlyMap<string, string>; readonly coming: ReadonlyMap<string, string>; readonly backups: readonly string[]; readonly step: string }

function momentsOf(events: readonly DiskEvent[]): Moment[] {
  const said = events.map((event) => (event.kind === 'said' ? JSON.parse(event.line) as Said : null)).map((each) => (each?.project === 'same' ? { step: each.step } : each));
  let project: string | null = null;
  let passphrase = FIRST;
  const files = new Map<string, string>();
  const backups: string[] = [];
  return events.map((_event, index) => {
    const now = said[index];
    if (now?.project !== undefined) project = now.project;
    if (now?.passphrase !== undefined) passphrase = now.passphrase;
    if (now?.file !== undefined) files.set(now.file, now.sha256!);
    if (now?.backup !== undefined) backups.push(now.backup);
    const ahead = said.slice(index + 1);
    const nextFile = ahead.find((each) => each?.file !== undefined);
    const next = ahead.find((each) => each !== null);
    return {
      project, nextProject: ahead.find((each) => each?.project !== undefined)?.project ?? null, step: next?.step ?? 'close',
      passphrases: next?.passphrase === undefined ? [passphrase] : [passphrase, next.passphrase],
      files: new Map(files), coming: new Map(nextFile ? [[nextFile.file!, nextFile.sha256!]] : []), backups: [...backups],
    };
  });
}

export interface PowerOutcome {
  /** Disks that were looked at, by what was going on when the power went. */
  readonly images: Record<string, number>;
  readonly moments: number;
  readonly faults: string[];
}

/** Cuts the power just before each sync ends and just after each promise (every state before is among those that are reached by then),
 *  in every way there is, or in as many as `most` allows, and looks whether every promise that was made is kept.
 *  @param recorded the folder the events speak of */
export async function cutPower(events: readonly DiskEvent[], recorded: string, most: number, seed: number, parent: string): Promise<PowerOutcome> {
  const dice = new Dice(seed);
  const moments = momentsOf(events);
  const cuts: { index: number; keep: Keep; namesKept: number }[] = [];
  const measuring = new Disk();
  events.forEach((event, index) => {
    const isPromise = event.kind === 'said';
    if (isPromise || event.kind === 'sync' || event.kind === 'sync-folder' || index === events.length - 1) {
      const { writes, names } = measuring.unsynced;
      for (const keep of waysToLose(writes, dice)) for (const namesKept of new Set([0, names, dice.below(names + 1)])) cuts.push({ index, keep, namesKept });
    }
    measuring.apply(event);
  });
  const chosen = most >= cuts.length ? cuts : spread(cuts, most, dice);
  const outcome: { images: Record<string, number>; moments: number; faults: string[] } = { images: {}, moments: new Set(chosen.map((each) => each.index)).size, faults: [] };
  const seen = new Set<string>();
  const disk = new Disk();
  let applied = 0;
  for (const { index, keep, namesKept } of chosen) {
    while (applied < index) disk.apply(events[applied++]!);
    const image = disk.image(keep, namesKept);
    const moment = moments[index]!;
    const same = createHash('sha256').update(`${moment.project} ${moment.passphrases.join()} ${[...moment.files.values()].join()}`);
    for (const [name, content] of [...image].toSorted(([a], [b]) => a.localeCompare(b))) same.update(`${name} ${content.length} `).update(content);
    const known = same.digest('hex');
    if (seen.has(known)) continue;
    seen.add(known);
    outcome.images[moment.step] = (outcome.images[moment.step] ?? 0) + 1;
    const folder = mkdtempSync(join(parent, 'image-'));
    try {
      writeImage(image, recorded, folder);
      for (const fault of await faultsOf(folder, recorded, moment)) if (outcome.faults.length < 40) outcome.faults.push(`${moment.step}, event ${index}, ${JSON.stringify(keep)}, names ${namesKept}: ${fault}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return outcome;
}

function waysToLose(writes: number, dice: Dice): Keep[] {
  if (writes === 0) return ['all'];
  const each = Array.from({ length: writes }, (_, index) => index);
  const some = writes <= 12 ? each : Array.from({ length: 12 }, () => dice.below(writes));
  return ['none', 'all', 'size', ...some.flatMap((at): Keep[] => [{ without: at }, { only: at }, { upTo: at }, { torn: at, first: true }, { torn: at, first: false }]), ...Array.from({ length: 4 }, (): Keep => ({ chance: new Dice(1 + dice.below(1e6)) }))];
}

/** Some of many, so that every moment keeps its share. */
function spread<T>(from: readonly T[], most: number, dice: Dice): T[] {
  const step = from.length / most;
  return Array.from({ length: most }, (_, at) => from[Math.min(from.length - 1, Math.floor((at + dice.next()) * step))]!);
}

async function faultsOf(folder: string, recorded: string, moment: Moment): Promise<string[]> {
  const faults: string[] = [];
  const at = (name: string): string => join(folder, relative(recorded, name));
  const path = join(folder, 'Study.swproj');
  const opened = openAny(path, moment.passphrases);
  if (opened instanceof Refusal) {
    // Before the project was said to be made there may be none, or a beginning that is refused.
    if (moment.project !== null) faults.push(`the project does not open: ${opened.message}`);
  } else {
    const { database, schema, history } = verifyProject(opened);
    if (database !== 'ok' || schema !== 'ok' || history.chain !== 'ok') faults.push(`verify: ${JSON.stringify({ database, schema, history })}`);
    const digest = digestOf(opened);
    if (moment.project !== null && digest !== moment.project && digest !== moment.nextProject) faults.push('the project holds something else than what was said, or what was to be said next');
    opened.close();
  }
  for (const [name, sha256] of moment.files) {
    if (!existsSync(at(name))) faults.push(`${relative(recorded, name)} is gone`);
    else if (hashOf(at(name)) !== sha256 && hashOf(at(name)) !== moment.coming.get(name)) faults.push(`${relative(recorded, name)} is not what was written`);
  }
  for (const [name, sha256] of moment.coming) if (!moment.files.has(name) && existsSync(at(name)) && hashOf(at(name)) !== sha256) faults.push(`${relative(recorded, name)} is half a file`);
  const backups = join(folder, 'Study.backups');
  for (const name of moment.backups) if (!existsSync(at(name))) faults.push('the backup that was made is gone');
  for (const name of existsSync(backups) ? readdirSync(backups).filter((each) => each.endsWith('.swproj')) : []) {
    const backup = openAny(join(backups, name), [FIRST, SECOND]);
    if (backup instanceof Refusal) { faults.push(`a backup does not open: ${backup.message}`); continue; }
    if (verifyProject(backup).database !== 'ok') faults.push('a backup is damaged');
    backup.close();
  }
  const exchanged = join(folder, 'exports', 'Study.qdpx');
  if (existsSync(exchanged)) {
    try {
      const zip = await openZip(exchanged, 'Study.qdpx');
      try { await zip.verify(1024 ** 3); } finally { zip.close(); }
    } catch { faults.push('the exchange file is half a file'); }
  }
  return faults;
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** @throws what is no refusal: a person would see a crash */
function openAny(path: string, passphrases: readonly string[]): ProjectSession | Refusal {
  let last = new Refusal('PROJECT_MISSING', 'no passphrase was given');
  for (const passphrase of passphrases) {
    try { return openProject(path, passphrase); } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      last = error;
    }
  }
  return last;
}
