import { mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './browser.ts';
import { serious } from './serious.ts';

let rendererFolder: string;
beforeAll(() => {
  rendererFolder = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><html lang="en"><head><title>Page</title><link rel="icon" href="./icon.svg"></head><body><p id="state">loading</p><script type="module" src="./main.js"></script></body></html>');
  writeFileSync(join(rendererFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(rendererFolder, 'main.js'), `
    const socket = new WebSocket(new URL('rpc', location.href.replace(/^http/, 'ws')));
    socket.onopen = () => { socket.send(JSON.stringify({ i: '1', p: { u: '/hello', b: { json: 'Ana' } } })); };
    socket.onmessage = (event) => { document.querySelector('#state').textContent = JSON.parse(event.data).p.b.json; };
  `);
});
afterAll(() => { rmSync(rendererFolder, { recursive: true, force: true }); });

function open() {
  let closed = false;
  return openWorkbench({
    rendererFolder,
    createService: () => ({ router: { hello: os.handler(({ input }) => `Hello ${String(input)}`) }, isClosed: () => closed, close: () => { closed = true; return Promise.resolve(); } }),
  });
}

describe('openWorkbench', () => {
  it('opens a window on a service, through the one-time address, and leaves nothing behind', async () => {
    const workbench = await open();
    await workbench.page.getByText('Hello Ana').waitFor();
    expect(workbench.page.url()).toBe(`${workbench.host.origin}/`);
    expect(await workbench.page.evaluate(() => document.cookie), 'scripts cannot read the cookie').toBe('');
    expect(workbench.watch.faults).toEqual([]);
    expect(workbench.watch.requests).toContain(`${workbench.host.origin.replace('http', 'ws')}/rpc`);
    await workbench.close();
    expect([workbench.service.isClosed(), existsSync(workbench.folder), workbench.browser.isConnected()]).toEqual([true, false, false]);
  });

});

describe('serious', () => {
  it('says which rule is broken, and where, each time it is asked', async () => {
    const workbench = await open();
    await workbench.page.getByText('Hello Ana').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.evaluate(() => { document.body.append(Object.assign(document.createElement('button'), { id: 'nameless' })); });
    expect(await serious(workbench.page)).toEqual(['button-name: #nameless']);
    await workbench.page.evaluate(() => { document.querySelector('#nameless')!.remove(); });
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.close();
  });
});

describe('the watch over a window', () => {
  // One window stays open meanwhile, so that the browser does too.
  let standing: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => { standing = await open(); });
  afterAll(() => standing.close());

  // Each is a thing that must turn a journey red.
  it.each<[string, string]>([
    ['console error', 'console.error("broken")'],
    ['exception', 'setTimeout(() => { throw new Error("uncaught") }, 0)'],
    ['exception', 'void Promise.reject(new Error("unhandled"))'],
    ['console error', 'document.body.appendChild(document.createElement("script")).append("window.ran = true")'],
    // Nothing makes markup or code out of text.
    ['console error', 'document.body.insertAdjacentHTML("beforeend", "<b>bold</b>")'],
    ['console error', 'document.querySelector("p").setAttribute("style", "color: red")'],
    ['console error', 'document.head.appendChild(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }))'],
    ['console error', 'setTimeout("window.ran = true", 0)'],
    ['console error', 'fetch("http://OUTSIDE/").catch(() => {})'],
    ['request to another place', 'document.body.appendChild(Object.assign(document.createElement("a"), { href: "http://OUTSIDE/" })).click()'],
    ['HTTP 404', 'fetch("./nothing").catch(() => {})'],
  ])('reports a %s: %s', async (fault, script) => {
    const received: string[] = [];
    const outside = createServer((request, response) => { received.push(request.url ?? ''); response.end('outside'); });
    await new Promise<void>((resolve) => { outside.listen(0, '127.0.0.1', resolve); });
    const workbench = await open();
    await workbench.page.getByText('Hello Ana').waitFor();
    const code = script.replaceAll('OUTSIDE', `127.0.0.1:${(outside.address() as AddressInfo).port}`);
    // The page's policy forbids eval; the debugger's own evaluation is outside of it.
    await workbench.page.evaluate(code).catch(() => undefined);
    await expect.poll(() => workbench.watch.faults.join('\n')).toContain(fault);
    await expect(workbench.close()).rejects.toThrow('must not');
    await new Promise((resolve) => { outside.close(resolve); });
    if (script.includes('fetch("http')) expect(received, 'the policy stopped it before it left').toEqual([]);
  });

  it('asks nobody for anything when a page embeds outside pictures, fonts, frames and styles', async () => {
    const received: string[] = [];
    const outside = createServer((request, response) => { received.push(request.url ?? ''); response.end(); });
    await new Promise<void>((resolve) => { outside.listen(0, '127.0.0.1', resolve); });
    const origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    const workbench = await open();
    await workbench.page.getByText('Hello Ana').waitFor();
    await workbench.page.evaluate((address) => {
      const add = (tag: string, attributes: Record<string, string>, text = ''): void => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.textContent = text;
        document.body.append(element);
      };
      add('img', { src: `${address}/picture` });
      add('iframe', { src: `${address}/frame` });
      add('link', { rel: 'stylesheet', href: `${address}/style` });
      add('link', { rel: 'prefetch', href: `${address}/prefetch` });
      add('video', { src: `${address}/video` });
      add('style', { nonce: document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '' }, `@import url(${address}/import); @font-face { font-family: F; src: url(${address}/font) } p { font-family: F; background: url(${address}/background) }`);
      void navigator.sendBeacon(`${address}/beacon`);
      try { new WebSocket(`${address.replace('http', 'ws')}/socket`); } catch { /* refused */ }
    }, origin);
    await expect.poll(() => workbench.watch.faults.length).toBeGreaterThan(6);
    expect(received).toEqual([]);
    await expect(workbench.close()).rejects.toThrow('must not');
    await new Promise((resolve) => { outside.close(resolve); });
  });
});
