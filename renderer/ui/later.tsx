import { startTransition, useEffect, useState, type ReactNode } from 'react';
import { soon } from './soon.ts';

/** Puts its content up some drawings of the window later than what is around it, so that a full room is not put up in one piece; as a
 *  transition, so that React stops for keys and clicks in between. */
export function Later({ turns = 1, children }: { readonly turns?: number; readonly children: ReactNode }) {
  const [left, setLeft] = useState(turns);
  useEffect(() => (left === 0 ? undefined : soon(() => { startTransition(() => { setLeft(left - 1); }); })), [left]);
  return left === 0 ? children : null;
}
