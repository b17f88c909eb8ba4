import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, licencesPage, licencesText, shippedPackages } from './licences.ts';
import { projectRoot } from './project.ts';

describe('what is shipped', () => {
  const packages = shippedPackages();

  it('is there, with the window’s packages and the service’s', () => {
    const names = packages.map(({ name }) => name);
    for (const name of ['react', 'ag-grid-community', 'exceljs', 'better-sqlite3-multiple-ciphers', 'zod']) expect(names).toContain(name);
    for (const name of ['vitest', 'typescript', 'electron-builder', 'playwright-core']) expect(names).not.toContain(name);
  });

  it('has licences that allow it, and no others', () => {
    expect(packages.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
    expect(['GPL-3.0', 'AGPL-3.0 AND MIT', 'unknown', 'SEE LICENSE IN x'].map(isAllowed)).toEqual([false, false, false, false]);
    expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC'].map(isAllowed)).toEqual([true, true, true]);
  });

  it('is what docs/licences.md lists', () => {
    expect(readFileSync(join(projectRoot, 'docs', 'licences.md'), 'utf8')).toBe(licencesPage(packages));
    expect(licencesText(packages)).toContain('react-dom');
  });
});

describe('docs/dependencies.md', () => {
  it('says of each package why it is there, and of none that is gone', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const text = readFileSync(join(projectRoot, 'docs', 'dependencies.md'), 'utf8');
    const names = Object.keys({ ...dependencies, ...devDependencies });
    const named = new Set(text.match(/@?[\w.-]+(?:\/[\w.-]+)?/gu)?.map((word) => word.replace(/\.$/u, '')));
    expect(names.filter((name) => !named.has(name))).toEqual([]);
    // In the tables and lists, what is written as a scoped package is one.
    expect([...named].filter((word) => word.startsWith('@') && !names.includes(word))).toEqual([]);
  });
});
