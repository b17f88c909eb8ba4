import type { AnyRouter } from '@orpc/server';
import type { RawData, WebSocket } from 'ws';
import { serveLine } from './serve.ts';

/** Answers the calls that arrive at a WebSocket until it is closed. Who may open one is the host's business. */
export function serveWebSocket(router: AnyRouter, socket: WebSocket): void {
  serveLine(router, {
    onMessage: (listener) => { socket.on('message', (data, isBinary) => { listener(isBinary ? bytesOf(data) : bytesOf(data).toString('utf8')); }); },
    onClose: (listener) => { socket.on('close', () => { listener(); }); },
    send: (message) => { socket.send(message); },
    hangUp: () => { socket.close(1008, 'Not a call'); },
  });
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
