import { useLayoutEffect, useState, type RefObject } from 'react';

const OVERSCAN = 8;

/** Which of many rows of one height are in sight, under a head of the same height that stays. What rows of their own heights need is
 *  reckoned for every row there is, 200,000 at once; this costs what is seen.
 *  @param height in pixels
 *  @returns first and last in sight and a little around it (last −1 before the first drawing) */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number, height: number): { readonly first: number; readonly last: number } {
  const [sight, setSight] = useState({ first: 0, last: -1 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const first = Math.max(0, Math.floor(element.scrollTop / height) - OVERSCAN);
      const last = Math.min(count - 1, Math.ceil((element.scrollTop + element.clientHeight) / height) + OVERSCAN);
      setSight((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => { element.removeEventListener('scroll', look); resized.disconnect(); };
  }, [scroller, count, height]);
  return sight;
}

/** Brings a row into sight, by as little as that takes. */
export function scrollToRow(element: HTMLElement, row: number, height: number): void {
  const [top, below] = [row * height, (row + 2) * height - element.clientHeight];
  if (top < element.scrollTop) element.scrollTop = top;
  else if (below > element.scrollTop) element.scrollTop = below;
}
