import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { builtShell } from '../helpers/built-page.ts';

let folder: string;
let program: string;
beforeAll(async () => {
  program = await builtShell();
  folder = mkdtempSync(join(tmpdir(), 'data-process-'));
  mkdirSync(join(folder, 'user'));
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('the built data process', () => {
  it('starts from its bundle, answers a window, and ends when told', async () => {
    // Stands in for Electron's utility process: the same messages, in a thread.
    const worker = new Worker(`
      const { parentPort, workerData } = require('node:worker_threads');
      const { EventEmitter } = require('node:events');
      process.parentPort = new EventEmitter();
      process.argv = [process.argv[0], workerData.entry, ...workerData.words];
      const early = [];
      parentPort.on('message', (message) => { early.push(message); drain(); });
      let ready = false;
      const drain = () => { while (ready && early.length > 0) process.parentPort.emit('message', early.shift()); };
      import(workerData.entry).then(() => { ready = true; drain(); });
    `, { eval: true, execArgv: [], workerData: { entry: join(program, 'service.mjs'), words: [`--user-folder=${join(folder, 'user')}`, `--projects-folder=${join(folder, 'projects')}`] } });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ data: { kind: 'window' }, ports: [port1] }, [port1]);
    port2.start();
    const client: ContractClient = createORPCClient(new RPCLink({ port: port2 }));
    expect(await client.app.info()).toMatchObject({ shell: 'electron', projectsFolder: join(folder, 'projects'), openProject: null });
    const ended = once(worker, 'exit');
    worker.postMessage({ data: { kind: 'close' }, ports: [] });
    expect(await ended).toEqual([0]);
    port2.close();
  });
});
