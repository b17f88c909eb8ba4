import { AlignmentType, Document, HeadingLevel, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { PLAIN_UNIT } from '#core/crosstab/notes.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { columnLabel, linesAbove, linesBelow } from './flat-table.ts';
import { formText, isFurther, statisticText, type CellPlace, type FigureForm } from './figure-forms.ts';
import { lineTag, linkTag } from './link-tags.ts';
import { LinkedRun } from './linked-run.ts';
import { shown } from './markdown.ts';
import type { WorkbookFacts } from './publication-workbook.ts';
import { cellText } from './cells.ts';
import { PROGRAM_NAME } from './program-name.ts';
import { WORDS } from './words.ts';

const MARGINS = { top: 40, bottom: 40, left: 70, right: 70 };

/** A cell: its figure as a report prints it, what else the table shows below it in smaller type, and the letters of the columns it is
 *  above. Each number is linked to its table (link-tags.ts). */
function figures(place: CellPlace): TableCell {
  const { model, row, column } = place;
  const cell = row.cells[column]!;
  const further = model.statistics.filter(isFurther).filter((statistic) => statisticText(cell, row, statistic, model) !== null);
  const line = (form: FigureForm, size: number, letters = ''): Paragraph => new Paragraph({
    alignment: AlignmentType.RIGHT, children: [new LinkedRun(formText(form, place, PLAIN_UNIT), linkTag(place, form), { size }), ...(letters === '' ? [] : [new TextRun({ text: ` ${letters}`, size, superScript: true })])],
  });
  return new TableCell({ children: [line('cell', 17, cell.letters), ...further.map((statistic) => line(statistic, 15))], margins: MARGINS });
}

/** The tables as a Word annex, landscape, each with its heading, base line, notes and a header row that repeats on every page. A cell
 *  holds its figure as a report prints it, linked to its table (link-tags.ts). */
export async function wordAnnex(models: readonly TableModel[], facts: WorkbookFacts): Promise<Uint8Array> {
  const words = WORDS[facts.language];
  const children = models.flatMap((model, index) => {
    const headers = [words.variable, ...model.columns.map((column) => `${columnLabel(column.path, model.language)}${column.letter === null ? '' : ` (${column.letter})`}`)];
    const cell = (text: string, column: number, bold: boolean): TableCell => new TableCell({
      children: [new Paragraph({ alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT, children: [new TextRun({ text: cellText(text), bold, size: 17 })] })],
      margins: MARGINS,
    });
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: index > 0, children: [new TextRun(`${words.table} ${index + 1}. ${cellText(model.title)}`)] }),
      ...linesAbove(model).map((line, at) => new Paragraph({ spacing: { after: 80 }, children: [new LinkedRun(line, lineTag(model, 'above', at), { size: 18 })] })),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [
          new TableRow({ tableHeader: true, children: headers.map((header, column) => cell(header, column, true)) }),
          ...model.blocks.flatMap((block) => [
            ...(block.oneLine ? [] : [new TableRow({ cantSplit: true, children: [cell(block.label, 0, true), ...model.columns.map((_, column) => cell('', column + 1, false))] })]),
            // what was counted stands beside what was weighed
            ...(model.weighted ? [new TableRow({ cantSplit: true, children: [cell(words.unweighted, 0, false), ...block.unweightedBases.map((base, column) => cell(shown(base, 'count', model.language), column + 1, false))] })] : []),
            ...block.rows.map((row) => new TableRow({ cantSplit: true, children: [cell(`${'\u2003'.repeat(row.indent)}${row.label}`, 0, row.kind === 'net'), ...row.cells.map((_, column) => figures({ model, block, row, column }))] })),
          ]),
        ],
      }),
      ...linesBelow(model).map((line, at) => new Paragraph({ spacing: { before: 60 }, children: [new LinkedRun(line, lineTag(model, 'below', at), { size: 16, color: '55585C' })] })),
    ];
  });
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: facts.study, styles: { default: { document: { run: { font: 'Arial' } } } },
    sections: [{ properties: { page: { size: { orientation: PageOrientation.LANDSCAPE }, margin: { top: 900, bottom: 900, left: 900, right: 900 } } }, children: [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(cellText(facts.study))] }), ...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
