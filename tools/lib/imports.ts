import { parseSync } from 'vite';

export interface FoundImport {
  readonly specifier: string;
  readonly line: number;
  /** `import type`, or a type taken with `import('…')`: nothing of it is there when the program runs. */
  readonly typeOnly: boolean;
}

/** Every module a source file names: static and dynamic imports, re-exports, `require`, and types taken by `import('…')`.
 *  @throws Error where the file cannot be parsed: a file that was not read must not pass */
export function findImports(fileName: string, source: string): FoundImport[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} cannot be read: ${errors[0]?.message ?? ''}`);
  const found: FoundImport[] = [];
  const add = (node: Node, value: unknown, typeOnly: boolean): void => {
    if (typeof value === 'string') found.push({ specifier: value, line: source.slice(0, node.start).split('\n').length, typeOnly });
  };
  walk(program as unknown as Node, (node) => {
    if (node.type === 'ImportDeclaration') add(node, literal(node['source']), node['importKind'] === 'type');
    if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') add(node, literal(node['source']), node['exportKind'] === 'type');
    if (node.type === 'ImportExpression') add(node, literal(node['source']), false);
    if (node.type === 'TSImportType') add(node, literal(node['source']) ?? literal(node['argument']) ?? literal((node['argument'] as Node | undefined)?.['literal']), true);
    if (node.type === 'TSExternalModuleReference') add(node, literal(node['expression']), false);
    if (node.type === 'CallExpression' && ['require', 'import.meta.resolve'].includes(calleeName(node))) add(node, literal((node['arguments'] as unknown[])[0]), false);
  });
  return found;
}

interface Node { readonly type: string; readonly start: number; readonly [key: string]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  // import(`./x.ts`): a template without holes is as good as a word.
  if (node.type === 'TemplateLiteral' && (node['expressions'] as unknown[]).length === 0) return (node['quasis'] as { value: { cooked: string } }[])[0]?.value.cooked;
  return undefined;
}

function calleeName(node: Node): string {
  const callee = node['callee'];
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee['name']);
  const { object, property } = callee as unknown as { object?: unknown; property?: { name?: string } };
  return isNode(object) && object.type === 'MetaProperty' ? `import.meta.${property?.name ?? ''}` : '';
}
