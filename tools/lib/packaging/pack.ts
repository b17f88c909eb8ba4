import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Configuration, type Platform, type Arch } from 'electron-builder';
import { projectRoot } from '../project.ts';
import { packagingConfiguration } from './configuration.ts';
import { drawIcon, icnsFile, icoFile } from './icon.ts';

export interface PackOptions {
  readonly targets: Map<Platform, Map<Arch, string[]>>;
  readonly output: string;
  /** A folder laid out like an Electron distribution, instead of the real one: fuses are left as they are then. */
  readonly standIn?: string;
}

/** Packages what `npm run build` made.
 *  @returns the paths of the packages */
export async function pack({ targets, output, standIn }: PackOptions): Promise<string[]> {
  const icons = join(projectRoot, 'dist', 'icons');
  drawIcons(icons);
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
  const full = packagingConfiguration({ icons, output, electronVersion: version, buildResources: join(projectRoot, 'build') });
  return build({ projectDir: projectRoot, targets, config: standIn === undefined ? full : withStandIn(full, standIn), publish: 'never' });
}

function withStandIn(full: Configuration, electronDist: string): Configuration {
  const { electronFuses: _unset, ...rest } = full;
  return { ...rest, electronDist };
}

function drawIcons(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) writeFileSync(join(folder, `${size}x${size}.png`), drawIcon(size));
  writeFileSync(join(folder, 'icon.ico'), icoFile());
  writeFileSync(join(folder, 'icon.icns'), icnsFile());
}
