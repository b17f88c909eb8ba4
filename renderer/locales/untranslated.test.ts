import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Text that a reader would meet untranslated: words between tags, and in the attributes that are shown or read out. */
const SHOWN = new Set(['label', 'title', 'placeholder', 'aria-label', 'aria-description', 'alt', 'help', 'closeLabel', 'removeLabel', 'emptyText', 'expandLabel', 'confirmLabel', 'cancelLabel', 'summary', 'error', 'headerName', 'headerTooltip', 'text']);
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

interface Node { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function untranslated(source: string, file: string): string[] {
  const { program, errors } = parseSync(file, source, { lang: 'tsx' });
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  const found: string[] = [];
  // The value of an attribute that nobody reads: className, variant, icon.
  let outOfSight: unknown;
  const visit = (node: Node, inJsx: boolean): void => {
    if (node.type === 'JSXText' && hasWords(String(node['value']))) found.push(`${file}: ${String(node['value']).trim()}`);
    if (node.type === 'JSXAttribute') {
      const name = (node['name'] as Node)['name'];
      const value = node['value'];
      if (typeof name === 'string' && SHOWN.has(name) && isNode(value) && value.type === 'Literal' && hasWords(String(value['value']))) found.push(`${file}: ${name}="${String(value['value'])}"`);
    }
    if (inJsx && node.type === 'Literal' && typeof node['value'] === 'string' && hasWords(node['value'])) found.push(`${file}: {'${node['value']}'}`);
    if (node.type === 'Property' && isNode(node['key']) && SHOWN.has(String(node['key']['name'])) && String(node['key']['name']).startsWith('header') && isNode(node['value']) && node['value'].type === 'Literal' && hasWords(String(node['value']['value']))) found.push(`${file}: ${String(node['key']['name'])}: '${String(node['value']['value'])}'`);
    const isAttributeOutOfSight = node === outOfSight;
    if (node.type === 'JSXAttribute' && !SHOWN.has(String((node['name'] as Node)['name']))) outOfSight = node['value'];
    for (const child of Object.values(node)) {
      // A string directly in braces between tags, or as a branch of a choice there, is shown.
      const directly = node.type === 'JSXExpressionContainer' || (inJsx && (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression'));
      for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) visit(each, directly && !isAttributeOutOfSight && each !== node['test']);
    }
  };
  for (const each of program.body as unknown as Node[]) visit(each, false);
  return found;
}

describe('untranslated text', () => {
  const files = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx'], { query: '?raw', import: 'default', eager: true });

  it('finds what is planted', () => {
    const planted = "const A = () => <p title=\"Hello there\" className=\"big box\">Good day {x ? 'many things' : null}<Grid columns={[{ headerName: 'Country' }]} /></p>;";
    expect(untranslated(planted, 'planted.tsx').toSorted()).toEqual(["planted.tsx: Good day", "planted.tsx: headerName: 'Country'", 'planted.tsx: title="Hello there"', "planted.tsx: {'many things'}"]);
  });

  it('is nowhere in the window', () => {
    expect(Object.keys(files).length).toBeGreaterThan(40);
    const allowed = new Set(['English', 'Français']);
    const found = Object.entries(files).flatMap(([file, source]) => untranslated(source, file)).filter((line) => ![...allowed].some((word) => line.endsWith(`: ${word}`)));
    expect(found).toEqual([]);
  });
});
