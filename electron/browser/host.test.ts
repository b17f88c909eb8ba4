import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { os, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserHost, type BrowserHost } from './host.ts';

const router = { echo: os.handler(({ input }) => input) };
const secret = 'body of the page';
let parent: string;
let folder: string;
let host: BrowserHost;
const opened: BrowserHost[] = [];

async function start(options: Partial<Parameters<typeof startBrowserHost>[0]> = {}): Promise<BrowserHost> {
  const started = await startBrowserHost({ service: { router }, rendererFolder: folder, ...options });
  opened.push(started);
  return started;
}

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'browser-host-'));
  folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html><head><title>x</title></head><body>${secret}</body></html>`);
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'main.js.map'), '{}');
  writeFileSync(join(parent, 'private.txt'), 'outside the page');
  host = await start();
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  rmSync(parent, { recursive: true, force: true });
});

interface Answer { status: number; headers: IncomingHttpHeaders; body: string }
function get(target: BrowserHost, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(target.origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk; }).on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body }); });
    });
    request.on('error', reject).end();
  });
}
const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;

async function cookieOf(target: BrowserHost): Promise<string> {
  const answer = await get(target, pathOf(target.issueUrl()));
  expect(answer.status).toBe(303);
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Resolves with the socket, or with the status of the refusal. */
async function openSocket(target: BrowserHost, headers: Record<string, string>, path = '/rpc'): Promise<WebSocket | number> {
  const socket = new WebSocket(`${target.origin.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('open', () => { resolve(socket); });
    socket.on('unexpected-response', (_request, response) => { resolve(response.statusCode ?? 0); socket.terminate(); });
    socket.on('error', reject);
  });
}

describe('the one-time address', () => {
  it('is exchanged for a cookie that scripts cannot read, and leaves the address bar', async () => {
    const answer = await get(host, pathOf(host.issueUrl()), { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^survey-workbench-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });
  it('works once', async () => {
    const path = pathOf(host.issueUrl());
    expect((await get(host, path)).status).toBe(303);
    const second = await get(host, path);
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined]);
    expect(second.body).toContain('already used');
  });
  it.each(['/enter', '/enter?token=', '/enter?token=AAAA', `/enter?token=${'A'.repeat(43)}`])('is refused when the token is wrong: %s', async (path) => {
    const valid = pathOf(host.issueUrl());
    expect((await get(host, path)).status).toBe(403);
    expect((await get(host, valid)).status, 'a wrong guess does not use up the address').toBe(303);
  });
  it('is withdrawn by the next one', async () => {
    const first = pathOf(host.issueUrl());
    host.issueUrl();
    expect((await get(host, first)).status).toBe(403);
  });
  it('is not used up by a page fetched ahead of time', async () => {
    const path = pathOf(host.issueUrl());
    expect((await get(host, path, { 'Sec-Purpose': 'prefetch;prerender' })).status).toBe(403);
    expect((await get(host, path)).status).toBe(303);
  });
  it('of one start does not open another', async () => {
    const other = await start();
    expect((await get(other, pathOf(host.issueUrl()))).status).toBe(403);
    expect((await get(other, '/', { Cookie: await cookieOf(host) })).status).toBe(403);
  });
});

describe('the page', () => {
  it.each(['/', '/index.html', '/assets/main.js', '/rpc', '/nothing'])('gives nothing without the cookie: %s', async (path) => {
    for (const cookie of ['', 'survey-workbench=', `survey-workbench-${new URL(host.origin).port}=${'A'.repeat(43)}`]) {
      const answer = await get(host, path, cookie === '' ? {} : { Cookie: cookie });
      expect([answer.status, answer.body.includes(secret), answer.body.includes('export')]).toEqual([403, false, false]);
    }
  });
  it('comes with every security header, and so do refusals', async () => {
    const cookie = await cookieOf(host);
    const page = await get(host, '/', { Cookie: cookie });
    expect([page.status, page.body.includes(secret), page.headers['content-type']]).toEqual([200, true, 'text/html; charset=utf-8']);
    for (const answer of [page, await get(host, '/'), await get(host, '/', { Host: 'evil.example' })]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp', 'x-frame-options': 'DENY', 'cache-control': 'no-store',
      });
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(answer.headers['content-security-policy']).toContain(`connect-src 'self' ws://${new URL(host.origin).host};`);
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['permissions-policy']).toContain('camera=()');
    }
  });
  it('lets in its own styles by a nonce that is new each time', async () => {
    const cookie = await cookieOf(host);
    const nonces = await Promise.all([1, 2].map(async () => {
      const { headers, body } = await get(host, '/', { Cookie: cookie });
      const nonce = /nonce="([^"]{24})"/.exec(body)?.[1];
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
      return nonce;
    }));
    expect(nonces[0]).not.toBe(nonces[1]);
  });
  it('leaves out source maps', async () => {
    expect((await get(host, '/assets/main.js.map', { Cookie: await cookieOf(host) })).status).toBe(404);
  });
  it.each(['/../private.txt', '/assets/../../private.txt', '/%2e%2e/private.txt', '/..%2fprivate.txt', '/assets/..%5c..%5cprivate.txt', '//etc/passwd', '/\\..\\private.txt', '/%00', '/assets/main.js%00.html', 'http://evil.example/'])(
    'is only the listed files, whatever the path: %s', async (path) => {
      const answer = await get(host, path, { Cookie: await cookieOf(host) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('outside the page');
    });
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'])('answers GET only: %s', async (method) => {
    expect((await get(host, '/', { Cookie: await cookieOf(host) }, method)).status).toBe(405);
  });
  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]'])('refuses the Host "%s"', async (name) => {
    const cookie = await cookieOf(host);
    const answer = await get(host, '/', { Cookie: cookie, Host: name });
    expect([answer.status >= 400, answer.body.includes(secret)]).toEqual([true, false]);
  });
  it.each(['GET / HTTP/1.1\r\nHost: NAME\r\nHost: NAME', 'GET / HTTP/1.1\r\nHost: NAME\r\nHost: evil.example', 'GET / HTTP/1.0\r\nX-A: b', 'GET http://NAME/ HTTP/1.1\r\nHost: evil.example'])('refuses a request that does not name one host: %j', async (head) => {
    const { host: name, port } = new URL(host.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`${head.replaceAll('NAME', name)}\r\nCookie: ${await cookieOf(host)}\r\nConnection: close\r\n\r\n`);
    const [chunk] = await once(socket, 'data') as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 4/);
    socket.destroy();
  });
  it.each(['http://evil.example', 'null', 'http://localhost', 'https://127.0.0.1'])('refuses the Origin %s', async (origin) => {
    expect((await get(host, '/', { Cookie: await cookieOf(host), Origin: origin })).status).toBe(403);
  });
  it.each([['cross-site', 'navigate', 'document'], ['same-site', 'navigate', 'document'], ['cross-site', 'no-cors', 'image'], ['none', 'navigate', 'iframe']])('refuses Sec-Fetch-Site %s (%s, %s)', async (site, mode, destination) => {
    const headers = { Cookie: await cookieOf(host), 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': destination };
    expect((await get(host, '/', headers)).status).toBe(403);
  });
});

describe('the WebSocket', () => {
  it('answers calls of the page', async () => {
    const socket = await openSocket(host, { Cookie: await cookieOf(host), Origin: host.origin });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
    const bytes = new File([new Uint8Array([1, 2, 255])], 'a.xlsx');
    const back = await client.echo({ when: new Date(0), file: bytes }) as { when: Date; file: File };
    expect(back.when).toEqual(new Date(0));
    expect([back.file.name, [...new Uint8Array(await back.file.arrayBuffer())]]).toEqual(['a.xlsx', [1, 2, 255]]);
    socket.terminate();
  });
  it.each([
    ['no cookie', (cookie: string, origin: string) => ({ Origin: origin, 'X-Unused': cookie.slice(0, 1) })],
    ['no Origin', (cookie: string) => ({ Cookie: cookie })],
    ['another Origin', (cookie: string) => ({ Cookie: cookie, Origin: 'http://evil.example' })],
    ['another port', (cookie: string) => ({ Cookie: cookie, Origin: 'http://127.0.0.1:1' })],
    ['another Host', (cookie: string, origin: string) => ({ Cookie: cookie, Origin: origin, Host: 'evil.example' })],
    ['another site', (cookie: string, origin: string) => ({ Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'cross-site' })],
  ])('is refused with %s', async (_name, headers) => {
    expect(await openSocket(host, headers(await cookieOf(host), host.origin))).toBe(403);
  });
  it('is refused at any other path', async () => {
    expect(await openSocket(host, { Cookie: await cookieOf(host), Origin: host.origin }, '/rpc/../x')).toBe(403);
  });
  it.each<[string, string | Uint8Array]>([
    ['text', 'a respondent wrote this'], ['bytes', new Uint8Array([123, 255, 0, 1])], ['JSON of another shape', '{"i":1,"p":{"u":"/echo"}}'], ['an outside address', '{"i":"1","p":{"u":"http://evil.example/echo"}}'], ['nothing', ''],
  ])('is closed by nonsense, which is not printed: %s', async (_name, message) => {
    const printed = vi.spyOn(console, 'error');
    const socket = await openSocket(host, { Cookie: await cookieOf(host), Origin: host.origin });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const closed = once(socket, 'close');
    socket.send(message);
    expect((await closed)[0]).toBe(1008);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
  it.each(['/__proto__/constructor', '/echo/echo', '/constructor', '/toString', '/'])('answers a call of nothing with an error: %s', async (path) => {
    const socket = await openSocket(host, { Cookie: await cookieOf(host), Origin: host.origin });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    socket.send(JSON.stringify({ i: '7', p: { u: path, b: { json: 1 } } }));
    const [message] = await once(socket, 'message') as [Buffer];
    expect(JSON.parse(message.toString())).toMatchObject({ i: '7', p: { s: 404 } });
    socket.terminate();
  });
});

describe('the end', () => {
  it('is told once, when the last window has been gone for a while, and not during a reload', async () => {
    let told = 0;
    const abandoned = Promise.withResolvers<number>();
    const target = await start({ withoutWindowMs: 150, onAbandoned: () => { told += 1; abandoned.resolve(told); } });
    const headers = { Cookie: await cookieOf(target), Origin: target.origin };
    const first = await openSocket(target, headers) as WebSocket;
    const second = await openSocket(target, headers) as WebSocket;
    first.terminate();
    second.terminate();
    const reloaded = await openSocket(target, headers) as WebSocket;
    expect(told).toBe(0);
    reloaded.terminate();
    expect(await abandoned.promise).toBe(1);
  });
  it('frees the port and ends open windows', async () => {
    const target = await start();
    const socket = await openSocket(target, { Cookie: await cookieOf(target), Origin: target.origin }) as WebSocket;
    const closed = once(socket, 'close');
    await target.close();
    await closed;
    await expect(get(target, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
  it('refuses to start without a built page', async () => {
    await expect(startBrowserHost({ service: { router }, rendererFolder: join(folder, 'assets') })).rejects.toThrow('npm run build');
  });
});
