import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecision, readPermission } from './decision-words.ts';
import { judgeLine } from './judge-return.ts';
import { matchRows, type ReturnedRow } from './match-rows.ts';
import { lineTag, PACK_ALPHABET, printedId, tagsIn, type ExampleLine, type PackLine, type StatusLine } from './pack.ts';
import { readReturn, type ReturnedFile } from './read-return.ts';
import { readValue } from './read-value.ts';

const YES_NO: StatusLine['choices'] = [{ id: 'yes', label: 'Oui', others: ['Yes', 'Sí'] }, { id: 'no', label: 'Non', others: ['No'] }];
const status = (number: number, value: 'yes' | 'no' = 'yes'): StatusLine => ({ kind: 'status', key: `S${number}`, topic: `Indicator ${number}`, shown: value === 'yes' ? 'Oui' : 'Non', variableId: `V${number}`, value: { categories: [value] }, several: false, choices: YES_NO });
const example = (number: number): ExampleLine => ({ kind: 'example', key: `E${number}`, topic: 'Details', shown: `The words of quote ${number}.`, answerId: number, start: 0, end: 10, permission: 'named' });
const rowOf = (line: PackLine, more: Partial<ReturnedRow> = {}): ReturnedRow => ({ keys: [line.key], number: line.key, topic: line.topic, shown: line.shown, decision: '', value: '', permission: '', comment: '', other: [], place: '', ...more });
const file = (rows: readonly ReturnedRow[], more: Partial<ReturnedFile> = {}): ReturnedFile => ({ rows, by: '', on: '', all: '', comment: '', ...more });
const readOne = (line: PackLine, more: Partial<ReturnedRow>, whole: Partial<ReturnedFile> = {}) => { const { verdict, value, words, permission, doubts } = readReturn([line], file([rowOf(line, more)], whole)).readings[0]!; return { verdict, value, words, permission, doubts }; };

describe('readDecision', () => {
  it.each([
    ['Confirmed', 'confirmed'], ['confirmé.', 'confirmed'], ['OUI', 'confirmed'], ['✓', 'confirmed'], ['x', 'confirmed'], ['Confirmed – thank you', 'confirmed'], ['Sin cambios', 'confirmed'], ['D’accord', 'confirmed'],
    ['Change', 'changed'], ['À modifier', 'changed'], ['Modifié', 'changed'], ['Please change', 'changed'],
    ['Withdraw', 'withdrawn'], ['Retirer', 'withdrawn'], ['Do not publish', 'withdrawn'], ['ne pas publier', 'withdrawn'],
    ['', 'empty'], [' – ', 'empty'], ['…', 'empty'],
    ['No', 'unclear'], ['Non', 'unclear'], ['not confirmed', 'unclear'], ['non confirmé', 'unclear'], ['Confirmed but changed', 'unclear'], ['to discuss', 'unclear'], ['Confirm or withdraw', 'unclear'],
  ] as const)('reads “%s” as %s', (text, decision) => { expect(readDecision(text)).toBe(decision); });

  it('never turns a denial into its opposite', () => {
    fc.assert(fc.property(fc.constantFrom('not', 'ne', 'pas', 'non', 'never', 'jamais', 'sauf', 'except'), fc.constantFrom('confirmed', 'confirmé', 'accepted', 'correct', 'exact', 'modifié', 'withdrawn'), (no, word) => {
      expect(readDecision(`${no} ${word}`)).toBe('unclear');
    }));
  });
});

describe('readPermission', () => {
  it.each([['With our name', 'named'], ['Avec notre nom', 'named'], ['Region only', 'region'], ['Région seulement', 'region'], ['without our name', 'unclear'], ['ne pas publier', 'no'], ['', null]] as const)('reads “%s” as %s', (text, permission) => { expect(readPermission(text)).toBe(permission); });
});

describe('readValue', () => {
  it('reads a choice in any language, and nothing that is none', () => {
    expect([readValue(status(1), 'NON'), readValue(status(1), 'sí'), readValue(status(1), 'yes.'), readValue(status(1), 'partly'), readValue(status(1), 'ne sait pas')]).toEqual([{ categories: ['no'] }, { categories: ['yes'] }, { categories: ['yes'] }, null, { state: 'dontKnow' }]);
    const several: StatusLine = { ...status(1), several: true, choices: [{ id: 'a', label: 'Law, old', others: [] }, { id: 'b', label: 'Decree', others: [] }] };
    expect([readValue(several, 'Decree; law, old'), readValue(several, 'Decree; treaty')]).toEqual([{ categories: ['b', 'a'] }, null]);
  });
});

describe('tagsIn', () => {
  it('finds lines by what is hidden, in halves or whole, and nothing in plain text', () => {
    const id = 'ABCDE12345';
    expect(tagsIn(`${lineTag(id, 'S3')} and ${printedId(id)}/E12; not CODE/A1 or http://x/Y2`)).toEqual([{ packId: id, key: 'S3' }, { packId: id, key: 'E12' }]);
    fc.assert(fc.property(fc.array(fc.constantFrom(...PACK_ALPHABET), { minLength: 10, maxLength: 10 }), fc.integer({ min: 1, max: 999 }), (letters, number) => { expect(tagsIn(lineTag(letters.join(''), `E${number}`))).toEqual([{ packId: letters.join(''), key: `E${number}` }]); }));
  });
});

describe('readReturn', () => {
  it('reads a status as it was meant, and leaves to a person what can be read in two ways', () => {
    const no = { value: { categories: ['no'] }, words: null, permission: null };
    const none = { value: null, words: null, permission: null };
    expect(readOne(status(1), { decision: 'Confirmé' })).toEqual({ ...none, verdict: 'confirmed', doubts: [] });
    expect(readOne(status(1), { decision: 'Change', value: 'No' })).toEqual({ ...no, verdict: 'changed', doubts: [] });
    expect(readOne(status(1), { value: 'Non' })).toEqual({ ...no, verdict: 'changed', doubts: ['inferred'] });
    expect(readOne(status(1), { shown: 'Non' })).toEqual({ ...no, verdict: 'changed', doubts: ['inferred', 'edited'] });
    expect(readOne(status(1), { decision: 'Retirer' })).toEqual({ ...none, verdict: 'withdrawn', doubts: [] });
    expect(readOne(status(1), { decision: 'Confirm', value: 'Non' })).toEqual({ ...no, verdict: 'unclear', doubts: ['contradiction'] });
    expect(readOne(status(1), { decision: 'modifier' })).toEqual({ ...none, verdict: 'unclear', doubts: ['noValue'] });
    expect(readOne(status(1), { decision: 'modifier', value: 'being drafted' })).toEqual({ ...none, verdict: 'unclear', doubts: ['valueUnread'] });
    expect(readOne(status(1), { decision: 'Oui' })).toEqual({ ...none, verdict: 'confirmed', doubts: [] });
    expect(readOne(status(1), { decision: 'Non' })).toEqual({ ...no, verdict: 'unclear', doubts: ['decisionOrValue'] });
    expect(readOne(status(1, 'no'), { decision: 'Yes' })).toEqual({ ...none, value: { categories: ['yes'] }, verdict: 'unclear', doubts: ['decisionOrValue'] });
    expect(readOne(status(1), { decision: 'ok', comment: 'But not since 2024' })).toEqual({ ...none, verdict: 'confirmed', doubts: ['objection'] });
    expect(readOne(status(1), {})).toEqual({ ...none, verdict: 'unanswered', doubts: [] });
    expect(readOne(status(1), {}, { all: 'Confirmé' })).toEqual({ ...none, verdict: 'confirmed', doubts: ['byAll'] });
  });

  it('reads an example: its words, and how it may be printed', () => {
    const none = { value: null, words: null, permission: null };
    expect(readOne(example(1), { decision: 'Confirm' })).toEqual({ ...none, permission: 'named', verdict: 'confirmed', doubts: [] });
    expect(readOne(example(1), { decision: 'Confirm', permission: 'Région seulement' })).toEqual({ ...none, permission: 'region', verdict: 'changed', doubts: [] });
    expect(readOne(example(1), { decision: 'Change', value: '“Better words.”' })).toEqual({ ...none, words: 'Better words.', permission: 'named', verdict: 'changed', doubts: [] });
    expect(readOne(example(1), { shown: 'The words of quote one.' })).toEqual({ ...none, words: 'The words of quote one.', permission: 'named', verdict: 'changed', doubts: ['inferred', 'edited'] });
    expect(readOne(example(1), { shown: '«  The words of quote 1. »', decision: 'oui' })).toEqual({ ...none, permission: 'named', verdict: 'confirmed', doubts: [] });
    expect(readOne(example(1), { permission: 'Do not print' })).toEqual({ ...none, verdict: 'withdrawn', doubts: ['inferred'] });
    expect(readOne(example(1), { decision: 'Confirm', permission: 'Do not print' })).toEqual({ ...none, verdict: 'unclear', doubts: ['contradiction'] });
    expect(readOne(example(1), { decision: 'Confirm', permission: 'as you like' })).toEqual({ ...none, verdict: 'unclear', doubts: ['permissionUnread'] });
  });

  it('says of each line of the pack what was said of it, whatever became of the rows', () => {
    const lines = [...Array.from({ length: 6 }, (_, index) => status(index + 1)), ...Array.from({ length: 4 }, (_, index) => example(index + 1))];
    const answers = fc.constantFrom<Partial<ReturnedRow>>({ decision: 'Confirm' }, { decision: 'Retirer' }, {});
    const edits = fc.record({ answers: fc.array(answers, { minLength: 10, maxLength: 10 }), order: fc.shuffledSubarray(lines.map((_, index) => index)), strangers: fc.nat(3), hide: fc.array(fc.constantFrom('all', 'key', 'number', 'topic'), { minLength: 10, maxLength: 10 }) });
    fc.assert(fc.property(edits, ({ answers: said, order, strangers, hide }) => {
      const rows = order.map((index) => {
        const line = lines[index]!;
        // What programs take away: the hidden key, the number, or (of a status) its name.
        const lost: Partial<ReturnedRow> = hide[index] === 'key' ? { keys: [] } : hide[index] === 'number' ? { number: '' } : hide[index] === 'topic' && line.kind === 'example' ? { topic: '' } : {};
        return rowOf(line, { ...said[index]!, ...lost });
      });
      const noise = Array.from({ length: strangers }, (_, index): ReturnedRow => ({ keys: [], number: '', topic: `A row of our own ${index}`, shown: 'x', decision: 'Confirm', value: '', permission: '', comment: '', other: [], place: '' }));
      const { readings, left } = readReturn(lines, file([...noise, ...rows]));
      expect(left).toEqual(noise);
      readings.forEach((reading, index) => {
        const expected = !order.includes(index) ? 'missing' : said[index]!.decision === 'Confirm' ? 'confirmed' : said[index]!.decision === 'Retirer' ? 'withdrawn' : 'unanswered';
        expect(reading.verdict, reading.line.key).toBe(expected);
      });
    }));
  });

  it('believes the row and not the hidden column that was left behind when it was sorted', () => {
    const lines = [status(1), status(2), status(3), example(1), example(2)];
    fc.assert(fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.constantFrom(...lines), (order, withdrawn) => {
      // The visible columns were sorted, the hidden one stayed.
      const rows = order.map((line, index) => rowOf(line, { keys: [lines[index]!.key], decision: line === withdrawn ? 'Withdraw' : 'Confirm' }));
      const { readings } = readReturn(lines, file(rows));
      expect(readings.map((reading) => reading.verdict)).toEqual(lines.map((line) => (line === withdrawn ? 'withdrawn' : 'confirmed')));
      for (const reading of readings) expect(judgeLine(reading, reading.line.kind === 'status' ? { kind: 'status', value: reading.line.value } : { kind: 'example', words: reading.line.shown }, null, 'a').ready).toBe(order.indexOf(reading.line) === lines.indexOf(reading.line));
    }));
  });

  it('leaves rows of one line that disagree to a person, and keeps all that was written', () => {
    const line = status(1);
    const { readings } = readReturn([line], file([rowOf(line, { decision: 'Confirm', comment: 'one' }), rowOf(line, { decision: 'Change', value: 'No', comment: 'two' }), rowOf(line)]));
    expect(readings[0]).toMatchObject({ verdict: 'unclear', doubts: ['twice'], written: { decision: 'Confirm / Change', value: 'No', comment: 'one / two' } });
    expect(readReturn([line], file([rowOf(line, { decision: 'Confirm' }), rowOf(line, { decision: 'confirmed' })])).readings[0]).toMatchObject({ verdict: 'confirmed', doubts: [] });
    expect(matchRows([line], [rowOf(line, { keys: ['S1', 'S9'] })]).matched[0]).toMatchObject({ doubt: 'none' });
  });
});

describe('judgeLine', () => {
  const reading = (more: Partial<ReturnedRow>) => readReturn([status(1)], file([rowOf(status(1), more)])).readings[0]!;
  const now = (value: 'yes' | 'no') => ({ kind: 'status' as const, value: { categories: [value] } });
  const earlier = (verdict: 'confirmed' | 'changed', value: 'no' | null, sha256: string) => ({ returnId: 1, sha256, verdict, value: value === null ? null : { categories: [value] }, words: null, permission: null });
  it('offers what is said plainly of a thing that is as it was shown', () => {
    expect(judgeLine(reading({ decision: 'Confirm' }), now('yes'), null, 'a')).toEqual({ standing: [], acceptable: true, ready: true });
    expect(judgeLine(reading({ decision: 'Confirm' }), now('no'), null, 'a')).toEqual({ standing: ['stale'], acceptable: true, ready: false });
    expect(judgeLine(reading({ decision: 'Change', value: 'No' }), now('no'), null, 'a')).toEqual({ standing: [], acceptable: true, ready: true });
    expect(judgeLine(reading({ decision: 'Confirm' }), null, null, 'a')).toEqual({ standing: ['gone'], acceptable: false, ready: false });
    expect(judgeLine(reading({}), now('yes'), null, 'a')).toEqual({ standing: [], acceptable: false, ready: false });
  });
  it('tells a second return of the same from one that says otherwise', () => {
    expect(judgeLine(reading({ decision: 'Confirm' }), now('yes'), earlier('confirmed', null, 'a'), 'b')).toMatchObject({ standing: ['already'], ready: false });
    expect(judgeLine(reading({ decision: 'Change', value: 'No' }), now('yes'), earlier('confirmed', null, 'a'), 'b')).toMatchObject({ standing: ['conflict'], ready: false });
    // The pack showed Yes, the first return made it No, the second confirms Yes.
    expect(judgeLine(reading({ decision: 'Confirm' }), now('no'), earlier('changed', 'no', 'a'), 'b')).toMatchObject({ standing: ['stale', 'conflict'], ready: false });
  });
});
