import { RPCHandler } from '@orpc/server/ws';
import type { AnyRouter } from '@orpc/server';
import type { WebSocket } from 'ws';
import { isCallMessage } from './envelope.ts';

/** A two-way line to one window. */
export interface Line {
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  send(message: string | Uint8Array): void;
  /** Called for a message that cannot come from this program's own page. */
  hangUp(): void;
}

/** Answers the calls that arrive over a line until it is closed. All transports carry the same messages: text, or bytes
 *  where a file is in the call. */
export function serveLine(router: AnyRouter, line: Line): void {
  const channel = {
    send: (message: string | Uint8Array) => { line.send(message); },
    addEventListener(event: string, listener: (event: { data: unknown }) => void) {
      if (event === 'close') line.onClose(() => { listener({ data: undefined }); });
      if (event === 'message') {
        line.onMessage((message) => {
          if (isCallMessage(message)) listener({ data: message });
          else line.hangUp();
        });
      }
    },
  };
  // The handler is written for a WebSocket and uses these two functions of it.
  void new RPCHandler(router).upgrade(channel as unknown as Pick<WebSocket, 'addEventListener' | 'send'>, { context: {} });
}
