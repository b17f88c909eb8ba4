import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { EXPORTERS } from '#service/privacy/exporters.ts';
import { projectRoot } from '../helpers/project-root.ts';

/** Every name by which a page can give something away, and the files of the window that use it. Whoever needs another one adds it here,
 *  and says in renderer/app/leaving.ts what leaves. */
const WAYS_OUT: Readonly<Record<string, readonly string[]>> = {
  // Files: through saveExport, which warns. A picture is drawn by way of an address of its own; a new project is no way out.
  createObjectURL: ['features/tables/save-picture.ts', 'rpc/files.ts'],
  download: ['app/save-export.ts', 'rpc/files.ts', 'rpc/index.ts'],
  chooseSave: ['app/save-export.ts', 'features/welcome/new-project-dialog.tsx'],
  // The clipboard: watched by app/leaving.ts, and said where a handler fills it.
  clipboard: ['features/tables/copy-text.ts'],
  clipboardData: ['features/coding/use-room-commands.ts'],
  execCommand: ['features/tables/copy-text.ts'],
  // A code's name, while the codebook is put in order.
  setData: ['features/coding/use-code-drag.ts', 'features/coding/use-room-commands.ts'],
};
const NONE = ['showSaveFilePicker', 'showDirectoryPicker', 'sendBeacon', 'XMLHttpRequest', 'EventSource', 'fetch', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookie', 'toDataURL', 'navigator.share', 'window.print', 'window.open', 'serviceWorker', 'RTCPeerConnection', 'SharedWorker', 'BroadcastChannel', 'Notification', 'exportDataAsCsv', 'exportDataAsExcel', 'copySelectedRowsToClipboard'];

interface Node { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const childrenOf = (node: Node): Node[] => Object.values(node).flatMap((child): unknown[] => (Array.isArray(child) ? child : [child])).filter(isNode);

/** Names and dotted names, types apart. */
function namesOf(source: string, file: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (node.type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)/u.test(node.type)) return;
    if (node.type === 'Identifier') found.add(String(node['name']));
    if (node.type === 'MemberExpression') found.add(memberName(node));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(programOf(source, file));
  return found;
}

function programOf(source: string, file: string): Node {
  const { program, errors } = parseSync(file, source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  return program as unknown as Node;
}

/** Calls of the contract that make a file and whose result is not handed to saveExport or savePicture in the same expression or block. */
function exportsOutside(source: string, file: string): string[] {
  const found: string[] = [];
  const visit = (node: Node, inside: boolean): void => {
    const callee = node.type === 'CallExpression' && isNode(node['callee']) ? node['callee'] : null;
    const name = callee === null ? '' : memberName(callee);
    const call = name.startsWith('client.') ? name.slice(7) : '';
    if (EXPORTERS[call] !== undefined && !inside) found.push(`${file}: ${call}`);
    const isDoor = name === 'saveExport' || name === 'savePicture';
    const holdsDoor = node.type === 'ArrowFunctionExpression' && isNode(node['body']) && node['body'].type === 'BlockStatement' && source.slice(Number(node['start']), Number(node['end'])).includes('savePicture(');
    for (const child of childrenOf(node)) visit(child, inside || isDoor || holdsDoor);
  };
  visit(programOf(source, file), false);
  return found;
}

function memberName(node: Node): string {
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression' || !isNode(node['object']) || !isNode(node['property'])) return '';
  return `${memberName(node['object'])}.${memberName(node['property'])}`;
}

const root = join(projectRoot, 'renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$|\.d\.ts$/u.test(file)).map((file) => ({ file: file.replaceAll('\\', '/'), source: readFileSync(join(root, file), 'utf8') }));

describe('ways out of the window', () => {
  it('are found where they are planted', () => {
    expect([...namesOf("interface A { print: string } const a = () => { window.print(); localStorage['x'] = 1; };", 'planted.ts')].filter((name) => NONE.includes(name)).toSorted()).toEqual(['localStorage', 'window.print']);
    expect(exportsOutside('const a = async () => { const x = await client.exporting.tables({}); keep(x); };', 'planted.ts')).toEqual(['planted.ts: exporting.tables']);
    expect(exportsOutside('const a = async () => { await saveExport(kind, (target) => client.exporting.tables({ ...target })); };', 'planted.ts')).toEqual([]);
  });

  it('are all known, file by file', () => {
    expect(files.length).toBeGreaterThan(150);
    const found: Record<string, string[]> = {};
    for (const { file, source } of files) {
      const names = namesOf(source, file);
      for (const name of [...Object.keys(WAYS_OUT), ...NONE]) if (names.has(name)) (found[name] ??= []).push(file);
    }
    expect(Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.toSorted()]))).toEqual(WAYS_OUT);
  });

  it('that make files go through the one door that says what leaves, and nothing that is encrypted is said not to be', () => {
    const outside = files.flatMap(({ file, source }) => exportsOutside(source, file)).filter((line) => EXPORTERS[line.split(': ')[1]!] !== 'encrypted');
    // A returned file is read; a refreshed document is looked at first, and then saved through the door.
    expect(outside.toSorted()).toEqual(['features/report/confirmation/return-view.tsx: confirmation.read', 'features/report/confirmation/store.ts: confirmation.read', 'features/tables/refresh-dialog.tsx: exporting.refresh']);
    const sealed = files.filter(({ source }) => source.includes('sealed: true')).map(({ file }) => file);
    expect(sealed).toEqual(['features/coders/coders-dialog.tsx']);
  });
});
