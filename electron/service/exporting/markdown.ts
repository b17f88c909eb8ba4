import type { TableModel } from '#core/crosstab/table-model.ts';
import { flatTable, kindOf, linesAbove, linesBelow } from './flat-table.ts';
import type { WorkbookFacts } from './publication-workbook.ts';
import { WORDS } from './words.ts';

/** A number as the language writes it: 76 % with a no-break space in French. */
export function shown(value: string | number, kind: 'text' | 'count' | 'share' | 'value', language: 'en' | 'fr'): string {
  if (typeof value === 'string') return value;
  return FORMATS[language][kind === 'share' ? 'share' : kind === 'count' && Number.isInteger(value) ? 'whole' : 'number'].format(value);
}
const formatsOf = (language: 'en' | 'fr') => ({ share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }), whole: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }), number: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }) });
const FORMATS = { en: formatsOf('en'), fr: formatsOf('fr') };

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/[\r\n]+/g, ' ').replaceAll('<', '&lt;');

/** The tables as Markdown, one after the other. */
export function markdownTables(models: readonly TableModel[], facts: WorkbookFacts): string {
  const words = WORDS[facts.language];
  const parts = [`# ${escaped(facts.study)}`, '', `${facts.date}. ${words.madeWith}.`, ''];
  models.forEach((model, index) => {
    const flat = flatTable(model);
    const { headers, kinds, records } = flat;
    parts.push(`## ${words.table} ${index + 1}. ${escaped(model.title)}`, '', ...linesAbove(model).flatMap((line) => [escaped(line), '']));
    parts.push(`| ${headers.map(escaped).join(' | ')} |`, `| ${kinds.map((kind) => (kind === 'text' ? '---' : '---:')).join(' | ')} |`);
    records.forEach((record, at) => { parts.push(`| ${record.map((value, column) => escaped(shown(value, kindOf(flat, at, column), facts.language))).join(' | ')} |`); });
    parts.push('', ...linesBelow(model).flatMap((line) => [escaped(line), '']));
  });
  return `${parts.join('\n').trimEnd()}\n`;
}
