import { pack, unpack } from '#service/exporting/pack.ts';
import { parseXml, writeXml } from '#service/check/xml-tree.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file opened as its users' programs open it: as a tree, with the doings of a person who fills it in. */
export class WordFile {
  readonly #parts: Map<string, Uint8Array>;
  readonly tree: Document;
  private constructor(parts: Map<string, Uint8Array>, tree: Document) { this.#parts = parts; this.tree = tree; }
  static async open(bytes: Uint8Array): Promise<WordFile> {
    const parts = await unpack(bytes);
    return new WordFile(parts, parseXml(parts.get('word/document.xml')!)!);
  }
  save(): Promise<Uint8Array> { this.#parts.set('word/document.xml', writeXml(this.tree)); return pack(this.#parts); }

  all(name: string, from: Document | Element = this.tree): Element[] { return [...from.getElementsByTagNameNS(W, name)]; }
  /** The row of a line, by what is printed in it. */
  row(key: string): Element { const found = this.all('tr').find((row) => this.text(this.cell(row, 0)).trim().split(' ').at(-1) === key); if (!found) throw new Error(`no row ${key}`); return found; }
  once(label: string): Element { const found = this.all('tr').find((row) => this.text(this.all('tc', row)[0]!).endsWith(label)); if (!found) throw new Error(`no row ${label}`); return found; }
  text(element: Element): string { return this.all('t', element).map((one) => one.textContent).join(''); }
  cell(row: Element, index: number): Element { return this.all('tc', row)[index]!; }

  /** Chooses or writes in the control of a cell, as Word does: the placeholder goes, the text stands in runs. */
  write(cell: Element, runs: string | readonly string[], formatting = ''): void {
    const paragraph = this.all('p', cell)[0]!;
    const control = this.all('sdt', cell)[0];
    if (control) for (const shown of this.all('showingPlcHdr', control)) shown.remove();
    const target = control ? this.all('sdtContent', control)[0]! : paragraph;
    for (const run of this.all('r', target)) run.remove();
    this.append(target, [runs].flat().map((text) => `<w:r>${formatting === '' ? '' : `<w:rPr>${formatting}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`).join(''));
  }
  append(target: Element, xml: string): void {
    const fragment = parseXml(Buffer.from(`<x xmlns:w="${W}">${xml}</x>`))!;
    for (const child of [...fragment.documentElement.childNodes]) target.append(this.tree.importNode(child, true));
  }
  before(target: Element, xml: string): void {
    const fragment = parseXml(Buffer.from(`<x xmlns:w="${W}">${xml}</x>`))!;
    for (const child of [...fragment.documentElement.childNodes]) target.before(this.tree.importNode(child, true));
  }
  /** What other programs do to a document: no content controls, no hidden text. */
  flatten(): void {
    for (const control of this.all('sdt').toReversed()) { const content = this.all('sdtContent', control)[0]!; control.replaceWith(...content.childNodes); }
    for (const run of this.all('r')) if (this.all('vanish', run).length > 0) run.remove();
  }
  part(name: string, xml: string): void { this.#parts.set(name, Buffer.from(xml, 'utf8')); }
}
