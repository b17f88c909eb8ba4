import type { InspectedDocument } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { placeGuesser } from '#core/documents/guess-place.ts';
import { listCases } from '#db/queries/cases.ts';
import { listDocuments } from '#db/queries/documents.ts';
import { nameOf, type Source } from '../source.ts';
import type { ProjectSession } from '../session.ts';
import { readDocument, type ReadDocument } from './read-document.ts';

const BEGINNING = 600;

/** Reads files one after the other, and says of each whose it seems to be, or why it cannot come in. */
export async function inspectDocuments(session: ProjectSession, sources: readonly Source[]): Promise<{ read: ReadDocument | null; inspected: InspectedDocument }[]> {
  const guess = placeGuesser(casesOf(session));
  const keys = listCases(session.db).map((one) => one.key);
  const here = listDocuments(session.db);
  const found: { read: ReadDocument | null; inspected: InspectedDocument }[] = [];
  for (const [index, source] of sources.entries()) {
    const file = nameOf(source);
    try {
      const read = await readDocument(source);
      const twin = here.find((one) => one.sha256 === read.sha256) ?? here.find((one) => one.file.toLowerCase() === file.toLowerCase());
      const placed = guess(file, read.text);
      const place = placed.kind === 'case' ? { caseIndex: placed.caseIndex } : { newCase: read.title, country: placed.country };
      found.push({
        read,
        inspected: {
          index, file, refused: null, title: twin?.title ?? read.title, format: read.format, characters: read.text.length, paragraphs: read.paragraphs, pages: read.pages, emptyPages: read.emptyPages,
          speakers: [...read.speakers], language: read.language, beginning: read.text.slice(0, BEGINNING),
          twin: twin ? { id: twin.id, title: twin.title, same: twin.sha256 === read.sha256, caseKey: twin.caseKey } : null,
          guess: twin ? { place: { caseIndex: twin.position }, caseKey: twin.caseKey, country: placed.country, reason: 'replaces', found: twin.title }
            : { place, caseKey: placed.kind === 'case' ? keys[placed.caseIndex]! : read.title, country: placed.country, reason: placed.reason, found: placed.found },
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.push({ read: null, inspected: { index, file, refused: error.toData(), title: file, format: null, characters: 0, paragraphs: 0, pages: null, emptyPages: 0, speakers: [], language: null, beginning: '', twin: null, guess: null } });
    }
  }
  return found;
}

/** The cases with the country of each. */
function casesOf(session: ProjectSession): { index: number; key: string; country: string | null; made: boolean }[] {
  const country = session.variable('country');
  const codes = country?.vector.kind === 'single' ? country.vector.codes : null;
  const made = session.madeForDocuments;
  return listCases(session.db).map(({ position, key }) => {
    const id = codes ? country!.definition.categories[codes[position]!]?.id : undefined;
    return { index: position, key, country: id !== undefined && /^[A-Z]{3}$/u.test(id) ? id : null, made: made?.[position] === 1 };
  });
}

