import { describe, expect, it } from 'vitest';
import { isCallMessage } from './envelope.ts';

describe('isCallMessage', () => {
  it('takes a call, an event of a stream, and a cancellation, which carries nothing', () => {
    const messages = ['{"i":"1","p":{"u":"/project/status","b":{}}}', '{"i":"1","t":3,"p":{"e":"message","d":{}}}', '{"i":"6","t":4}'];
    expect(messages.map(isCallMessage)).toEqual([true, true, true]);
  });
  it('takes a call whose file follows as bytes', () => {
    expect(isCallMessage(new Uint8Array([...new TextEncoder().encode('{"i":"1","p":{"u":"/importing/inspect"}}'), 255, 1, 2, 3]))).toBe(true);
  });
  it('refuses what cannot come from the program’s own page', () => {
    expect(['', 'hello', '{}', '{"i":"1"}', '{"i":"1","t":2}', '{"i":"1","p":{"u":"no path"}}', 7, null].map(isCallMessage)).toEqual([false, false, false, false, false, false, false, false]);
  });
});
