import type { App, WebContents } from 'electron';
import { pageUrl } from '../shell/channels.ts';

/** Holds for every page of the program, whoever makes it: it stays where it is, opens nothing and embeds nothing.
 *  Loading itself again is the one move left to it. */
export function guardEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => { guardContents(contents); });
}

function guardContents(contents: WebContents): void {
  const stay = (details: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    if (details.url !== pageUrl || !details.isMainFrame) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => { event.preventDefault(); });
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
