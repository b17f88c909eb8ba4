import type { AnyRouter } from '@orpc/server';
import { serveLine } from './serve.ts';

/** What both Electron's MessagePortMain and Node's MessagePort offer. */
export interface ServedPort {
  on(event: 'message' | 'close', listener: (event: unknown) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Answers the calls that arrive at a port until it is closed.
 *  Bytes are copied, never transferred: Electron loses transferred ArrayBuffers (electron/electron#34905). */
export function serveMessagePort(router: AnyRouter, port: ServedPort): void {
  serveLine(router, {
    onMessage: (listener) => { port.on('message', (event) => { listener(messageOf(event)); }); },
    onClose: (listener) => { port.on('close', () => { listener(); }); },
    send: (message) => { port.postMessage(message); },
    hangUp: () => { port.close(); },
  });
  port.start();
}

/** Electron hands over an event with `data`, Node the message itself; a buffer may arrive as a bare ArrayBuffer. */
function messageOf(event: unknown): unknown {
  const message = typeof event === 'object' && event !== null && 'data' in event && 'ports' in event ? event.data : event;
  return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
