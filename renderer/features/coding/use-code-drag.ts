import { useState, type DragEvent } from 'react';
import type { Code } from '#core/contract/code.ts';
import { moveCode } from './code-acts.tsx';
import { dropMove, dropOnKind, type TreeGrouping, type TreeLine } from './model/code-tree.ts';
import { codeName } from './model/kinds.ts';

interface DropPlace { readonly key: string; readonly where: 'before' | 'on' | 'after' }
/** The outer parts of a line's height take a code before and after it, the middle takes it in. */
const EDGE = 0.28;

/** Moving codes with the mouse: which place a code that is dragged would take, and the move when it is let go. */
export function useCodeDrag(codes: readonly Code[], lines: readonly TreeLine[], grouping: TreeGrouping, language: string) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [place, setPlace] = useState<DropPlace | null>(null);
  const moveTo = (target: DropPlace) => {
    if (dragged === null) return null;
    const line = lines.find((other) => other.key === target.key);
    return line === undefined ? null : line.type === 'kind' ? dropOnKind(codes, dragged, line.kind) : dropMove(codes, dragged, line.code.id, target.where, grouping);
  };
  const end = () => { setDragged(null); setPlace(null); };
  return {
    place,
    start: (event: DragEvent, codeId: string, name: string) => { setDragged(codeId); event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', name); },
    over: (event: DragEvent, line: TreeLine) => {
      if (dragged === null) return;
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const share = (event.clientY - top) / height;
      const next: DropPlace = { key: line.key, where: line.type === 'kind' ? 'on' : share < EDGE ? 'before' : share > 1 - EDGE ? 'after' : 'on' };
      if (!moveTo(next)) { setPlace(null); return; }
      event.preventDefault();
      if (place?.key !== next.key || place.where !== next.where) setPlace(next);
    },
    leave: () => { setPlace(null); },
    drop: (event: DragEvent) => {
      event.preventDefault();
      const move = place && moveTo(place);
      const code = codes.find((one) => one.id === dragged);
      if (move && code) moveCode(code, move, codeName(code, language));
      end();
    },
    end,
  };
}
