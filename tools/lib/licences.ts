import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findImports } from './imports.ts';
import { projectRoot } from './project.ts';

/** A package that is shipped: beside the service, or inside the window's bundle. */
export interface ShippedPackage { readonly name: string; readonly version: string; readonly licence: string; readonly text: string | null }

/** Licences under which a package may be shipped with this program; anything else fails the test and is looked at by a person. */
const ALLOWED: ReadonlySet<string> = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib']);

/** The name of the file in the package where all licences are written out. */
export const LICENCES_FILE = 'third-party-licences.txt';

interface Manifest { readonly name?: string; readonly version?: string; readonly license?: string | { type?: string }; readonly licenses?: readonly { type?: string }[]; readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> }
const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Every package that reaches a user's machine, by name: what the service depends on, and what the window's sources import, each with
 *  all that it depends on. Electron brings its own licences. */
export function shippedPackages(): ShippedPackage[] {
  const root = readManifest(projectRoot);
  const found = new Map<string, ShippedPackage>();
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (folder === null || found.has(folder)) return;
    const manifest = readManifest(folder);
    const said = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type ?? manifest.licenses?.map((each) => each.type).join(' OR ') ?? 'unknown';
    found.set(folder, { name: manifest.name ?? name, version: manifest.version ?? '', licence: said, text: licenceText(folder) });
    for (const each of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(each, folder);
  };
  for (const name of [...Object.keys(root.dependencies ?? {}), ...windowPackages()]) visit(name, projectRoot);
  const unique = new Map([...found.values()].map((each) => [`${each.name} ${each.version}`, each]));
  return [...unique.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** Packages that the window's sources import, outside tests. */
function windowPackages(): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(join(projectRoot, 'renderer'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/u.test(file) || /\.test\.tsx?$|\.d\.ts$|config\.ts$/u.test(file)) continue;
    for (const { specifier, typeOnly } of findImports(file, readFileSync(join(projectRoot, 'renderer', file), 'utf8'))) {
      if (typeOnly || specifier.startsWith('.') || specifier.startsWith('#') || specifier.startsWith('node:')) continue;
      names.add(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return [...names].toSorted();
}

function findPackage(name: string, from: string): string | null {
  for (let at = from; ; at = join(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (join(at, '..') === at) return null;
  }
}

function licenceText(folder: string): string | null {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying|unlicense)/iu.test(name));
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
}

/** Whether a licence, or one of those offered in its stead, may be shipped. */
export const isAllowed = (licence: string): boolean => licence.replace(/[()]/gu, '').split(/ OR /u).some((each) => each.split(/ AND /u).every((part) => ALLOWED.has(part.trim())));

/** All licences of what is shipped, written out. */
export function licencesText(packages: readonly ShippedPackage[]): string {
  return packages.map(({ name, version, licence, text }) => `${name} ${version}\n${licence}\n\n${text ?? 'The package brings no text of its licence; its package.json names it as above.'}\n`).join(`\n${'-'.repeat(72)}\n\n`);
}

/** The list for docs/licences.md. */
export function licencesPage(packages: readonly ShippedPackage[]): string {
  const counts = Map.groupBy(packages, (each) => each.licence);
  const summary = [...counts].toSorted((a, b) => b[1].length - a[1].length).map(([licence, list]) => `${licence} (${list.length})`).join(', ');
  return `# Licences of what is shipped

Made by \`npm run licences\` from the installed packages: those of the data process and those in the window's bundle. Electron and Chromium bring their own lists (\`LICENSES.chromium.html\` in the program's folder). The texts are in \`${LICENCES_FILE}\` of each package.

${packages.length} packages: ${summary}.

| package | version | licence |
| --- | --- | --- |
${packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join('\n')}
`;
}
