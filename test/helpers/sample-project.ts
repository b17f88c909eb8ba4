import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject } from '#service/projects.ts';
import { makeSampleStudy, SAMPLE_PASSPHRASE } from '#service/sample.ts';
import type { ProjectSession } from '#service/session.ts';

let made: Promise<string> | undefined;
let folder: string | undefined;

/** The sample study is made once a run; each test gets a copy of its own. */
export async function openSampleCopy(): Promise<{ session: ProjectSession; path: string; passphrase: string; close: () => void }> {
  made ??= (async () => {
    folder = mkdtempSync(join(tmpdir(), 'swb-sample-'));
    process.once('exit', () => { rmSync(folder!, { recursive: true, force: true }); });
    return (await makeSampleStudy(folder, 1, SAMPLE_PASSPHRASE)).project;
  })();
  const original = await made;
  const own = mkdtempSync(join(tmpdir(), 'swb-copy-'));
  const path = join(own, 'study.swproj');
  copyFileSync(original, path);
  const session = openProject(path, SAMPLE_PASSPHRASE);
  return { session, path, passphrase: SAMPLE_PASSPHRASE, close: () => { session.close(); rmSync(own, { recursive: true, force: true }); } };
}

/** Where the files of the sample study lie. */
export const sampleFolder = async (): Promise<string> => { (await openSampleCopy()).close(); return folder!; };
