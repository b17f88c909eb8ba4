import type { Session } from 'electron';
import { pageOrigin, pageScheme } from '../shell/channels.ts';
import { answerFile, answerSentence } from '../shell/page-answer.ts';
import type { RendererFile } from '../shell/renderer-files.ts';

/** A partition without `persist:` lives in memory: cache, cookies and storage of the page never reach the disk. */
export const pagePartition = 'workbench';

export interface PageSessionOptions {
  readonly files: ReadonlyMap<string, RendererFile>;
  readonly devTools: boolean;
}

/** Makes a session that serves the built page and nothing else: no address of any network, no permission, no download. */
export function preparePageSession(session: Session, { files, devTools }: PageSessionOptions): void {
  session.protocol.handle(pageScheme, (request) => answerPage(request, files));
  const inside = new Set([`${pageScheme}:`, 'blob:', 'data:', ...(devTools ? ['devtools:'] : [])]);
  session.webRequest.onBeforeRequest((details, callback) => { callback({ cancel: !inside.has(URL.parse(details.url)?.protocol ?? '') }); });
  session.setPermissionRequestHandler((_contents, _permission, callback) => { callback(false); });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, callback) => { callback({ confirmed: false }); });
  // Dictionaries would be fetched from another machine.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => { event.preventDefault(); });
}

function answerPage(request: GlobalRequest, files: ReadonlyMap<string, RendererFile>): GlobalResponse {
  const url = URL.parse(request.url);
  const file = url !== null && request.method === 'GET' && `${url.protocol}//${url.host}` === pageOrigin ? files.get(url.pathname) : undefined;
  const { status, headers, body } = file === undefined ? answerSentence(404, 'There is nothing at this address.', []) : answerFile(file, []);
  return new Response(body, { status, headers });
}
