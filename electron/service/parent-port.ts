import type { AnyRouter } from '@orpc/server';
import { serveMessagePort, type ServedPort } from './transports/message-port.ts';

/** The part of Electron's `process.parentPort` that is used. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ServedPort[] }) => void): unknown;
}

/** Listens to main: a port for each window, the request to lock, and the request to end.
 *  @param exit is called when the service has closed its project */
export function serveParentPort(parent: ParentPort, service: { readonly router: AnyRouter; lock(): void; close(): Promise<void> }, exit: (code: number) => void): void {
  parent.on('message', ({ data, ports }) => {
    const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
    const [port] = ports;
    if (kind === 'window' && port !== undefined) serveMessagePort(service.router, port);
    if (kind === 'lock') service.lock();
    if (kind === 'close') service.close().then(() => { exit(0); }, () => { exit(1); });
  });
}
