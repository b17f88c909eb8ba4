import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
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

function isBundleFresh(name: BundleName): boolean {
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
  // Started by a test, the build would take NODE_ENV=test for a wish to have React's development code, which is five times slower.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(projectRoot, 'renderer', 'vite.config.ts'), build: { outDir, emptyOutDir: true }, ...logging(quiet) });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Main and preload carry everything but `electron` inside. The service finds its packages in node_modules: some of them
 *  (the database's binary, jsdom) cannot be put into one file. */
async function buildElectron(outDir: string, quiet: boolean): Promise<void> {
  await buildShell(outDir, { target: 'node24', extension: 'cjs', quiet });
  const esm = { format: 'es', extension: 'mjs', target: 'node24', bundled: false } as const;
  await buildEntry({ name: 'service', source: 'electron/service/utility.ts', ...esm }, outDir, quiet);
  for (const source of workerSources()) await buildEntry({ name: basename(source, '.ts'), source, ...esm }, outDir, quiet);
}

/** Files of the service and the database that run in a worker thread of their own, by their names. */
function workerSources(): string[] {
  return [join('electron', 'service'), 'db'].flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-worker.ts')).map((file) => join(folder, file)));
}

/** The sources start workers from `./x-worker.ts` beside them; in the build all lie in one folder and end in .mjs. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  transform: (code) => code.replaceAll(/new URL\((['"])(?:\.{1,2}\/)+(?:[\w-]+\/)*([\w-]+-worker)\.ts\1, import\.meta\.url\)/g, "new URL('./$2.mjs', import.meta.url)"),
};

/** Main and preload alone; the preload must be CommonJS, because it runs in a sandbox. */
export async function buildShell(outDir: string, { target, extension, quiet = true }: { target: string; extension: string; quiet?: boolean }): Promise<void> {
  for (const name of ['main', 'preload']) await buildEntry({ name, source: `electron/${name}/${name}.ts`, format: 'cjs', extension, target, bundled: true }, outDir, quiet);
}

interface Entry { readonly name: string; readonly source: string; readonly format: 'cjs' | 'es'; readonly extension: string; readonly target: string; readonly bundled: boolean }

async function buildEntry({ name, source, format, extension, target, bundled }: Entry, outDir: string, quiet: boolean): Promise<void> {
  const input = join(projectRoot, source);
  await build({
    configFile: false, root: projectRoot, publicDir: false, plugins: [workerAddresses], ...logging(quiet),
    ssr: bundled ? { noExternal: true, external: ['electron'] } : { external: true },
    build: {
      ssr: input, outDir, emptyOutDir: false, target, minify: false, sourcemap: false, reportCompressedSize: false,
      rolldownOptions: { input: { [name]: input }, output: { format, entryFileNames: `${name}.${extension}`, codeSplitting: false } },
    },
  });
}

function logging(quiet: boolean): Pick<InlineConfig, 'logLevel' | 'clearScreen'> {
  return { logLevel: quiet ? 'warn' : 'info', clearScreen: false };
}
