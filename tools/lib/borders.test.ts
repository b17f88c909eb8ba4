import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkBorders } from './borders.ts';
import { findImports } from './imports.ts';
import { projectRoot } from './project.ts';

const roots: string[] = [];
afterEach(() => { for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true }); });

/** A small house in good order, and one planted file. */
function house(planted: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'borders-'));
  roots.push(root);
  const good: Record<string, string> = {
    'core/result.ts': 'export const ok = 1;', 'core/stats/mean.ts': "import { ok } from '../result.ts'; export const mean = ok;", 'core/contract/code.ts': "import { z } from 'zod'; export const code = z;",
    'core/contract/shell.ts': 'export type Shell = string;', 'db/open.ts': "import Database from 'better-sqlite3-multiple-ciphers'; import { ok } from '#core/result.ts'; import { join } from 'node:path'; export { Database, ok, join };",
    'electron/service/service.ts': "import { ok } from '#db/open.ts'; export { ok };", 'electron/shell/channels.ts': 'export const channels = 1;', 'electron/main/main.ts': "import { app } from 'electron'; app.quit();",
    'renderer/app/features.ts': "import '../features/data/index.tsx';", 'renderer/features/data/index.tsx': "import { client } from '../../rpc/index.ts'; export { client };", 'renderer/features/coding/index.tsx': 'export {};',
    'renderer/rpc/index.ts': "import { createORPCClient } from '@orpc/client'; export const client = createORPCClient;", 'renderer/grid/index.ts': "import 'ag-grid-community';", 'samples/make.ts': "import { ok } from '#core/result.ts'; export { ok };",
    'test/helpers/browser.ts': "import { ok } from '#core/result.ts'; export { ok };", 'tools/build.ts': "import { build } from 'vite'; void build;",
  };
  for (const [file, text] of Object.entries({ ...good, ...planted })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

describe('checkBorders', () => {
  it('finds the project itself in order, having read it', () => {
    const { files, imports, breaches } = checkBorders(projectRoot);
    expect(breaches).toEqual([]);
    expect(files).toBeGreaterThan(200);
    expect(imports).toBeGreaterThan(800);
  });

  it('lets a house in order pass', () => {
    expect(checkBorders(house({}))).toEqual({ files: 16, imports: 14, breaches: [] });
  });

  it('reads nothing where there is nothing, and says so', () => {
    const root = mkdtempSync(join(tmpdir(), 'borders-'));
    roots.push(root);
    expect(checkBorders(root)).toEqual({ files: 0, imports: 0, breaches: [] });
  });

  // The canaries: each of these must be found.
  it.each<[string, string]>([
    ['core/stats/bad.ts', "import { readFileSync } from 'node:fs'; void readFileSync;"],
    ['core/stats/bad.ts', "import fs from 'fs'; void fs;"],
    ['core/stats/bad.ts', "import { ok } from '#db/open.ts'; void ok;"],
    ['core/stats/bad.ts', "import { ok } from '../../db/open.ts'; void ok;"],
    ['core/stats/bad.ts', "import 'react';"],
    ['core/stats/bad.ts', "import type { Database } from '#db/open.ts'; export type A = Database;"],
    ['core/stats/bad.ts', "export type A = import('#db/open.ts').A;"],
    ['core/stats/bad.ts', "export * from '#db/open.ts';"],
    ['core/stats/bad.ts', "export const later = () => import('#db/open.ts');"],
    ['core/stats/bad.ts', 'export const later = () => import(`#db/open.ts`);'],
    ['core/stats/bad.ts', "const db = require('better-sqlite3-multiple-ciphers'); void db;"],
    ['core/contract/bad.ts', "import { mean } from '../stats/mean.ts'; void mean;"],
    ['db/bad.ts', "import '#service/service.ts';"],
    ['electron/service/bad.ts', "import { app } from 'electron'; void app;"],
    ['electron/service/bad.ts', "import '../main/main.ts';"],
    ['electron/main/bad.ts', "import { ok } from '#core/result.ts'; void ok;"],
    ['electron/main/bad.ts', "import '../service/service.ts';"],
    ['electron/preload/bad.ts', "import 'node:fs';"],
    ['electron/elsewhere/bad.ts', "import 'zod';"],
    ['renderer/features/coding/bad.tsx', "import '../data/index.tsx';"],
    ['renderer/features/coding/bad.tsx', "import 'ag-grid-community';"],
    ['renderer/features/coding/bad.tsx', "import '#db/open.ts';"],
    ['renderer/ui/bad.tsx', "import { client } from '../rpc/index.ts'; void client;"],
    ['renderer/app/bad.tsx', "import { WebSocket } from 'ws'; void WebSocket;"],
    ['samples/bad.ts', "import '#db/open.ts';"],
    ['tools/bad.ts', "import '../test/helpers/browser.ts';"],
    ['core/stats/bad.test.ts', "import '#test/helpers/browser.ts';"],
    ['core/stats/bad.ts', "import { describe } from 'vitest'; void describe;"],
    ['core/stats/bad.ts', "import './gone.ts';"],
    ['core/stats/bad.ts', "import './mean';"],
  ])('turns red for %s: %s', (file, text) => {
    const { breaches } = checkBorders(house({ [file]: text }));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:1 imports `));
  });

  it('lets tests use their own packages, and the service the types of Electron', () => {
    expect(checkBorders(house({
      'core/stats/good.test.ts': "import { it } from 'vitest'; import fc from 'fast-check'; import { readFileSync } from 'node:fs'; void it; void fc; void readFileSync;",
      'electron/service/good.ts': "import type { UtilityProcess } from 'electron'; export type A = UtilityProcess;",
    })).breaches).toEqual([]);
  });

  it('does not pass a file that it cannot read', () => {
    expect(() => checkBorders(house({ 'core/stats/bad.ts': 'import {' }))).toThrow('core/stats/bad.ts cannot be read');
  });
});

describe('findImports', () => {
  it('names the line, whatever stands in comments and strings', () => {
    expect(findImports('a.ts', "// import 'no';\nconst text = \"import 'no'\";\n\nimport {\n  a,\n} from 'yes';\nexport { text, a };")).toEqual([{ specifier: 'yes', line: 4, typeOnly: false }]);
  });
});
