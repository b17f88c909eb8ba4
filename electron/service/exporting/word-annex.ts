import { AlignmentType, Document, HeadingLevel, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { flatTable, linesAbove, linesBelow } from './flat-table.ts';
import { shown } from './markdown.ts';
import type { WorkbookFacts } from './publication-workbook.ts';
import { cellText, PROGRAM_NAME } from './workbook-parts.ts';
import { WORDS } from './words.ts';

/** The tables as a Word annex, landscape, each with its heading, base line, notes and a header row that repeats on every page. */
export async function wordAnnex(models: readonly TableModel[], facts: WorkbookFacts): Promise<Uint8Array> {
  const words = WORDS[facts.language];
  const children = models.flatMap((model, index) => {
    const { headers, kinds, records } = flatTable(model);
    const cell = (text: string, column: number, bold: boolean): TableCell => new TableCell({
      children: [new Paragraph({ alignment: kinds[column] === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT, children: [new TextRun({ text: cellText(text), bold, size: 17 })] })],
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
    });
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: index > 0, children: [new TextRun(`${words.table} ${index + 1}. ${cellText(model.title)}`)] }),
      ...linesAbove(model).map((line) => new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text: cellText(line), size: 18 })] })),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [
          new TableRow({ tableHeader: true, children: headers.map((header, column) => cell(header, column, true)) }),
          ...records.map((record) => new TableRow({ cantSplit: true, children: record.map((value, column) => cell(shown(value, kinds[column]!, facts.language), column, false)) })),
        ],
      }),
      ...linesBelow(model).map((line) => new Paragraph({ spacing: { before: 60 }, children: [new TextRun({ text: cellText(line), size: 16, color: '55585C' })] })),
    ];
  });
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: facts.study, styles: { default: { document: { run: { font: 'Arial' } } } },
    sections: [{ properties: { page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 900, bottom: 900, left: 900, right: 900 } } }, children: [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(cellText(facts.study))] }), ...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
