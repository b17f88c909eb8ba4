import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { PORT_MESSAGE, type WorkbenchShell } from '#core/contract/shell.ts';
import type { Line, OpenLine } from './reconnecting-link.ts';

/** In a browser: a WebSocket to `/rpc` of the page's own host, let in by the page's cookie. */
export const openSocketLine: OpenLine = () => new Promise<Line>((resolve, reject) => {
  const url = new URL('/rpc', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const websocket = new WebSocket(url);
  const closed = new Promise<void>((settle) => { websocket.addEventListener('close', () => settle(), { once: true }); });
  websocket.addEventListener('open', () => resolve({ link: new SocketLink({ websocket }), closed }), { once: true });
  websocket.addEventListener('close', () => reject(new Error('The connection was refused')), { once: true });
});

const PORT_TIMEOUT_MS = 10_000;

/** Under Electron: a MessagePort that the preload passes on. */
export const openPortLine = (shell: WorkbenchShell): OpenLine => () => new Promise<Line>((resolve, reject) => {
  const timer = setTimeout(() => { window.removeEventListener('message', take); reject(new Error('No port came')); }, PORT_TIMEOUT_MS);
  function take(event: MessageEvent) {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
    clearTimeout(timer);
    window.removeEventListener('message', take);
    const closed = new Promise<void>((settle) => {
      port.addEventListener('close', () => settle(), { once: true });
      // A new port that was not asked for means that the data process was started anew.
      window.addEventListener('message', (next) => { if (next.source === window && next.data === PORT_MESSAGE) settle(); }, { once: true });
    });
    port.start();
    resolve({ link: new PortLink({ port }), closed });
  }
  window.addEventListener('message', take);
  shell.requestPort();
});
