import { randomBytes } from 'node:crypto';
import { securityHeaders } from './content-security.ts';
import type { RendererFile } from './renderer-files.ts';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A file of the page as it is sent: a page gets a nonce of its own, in its policy and where its scripts look for it. */
export function answerFile({ body, contentType }: RendererFile, connect: readonly string[]): PageAnswer {
  if (!contentType.startsWith('text/html')) return { status: 200, headers: { ...securityHeaders({ connect }), 'Content-Type': contentType }, body };
  const nonce = randomBytes(18).toString('base64');
  const html = new TextDecoder().decode(body).replace('</head>', () => `<meta property="csp-nonce" nonce="${nonce}"></head>`);
  return { status: 200, headers: { ...securityHeaders({ connect, nonce }), 'Content-Type': contentType }, body: new TextEncoder().encode(html) };
}

/** A sentence instead of a file. */
export function answerSentence(status: number, sentence: string, connect: readonly string[]): PageAnswer {
  return { status, headers: { ...securityHeaders({ connect }), 'Content-Type': 'text/plain; charset=utf-8' }, body: new TextEncoder().encode(`${sentence}\n`) };
}
