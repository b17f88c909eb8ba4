import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { WebSocketServer } from 'ws';
import { serveWebSocket } from '../service/transports/web-socket.ts';
import { securityHeaders } from '../shell/content-security.ts';
import { answerFile, answerSentence, type PageAnswer } from '../shell/page-answer.ts';
import { readRendererFiles } from '../shell/renderer-files.ts';
import { Admission } from './admission.ts';
import { refuseRequest } from './request-check.ts';

/** The largest message: a spreadsheet dropped on the window arrives in one. */
const maxMessageBytes = 512 * 1024 * 1024;

export interface BrowserHostOptions {
  readonly service: { readonly router: AnyRouter };
  /** The built page (dist/renderer). */
  readonly rendererFolder: string;
  /** A port of 127.0.0.1; 0 or absent takes any free one. */
  readonly port?: number;
  /** Called once, when windows were open and none has been for `withoutWindowMs`. A reload is shorter than that. */
  readonly onAbandoned?: () => void;
  readonly withoutWindowMs?: number;
}

export interface BrowserHost {
  /** The first one-time address. */
  readonly url: string;
  readonly origin: string;
  /** Another one-time address; earlier ones that were not used stop working. */
  issueUrl(): string;
  /** Windows with an open connection. */
  windowCount(): number;
  /** Whether any window ever was connected. */
  hasHadWindow(): boolean;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Serves the workbench to one browser of this machine.
 *
 *  Every request is checked before anything is read for it: it names this host, comes from this page or from the address
 *  bar, and carries the cookie that the one-time address was exchanged for. Without the cookie there is no page, no script
 *  and no picture, only a sentence.
 *  @throws where the port is taken (code EADDRINUSE) or the page has not been built */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const files = readRendererFiles(options.rendererFolder);
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 10_000 });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  await listen(server, options.port ?? 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = `127.0.0.1:${address.port}`;
  const admission = new Admission(address.port);
  const connect = [`ws://${host}`];
  const windows = watchWindows(sockets, options);

  server.on('request', (request, response) => {
    const refusal = refuseRequest(describe(request, false), host);
    if (refusal !== null) { answer(response, refusal.status, refusal.sentence); return; }
    // Only the path and the token are read, and only from a URL that names no other place.
    const url = parsePath(request.url, host);
    if (url === null) { answer(response, 400, 'That is not an address of this page.'); return; }
    if (url.pathname === '/enter') { enter(url, response); return; }
    if (!admission.admits(request.headers.cookie)) {
      answer(response, 403, 'Survey Workbench opens only from the address it printed when it started, and each address works once. Press Enter in that terminal for a new one.');
      return;
    }
    const file = files.get(url.pathname);
    if (file === undefined) { answer(response, 404, 'There is nothing at this address.'); return; }
    send(response, answerFile(file, connect));
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => { socket.destroy(); });
    const allowed = refuseRequest(describe(request, true), host) === null && request.url === '/rpc' && admission.admits(request.headers.cookie);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.emit('connection', webSocket, request);
      // A message over the limit or with broken framing closes its own connection and nothing else.
      webSocket.on('error', () => { webSocket.terminate(); });
      serveWebSocket(options.service.router, webSocket);
    });
  });

  function enter(url: URL, response: ServerResponse): void {
    const session = admission.redeem(url.searchParams.get('token') ?? '');
    if (session === null) {
      answer(response, 403, 'This address was already used, or belongs to another start of Survey Workbench. Press Enter in the terminal for a new one.');
      return;
    }
    // The token leaves the address bar and the history at once.
    response.writeHead(303, { ...securityHeaders({ connect }), Location: '/', 'Set-Cookie': `${admission.cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` });
    response.end();
  }

  function answer(response: ServerResponse, status: number, sentence: string): void {
    response.setHeader('Connection', 'close');
    send(response, answerSentence(status, sentence, connect));
  }

  function send(response: ServerResponse, { status, headers, body }: PageAnswer): void {
    response.writeHead(status, headers).end(body);
  }

  const issueUrl = () => `http://${host}/enter?token=${admission.issueToken()}`;
  return {
    url: issueUrl(),
    origin: `http://${host}`,
    issueUrl,
    windowCount: () => sockets.clients.size,
    hasHadWindow: () => windows.hadAny(),
    async close() {
      windows.stop();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => { server.off('error', reject); resolve(); });
  });
}

function describe(request: IncomingMessage, isUpgrade: boolean): Parameters<typeof refuseRequest>[0] {
  const hostCount = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  return { method: request.method ?? '', headers: request.headers, hostCount, isUpgrade };
}

function parsePath(requestUrl: string | undefined, host: string): URL | null {
  if (requestUrl === undefined || !requestUrl.startsWith('/') || requestUrl.startsWith('//')) return null;
  const url = URL.parse(`http://${host}${requestUrl}`);
  return url !== null && url.host === host ? url : null;
}

/** Tells once when the last window has been gone for a while. */
function watchWindows(sockets: WebSocketServer, { onAbandoned, withoutWindowMs = 10_000 }: BrowserHostOptions): { hadAny(): boolean; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let any = false;
  sockets.on('connection', (socket) => {
    any = true;
    clearTimeout(timer);
    socket.on('close', () => {
      if (sockets.clients.size > 0 || onAbandoned === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => { if (sockets.clients.size === 0) onAbandoned(); }, withoutWindowMs);
    });
  });
  return {
    hadAny: () => any,
    stop() { clearTimeout(timer); sockets.removeAllListeners('connection'); },
  };
}
