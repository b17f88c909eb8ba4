import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { asReadDb, rows } from '#db/database.ts';
import { TRACKED_TABLES } from '#db/undo/tracked-tables.ts';
import { checkHistory, nextSteps } from '#db/undo/act.ts';
import { insertMemo, listMemos } from '#db/queries/memos.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listCoders } from '#db/queries/project.ts';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { changeCode, createCode, mergeCodes, moveCode, removeCode, splitCode } from '#service/codebook.ts';
import { importCodebook } from '#service/codebook-files.ts';
import { applyCode, markRead, removeCodings, resizeCoding, starCoding } from '#service/coding.ts';
import { importCodings } from '#service/codings-files.ts';
import { orderQuotes, settle } from '#service/coding-review.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { changeVariable, deriveVariables, removeVariable } from '#service/data.ts';
import { exportProjectBytes } from '#service/exchange/export-project.ts';
import { importProject } from '#service/exchange/import-project.ts';
import { importFile } from '#service/importing.ts';
import { addCoder, renameCoder } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { removeTable, saveTable } from '#service/table-plan.ts';
import type { CoderPackage } from '#core/coding/coder-package.ts';
import { smallProject } from '../helpers/small-project.ts';

/** Everything that acts change, row by row; blobs as hex. */
const snapshot = (session: ProjectSession): string => JSON.stringify(TRACKED_TABLES.map((table) => [table.name, rows<Record<string, unknown>>(asReadDb(session.connection), `SELECT * FROM ${table.name} ORDER BY rid`)
  .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Buffer.isBuffer(value) ? value.toString('hex') : value])))]));

interface Kept { packages: CoderPackage[]; exchanged: Uint8Array[] }
type Play = (session: ProjectSession, kept: Kept, n: number) => unknown;
const nth = <T>(list: readonly T[], at: number): T => { if (list.length === 0) throw new Skip(); return list[at % list.length]!; };
/** There is nothing to do it on. */
class Skip extends Error {}
const code = (session: ProjectSession, n: number) => nth(listCodes(session.db), n);
const coding = (session: ProjectSession, n: number) => nth(listCodings(session.db), n);
const answers = (session: ProjectSession): number[] => session.coding.answers.map((answer) => answer.rid);
const bytes = (name: string, text: string) => ({ name, bytes: Buffer.from(text, 'utf8') });
const WAVES = ['id,country,comment\na1,Kenya,No budget at all\na2,France,Staff leave\n', 'id,country,comment\na1,Kenya,There is no budget at all\na3,Malta,All is well here\n'];

/** Every kind of act that can touch a coding, and those beside it. */
const PLAYS: Readonly<Record<string, Play>> = {
  newCode: (session, _, n) => createCode(session, { name: `Code ${n % 5}`, kind: 'gap', parentId: n % 3 === 0 ? (listCodes(session.db)[n % 4]?.id ?? null) : null }),
  changeCode: (session, _, n) => changeCode(session, code(session, n).id, { name: `Name ${n % 7}`, retired: n % 2 === 0 }),
  moveCode: (session, _, n) => moveCode(session, code(session, n).id, n % 2 === 0 ? null : code(session, n + 1).id, n % 3),
  mergeCodes: (session, _, n) => mergeCodes(session, code(session, n).id, code(session, n + 1).id),
  splitCode: (session, _, n) => { const one = coding(session, n); return splitCode(session, one.codeId, [{ name: `Part ${n % 5}`, codingIds: [one.id] }]); },
  deleteCode: (session, _, n) => removeCode(session, code(session, n).id),
  importCodes: (session, _, n) => importCodebook(session, 'codes.csv', bytes('codes.csv', `path,kind,description\nCode ${n % 5},gap,${n}\nNew ${n % 3} / Below,lesson,x\n`)),
  apply: (session, _, n) => applyCode(session, [nth(answers(session), n), nth(answers(session), n + 1)], code(session, n).id, n % 2 === 0 ? 0 : null, n % 2 === 0 ? 2 : null, 'manual'),
  remove: (session, _, n) => removeCodings(session, [coding(session, n).id, coding(session, n + 1).id]),
  resize: (session, _, n) => resizeCoding(session, coding(session, n).id, 0, 1 + (n % 3)),
  star: (session, _, n) => starCoding(session, coding(session, n).id, n % 2 === 0),
  read: (session, _, n) => markRead(session, [nth(answers(session), n)], n % 2 === 0),
  settle: (session, _, n) => settle(session, nth(answers(session), n), code(session, n).id, n % 3 === 0 ? null : n % 3 === 1),
  order: (session, _, n) => { const one = coding(session, n); return orderQuotes(session, one.codeId, n % 4 === 0 ? [] : listCodings(session.db).filter((other) => other.codeId === one.codeId).map((other) => other.id).toReversed()); },
  importCodings: (session, _, n) => importCodings(session, 'codings.csv', bytes('codings.csv', `case,question,code,start,end,coder\nc${1 + (n % 3)},q1,Code ${n % 5},,,ana\nc1,q1,Fresh ${n % 3},0,2,dora\n`)),
  memo: (session, _, n) => session.act('memo.put', { title: 'm' }, ['memos'], (db) => insertMemo(db, { target: n % 2 === 0 ? 'coding' : 'project', targetId: n % 2 === 0 ? String(coding(session, n).id) : '', title: 'm', body: String(n), coderId: session.coderId, createdAt: '2026-01-01', updatedAt: '2026-01-01' })),
  addCoder: (session, _, n) => addCoder(session, `Coder ${n}`),
  renameCoder: (session, _, n) => renameCoder(session, nth(listCoders(session.db), n).id, `Renamed ${n}`),
  switchCoder: (session, _, n) => { session.selectCoder(nth(listCoders(session.db), n).id); },
  pack: (session, kept, n) => { kept.packages.push(packageOf(session, nth(listCoders(session.db), n).id)); },
  mergePackage: (session, kept, n) => mergePackage(session, nth(kept.packages, n)),
  exchangeOut: async (session, kept) => { kept.exchanged.push((await exportProjectBytes(session)).bytes); },
  exchangeIn: (session, kept, n) => importProject(session, { name: 'study.qdpx', bytes: nth(kept.exchanged, n) }),
  import: (session, _, n) => importFile(session, bytes(`wave ${n % 2}.csv`, WAVES[n % 2]!), { instrument: 'wave' }),
  update: (session, _, n) => importFile(session, bytes(`wave ${n % 2}.csv`, WAVES[n % 2]!), { instrument: 'wave', update: true }),
  changeVariable: (session, _, n) => changeVariable(session, nth([...session.definitions.keys()], n), { label: `Label ${n}` }),
  derive: (session, _, n) => deriveVariables(session, [{ id: `d${n % 3}`, label: 'D', derivation: { kind: 'categories', rules: [{ category: 'yes', when: `"theme:${code(session, n).id}" = 'yes'` }] } }]),
  deleteVariable: (session, _, n) => { removeVariable(session, nth([...session.definitions.keys()], n)); },
  saveTable: (session, _, n) => saveTable(session, planTableSchema.parse({ id: `t${n % 3}`, title: { en: `T${n}`, fr: '' }, rows: ['d1'], columns: [] })),
  deleteTable: (session, _, n) => removeTable(session, `t${n % 3}`),
  undo: (session) => { if (mayUndo(session)) session.undo(); },
  redo: (session) => session.redo(),
};
/** The first act brought the study in; without it there is nothing to play on. */
const acts = (session: ProjectSession): number => rows<{ n: number }>(session.db, "SELECT count(*) AS n FROM undo_group WHERE state = 'done'")[0]!.n;
const mayUndo = (session: ProjectSession): boolean => acts(session) > 1;

const NAMES = Object.keys(PLAYS);
/** Every kind once, in any order, and then some more. */
const history = fc.tuple(fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), fc.array(fc.constantFrom(...NAMES), { maxLength: 25 }), fc.array(fc.nat(1000), { minLength: NAMES.length + 25, maxLength: NAMES.length + 25 }))
  .map(([first, more, numbers]) => [...first, ...more].map((name, index) => ({ name, n: numbers[index]! })));

/** A history in which every kind comes to act, so that the law is proven of all of them whatever chance plays. */
const TOUR = ([
  ['newCode', 1], ['apply', 0], ['apply', 3], ['apply', 9], ['star', 0], ['star', 2], ['memo', 2], ['order', 1], ['resize', 2], ['settle', 1], ['read', 4], ['read', 1], ['importCodings', 1], ['addCoder', 1], ['renameCoder', 1], ['pack', 0], ['exchangeOut', 0], ['saveTable', 1],
  ['remove', 0], ['mergePackage', 0], ['splitCode', 1], ['importCodes', 2], ['moveCode', 2], ['changeCode', 1], ['mergeCodes', 0], ['import', 0], ['update', 1], ['changeVariable', 0], ['derive', 0], ['exchangeIn', 0], ['deleteCode', 1], ['undo', 0], ['redo', 0], ['deleteVariable', 0], ['deleteTable', 1],
] as const).map(([name, n]) => ({ name, n }));

async function play(session: ProjectSession, kept: Kept, { name, n }: { name: string; n: number }): Promise<void> {
  try { await PLAYS[name]!(session, kept, n); } catch (error) { if (!(error instanceof Skip) && !(error instanceof Error && error.name === 'Refusal')) throw error; }
}

/** Which acts may take a coding away, or change what it says. */
const MAY_LOSE = new Set(['coding.remove', 'coding.resize', 'code.delete', 'code.merge', 'code.split', 'variable.delete', 'import.update', 'undo', 'redo']);
interface Line { readonly id: number; readonly act: string; readonly params: string }
const linesAfter = (session: ProjectSession, id: number): Line[] => rows(session.db, 'SELECT id, act, params FROM history WHERE id > ? ORDER BY id', id);
const lastLine = (session: ProjectSession): number => rows<{ id: number }>(session.db, 'SELECT max(id) AS id FROM history')[0]!.id;
const said = (session: ProjectSession): Map<number, string> => new Map(listCodings(session.db).map((one) => [one.id, JSON.stringify([one.answerId, one.codeId, one.coderId, one.start, one.end])]));

const project = () => smallProject({ answers: [['No budget 😀 for staff.', 'Staff leave'], ['The budget is cut', null], ['Nothing', 'No budget']], codes: ['budget', 'staff'], coders: ['ben'] });

describe('laws of the history, over acts of every kind', { timeout: 120_000 }, () => {
  const open: (() => void)[] = [];
  afterAll(() => { for (const close of open) close(); });
  const met = new Set<string>();

  it('undo then redo is the identity, step by step and by a walk to any point', async () => {
    await fc.assert(fc.asyncProperty(history, fc.nat(1000), async (ops, point) => {
      const { session, close } = project();
      open.push(close);
      const kept: Kept = { packages: [], exchanged: [] };
      const before = snapshot(session);
      for (const op of ops) await play(session, kept, op);
      while (session.redo()) { /* to the newest state */ }
      const after = snapshot(session);
      for (const line of linesAfter(session, 0)) met.add(line.act);
      let steps = 0;
      while (mayUndo(session)) { session.undo(); steps += 1; }
      expect(snapshot(session)).toBe(before);
      for (let step = 0; step < steps; step += 1) session.redo();
      expect(snapshot(session)).toBe(after);
      const done = rows<{ id: number }>(session.db, "SELECT history_id AS id FROM undo_group WHERE state = 'done' ORDER BY id").map((one) => one.id);
      const at = done[point % done.length]!;
      session.goToPoint(at);
      const there = snapshot(session);
      expect(acts(session)).toBe((point % done.length) + 1);
      session.goToPoint(done.at(-1)!);
      expect(snapshot(session)).toBe(after);
      for (const nowhere of [-1, 0, 0.5, 1e9]) expect(session.goToPoint(nowhere)).toEqual({ undone: 0, redone: 0 });
      expect(snapshot(session)).toBe(after);
      while (acts(session) > (point % done.length) + 1) session.undo();
      expect(snapshot(session)).toBe(there);
      expect([checkHistory(session.db).brokenAt, nextSteps(session.db).undo === null]).toEqual([null, false]);
      close();
      open.pop();
    }), { numRuns: 5, examples: [[TOUR, 7]] });
    // The law is about all of these; a play that never came to act would prove nothing.
    expect(['code.create', 'code.delete', 'code.merge', 'code.move', 'code.split', 'code.update', 'coder.add', 'coder.rename', 'coders.merge', 'codes.import', 'coding.apply', 'coding.order', 'coding.read', 'coding.remove', 'coding.resize',
      'coding.settle', 'coding.star', 'codings.import', 'exchange.import', 'import.commit', 'import.update', 'memo.put', 'table.delete', 'table.save', 'undo', 'variable.delete', 'variable.derive', 'variable.update'].filter((act) => !met.has(act))).toEqual([]);
  });

  it('no coding is lost without a line that says so, and no act leaves more than one line', async () => {
    await fc.assert(fc.asyncProperty(history, async (ops) => {
      const { session, close } = project();
      open.push(close);
      const kept: Kept = { packages: [], exchanged: [] };
      for (const op of ops) {
        const [before, line, full] = [said(session), lastLine(session), snapshot(session)];
        await play(session, kept, op);
        const lines = linesAfter(session, line);
        expect(lines.length, op.name).toBeLessThanOrEqual(1);
        if (snapshot(session) !== full) expect(lines.length, `${op.name} changed something`).toBe(1);
        const after = said(session);
        const gone = [...before].filter(([id]) => !after.has(id));
        const otherwise = [...before].filter(([id, words]) => after.has(id) && after.get(id) !== words);
        if (gone.length + otherwise.length === 0) continue;
        expect(MAY_LOSE.has(lines[0]!.act), `${lines[0]!.act} took ${gone.length} codings and changed ${otherwise.length}`).toBe(true);
        const params = JSON.parse(lines[0]!.params) as Record<string, unknown>;
        if (lines[0]!.act === 'coding.remove') expect([params['codings'], otherwise.length]).toEqual([gone.length, 0]);
        if (lines[0]!.act === 'coding.resize') expect([gone.length <= 1, otherwise.length <= 1]).toEqual([true, true]);
        if (lines[0]!.act === 'code.merge' || lines[0]!.act === 'code.split') expect(typeof params['into']).toBe('string');
        if (lines[0]!.act === 'undo' || lines[0]!.act === 'redo') expect(typeof params['act']).toBe('string');
      }
      // What was taken away and not wanted: every memo and coding is reachable again by undo.
      expect(listMemos(session.db).every((memo) => memo.coderId !== '')).toBe(true);
      close();
      open.pop();
    }), { numRuns: 5, examples: [[TOUR]] });
  });
});
