import { describe, expect, it } from 'vitest';
import { documentText } from '#core/documents/document-text.ts';
import { outlineOf, partsOf } from './document-outline.ts';

const read = (blocks: Parameters<typeof documentText>[0]) => {
  const { text, marks } = documentText(blocks);
  const parts = partsOf({ text, document: { id: 1, title: '', file: '', format: 'docx', pages: null, marks: [...marks] } })!;
  return outlineOf(text, parts);
};
const paragraph = (text: string, page?: number) => ({ text, kind: 'paragraph' as const, page });

describe('the contents of a document', () => {
  it('are its headings, with their depth', () => {
    expect(read([{ text: 'Report', kind: 'heading', level: 2 }, paragraph('Words.'), { text: 'Annex', kind: 'heading', level: 3 }])).toEqual({ kind: 'headings', entries: [{ start: 0, label: 'Report', depth: 0, page: null }, { start: 14, label: 'Annex', depth: 1, page: null }] });
  });
  it('are the questions of an interview', () => {
    expect(read([{ text: 'Interview', kind: 'heading' }, paragraph('Q: How?'), paragraph('A: So.'), paragraph('Q: And then?')])).toMatchObject({ kind: 'turns', entries: [{ label: 'How?' }, { label: 'And then?' }] });
  });
  it('are its pages where nothing else is there', () => {
    expect(read([paragraph('One.', 1), paragraph('Two.', 1), paragraph('Three.', 2)])).toMatchObject({ kind: 'pages', entries: [{ label: 'One.', page: 1 }, { label: 'Three.', page: 2 }] });
  });
  it('an answer is no document, unless it is as long as one', () => {
    expect(partsOf({ text: 'One.\nTwo.', document: null })).toBeNull();
    expect(partsOf({ text: 'One.\n'.repeat(2000), document: null })).toHaveLength(2001);
  });
});
