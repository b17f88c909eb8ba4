import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type {} from 'electron';
import { serveParentPort, type ParentPort } from './parent-port.ts';
import { createService } from './service.ts';

/** The data process under Electron. */
const { values } = parseArgs({ options: { 'user-folder': { type: 'string' }, 'projects-folder': { type: 'string' } } });
const { 'user-folder': userFolder, 'projects-folder': projectsFolder } = values;
if (userFolder === undefined || projectsFolder === undefined) throw new Error('--user-folder and --projects-folder are needed');
mkdirSync(userFolder, { recursive: true, mode: 0o700 });
serveParentPort(process.parentPort as unknown as ParentPort, createService({ userFolder, projectsFolder, shell: 'electron' }), (code) => { process.exit(code); });
