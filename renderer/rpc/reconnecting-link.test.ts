import { describe, expect, it } from 'vitest';
import { ReconnectingLink, type Line } from './reconnecting-link.ts';

/** Lines that answer with their number; each can be cut. */
function lines(failures: number) {
  const cuts: (() => void)[] = [];
  let tries = 0;
  const open = async (): Promise<Line> => {
    tries += 1;
    if (tries <= failures) throw new Error('nobody there');
    const number = cuts.length + 1;
    const closed = new Promise<void>((settle) => { cuts.push(settle); });
    return { link: { call: async () => number }, closed };
  };
  return { open, cuts, tries: () => tries };
}
const call = (link: ReconnectingLink) => link.call(['app', 'info'], undefined, { context: {} });
const turn = () => new Promise<void>((resolve) => { setTimeout(resolve, 0); });

describe('ReconnectingLink', () => {
  it('holds a call until the line is open, however often it is refused', async () => {
    const { open, tries } = lines(3);
    const waits: number[] = [];
    const link = new ReconnectingLink(open, async (ms) => { waits.push(ms); });
    expect(await call(link)).toBe(1);
    expect({ tries: tries(), waits, state: link.state.getState() }).toEqual({ tries: 4, waits: [300, 600, 1200], state: { phase: 'open', opened: 1 } });
  });
  it('opens a new line when one is lost, and says so meanwhile', async () => {
    const { open, cuts } = lines(0);
    const link = new ReconnectingLink(open, async () => {});
    expect(await call(link)).toBe(1);
    const phases: string[] = [];
    link.state.subscribe(({ phase }) => phases.push(phase));
    cuts[0]?.();
    await turn();
    expect(await call(link)).toBe(2);
    expect(phases).toEqual(['lost', 'open']);
    expect(link.state.getState().opened).toBe(2);
  });
});
