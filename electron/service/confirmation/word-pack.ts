import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, type Run, ShadingType, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import { lineTag, printedId, type PackLine } from '#core/confirmation/pack.ts';
import { cellText } from '../exporting/cells.ts';
import { ControlRun } from '../exporting/linked-run.ts';
import { PROGRAM_NAME } from '../exporting/program-name.ts';
import { FIELDS, ONCE, PACK_WORDS, type Field, type Once, type PackWords, type PrintedPack } from './pack-words.ts';

const INK = '1D2126';
const DIM = '5A6068';
const TO_WRITE = '767B84';
const WASH = 'F6F7F9';
const INPUT = 'FFFBEA';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C9CED6' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const SIZE = 18;
const WIDTHS: Readonly<Record<'status' | 'example', Readonly<Record<Field, number>>>> = {
  status: { number: 5, topic: 27, shown: 13, decision: 12, value: 18, permission: 0, comment: 25 },
  example: { number: 5, topic: 14, shown: 32, decision: 11, value: 18, permission: 10, comment: 10 },
};

/** The tag of a control: "swc:7F3KQ2M8XT/S3:decision". */
const controlTag = (packId: string, key: string, field: string): string => `swc:${lineTag(packId, key)}:${field}`;

/** A pack as a Word document: a table of statuses and one of examples, each row with choices to make and room to write. Every row is known by
 *  the tags of its controls, by hidden text and by its number. */
export async function wordPack(of: PrintedPack, lines: readonly PackLine[]): Promise<Uint8Array> {
  const words = PACK_WORDS[of.language];
  const control = (tag: string, alias: string, placeholder: string, choices: readonly string[] = []): ControlRun =>
    new ControlRun(placeholder, { tag, alias, isPlaceholder: true, ...(choices.length > 0 ? { choices } : { isLong: true }) }, { size: SIZE, color: TO_WRITE });
  const text = (value: string, more: { bold?: boolean; color?: string; italics?: boolean } = {}): TextRun => new TextRun({ text: cellText(value), size: SIZE, color: INK, ...more });
  const cell = (children: Run[][], width: number, fill?: string): TableCell => new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE }, borders: BORDERS, verticalAlign: VerticalAlign.TOP, margins: { top: 50, bottom: 50, left: 80, right: 80 }, ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    children: children.map((runs) => new Paragraph({ children: runs, alignment: AlignmentType.LEFT })),
  });
  const hidden = (key: string): TextRun => new TextRun({ text: `${lineTag(of.id, key)} `, vanish: true, size: 4 });
  const tableOf = (kind: 'status' | 'example'): Table => {
    const fields = FIELDS.filter((field) => WIDTHS[kind][field] > 0);
    const head = new TableRow({ tableHeader: true, cantSplit: true, children: fields.map((field) => cell([[text(words[field], { bold: true })]], WIDTHS[kind][field], 'E9ECF1')) });
    const rows = lines.filter((line) => line.kind === kind).map((line) => new TableRow({
      cantSplit: true,
      children: fields.map((field) => {
        const [width, tag] = [WIDTHS[kind][field], controlTag(of.id, line.key, field)];
        switch (field) {
          case 'number': return cell([[hidden(line.key), text(line.key, { color: DIM })]], width, WASH);
          case 'topic': return cell([[text(line.topic)]], width, WASH);
          case 'shown': return cell([[text(line.kind === 'status' ? line.shown : line.shown.replace(/\s*\n\s*/gu, ' '), { bold: line.kind === 'status', italics: line.kind === 'example' })]], width, WASH);
          case 'decision': return cell([[control(tag, words.decision, words.choose, [words.confirm, words.change, words.withdraw])]], width, INPUT);
          case 'value': return cell([[control(tag, words.value, line.kind === 'status' ? words.choose : words.write, line.kind === 'status' && !line.several ? line.choices.map((choice) => choice.label) : [])]], width, INPUT);
          case 'permission': return cell([[control(tag, words.permission, line.kind === 'example' ? permissionLabel(line.permission, words) : words.choose, [words.named, words.region])]], width, INPUT);
          case 'comment': return cell([[control(tag, words.comment, words.write)]], width, INPUT);
        }
      }),
    }));
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [head, ...rows] });
  };
  const once = (field: Once, choices: readonly string[] = []): TableRow => new TableRow({
    cantSplit: true,
    children: [cell([[hidden(ONCE[field]), text(words[field])]], 32, WASH), cell([[control(controlTag(of.id, ONCE[field], 'value'), words[field], choices.length > 0 ? words.choose : words.write, choices)]], 68, INPUT)],
  });
  const heading = (title: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 280, after: 100 }, children: [new TextRun({ text: title, bold: true, size: 24, color: INK })] });
  const none = (sentence: string): Paragraph => new Paragraph({ children: [text(sentence, { color: DIM })] });
  const has = (kind: PackLine['kind']): boolean => lines.some((line) => line.kind === kind);
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: words.title(of.name), keywords: printedId(of.id), styles: { default: { document: { run: { font: 'Arial', size: SIZE, language: { value: of.language === 'fr' ? 'fr-FR' : 'en-GB' } } } } },
    sections: [{
      properties: { page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 850, bottom: 800, left: 850, right: 850 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: `${words.reference(printedId(of.id))} · `, size: 14, color: DIM }), new TextRun({ children: [PageNumber.CURRENT], size: 14, color: DIM })] })] }) },
      children: [
        new Paragraph({ heading: HeadingLevel.HEADING_1, spacing: { after: 60 }, children: [new TextRun({ text: cellText(words.title(of.name)), bold: true, size: 32, color: INK })] }),
        new Paragraph({ spacing: { after: 140 }, children: [text(words.study(of.study), { color: DIM })] }),
        ...words.intro.map((line) => new Paragraph({ spacing: { after: 90 }, children: [text(line)] })),
        new Paragraph({ spacing: { after: 60 }, children: [] }),
        new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [once('by'), once('on'), once('all', [words.confirm]), once('note')] }),
        heading(words.statuses), ...(has('status') ? [tableOf('status')] : [none(words.noneStatuses)]),
        heading(words.examples), ...(has('example') ? [tableOf('example')] : [none(words.noneExamples)]),
      ],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

export const permissionLabel = (permission: 'named' | 'region', words: PackWords): string => (permission === 'named' ? words.named : words.region);
