import type { IncomingHttpHeaders } from 'node:http';

export interface CheckedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** How often the Host header came: a request with two is ambiguous. */
  readonly hostCount: number;
  readonly isUpgrade: boolean;
}

/** Why a request did not come from this program's own page, or null where it may have.
 *  `Host` must be exactly the address served (a name that resolves to 127.0.0.1 is how DNS rebinding arrives), `Origin`
 *  exactly the page's own wherever it is sent and always on a WebSocket, and `Sec-Fetch-Site` must say that no other site
 *  is behind the request. */
export function refuseRequest(request: CheckedRequest, host: string): { status: number; sentence: string } | null {
  const { headers, method, isUpgrade } = request;
  const origin = `http://${host}`;
  if (request.hostCount !== 1 || headers.host !== host) return { status: 421, sentence: `This server answers only as ${host}.` };
  if (method !== 'GET') return { status: 405, sentence: 'Only GET is answered here.' };
  if (isUpgrade ? headers.origin !== origin : headers.origin !== undefined && headers.origin !== origin) {
    return { status: 403, sentence: 'Another site asked for this page. That is refused.' };
  }
  const site = headers['sec-fetch-site'];
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && isNavigation && !isUpgrade)) {
    return { status: 403, sentence: 'Another site asked for this page. That is refused.' };
  }
  // A page fetched ahead of time would use up the one-time address before anybody looks at it.
  if (headers['sec-purpose'] !== undefined || headers['purpose'] !== undefined) return { status: 403, sentence: 'Nothing is fetched ahead of time here.' };
  return null;
}
