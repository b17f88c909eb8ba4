import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openProject } from '#service/projects.ts';
import { makeSampleStudy, SAMPLE_PASSPHRASE, sampleProjectPath } from '#service/sample.ts';
import type { ProjectSession } from '#service/session.ts';

let made: Promise<string> | undefined;

/** The sealed file of the sample study, made once a run. */
function sampleStudy(): Promise<string> {
  made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'swb-sample-'));
    process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
    return (await makeSampleStudy(folder, 1, SAMPLE_PASSPHRASE)).project;
  })();
  return made;
}

/** Puts a copy where the program looks for its sample study, so that opening it there does not make it anew. */
export async function placeSample(projectsFolder: string): Promise<void> {
  const path = sampleProjectPath(join(projectsFolder, 'Sample study'));
  mkdirSync(dirname(path));
  copyFileSync(await sampleStudy(), path);
}

/** A copy of the test's own. */
export async function openSampleCopy(): Promise<{ session: ProjectSession; path: string; passphrase: string; close: () => void }> {
  const own = mkdtempSync(join(tmpdir(), 'swb-copy-'));
  const path = join(own, 'study.swproj');
  copyFileSync(await sampleStudy(), path);
  const session = openProject(path, SAMPLE_PASSPHRASE);
  return { session, path, passphrase: SAMPLE_PASSPHRASE, close: () => { session.close(); rmSync(own, { recursive: true, force: true }); } };
}
