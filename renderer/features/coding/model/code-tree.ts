import type { Code, CodeKind } from '#core/contract/code.ts';
import { inTreeOrder, withDescendants } from '#core/codebook/tree.ts';
import { KINDS } from './kinds.ts';

/** One line of the codebook as it is drawn: a kind's heading, or a code at its depth. */
export type TreeLine =
  | { readonly type: 'kind'; readonly key: string; readonly kind: CodeKind; readonly level: 1; readonly hasChildren: boolean; readonly isOpen: boolean; readonly position: number; readonly siblings: number }
  | { readonly type: 'code'; readonly key: string; readonly code: Code; readonly level: number; readonly hasChildren: boolean; readonly isOpen: boolean; readonly position: number; readonly siblings: number };

export const kindKey = (kind: CodeKind): string => `kind:${kind}`;

export type TreeGrouping = 'kind' | 'branch';
/** A branch's root that only holds codes of other kinds together: it is no code of its own in a list by kind. */
const isFolder = (code: Code, children: ReadonlyMap<string | null, readonly Code[]>): boolean => code.kind === 'other' && code.mentions === 0 && (children.get(code.id)?.length ?? 0) > 0;

/** The codebook's visible lines, closed branches left out. By kind: each code under the heading of its kind, and under its parent where
 *  that is of the same kind. By branch: the tree as it is. */
export function treeLines(codes: readonly Code[], closed: ReadonlySet<string>, grouping: TreeGrouping): TreeLine[] {
  const ordered = inTreeOrder(codes);
  const byId = new Map(ordered.map((code) => [code.id, code]));
  const stored = Map.groupBy(ordered, (code) => (code.parentId !== null && byId.has(code.parentId) ? code.parentId : null));
  const drawnParent = (code: Code): string | null => {
    const parent = code.parentId === null ? undefined : byId.get(code.parentId);
    return parent && (grouping === 'branch' || (parent.kind === code.kind && !isFolder(parent, stored))) ? parent.id : null;
  };
  const shown = grouping === 'kind' ? ordered.filter((code) => !isFolder(code, stored)) : ordered;
  const children = Map.groupBy(shown, drawnParent);
  const roots = children.get(null) ?? [];
  const lines: TreeLine[] = [];
  const add = (siblings: readonly Code[], level: number): void => {
    siblings.forEach((code, index) => {
      const below = children.get(code.id) ?? [];
      const isOpen = !closed.has(code.id);
      lines.push({ type: 'code', key: code.id, code, level, hasChildren: below.length > 0, isOpen, position: index + 1, siblings: siblings.length });
      if (isOpen) add(below, level + 1);
    });
  };
  if (grouping === 'branch') { add(roots, 1); return lines; }
  const used = KINDS.filter(({ kind }) => roots.some((root) => root.kind === kind));
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
const withKind = (move: Omit<Move, 'kind'>, code: Code, kind: CodeKind, grouping: TreeGrouping): Move => (grouping === 'kind' && code.kind !== kind ? { ...move, kind } : move);

/** A step by keyboard: among the siblings as they are drawn, under the one above, or out beside the parent. null where there is no such step. */
export function stepMove(codes: readonly Code[], id: string, direction: MoveDirection, grouping: TreeGrouping): Move | null {
  const code = codes.find((other) => other.id === id);
  if (!code) return null;
  const beside = codes.filter((other) => other.parentId === code.parentId && (grouping === 'branch' || other.kind === code.kind)).toSorted((a, b) => a.position - b.position);
  const at = beside.findIndex((other) => other.id === id);
  if (direction === 'up' || direction === 'down') {
    const other = beside[at + (direction === 'up' ? -1 : 1)];
    return other ? dropMove(codes, id, other.id, direction === 'up' ? 'before' : 'after', grouping) : null;
  }
  if (direction === 'in') {
    const above = beside[at - 1];
    return above ? dropMove(codes, id, above.id, 'on', grouping) : null;
  }
  const parent = code.parentId === null ? undefined : codes.find((other) => other.id === code.parentId);
  return parent ? dropMove(codes, id, parent.id, 'after', 'branch') : null;
}

/** A drop on, before or after another code; by kind, the code takes the kind of where it was put. null where it would lie under itself. */
export function dropMove(codes: readonly Code[], id: string, target: string, where: 'before' | 'on' | 'after', grouping: TreeGrouping): Move | null {
  const goal = codes.find((other) => other.id === target);
  const code = codes.find((other) => other.id === id);
  if (!goal || !code || withDescendants(codes, id).has(target)) return null;
  if (where === 'on') return withKind({ parentId: target, position: siblingsOf(codes, target, id).length }, code, goal.kind, grouping);
  const at = siblingsOf(codes, goal.parentId, id).findIndex((other) => other.id === target);
  return withKind({ parentId: goal.parentId, position: where === 'before' ? at : at + 1 }, code, goal.kind, grouping);
}

/** A drop on a kind's heading: the code takes the kind and stays in its branch, last of its siblings there. */
export function dropOnKind(codes: readonly Code[], id: string, kind: CodeKind): Move | null {
  const code = codes.find((other) => other.id === id);
  return code ? { parentId: code.parentId, position: siblingsOf(codes, code.parentId, id).length, ...(code.kind === kind ? {} : { kind }) } : null;
}

/** What goes when a code is deleted: itself and everything below it, with its codings. */
export function branchTotals(codes: readonly Code[], id: string): { codes: number; mentions: number } {
  const branch = withDescendants(codes, id);
  return { codes: branch.size, mentions: codes.reduce((sum, code) => sum + (branch.has(code.id) ? code.mentions : 0), 0) };
}
