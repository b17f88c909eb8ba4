import { Worker } from 'node:worker_threads';
import type { Block, Inline, ReportDocument } from '#core/report/document.ts';
import { refuseUnconfirmed } from '../confirmation/overview.ts';
import { factsOf } from '../exporting/export.ts';
import { wordAnnex } from '../exporting/word-annex.ts';
import type { ProjectSession } from '../session.ts';
import { reportDocument } from './report-document.ts';

export interface MadeReport {
  readonly report: Uint8Array;
  /** The tables of the plan; null where none is wanted, or the plan is empty. */
  readonly annex: Uint8Array | null;
  readonly tables: number; readonly figures: number;
  /** Numbers that stay linked. */
  readonly numbers: number;
  /** How often words were held back because they are not cleared. */
  readonly withheld: number;
  /** What it lacks that its author could add. */
  readonly lacks: string | null;
}

/** The whole report as a Word file, and the tables of the plan as an annex to it. What the tables of the one withhold reckons with
 *  those of the other. @param told the language that `lacks` is said in @throws Refusal CONFIRMATION_MISSING; and of a saved table that can no longer be made */
export async function makeReport(session: ProjectSession, { language, annex, date = new Date().toISOString().slice(0, 10), told = language }: { readonly language: 'en' | 'fr'; readonly annex: boolean; readonly date?: string; readonly told?: 'en' | 'fr' | undefined }): Promise<MadeReport> {
  const { document, plan, counted, withheld, lacks } = reportDocument(session, language, date, told);
  refuseUnconfirmed(session, counted);
  const kinds = (kind: Block['kind']): number => document.blocks.filter((block) => block.kind === kind).length;
  const [report, tables] = await Promise.all([inThread(document), annex && plan.length > 0 ? wordAnnex(plan, factsOf(session, language)) : null]);
  return { report, annex: tables, tables: kinds('table'), figures: kinds('figure'), numbers: linkedNumbers(document), withheld, lacks };
}

function linkedNumbers({ blocks }: ReportDocument): number {
  const linked = (content: readonly Inline[]): number => content.filter((inline) => typeof inline === 'object' && 'figure' in inline).length;
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? linked(block.content) : block.kind === 'table' ? block.rows.reduce((all, row) => all + ('cells' in row ? row.cells.reduce((line, cell) => line + linked(cell), 0) : 0), 0) : 0), 0);
}

function inThread(document: ReportDocument): Promise<Uint8Array> {
  const worker = new Worker(new URL('./word-report-worker.ts', import.meta.url), { workerData: document, stdout: true, stderr: true });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => { resolve(bytes); });
    worker.once('error', reject);
    worker.once('exit', () => { reject(new Error('the thread of the report ended')); });
  });
}
