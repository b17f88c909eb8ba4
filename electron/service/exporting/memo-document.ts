import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { projectName } from '../describe.ts';
import type { DescribedMemo } from '../memos.ts';
import type { ProjectSession } from '../session.ts';
import { REVIEW_WORDS } from './review-words.ts';
import { cellText } from './cells.ts';
import { PROGRAM_NAME } from './program-name.ts';

/** "code: Budget / Cuts · Ana · 3 May 2026" under each heading. */
function lineUnder(memo: DescribedMemo, language: 'en' | 'fr'): string {
  const on = REVIEW_WORDS[language].target[memo.target];
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(memo.updatedAt));
  return [memo.about === '' ? on : `${on}${language === 'fr' ? '\u00A0' : ''}: ${memo.about}`, memo.coder, date].join(' · ');
}
const headingOf = (memo: DescribedMemo): string => memo.title.trim() || memo.about || '–';

/** Every character that Markdown would read as markup, made plain. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');

/** The memos as one Markdown document, a heading each. */
export function memosAsMarkdown(session: ProjectSession, memos: readonly DescribedMemo[], language: 'en' | 'fr', warning: string | null): string {
  const lines = [`# ${plain(projectName(session))}: ${REVIEW_WORDS[language].memos}`, '', ...(warning === null ? [] : [`**${plain(warning)}**`, ''])];
  for (const memo of memos) lines.push(`## ${plain(headingOf(memo).replace(/[\r\n]+/g, ' '))}`, '', `*${plain(lineUnder(memo, language))}*`, '', ...memo.body.split(/\r\n|\r|\n/).map((line) => (line === '' ? '' : `${plain(line).replace(/^(\s*)([-+])(\s)/, '$1\\$2$3').replace(/^(\s*\d+)([.)])(\s)/, '$1\\$2$3')}  `)), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The same as a Word document. */
export async function memosAsWord(session: ProjectSession, memos: readonly DescribedMemo[], language: 'en' | 'fr', warning: string | null): Promise<Uint8Array> {
  const title = `${projectName(session)} – ${REVIEW_WORDS[language].memos}`;
  const children = memos.flatMap((memo) => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(cellText(headingOf(memo)))] }),
    new Paragraph({ spacing: { after: 80 }, keepNext: true, children: [new TextRun({ text: cellText(lineUnder(memo, language)), size: 18, color: '55585C' })] }),
    ...memo.body.split(/\r\n|\r|\n/).map((line) => new Paragraph({ children: [new TextRun(cellText(line))] })),
  ]);
  const document = new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title, styles: { default: { document: { run: { font: 'Arial', size: 21 } } } },
    sections: [{ children: [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(cellText(title))] }), ...(warning === null ? [] : [new Paragraph({ spacing: { after: 160 }, children: [new TextRun({ text: cellText(warning), bold: true })] })]), ...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
