import { W } from '../check/word-document.ts';
import { PROGRAM_NAME } from './program-name.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';

/** A content control of a part of a Word file, with the text that stands in it. */
export interface TextControl { readonly element: Element; readonly tag: string; readonly text: string; /** Puts another text in its place, set as it was. */ say(text: string): void }

const within = (element: Element, name: string): Element[] => [...element.getElementsByTagNameNS(W, name)];
const isDeleted = (element: Element): boolean => element.closest('del, moveFrom') !== null;
function setText(text: Element, value: string): void {
  text.textContent = value;
  text.setAttributeNS(XML, 'xml:space', 'preserve');
}

const textsIn = (element: Element): Element[] => within(element, 't').filter((text) => !isDeleted(text));
const sayAll = (texts: readonly Element[], value: string): void => { texts.forEach((text, index) => { setText(text, index === 0 ? value : ''); }); };
/** The words that stand in an element, what was deleted left out. */
export const textIn = (element: Element): string => textsIn(element).map((text) => text.textContent).join('');
/** Puts other words into an element, set as its first ones. */
export const sayIn = (element: Element, value: string): void => { sayAll(textsIn(element), value); };

/** The innermost content controls that bear a tag, in the order of the text. */
export function textControls(tree: Document): TextControl[] {
  return within(tree.documentElement, 'sdt').flatMap((control) => {
    const properties = [...control.children].find((child) => child.namespaceURI === W && child.localName === 'sdtPr');
    const tag = properties === undefined ? null : within(properties, 'tag')[0]?.getAttributeNS(W, 'val') ?? null;
    if (tag === null || within(control, 'sdt').length > 0) return [];
    const texts = textsIn(control);
    return [{
      element: control, tag, text: texts.map((text) => text.textContent).join(''),
      say(value: string) { sayAll(texts, value); },
    }];
  });
}

/** A piece of a paragraph that is to become a control: [start, end) of its text. */
export interface Piece { readonly start: number; readonly end: number; readonly text: string; readonly tag: string }

/** Makes controls of pieces of text that stand in no control yet. A piece may lie in several runs, as Word leaves words that it has
 *  looked at; the control is set as the first of them.
 *  @param find the pieces of a paragraph's text, none overlapping */
export function makeControls(tree: Document, find: (text: string) => readonly Piece[]): number {
  let made = 0;
  for (const paragraph of within(tree.documentElement, 'p')) {
    const texts = within(paragraph, 't').filter((text) => !isDeleted(text) && text.closest('sdt') === null && text.closest('p') === paragraph && text.parentElement?.localName === 'r');
    const whole = texts.map((text) => text.textContent).join('');
    // from the end backwards, so that what was found before stays where it is
    for (const piece of find(whole).toSorted((a, b) => b.start - a.start)) {
      let at = 0;
      let placed = false;
      for (const text of texts) {
        const words = text.textContent;
        const [from, to] = [piece.start - at, piece.end - at];
        at += words.length;
        if (to <= 0 || from >= words.length) continue;
        if (placed) { setText(text, words.slice(to)); continue; }
        placed = true;
        made += 1;
        const run = text.parentElement!;
        const control = controlOf(run, piece);
        run.after(control);
        // what followed in the same run goes on behind the control
        const behind = [...nextSiblings(text)];
        if (words.length > to || behind.length > 0) {
          const rest = emptyLike(tree, run);
          if (words.length > to) { const tail = tree.createElementNS(W, 'w:t'); setText(tail, words.slice(to)); rest.append(tail); }
          rest.append(...behind);
          control.after(rest);
        }
        setText(text, words.slice(0, from));
      }
    }
  }
  return made;
}

function* nextSiblings(element: Element): Generator<Element> {
  for (let next = element.nextElementSibling; next !== null; next = next.nextElementSibling) yield next;
}

/** A run with the same properties and nothing in it. */
function emptyLike(tree: Document, run: Element): Element {
  const made = tree.createElementNS(W, 'w:r');
  const properties = [...run.children].find((child) => child.namespaceURI === W && child.localName === 'rPr');
  if (properties !== undefined) made.append(properties.cloneNode(true));
  return made;
}

/** A run with these words, set as another is. */
export function plainRun(like: Element, text: string): Element {
  const run = emptyLike(like.ownerDocument, like);
  const words = like.ownerDocument.createElementNS(W, 'w:t');
  setText(words, text);
  run.append(words);
  return run;
}

/** A linked number, set as a run is. */
export function controlOf(run: Element, { text, tag }: Pick<Piece, 'text' | 'tag'>): Element {
  const tree = run.ownerDocument;
  const make = (name: string, value?: string): Element => {
    const element = tree.createElementNS(W, `w:${name}`);
    if (value !== undefined) element.setAttributeNS(W, 'w:val', value);
    return element;
  };
  const [control, properties, content] = [make('sdt'), make('sdtPr'), make('sdtContent')];
  properties.append(make('alias', PROGRAM_NAME), make('tag', tag), make('text'));
  content.append(plainRun(run, text));
  control.append(properties, content);
  return control;
}
