import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ParentPort as ElectronParentPort } from 'electron';
import { keychainThrough } from './keychain/system-keychain.ts';
import { serveParentPort } from './parent-port.ts';
import { createService } from './service.ts';

/** The data process under Electron. */
const { values } = parseArgs({ options: { 'user-folder': { type: 'string' }, 'projects-folder': { type: 'string' } } });
const { 'user-folder': userFolder, 'projects-folder': projectsFolder } = values;
if (userFolder === undefined || projectsFolder === undefined) throw new Error('--user-folder and --projects-folder are needed');
mkdirSync(userFolder, { recursive: true, mode: 0o700 });
const parentPort: ElectronParentPort = process.parentPort;
serveParentPort(parentPort, createService({ userFolder, projectsFolder, shell: 'electron', keychain: keychainThrough(parentPort) }), (code) => { process.exit(code); });
