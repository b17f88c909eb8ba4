import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDescription, splitDescription } from './code-description.ts';
import { guidMaker, isGuid, normaliseGuid } from './guid.ts';
import { readOffsets } from './offset-reading.ts';
import { portableText, restoreText } from './portable-text.ts';
import { LossList } from './report.ts';
import { decimalText, readValue } from './values.ts';

const awkward = fc.array(fc.constantFrom('a', '😀', 'e\u0301', '\r', '\n', '\r\n', '\uFEFF', 'ع', '中'), { maxLength: 20 }).map((units) => units.join(''));

describe('portableText', () => {
  it('has neither a mark nor a carriage return, and comes back as it was', () => {
    fc.assert(fc.property(awkward, (answer) => {
      const portable = portableText(answer);
      expect(portable.text).not.toMatch(/\r|^\uFEFF/);
      expect(restoreText(portable.text, portable.restore).text).toBe(answer);
    }));
  });
  it('moves offsets with the words', () => {
    const { text, toPortable, restore } = portableText('\uFEFFa\r\nb😀\rc');
    expect([text, [...text].slice(toPortable(4), toPortable(6)).join(''), restore]).toEqual(['a\nb😀\nc', 'b😀', { marks: 1, crlf: [1], cr: [4] }]);
    expect(portableText('plain\ntext').restore).toBeNull();
  });
});

describe('readOffsets', () => {
  const sent = [...'Un\r\ndeux\r\ntrois'];
  const read = (names: (string | null)[], start: number, end: number, countsLineEndOnce = false): [string, boolean] => {
    const { way, proven } = readOffsets(sent.join(''), names.map((name) => ({ start, end, name })), { hadMark: false, countsLineEndOnce });
    return [way, proven];
  };
  it('believes the words, then the standard, then the habit of the program', () => {
    expect(read(['deux'], 4, 8)).toEqual(['codePoints', true]);
    expect(read(['deux'], 3, 7)).toEqual(['lineEndAsOne', true]);
    expect(read(['line:6'], 3, 7)).toEqual(['codePoints', false]);
    expect(read([null], 3, 7, true)).toEqual(['lineEndAsOne', false]);
  });
  it('takes a cut quotation, and one whose line end XML made a space', () => {
    const text = 'No funds\nfor training this year';
    const way = (name: string, end: number): boolean => readOffsets(text, [{ start: 0, end, name }], { hadMark: false, countsLineEndOnce: false }).proven;
    expect([way('No funds for', 12), way('No funds…', 20), way('No fun...', 5)]).toEqual([true, true, false]);
  });
  it('leaves positions outside the text unplaced', () => {
    const { toText } = readOffsets('abc', [], { hadMark: false, countsLineEndOnce: false });
    expect([toText(-1), toText(0), toText(3), toText(4)]).toEqual([null, 0, 3, null]);
  });
});

describe('composeDescription', () => {
  it('is taken apart again', () => {
    const code = { description: 'Money.\n\nAny money.', include: 'Grants', exclude: '', example: 'no budget' };
    expect(composeDescription(code)).toBe('Money.\n\nAny money.\n\nInclude: Grants\n\nExample: no budget');
    expect(splitDescription(composeDescription(code))).toEqual(code);
    for (const empty of ['include', 'exclude', 'example'] as const) {
      const only = { description: '', include: '', exclude: '', example: '', [empty]: 'x' };
      expect(splitDescription(composeDescription(only))).toEqual(only);
    }
  });
});

describe('decimalText', () => {
  it('writes the same number without an exponent', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = decimalText(value)!;
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }));
    expect([1e-7, 1e21, -2.5e-8, NaN, Infinity].map(decimalText)).toEqual(['0.0000001', '1000000000000000000000', '-0.000000025', null, null]);
  });
});

describe('readValue', () => {
  it('reads what the schema allows, and no more than that but a decimal comma', () => {
    expect([readValue('Boolean', ' 1 '), readValue('Boolean', 'yes'), readValue('Integer', '+3'), readValue('Float', '1,5'), readValue('Float', ''), readValue('Float', '1.2.3')]).toEqual([true, null, 3, 1.5, null, null]);
    expect([readValue('Date', '2024-02-29+02:00'), readValue('DateTime', '2024-02-29T10:00:00'), readValue('DateTime', '2024-02-29T10:00:00+02:00'), readValue('Date', '29/02/2024')]).toEqual([
      Date.UTC(2024, 1, 29), Date.UTC(2024, 1, 29, 10), Date.UTC(2024, 1, 29, 8), null,
    ]);
  });
});

describe('guidMaker', () => {
  it('makes the same GUID from the same words, in the form that the schema asks for', () => {
    // Any digest will do here: the one in use is SHA-1 (electron/service/exchange/digest.ts).
    const make = guidMaker('p', (text) => Uint8Array.from({ length: 20 }, (_, at) => text.charCodeAt(at % text.length) * (at + 7)));
    expect(isGuid(make('case', 'a'))).toBe(true);
    expect([make('case', 'a') === make('case', 'a'), make('case', 'a')[14]]).toEqual([true, '5']);
    expect(normaliseGuid(` {${make('case', 'a').toLowerCase()}} `)).toBe(make('case', 'a'));
  });
});

describe('LossList', () => {
  it('counts by kind and keeps the first example', () => {
    const losses = new LossList();
    losses.add('link', 'first');
    losses.add('link', 'second', { count: 2 });
    losses.add('graph', 'none', { count: 0 });
    expect(losses.list()).toEqual([{ kind: 'link', count: 3, example: 'first', inOwnFile: false }]);
  });
});
