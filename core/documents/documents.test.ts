import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, sliceCodePoints } from '../coding/code-points.ts';
import { documentParts, documentText, withoutRunningHeads } from './document-text.ts';
import { placeGuesser } from './guess-place.ts';
import { partTurns, turnsOf } from './speakers.ts';

const speakers = (lines: readonly string[]): (string | null)[] => turnsOf(lines).map((turn) => turn?.speaker ?? null);

describe('who speaks', () => {
  it.each([
    [['Interviewer: How is it?', 'Respondent: Well enough.', 'And more.'], ['Interviewer', 'Respondent', null]],
    [['Q: How is it?', 'A: Well enough.', 'Q: And money?'], ['Q', 'A', 'Q']],
    [['I: How?', 'R1: So.', 'R2: Not so.', 'R1 (F): Again.'], ['I', 'R1', 'R2', 'R1 (F)']],
    [['Enquêtrice : Comment ?', 'Répondante : Bien.'], ['Enquêtrice', 'Répondante']],
    [['Entrevistador: ¿Cómo?', 'Entrevistada: Bien.'], ['Entrevistador', 'Entrevistada']],
    [['[00:01:12] Moderator: Welcome.', '[00:02] P3: Thanks.'], ['Moderator', 'P3']],
    [['Ama Mensah: Good morning.', 'Luc Ferrand: Good morning.', 'Ama Mensah: So.', 'Luc Ferrand: Yes.'], ['Ama Mensah', 'Luc Ferrand', 'Ama Mensah', 'Luc Ferrand']],
    [['Ama Mensah   0:03', 'Good morning.', 'Luc Ferrand   0:09', 'Good morning.', 'Ama Mensah   0:15', 'So.', 'Luc Ferrand   1:02', 'Yes.'], ['Ama Mensah', null, 'Luc Ferrand', null, 'Ama Mensah', null, 'Luc Ferrand', null]],
    [['[Ama Mensah] 10:03:21', 'Good morning.', '[Luc Ferrand] 10:03:25', 'Hello.', '[Ama Mensah] 10:04:00', 'So.', '[Luc Ferrand] 10:05:00', 'Yes.'], ['Ama Mensah', null, 'Luc Ferrand', null, 'Ama Mensah', null, 'Luc Ferrand', null]],
    [['Facilitator: Welcome.', 'P1 (woman, 34): Thanks.'], ['Facilitator', 'P1 (woman, 34)']],
    [['INT: How?', 'RESP : So.', 'INT: And?'], ['INT', 'RESP', 'INT']],
    [['Interviewer', 'How is it?', 'Respondent', 'Well enough.', 'Interviewer', 'Thanks.'], ['Interviewer', null, 'Respondent', null, 'Interviewer', null]],
    [['00:01 | Interviewer | How?', '00:02 | Respondent | So.', '00:03 | Interviewer | And?'], ['Interviewer', 'Respondent', 'Interviewer']],
    [['ENQUÊTEUR – Comment ?', 'RÉPONDANT – Bien.', 'ENQUÊTEUR – Et puis ?'], ['ENQUÊTEUR', 'RÉPONDANT', 'ENQUÊTEUR']],
  ])('is named in %j', (lines, wanted) => { expect(speakers(lines)).toEqual(wanted); });

  it.each([
    [['Note: figures are provisional.', 'Source: the ministry.', 'Note: again.']],
    [['Three things are missing:', 'Funding: little is set aside.', 'Training: none.']],
    [['The law says: no child may be heard twice.', 'In short: nobody pays.']],
    [['A: first point', 'The rest of the text.']],
    [['Question | Answer', 'Is there a unit? | Yes', 'Is it staffed? | No']], [['Respondent', 'Kenya – Ministry of Interior', 'Respondent', 'Peru']], [['Kenya | 5', 'Peru | 3', 'Kenya | 6', 'Peru | 2']],
  ])('is nobody in a report: %j', (lines) => { expect(speakers(lines)).toEqual(lines.map(() => null)); });

  it('parts turns that a PDF ran together, and no sentence elsewhere', () => {
    expect(partTurns(['Interviewer: How is it? Respondent: Well. The Respondent: said no more. Interviewer: Thanks.', 'Respondent: Bye.'])).toEqual([['Interviewer: How is it?', 'Respondent: Well. The Respondent: said no more.', 'Interviewer: Thanks.'], ['Respondent: Bye.']]);
    expect(partTurns(['[00:01] Interviewer: How?', '[00:02] Respondent: So.'])).toEqual([['[00:01] Interviewer: How?'], ['[00:02] Respondent: So.']]);
  });
});

describe('a document', () => {
  it('has its headings, pages, cells and speakers where its words are', () => {
    const made = documentText([
      { text: 'Interview 1', kind: 'heading', level: 2, page: 1 }, { text: 'Q:  How 😀 is it?', kind: 'paragraph', page: 1 }, { text: 'R: Well.', kind: 'paragraph', page: 2 }, { text: 'It goes on.', kind: 'paragraph', page: 2 },
      { text: '', kind: 'paragraph' }, { text: 'Annex', kind: 'heading', page: 3 }, { text: 'a | b', kind: 'cell', page: 3 },
    ]);
    const parts = documentParts(made);
    expect(parts.map((part) => [sliceCodePoints(made.text, part.said, part.end), part.kind, part.level, part.page, part.speaker])).toEqual([
      ['Interview 1', 'heading', 2, 1, null], ['How 😀 is it?', 'paragraph', null, 1, 'Q'], ['Well.', 'paragraph', null, 2, 'R'], ['It goes on.', 'paragraph', null, 2, 'R'], ['Annex', 'heading', 1, 3, null], ['a | b', 'cell', null, 3, null],
    ]);
  });

  it('is parted at lines with which turns begin, at no others, and leaves notes to nobody', () => {
    const made = documentText([
      { text: 'Interviewer: How is it? Well, is it hard? Respondent: Nobody said Kenya: is it here?', kind: 'paragraph', lines: [24, 41, 66] },
      { text: 'The transcriber could not hear this.', kind: 'note' },
    ]);
    expect(documentParts(made).map((part) => [sliceCodePoints(made.text, part.said, part.end), part.kind, part.speaker])).toEqual([['How is it? Well, is it hard?', 'paragraph', 'Interviewer'], ['Nobody said Kenya: is it here?', 'paragraph', 'Respondent'], ['The transcriber could not hear this.', 'note', null]]);
  });

  it('has no running heads, and keeps what only looks like one', () => {
    const page = (number: number, ...texts: string[]) => texts.map((text) => ({ text, kind: 'paragraph' as const, page: number }));
    const blocks = [1, 2, 3, 4].flatMap((number) => page(number, 'Annual report', `Words of page ${'abcd'[number]!}.`, 'The same sentence.', `More on ${number}.`, `Page ${number} of 4`));
    expect(withoutRunningHeads(blocks).filter((block) => block.page === 2).map((block) => block.text)).toEqual(['Words of page c.', 'The same sentence.']);
    expect(withoutRunningHeads(page(1, 'Title', 'One.')).length).toBe(2);
    expect(withoutRunningHeads([...page(1, 'Yes.', 'a'), ...page(2, 'Yes.', 'b')]).length).toBe(4);
  });

  it('covers its text without a gap, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }), kind: fc.constantFrom('paragraph' as const, 'heading' as const, 'cell' as const), page: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }) }), { maxLength: 12 }), (blocks) => {
      const made = documentText(blocks);
      const parts = documentParts(made);
      expect(parts.map((part) => sliceCodePoints(made.text, part.start, part.end)).join('\n')).toBe(made.text);
      expect(parts.at(-1)!.end).toBe(codePointLength(made.text));
      for (const part of parts) expect(part.said >= part.start && part.said <= part.end).toBe(true);
    }));
  });
});

describe('whose a document is', () => {
  const cases = [
    { index: 0, key: 'NSO-2023-014', country: 'KEN', made: false }, { index: 1, key: 'Ghana – Ministry', country: 'GHA', made: false },
    { index: 2, key: 'h-1', country: 'SRB', made: false }, { index: 3, key: 'h-2', country: 'SRB', made: false }, { index: 4, key: '7', country: null, made: false }, { index: 5, key: 'Peru', country: 'PER', made: false }, { index: 6, key: 'p-1', country: 'PER', made: false },
  ];
  const guess = placeGuesser(cases);
  it.each([
    ['Interview NSO-2023-014 final.docx', '', { kind: 'case', caseIndex: 0, reason: 'identifier', found: 'NSO-2023-014' }],
    ['nso_2023_014.txt', '', { kind: 'case', caseIndex: 0, reason: 'identifier' }],
    ['transcript.docx', 'Interview of 3 May\nGhana – Ministry\nQ: …', { kind: 'case', caseIndex: 1, reason: 'identifier' }],
    ['visit.txt', 'Peru', { kind: 'case', caseIndex: 5, reason: 'country', found: 'Peru' }],
    ['Kenya report.pdf', '', { kind: 'case', caseIndex: 0, reason: 'country', found: 'Kenya' }],
    ['SRB-I-2.docx', '', { kind: 'new', reason: 'countryShared', country: 'SRB', found: 'SRB' }],
    ['entretien.docx', 'Entretien avec la police\nColombia, phase 2', { kind: 'new', reason: 'countryAlone', country: 'COL' }],
    ['Serbie entretien.docx', '', { kind: 'new', reason: 'countryShared', country: 'SRB' }],
    ['interview 7.docx', 'We were seven.', { kind: 'new', reason: 'nothing', country: null }],
  ])('%s', (file, text, wanted) => { expect(guess(file, text)).toMatchObject(wanted); });
});
