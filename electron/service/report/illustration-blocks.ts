import type { Outputs } from '#core/contract/api/index.ts';
import type { Block, TableLine } from '#core/report/document.ts';
import type { ReportWords } from './report-words.ts';

type Illustration = Outputs['illustrations']['list'][number];

/** An illustrative table as a report prints it: by type, who does what; and how many examples are held back. Nothing where no example
 *  may be printed. */
export function illustrationBlocks(table: Illustration, words: ReportWords, language: 'en' | 'fr'): { blocks: Block[]; withheld: number } {
  const printable = table.examples.flatMap((example) => (example.printed === null ? [] : [{ type: example.type, ...example.printed }]));
  const withheld = table.examples.length - printable.length;
  if (printable.length === 0) return { blocks: [], withheld };
  const rows = table.types.flatMap(({ id, label }): TableLine[] => {
    const own = printable.filter(({ type }) => type === id);
    return own.length === 0 ? [] : [{ group: label }, ...own.map(({ attribution, words: said }): TableLine => ({ cells: [[{ text: attribution, bold: true }], [said]] }))];
  });
  const title = table.title[language] || table.title.en || table.title.fr || words.illustrations;
  return {
    withheld,
    blocks: [{ kind: 'table', id: `illustration:${table.id}`, caption: title, widths: [0.24, 0.76], head: [words.who, words.example], numbersFrom: 9, rows, notes: withheld > 0 ? [words.examplesHeld(withheld)] : [] }],
  };
}
