import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../coding/code-points.ts';
import { detect } from './detect.ts';
import { pseudonymKey, pseudonymLabel, replaceWords } from './pseudonyms.ts';
import { termMatcher } from './terms.ts';

const kinds = (text: string) => detect(text).map(({ kind, start, end }) => `${kind} ${sliceCodePoints(text, start, end)}`);

describe('detect', () => {
  it('counts in code points, behind emoji, marks and other scripts', () => {
    for (const before of ['', '😀👩‍👧 ', 'e\u0301 ', 'مرحبا. ', '你好。 ', 'a\r\n']) expect(kinds(`${before}Mrs Adeyemi, ana@example.org`)).toEqual(['name Adeyemi', 'email ana@example.org']);
  });

  it('takes telephones of many countries, and leaves sums, years, laws and short lines', () => {
    const telephones = ['+254 722 000 123', '+33 (0)6 12 34 56 78', '0033 6 12 34 56 78', '01 42 68 53 00', '(202) 555-0147', '+1-202-555-0147', '+86 139 1099 8888', '+55 (11) 91234-5678', '+91 98765 43210'];
    for (const telephone of telephones) expect(kinds(`tell ${telephone} now`), telephone).toEqual([`phone ${telephone}`]);
    for (const other of ['2015 2016 2017 2018', '1 250 000', '12 345 678', '12/03/2019', '2019-03-12', '116 111', '3.141592653', 'Law No. 2013010', 'USD 12345678', '25000000 people', '1-1-6 000']) expect(kinds(`in ${other} now`), other).toEqual([]);
  });

  it('reads telephones in digits of other scripts, and gives one number one pseudonym', () => {
    expect(kinds('هاتف ٠٧٩ ١٢٣ ٤٥٦٧ أو +٩٦٢٧٩١٢٣٤٥٦٧')).toEqual(['phone ٠٧٩ ١٢٣ ٤٥٦٧', 'phone +٩٦٢٧٩١٢٣٤٥٦٧']);
    expect(pseudonymKey('phone', '٠٧٩ ١٢٣ ٤٥٦٧')).toBe(pseudonymKey('phone', '079-123-4567'));
  });

  it('takes names with elisions and articles whole', () => {
    expect(['Ms d’Arcy said', 'Fatima az-Zahra spoke', 'Mr O’Neill-Smith left', 'Mme  Diop-Ndiaye'].flatMap(kinds)).toEqual(['name Arcy', 'name Fatima az-Zahra', 'name O’Neill-Smith', 'name Diop-Ndiaye']);
  });

  it('knows checked numbers from others', () => {
    expect(kinds('card 4539 1488 0343 6467')).toEqual(['id 4539 1488 0343 6467']);
    expect(kinds('host 10.0.0.256 and release 2.10.3.1x')).toEqual([]);
  });

  it('never overlaps, lies inside the text, and is the same every time', () => {
    const piece = fc.constantFrom('Ana Ruiz', 'ana@example.org', '+51 1 555 0199', 'in', 'Lima', '. ', ' ', 'the ', 'Judge ', '😀', 'de la ', 'http://x.org/a', 'O’Neill', 'J. ', '12/03/2010', '\n', 'é', 'calle ', '@x_y1', '(', ')');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }).map((parts) => parts.join('')), (text) => {
      const found = detect(text);
      const length = [...text].length;
      found.forEach((one, at) => {
        expect(one.start).toBeGreaterThanOrEqual(at === 0 ? 0 : found[at - 1]!.end);
        expect(one.end).toBeGreaterThan(one.start);
        expect(one.end).toBeLessThanOrEqual(length);
      });
      expect(detect(text)).toEqual(found);
    }), { numRuns: 300 });
  });
});

describe('the project’s own list', () => {
  const terms = termMatcher([{ id: 1, kind: 'name', text: 'Théodore N’Guessan', variants: ['Theo', 'le vieux'] }, { id: 2, kind: 'organisation', text: 'Foyer Saint-Jean', variants: [] }, { id: 3, kind: 'other', text: '  ', variants: [''] }]);
  it('meets words whole, accents and case folded, in any way of joining them', () => {
    expect(terms.find("THEODORE N'GUESSAN, theo, theodore, le  vieux; foyer saint jean").map(({ termId, reason, from, to }) => [termId, reason, from, to])).toEqual([[1, 'list', 0, 18], [1, 'listVariant', 20, 24], [1, 'listVariant', 36, 45], [2, 'list', 47, 63]]);
  });
  it('is surer than any detector', () => { expect(detect('Dr Theo Walcott', { terms })[0]).toMatchObject({ kind: 'name', confidence: 1, reason: 'listVariant' }); });
  it('hides no less of a longer name for knowing a part of it, and leaves addresses whole', () => {
    const listed = termMatcher([{ id: 1, kind: 'name', text: 'Jean-Baptiste', variants: [] }]);
    const found = (text: string) => detect(text, { terms: listed }).map(({ kind, start, end, reason }) => [kind, sliceCodePoints(text, start, end), reason]);
    expect(found('😀 Mr Jean-Baptiste Kouassi-Yao est venu')).toEqual([['name', 'Jean-Baptiste', 'list'], ['name', 'Kouassi-Yao', 'title']]);
    expect(found('write to jean-baptiste@example.org')).toEqual([['email', 'jean-baptiste@example.org', 'email']]);
  });
  it('meets words where Arabic writes a particle on to them, and where Chinese parts none', () => {
    const listed = termMatcher([{ id: 1, kind: 'name', text: 'محمد الأحمد', variants: [] }, { id: 2, kind: 'name', text: '李雷', variants: [] }]);
    const words = (text: string) => listed.find(text).map(({ from, to }) => text.slice(from, to));
    expect([words('وقالت لمحمد الأحمد'), words('ومحمد الأحمد'), words('عبدمحمد الأحمد'), words('我叫李雷。')]).toEqual([['محمد الأحمد'], ['محمد الأحمد'], [], ['李雷']]);
  });
  it('takes a combining mark with its letter', () => {
    const text = 'Zoe\u0301 came';
    expect(termMatcher([{ id: 1, kind: 'name', text: 'Zoé', variants: [] }]).find(text)[0]).toMatchObject({ from: 0, to: 4 });
  });
});

describe('pseudonyms', () => {
  it('are the same for ways of writing one thing', () => {
    expect(pseudonymKey('name', 'AWA  Ndiaye')).toBe(pseudonymKey('name', 'Awá Ndiaye'));
    expect(pseudonymKey('phone', '0033 6 12 34')).toBe(pseudonymKey('phone', '+33 61234'));
    expect([pseudonymLabel('name', 3, 'en'), pseudonymLabel('place', 2, 'fr'), pseudonymLabel('name', null, 'fr')]).toEqual(['[Name 3]', '[Lieu 2]', '[Nom]']);
  });
  it('keep every other word, and spans on the words they were on', () => {
    const source = fc.array(fc.record({ words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), hide: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(source, (parts) => {
      let at = 0;
      const places = parts.map((part) => { const start = at; at += [...part.words].length; return { ...part, start, end: at }; });
      const text = parts.map((part) => part.words).join('');
      const replaced = replaceWords(text, places.filter((place) => place.hide).map(({ start, end }) => ({ start, end, label: '[Name 1]' })));
      expect(replaced.text).toBe(parts.map((part) => (part.hide ? '[Name 1]' : part.words)).join(''));
      for (const { start, end, hide, words } of places) expect(sliceCodePoints(replaced.text, replaced.mapStart(start), replaced.mapEnd(end))).toBe(hide ? '[Name 1]' : words);
    }), { numRuns: 200 });
  });
});
