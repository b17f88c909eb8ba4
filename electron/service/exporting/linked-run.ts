import { Run, type IContext, type IRunOptions, type IXmlableObject } from 'docx';
import { cellText } from './cells.ts';
import { PROGRAM_NAME } from './program-name.ts';

/** A content control of Word: found again by its tag, whoever saves the file. */
export interface Control {
  readonly tag: string;
  /** What Word calls it where one stands in it. */
  readonly alias: string;
  /** Offered in a list; other words may be written all the same. Absent: words alone. */
  readonly choices?: readonly string[] | undefined;
  /** Several lines may be written. */
  readonly isLong?: boolean | undefined;
  /** Its text only says what belongs there, and goes when somebody writes. */
  readonly isPlaceholder?: boolean | undefined;
}

/** A run inside a content control. */
export class ControlRun extends Run {
  readonly #control: Control;
  constructor(text: string, control: Control, options: Omit<IRunOptions, 'text' | 'children'> = {}) { super({ ...options, text: cellText(text) }); this.#control = control; }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const run = super.prepForXml(context);
    const { tag, alias, choices, isLong, isPlaceholder } = this.#control;
    const named = (name: string, value: string): object => ({ [name]: { _attr: { 'w:val': value } } });
    const kind = choices !== undefined ? { 'w:comboBox': choices.map((choice) => ({ 'w:listItem': { _attr: { 'w:displayText': choice, 'w:value': choice } } })) } : { 'w:text': isLong === true ? { _attr: { 'w:multiLine': '1' } } : {} };
    return run && { 'w:sdt': [{ 'w:sdtPr': [named('w:alias', alias), named('w:tag', tag), ...(isPlaceholder === true ? [{ 'w:showingPlcHdr': {} }] : []), kind] }, { 'w:sdtContent': [run] }] };
  }
}

/** A number in a Word file whose tag leads back to its cell: a later "refresh" puts in what the table says then. */
export class LinkedRun extends ControlRun {
  constructor(text: string, tag: string, options: Omit<IRunOptions, 'text' | 'children'> = {}) { super(text, { tag, alias: PROGRAM_NAME }, options); }
}
