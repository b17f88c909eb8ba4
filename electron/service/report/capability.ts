import type { CapabilitySheet } from '#core/contract/api/tables.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import type { Inline } from '#core/report/document.ts';
import { STATUS, THEMES } from '#core/report/report-tables.ts';
import { listInstruments } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { formText } from '../exporting/figure-forms.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { markBlocks } from './mark-blocks.ts';
import { reportPages, tablesOfReport, unitOf } from './models.ts';
import { rankThemes } from './theme-blocks.ts';
import { writingIn } from './writing.ts';

const plain = (cell: readonly Inline[]): string => cell.map((inline) => (typeof inline === 'string' ? inline : 'text' in inline ? inline.text : 'figure' in inline ? inline.figure : '')).join('');

/** One capability as the report has it: its status tables, each survey by itself where each is weighted in its own way, and its themes
 *  by who raised them. @throws Refusal CAPABILITY_UNKNOWN; and of a table that cannot be made */
export function capabilitySheet(session: ProjectSession, no: string, language: 'en' | 'fr'): CapabilitySheet {
  const page = reportPages(session, language).find((one) => one.no === no);
  if (!page) throw new Refusal('CAPABILITY_UNKNOWN', `There is no capability “${no}” in the framework of this project.`, { capability: no });
  const isOf = (prefix: string) => ({ id }: { readonly id: string }): boolean => id === `${prefix}${no}` || id.startsWith(`${prefix}${no}:`);
  const models = tableModels(session, tablesOfReport(session, language).filter((table) => isOf(STATUS)(table) || isOf(THEMES)(table)), language);
  const surveys = new Map(listInstruments(session.db).map(({ id, label }) => [id, label]));
  const themes = models.find(isOf(THEMES));
  const unit = unitOf(session);
  return {
    no, name: page.name, domain: page.domain,
    status: models.filter(isOf(STATUS)).map((model) => ({ survey: surveys.get(model.id.slice(`${STATUS}${no}:`.length)) ?? null, model })),
    reviewed: markBlocks(session, writingIn(language, unit, []))(page).flatMap((block) => (block.kind !== 'table' ? [] : [{ id: block.id, title: block.notes[0] === undefined ? block.caption : plain([block.notes[0]]), head: block.head, rows: block.rows.map((row) => ('group' in row ? [row.group] : row.cells.map(plain))), notes: block.notes.map((note) => plain([note])) }])),
    themes: themes === undefined ? null : {
      base: themes.blocks[0]?.unweightedBases[0] ?? 0, provisional: themes.provisional,
      kinds: rankThemes(themes, no, inTreeOrder(listCodes(session.db)), language).map(({ kind, themes: ranked }) => ({
        kind, themes: ranked.map(({ code, label, block }) => { const row = block.rows[0]!; return { code: code.id, label, count: row.cells[0]!.count, text: formText('cell', { model: themes, block, row, column: 0 }, unit) }; }),
      })),
    },
  };
}
