import type { Page } from 'playwright-core';

/** Watches a page for everything that must not happen in any journey: errors on the console, exceptions nobody caught,
 *  breaches of the page's security policy, and requests to any machine but this one. */
export interface PageWatch {
  /** One line each, in the order they happened. */
  readonly faults: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
}

export function watchPage(page: Page, origin: string): PageWatch {
  const faults: string[] = [];
  const requests: string[] = [];
  const note = (url: string): void => {
    requests.push(url);
    if (!isInside(url, origin)) faults.push(`request to another place: ${url}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()} (${message.location().url})`);
    // Browsers report some breaches as warnings: a report-only policy, a refused inline style.
    else if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) faults.push(`policy breach: ${message.text()}`);
  });
  page.on('pageerror', (error) => { faults.push(`exception: ${error.stack ?? error.message}`); });
  page.on('crash', () => { faults.push('the page crashed'); });
  page.on('request', (request) => { note(request.url()); });
  page.on('requestfailed', (request) => { faults.push(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`); });
  page.on('response', (response) => { if (response.status() >= 400) faults.push(`HTTP ${response.status()}: ${response.url()}`); });
  page.on('websocket', (socket) => { note(socket.url()); });
  page.on('popup', (popup) => { faults.push(`a window was opened: ${popup.url()}`); });
  return { faults, requests };
}

function isInside(url: string, origin: string): boolean {
  const { protocol, host } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  return (protocol === 'http:' || protocol === 'ws:') && host === new URL(origin).host;
}
