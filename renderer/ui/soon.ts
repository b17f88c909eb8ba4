/** Does something in a task of its own, after what is there now has been drawn: what would hold the window too long in one piece is done
 *  in several, and a key or a click comes in between.
 *  @returns what calls it off */
export function soon(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A window that is not seen draws nothing, and would wait for ever.
  const frame = document.hidden ? undefined : requestAnimationFrame(() => { timer = setTimeout(work); });
  if (frame === undefined) timer = setTimeout(work);
  return () => { if (frame !== undefined) cancelAnimationFrame(frame); clearTimeout(timer); };
}
