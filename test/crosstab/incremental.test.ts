import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { rows } from '#db/database.ts';
import { createCode, mergeCodes, moveCode, removeCode } from '#service/codebook.ts';
import { applyCode, markRead, removeCodings } from '#service/coding.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { smallProject } from '#test/helpers/small-project.ts';

let close: (() => void) | undefined;
afterEach(() => { close?.(); close = undefined; });

const CODES = ['a', 'b', 'c', 'd'];
/** Eight cases, two questions; some answered one, one answered none. */
const ANSWERS: (string | null)[][] = [['one', 'two'], ['three', null], [null, 'four'], [null, null], ['five', 'six'], ['seven', 'eight'], ['nine', null], ['ten', 'eleven']];

type Edit =
  | { readonly kind: 'code' | 'uncode'; readonly answer: number; readonly code: number }
  | { readonly kind: 'read' | 'unread'; readonly answer: number }
  | { readonly kind: 'move' | 'merge'; readonly code: number; readonly other: number }
  | { readonly kind: 'delete'; readonly code: number }
  | { readonly kind: 'create' | 'undo' | 'redo' };

/** Does what can be done; an edit whose code is gone, or that the program refuses, is passed over. */
function edit(session: ProjectSession, change: Edit): void {
  const answers = rows<{ rid: number }>(session.db, 'SELECT rid FROM answer ORDER BY rid').map((answer) => answer.rid);
  const codes = rows<{ id: string }>(session.db, 'SELECT id FROM code ORDER BY id').map((code) => code.id);
  const code = 'code' in change ? codes[change.code % Math.max(1, codes.length)] : undefined;
  const answer = 'answer' in change ? answers[change.answer % answers.length]! : 0;
  if ('code' in change && code === undefined) return;
  try {
    switch (change.kind) {
      case 'code': applyCode(session, [answer], code!, null, null, 'manual'); return;
      case 'uncode': {
        const ids = rows<{ rid: number }>(session.db, 'SELECT rid FROM coding WHERE answer_rid = ? AND code_id = ?', answer, code!).map((coding) => coding.rid);
        if (ids.length > 0) removeCodings(session, ids);
        return;
      }
      case 'read': markRead(session, [answer], true); return;
      case 'unread': markRead(session, [answer], false); return;
      case 'move': moveCode(session, code!, change.other % 3 === 0 ? null : codes[change.other % codes.length]!, 0); return;
      case 'merge': mergeCodes(session, code!, codes[change.other % codes.length]!); return;
      case 'delete': removeCode(session, code!); return;
      case 'create': createCode(session, { name: 'new', kind: 'gap', parentId: null }); return;
      case 'undo': session.undo(); return;
      case 'redo': session.redo(); return;
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
  }
}

/** Counted by hand from what is stored: answer by answer, coding by coding. A case says a theme where any of its answers carries the
 *  code or one below it; it is in the base where any of its answers was read or coded. */
function recount(session: ProjectSession, codeId: string): { count: number; base: number } {
  const codes = rows<{ id: string; parent_id: string | null }>(session.db, 'SELECT id, parent_id FROM code');
  const isBelow = (id: string): boolean => { for (let at: string | null | undefined = id; at !== null && at !== undefined; at = codes.find((each) => each.id === at)?.parent_id) if (at === codeId) return true; return false; };
  const answers = rows<{ rid: number; case_rid: number }>(session.db, 'SELECT rid, case_rid FROM answer');
  const codings = rows<{ answer_rid: number; code_id: string }>(session.db, 'SELECT answer_rid, code_id FROM coding');
  const readings = new Set(rows<{ answer_rid: number }>(session.db, 'SELECT answer_rid FROM reading').map((reading) => reading.answer_rid));
  let count = 0;
  let base = 0;
  for (const own of Map.groupBy(answers, (answer) => answer.case_rid).values()) {
    const said = own.some((answer) => codings.some((coding) => coding.answer_rid === answer.rid && isBelow(coding.code_id)));
    const seen = own.some((answer) => readings.has(answer.rid) || codings.some((coding) => coding.answer_rid === answer.rid));
    if (said) count += 1;
    if (said || seen) base += 1;
  }
  return { count, base };
}

function agree(session: ProjectSession): void {
  const codes = rows<{ id: string }>(session.db, 'SELECT id FROM code ORDER BY id').map((code) => code.id);
  if (codes.length === 0) return;
  const [model] = tableModels(session, [planTableSchema.parse({ id: 't', title: {}, rows: codes.map((id) => `theme:${id}`) })], 'en');
  const shown = Object.fromEntries(model!.blocks.map((block) => [block.variable.slice('theme:'.length), { count: block.rows[0]!.cells[0]!.count, base: block.unweightedBases[0] }]));
  expect(shown).toEqual(Object.fromEntries(codes.map((id) => [id, recount(session, id)])));
}

const place = fc.nat({ max: 20 });
const edits = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('code' as const, 'uncode' as const), answer: place, code: place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('read' as const, 'unread' as const), answer: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('move' as const, 'merge' as const), code: place, other: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), code: place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('create' as const, 'undo' as const, 'redo' as const) }) },
), { minLength: 1, maxLength: 30 });

describe('the table on screen, kept up to date edit by edit', () => {
  it('equals a recount from the raw answers after any sequence of edits and undos', () => {
    fc.assert(fc.property(edits, (sequence) => {
      const project = smallProject({ answers: ANSWERS, codes: CODES });
      close = project.close;
      try {
        for (const change of sequence) { edit(project.session, change); agree(project.session); }
      } finally { project.close(); close = undefined; }
    }), { numRuns: 15 });
  });
});
