import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from './xml-scanner.ts';

const read = (tag: string, name: string) => attribute(Buffer.from(tag, 'latin1'), 0, Buffer.byteLength(tag, 'latin1'), name);

describe('attribute', () => {
  it('is read in either kind of quotes, with space where XML allows it, and not under a prefix or in another one’s value', () => {
    expect(read(' r="14" spans="1:40"', 'r')).toBe('14');
    expect(read(' spans = \'1:40\'\n r\t=\n"7"', 'r')).toBe('7');
    expect([read(' x14ac:r="3"', 'r'), read(' ht="r=5"', 'r'), read(' rr="5"', 'r'), read('', 'r')]).toEqual([null, null, null, null]);
    expect([read(' r=""', 'r'), read(' alone r="2"', 'r'), read(' r="2', 'r'), read(' r=2 r="3"', 'r')]).toEqual(['', '2', null, '3']);
  });
  it('gives back what was written, whatever stands around it', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}(:[a-z]{1,3})?$/u);
    const value = fc.string({ unit: fc.constantFrom('a', 'r', '1', '=', ' ', ':', '\t', 'é', '<'), maxLength: 8 });
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(name, value, fc.constantFrom('"', '\''), fc.constantFrom('', ' ', '\n')), { selector: ([one]) => one, maxLength: 6 }), (all) => {
      const tag = all.map(([one, text, quote, space]) => ` ${one}${space}=${space}${quote}${text}${quote}`).join('');
      for (const [one, text] of all) expect(read(tag, one)).toBe(text);
      expect(read(tag, 'absent')).toBeNull();
    }));
  });
});
