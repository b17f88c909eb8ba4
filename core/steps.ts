/** Work in steps: what each yields says how much was done, so that whoever drives it can let other work in, tell progress, or
 *  give it up. This takes all steps at once. */
export function atOnce<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
