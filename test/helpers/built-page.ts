import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './project-root.ts';

const builds = new Map<string, Promise<string>>();

/** dist/renderer, built where it is missing or older than its sources: in a process of its own, because the builder's
 *  module cache and working folder are not for sharing with tests. */
export const builtPage = (): Promise<string> => built('renderer');

/** dist/electron, in the same way: main.cjs, preload.cjs, service.mjs. */
export const builtShell = (): Promise<string> => built('electron');

function built(name: 'renderer' | 'electron'): Promise<string> {
  let build = builds.get(name);
  if (build === undefined) {
    build = promisify(execFile)(process.execPath, [join(projectRoot, 'tools', 'build.ts'), name, '--if-stale', '--quiet'], { cwd: projectRoot }).then(() => join(projectRoot, 'dist', name));
    builds.set(name, build);
  }
  return build;
}
