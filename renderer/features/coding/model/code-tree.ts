import type { Code, CodeKind } from '#core/contract/code.ts';
import { inTreeOrder, withDescendants } from '#core/codebook/tree.ts';
import { KINDS } from './kinds.ts';

/** One line of the codebook as it is drawn: a kind's heading, or a code at its depth. */
export type TreeLine =
  | { readonly type: 'kind'; readonly key: string; readonly kind: CodeKind; readonly level: 1; readonly hasChildren: boolean; readonly isOpen: boolean; readonly position: number; readonly siblings: number }
  | { readonly type: 'code'; readonly key: string; readonly code: Code; readonly level: number; readonly hasChildren: boolean; readonly isOpen: boolean; readonly position: number; readonly siblings: number };

export const kindKey = (kind: CodeKind): string => `kind:${kind}`;

/** The codebook's visible lines: codes under the heading of their branch's kind, closed branches left out. Only kinds in use have a heading. */
export function treeLines(codes: readonly Code[], closed: ReadonlySet<string>): TreeLine[] {
  const ordered = inTreeOrder(codes);
  const children = Map.groupBy(ordered, (code) => code.parentId);
  const ids = new Set(ordered.map((code) => code.id));
  const roots = ordered.filter((code) => code.parentId === null || !ids.has(code.parentId));
  const used = KINDS.filter(({ kind }) => roots.some((root) => root.kind === kind));
  const lines: TreeLine[] = [];
  const add = (siblings: readonly Code[], level: number): void => {
    siblings.forEach((code, index) => {
      const below = children.get(code.id) ?? [];
      const isOpen = !closed.has(code.id);
      lines.push({ type: 'code', key: code.id, code, level, hasChildren: below.length > 0, isOpen, position: index + 1, siblings: siblings.length });
      if (isOpen) add(below, level + 1);
    });
  };
  used.forEach(({ kind }, index) => {
    const isOpen = !closed.has(kindKey(kind));
    lines.push({ type: 'kind', key: kindKey(kind), kind, level: 1, hasChildren: true, isOpen, position: index + 1, siblings: used.length });
    if (isOpen) add(roots.filter((root) => root.kind === kind), 2);
  });
  return lines;
}

/** Where a code goes: under a parent, at a place among its siblings (itself not counted); with another kind where it changes its heading. */
export interface Move { readonly parentId: string | null; readonly position: number; readonly kind?: CodeKind }
export type MoveDirection = 'up' | 'down' | 'in' | 'out';

const siblingsOf = (codes: readonly Code[], parentId: string | null, without: string): Code[] =>
  codes.filter((code) => code.parentId === parentId && code.id !== without).toSorted((a, b) => a.position - b.position);
/** Siblings that stand under the same heading; at the top, kinds part them. */
const neighbours = (codes: readonly Code[], code: Code): Code[] =>
  codes.filter((other) => other.parentId === code.parentId && (code.parentId !== null || other.kind === code.kind)).toSorted((a, b) => a.position - b.position);

/** A step by keyboard: among siblings, under the sibling above, or out beside the parent. null where there is no such step. */
export function stepMove(codes: readonly Code[], id: string, direction: MoveDirection): Move | null {
  const code = codes.find((other) => other.id === id);
  if (!code) return null;
  const beside = neighbours(codes, code);
  const at = beside.findIndex((other) => other.id === id);
  if (direction === 'up' || direction === 'down') {
    const other = beside[at + (direction === 'up' ? -1 : 1)];
    return other ? dropMove(codes, id, other.id, direction === 'up' ? 'before' : 'after') : null;
  }
  if (direction === 'in') {
    const above = beside[at - 1];
    return above ? { parentId: above.id, position: siblingsOf(codes, above.id, id).length } : null;
  }
  const parent = code.parentId === null ? undefined : codes.find((other) => other.id === code.parentId);
  return parent ? dropMove(codes, id, parent.id, 'after') : null;
}

/** A drop on, before or after another code; null where it would put a code under itself. */
export function dropMove(codes: readonly Code[], id: string, target: string, where: 'before' | 'on' | 'after'): Move | null {
  const goal = codes.find((other) => other.id === target);
  const code = codes.find((other) => other.id === id);
  if (!goal || !code || withDescendants(codes, id).has(target)) return null;
  if (where === 'on') return { parentId: target, position: siblingsOf(codes, target, id).length };
  const siblings = siblingsOf(codes, goal.parentId, id);
  const at = siblings.findIndex((other) => other.id === target);
  return { parentId: goal.parentId, position: where === 'before' ? at : at + 1, ...(goal.parentId === null && goal.kind !== code.kind ? { kind: goal.kind } : {}) };
}

/** A drop on a kind's heading: the code becomes a root of that kind, the last one. */
export function dropOnKind(codes: readonly Code[], id: string, kind: CodeKind): Move | null {
  const code = codes.find((other) => other.id === id);
  return code ? { parentId: null, position: siblingsOf(codes, null, id).length, ...(code.kind === kind ? {} : { kind }) } : null;
}

/** What goes when a code is deleted: itself and everything below it, with its codings. */
export function branchTotals(codes: readonly Code[], id: string): { codes: number; mentions: number } {
  const branch = withDescendants(codes, id);
  return { codes: branch.size, mentions: codes.reduce((sum, code) => sum + (branch.has(code.id) ? code.mentions : 0), 0) };
}
