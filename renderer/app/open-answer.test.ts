import { afterEach, describe, expect, it } from 'vitest';
import { onOpenAnswer, openAnswer } from './open-answer.ts';
import { FIRST_ROOM, session } from './session.ts';

afterEach(() => session.setState({ room: FIRST_ROOM }));

describe('openAnswer', () => {
  it('goes to the coding room, which takes each wanted answer once, now or later', () => {
    const taken: number[] = [];
    openAnswer(7);
    expect(session.getState().room).toBe('code');
    const stop = onOpenAnswer((answerId) => { taken.push(answerId); });
    openAnswer(8);
    stop();
    onOpenAnswer((answerId) => { taken.push(answerId); })();
    expect(taken).toEqual([7, 8]);
  });
});
