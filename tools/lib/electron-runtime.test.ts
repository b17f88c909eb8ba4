import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { canDownloadElectron } from './electron-runtime.ts';

const outside: ReturnType<typeof networkInterfaces> = { eth0: [{ address: '192.0.2.1', netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: false, cidr: '192.0.2.1/24' }] };
const loopbackOnly: ReturnType<typeof networkInterfaces> = { lo: [{ address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: true, cidr: '127.0.0.1/8' }] };
let server: Server | undefined;
afterEach(() => { server?.closeAllConnections(); server?.close(); server = undefined; });

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => { server?.listen(0, '127.0.0.1', resolve); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/electron.zip`;
}

describe('canDownloadElectron', () => {
  it('says yes where the file is, or where it is redirected to', async () => {
    const url = await serve((_request, response) => { response.writeHead(302, { Location: 'http://nowhere.invalid/' }).end(); });
    expect(await canDownloadElectron(3000, url, outside)).toBe(true);
  });
  it('says no where there is no such file', async () => {
    expect(await canDownloadElectron(3000, await serve((_request, response) => { response.writeHead(404).end(); }), outside)).toBe(false);
  });
  it('gives up on a place that does not answer', async () => {
    expect(await canDownloadElectron(50, await serve(() => { /* never */ }), outside)).toBe(false);
  });
  it('asks nobody on a machine without a network', async () => {
    let asked = false;
    const url = await serve((_request, response) => { asked = true; response.end(); });
    expect(await canDownloadElectron(3000, url, loopbackOnly)).toBe(false);
    expect(asked).toBe(false);
  });
});
