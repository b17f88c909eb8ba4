import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { isFresh, stateOf } from './freshness.ts';
import { withLock } from './lock.ts';
import { projectRoot } from './project.ts';

export type BundleName = 'renderer' | 'electron';

const inputs: Record<BundleName, readonly string[]> = {
  renderer: ['renderer', 'core', 'package-lock.json'],
  electron: ['electron', 'db', 'core', 'samples', 'tools/lib/bundles.ts', 'package-lock.json'],
};

/** Builds what is missing or older than its sources.
 *  A build is made beside the old one and takes its place at the end, so that whatever reads dist/ finds a whole one.
 *  @returns the names that were built */
export async function ensureBundles(names: readonly BundleName[], options: { force?: boolean; quiet?: boolean } = {}): Promise<BundleName[]> {
  const built: BundleName[] = [];
  for (const name of names) {
    if (options.force !== true && isBundleFresh(name)) continue;
    await withLock(join(projectRoot, 'dist', `.${name}.lock`), async () => {
      // Another run may have built it while this one waited.
      if (options.force !== true && isBundleFresh(name)) return;
      const state = stateOf(projectRoot, inputs[name]);
      const folder = join(projectRoot, 'dist', name);
      const staging = `${folder}.${process.pid}`;
      rmSync(staging, { recursive: true, force: true });
      try {
        await (name === 'renderer' ? buildRenderer(staging, options.quiet ?? false) : buildElectron(staging, options.quiet ?? false));
        replaceFolder(folder, staging);
        writeFileSync(stampOf(name), state);
      } finally {
        rmSync(staging, { recursive: true, force: true });
      }
      built.push(name);
    });
  }
  return built;
}

export function isBundleFresh(name: BundleName): boolean {
  return existsSync(join(projectRoot, 'dist', name)) && isFresh(stampOf(name), stateOf(projectRoot, inputs[name]));
}

function stampOf(name: BundleName): string {
  return join(projectRoot, 'dist', `.${name}.stamp`);
}

function replaceFolder(folder: string, staging: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const old = `${folder}.old.${process.pid}`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(staging, folder);
  rmSync(old, { recursive: true, force: true });
}

async function buildRenderer(outDir: string, quiet: boolean): Promise<void> {
  await build({ configFile: join(projectRoot, 'renderer', 'vite.config.ts'), build: { outDir, emptyOutDir: true }, ...logging(quiet) });
}

/** Main and preload carry everything but `electron` inside. The service finds its packages in node_modules: some of them
 *  (the database's binary, jsdom) cannot be put into one file. */
async function buildElectron(outDir: string, quiet: boolean): Promise<void> {
  const entries = [
    { name: 'main', source: 'electron/main/main.ts', format: 'cjs', file: 'main.cjs', bundled: true },
    { name: 'preload', source: 'electron/preload/preload.ts', format: 'cjs', file: 'preload.cjs', bundled: true },
    { name: 'service', source: 'electron/service/utility.ts', format: 'es', file: 'service.mjs', bundled: false },
  ] as const;
  for (const { name, source, format, file, bundled } of entries) {
    await build({
      configFile: false, root: projectRoot, publicDir: false, ...logging(quiet),
      ssr: bundled ? { noExternal: true, external: ['electron'] } : { external: true },
      build: {
        ssr: join(projectRoot, source), outDir, emptyOutDir: false, target: 'node24', minify: false, sourcemap: false, reportCompressedSize: false,
        rolldownOptions: { input: { [name]: join(projectRoot, source) }, output: { format, entryFileNames: file, codeSplitting: false } },
      },
    });
  }
}

function logging(quiet: boolean): Pick<InlineConfig, 'logLevel' | 'clearScreen'> {
  return { logLevel: quiet ? 'warn' : 'info', clearScreen: false };
}
