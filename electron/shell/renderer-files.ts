import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
};

export interface RendererFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** The built page, in memory, by the addresses its files are asked for: `/` and `/assets/index-1a2b.js`.
 *  It is read once: no path is ever put together from a request, and a new build does not disturb an open window.
 *  Source maps and files of unknown kinds are left out.
 *  @throws Error where the folder holds no index.html: the page has not been built */
export function readRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const files = new Map<string, RendererFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).map(encodeURIComponent).join('/')}`, { body: new Uint8Array(readFileSync(path)), contentType });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`No index.html in ${folder}. Run: npm run build`);
  return files.set('/', index);
}
