import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildShell } from './bundles.ts';

export interface Finding {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly confidence: string;
  readonly description: string;
  readonly manualReview: boolean;
}

export interface ScanReport {
  readonly checks: number;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Files that the scanner could not parse, and so did not scan. */
  readonly unread: readonly string[];
}

interface Runner {
  (options: object): Promise<{
    globalChecks: number; atomicChecks: number; errors: { file: string; message: string; tolerable: boolean }[];
    issues: { id: string; file: string; location: { line: number }; severity: { name: string }; confidence: { name: string }; description: string; manualReview: boolean }[];
  }>;
}

const require = createRequire(import.meta.url);

/** Findings that were looked into and hold no danger, by check and why. Whatever is not here turns the scan red. */
export const accepted: Readonly<Record<string, string>> = {
  CSP_GLOBAL_CHECK: 'The policy is a header that electron/shell/content-security.ts gives every answer of the page’s own scheme; the scanner looks for a meta element or onHeadersReceived.',
  PRELOAD_JS_CHECK: 'The preload is one short function (electron/preload/expose-shell.ts): it gives the page no part of Electron, only functions that send one kind of message each.',
  CUSTOM_ARGUMENTS_JS_CHECK: 'The switches only take away: no name of another machine is resolved, no background networking, no crash reports.',
  ELECTRON_VERSION_JSON_CHECK: 'Names the version of Electron, for information.',
};

/** Runs the static security scanner Electronegativity over main and preload, built for it in a plain dialect: its parsers
 *  are older than private members of classes.
 *
 *  The scanner asks for the `typescript` package and finds the project's own, whose version 7 has no parser API: it is
 *  handed the one that it brought along. The check that asks another machine for news of Electron is left out, and so are
 *  translations that it would fetch: checks work without a network. */
export async function scanElectron(): Promise<ScanReport> {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'));
  try {
    await buildShell(folder, { target: 'es2018', extension: 'js' });
    return await scanFolder(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Scans the `.js` files of a folder, as if they were a program for the Electron that is used here. */
export async function scanFolder(folder: string): Promise<ScanReport> {
  const { version } = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')) as { version: string };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scanned', version: '1.0.0', main: 'main.js', devDependencies: { electron: version } }));
  const run = loadScanner();
  const { globalChecks, atomicChecks, errors, issues } = await run({ input: folder, customScan: [], excludeFromScan: ['AvailableSecurityFixesGlobalCheck'], electronVersionOverride: version, parserPlugins: [] });
  return {
    checks: globalChecks + atomicChecks,
    files: readdirSync(folder),
    unread: errors.filter((error) => !error.tolerable).map((error) => `${basename(error.file)}: ${error.message}`),
    findings: issues.map((issue) => ({
      id: issue.id, file: basename(issue.file), line: issue.location.line, severity: issue.severity.name, confidence: issue.confidence.name, description: issue.description, manualReview: issue.manualReview,
    })),
  };
}

function loadScanner(): Runner {
  const ownTypescript = createRequire(require.resolve('@doyensec/electronegativity/package.json')).resolve('typescript');
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const path = specifier === 'typescript' && context.parentURL?.includes('typescript-estree') === true ? ownTypescript
        : specifier === 'got' && context.parentURL?.includes('electronegativity') === true ? require.resolve('./offline-got.cjs') : null;
      return path === null ? next(specifier, context) : { url: pathToFileURL(path).href, format: 'commonjs', shortCircuit: true };
    },
  });
  try {
    return require('@doyensec/electronegativity') as Runner;
  } finally {
    hooks.deregister();
  }
}
