import type { TextPool } from '../text-pool.ts';
import { isName, OddXml, type XmlHandler } from './xml-scanner.ts';
import { readUsualStrings, type TextSink } from './usual-form.ts';
import { cutAtLimit, isPlain, MAX_CELL_CHARACTERS, unescapeCell, unescapeXml } from './xml-text.ts';

/** Reads xl/sharedStrings.xml into a pool that is empty before: the index of a string is its id in the pool. The runs of a
 *  rich text are joined; the reading aids above East Asian text (rPh) are left out. */
export class SharedStrings implements XmlHandler, TextSink {
  wantsText = false;
  /** Ids of strings longer than a cell can hold, which were cut. */
  readonly cut = new Set<number>();
  private readonly pool: TextPool;
  private rootSeen = false;
  private rootClosed = false;
  private inItem = false;
  private phonetic = false;
  private text_ = '';
  /** The item's single plain text is already in the pool. */
  private added = false;

  constructor(pool: TextPool) {
    this.pool = pool;
  }

  /** Whether the part was read to its end. */
  get complete(): boolean {
    return this.rootClosed;
  }

  skim(bytes: Buffer, at: number): number {
    return this.rootSeen && !this.inItem ? readUsualStrings(bytes, at, this) : at;
  }

  usualText(bytes: Buffer, start: number, end: number): void {
    this.pool.add(bytes, start, end);
  }

  open(bytes: Buffer, start: number, end: number, _attributesEnd: number, selfClosing: boolean): void {
    if (!this.rootSeen) {
      if (!isName(bytes, start, end, 'sst')) throw new OddXml('not a table of shared strings');
      this.rootSeen = true;
      this.rootClosed = selfClosing;
      return;
    }
    const length = end - start;
    if (length === 1 && bytes[start] === 0x74) this.wantsText = this.inItem && !this.phonetic && !selfClosing;
    else if (length === 2 && bytes[start] === 0x73 && bytes[start + 1] === 0x69) {
      this.text_ = '';
      this.added = false;
      this.inItem = !selfClosing;
      if (selfClosing) this.pool.addString('');
    } else if (length === 3 && isName(bytes, start, end, 'rPh')) this.phonetic = !selfClosing;
  }

  text(bytes: Buffer, start: number, end: number, whole: boolean, literal: boolean): void {
    if (whole && !this.added && this.text_ === '' && end - start <= MAX_CELL_CHARACTERS && isPlain(bytes, start, end)) {
      this.pool.add(bytes, start, end);
      this.added = true;
      return;
    }
    this.resumeText();
    const text = bytes.toString('utf8', start, end);
    if (this.text_.length <= MAX_CELL_CHARACTERS) this.text_ += literal ? text : unescapeXml(text);
  }

  close(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length === 1 && bytes[start] === 0x74) this.wantsText = false;
    else if (length === 2 && bytes[start] === 0x73 && bytes[start + 1] === 0x69) {
      if (this.inItem && !this.added) this.addText();
      this.inItem = false;
      this.wantsText = false;
    } else if (length === 3 && isName(bytes, start, end, 'rPh')) this.phonetic = false;
    else if (length === 3 && isName(bytes, start, end, 'sst')) this.rootClosed = true;
  }

  /** A further run follows a text that was added as whole: takes it back into the scratch text. The pool keeps ids in
   *  step by rewriting the last one. */
  private resumeText(): void {
    if (!this.added) return;
    this.text_ = this.pool.takeBack();
    this.added = false;
  }

  private addText(): void {
    let text = unescapeCell(this.text_);
    if (text.length > MAX_CELL_CHARACTERS) {
      text = cutAtLimit(text);
      this.cut.add(this.pool.count);
    }
    this.pool.addString(text);
  }
}
