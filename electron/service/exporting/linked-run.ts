import { Run, type IContext, type IRunOptions, type IXmlableObject } from 'docx';
import { cellText } from './cells.ts';
import { PROGRAM_NAME } from './program-name.ts';

/** A number in a Word file inside a content control whose tag leads back to its cell: a later "refresh" puts in what the table says then. */
export class LinkedRun extends Run {
  readonly #tag: string;
  constructor(text: string, tag: string, options: Omit<IRunOptions, 'text' | 'children'> = {}) { super({ ...options, text: cellText(text) }); this.#tag = tag; }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const run = super.prepForXml(context);
    return run && { 'w:sdt': [{ 'w:sdtPr': [{ 'w:alias': { _attr: { 'w:val': PROGRAM_NAME } } }, { 'w:tag': { _attr: { 'w:val': this.#tag } } }, { 'w:text': {} }] }, { 'w:sdtContent': [run] }] };
  }
}
