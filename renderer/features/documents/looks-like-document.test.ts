import { describe, expect, it } from 'vitest';
import { looksLikeDocument } from './looks-like-document.ts';

const file = (name: string, text: string): Pick<File, 'name' | 'slice'> => new File([text], name);

describe('a dropped text file', () => {
  it.each([
    ['interview.txt', 'Interviewer: How is it?\n\nRespondent: Well, thank you, all in all.\n\nInterviewer: And money, staff?', true],
    ['table.txt', 'id\tcountry\tanswer\n1\tKenya\tYes\n2\tSerbia\tNo', false],
    ['table.txt', 'id;country;answer\n1;Kenya;"Yes; no"\n2;Serbia;No\n3;Ghana;No\n4;Chad;Yes\n5;Peru;No\n6;Fiji;No', false],
    ['note.txt', 'One line only, with a comma', true],
    ['report.docx', '', true],
  ])('%s is a document or a table: %#', async (name, text, wanted) => { expect(await looksLikeDocument(file(name, text))).toBe(wanted); });
});
