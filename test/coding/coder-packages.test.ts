import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { coderPackageSchema, type CoderPackage } from '#core/coding/coder-package.ts';
import { asReadDb, rows } from '#db/database.ts';
import { insertMemo, listMemos } from '#db/queries/memos.ts';
import { listCodes } from '#db/queries/codes.ts';
import { coderCreatedAt, listCoders } from '#db/queries/project.ts';
import { listCodings } from '#db/queries/codings.ts';
import { quotePlaces } from '#db/queries/quote-order.ts';
import { listSettlements } from '#db/queries/settlements.ts';
import { updateAnswerText } from '#db/queries/answers.ts';
import { createCode, changeCode, mergeCodes, moveCode, removeCode, splitCode } from '#service/codebook.ts';
import { applyCode, markRead, removeCodings, starCoding } from '#service/coding.ts';
import { orderQuotes, settle } from '#service/coding-review.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { openPackage, sealPackage } from '#service/coders/package-file.ts';
import { openProject, renameCoder } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { smallProject } from '#test/helpers/small-project.ts';

/** All that a merge can touch, in the order in which the program lists it; row numbers are left out, which nobody sees, and so is the order of memos of one moment, which may follow them. */
function contents(session: ProjectSession): unknown {
  const codings = listCodings(session.db);
  const keyOf = ({ id: _, ...coding }: (typeof codings)[number]): string => JSON.stringify([coding.answerId, coding.codeId, coding.coderId, coding.start, coding.end, coding.origin, coding.starred, coding.createdAt]);
  const byRid = new Map(codings.map((coding) => [String(coding.id), keyOf(coding)]));
  return {
    coders: listCoders(session.db).map((coder) => ({ ...coder, createdAt: coderCreatedAt(session.db, coder.id) })),
    codes: listCodes(session.db).toSorted((a, b) => a.id.localeCompare(b.id)),
    codings: codings.map(keyOf),
    verdicts: listSettlements(session.db), quotes: [...quotePlaces(session.db)].map(([coding, place]) => [byRid.get(String(coding)), place].join(' ')).toSorted(),
    readings: rows<{ key: string }>(asReadDb(session.connection), "SELECT answer_rid || ' ' || coder_id || ' ' || read_at AS key FROM reading ORDER BY 1").map((one) => one.key),
    memos: listMemos(session.db).map(({ id: _, ...memo }) => JSON.stringify({ ...memo, targetId: memo.target === 'coding' ? byRid.get(memo.targetId) : memo.targetId })).toSorted(),
  };
}

const ANSWERS = [['No budget 😀 for staff.', 'Staff leave'], ['The budget is cut', null], ['Nothing', 'No budget']];
const TEXT_IDS = [1, 2, 3, 4, 5] as const;

type Op =
  | { kind: 'code'; answer: number; code: number; span: boolean } | { kind: 'read'; answer: number } | { kind: 'newCode'; name: string; under: number | null }
  | { kind: 'memo'; on: 'project' | 'answer' | 'coding' | 'code'; nth: number } | { kind: 'star'; nth: number } | { kind: 'remove'; nth: number } | { kind: 'rename'; nth: number; name: string }
  | { kind: 'settle'; answer: number; code: number; present: boolean } | { kind: 'order'; nth: number };
const name = fc.constantFrom('Budget', 'budget', 'Staff', 'Time', 'Law');
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('code' as const), answer: fc.nat(4), code: fc.nat(5), span: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read' as const), answer: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('newCode' as const), name, under: fc.option(fc.nat(3)) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('memo' as const), on: fc.constantFrom('project' as const, 'answer' as const, 'coding' as const, 'code' as const), nth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('star' as const), nth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), nth: fc.nat(3), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), answer: fc.nat(4), code: fc.nat(2), present: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('order' as const), nth: fc.nat(3) }) },
);

function play(session: ProjectSession, ops: readonly Op[]): number {
  let acts = 0;
  const nth = <T>(list: readonly T[], at: number): T | undefined => (list.length === 0 ? undefined : list[at % list.length]);
  const own = () => listCodings(session.db).filter((coding) => coding.coderId === session.coderId);
  for (const one of ops) {
    const code = nth(listCodes(session.db), 'code' in one ? one.code : 'nth' in one ? one.nth : 0);
    const coding = nth(own(), 'nth' in one ? one.nth : 0);
    try {
      if (one.kind === 'code') applyCode(session, [TEXT_IDS[one.answer]!], code!.id, one.span ? 3 : null, one.span ? 7 : null, 'manual');
      else if (one.kind === 'read') markRead(session, [TEXT_IDS[one.answer]!], true);
      else if (one.kind === 'settle') settle(session, TEXT_IDS[one.answer]!, code!.id, one.present);
      else if (one.kind === 'order') { if (!coding) continue; orderQuotes(session, coding.codeId, [coding.id]); }
      else if (one.kind === 'newCode') createCode(session, { name: one.name, kind: 'gap', parentId: one.under === null ? null : nth(listCodes(session.db), one.under)!.id });
      else if (one.kind === 'rename') changeCode(session, code!.id, { name: one.name });
      else if (one.kind === 'memo') {
        if (one.on === 'coding' && !coding) continue;
        const targetId = one.on === 'coding' ? String(coding!.id) : one.on === 'code' ? code!.id : one.on === 'answer' ? '2' : '';
        session.act('memo.put', { title: 't' }, ['memos'], (db) => insertMemo(db, { target: one.on, targetId, title: 't', body: String(one.nth), coderId: session.coderId, createdAt: '2026-02-01', updatedAt: '2026-02-01' }));
      } else if (!coding) continue;
      else if (one.kind === 'star') starCoding(session, coding.id, true);
      else removeCodings(session, [coding.id]);
      acts += 1;
    } catch (error) { if (!(error instanceof Error) || error.name !== 'Refusal') throw error; }
  }
  return acts;
}

const workOf = (session: ProjectSession, coder: string, ops: readonly Op[]): CoderPackage => {
  session.selectCoder(coder);
  const acts = play(session, ops);
  const made = packageOf(session, coder);
  for (let at = 0; at < acts; at += 1) session.undo();
  session.selectCoder('ana');
  return made;
};

const NEWCOMERS = [{ id: 'dora', name: 'Dora', createdAt: '2026-03-01T00:00:00.000Z' }, { id: 'dora-2', name: 'Dora', createdAt: '2026-02-01T00:00:00.000Z' }, { id: 'emil', name: 'Emil', createdAt: '2026-02-15T00:00:00.000Z' }, { id: 'emil', name: 'Emil' }];

describe('coder packages', () => {
  const { session, close } = smallProject({ answers: ANSWERS, codes: ['budget', 'staff'], coders: ['ben', 'cleo'] });
  afterAll(close);

  it('merged in either order give the same project, twice changes nothing, and undo takes all of it back', () => {
    const before = contents(session);
    // Seed -676199752 once showed that the older of two codes of one name did not win where it came second.
    for (const seed of [-676199752, undefined]) fc.assert(fc.property(fc.array(op, { maxLength: 10 }), fc.array(op, { maxLength: 10 }), fc.constantFrom('ben', 'cleo'), fc.constantFrom(null, ...NEWCOMERS), fc.constantFrom(null, ...NEWCOMERS), (first, second, other, newA, newB) => {
      // Somebody who joined in the copy alone is new here; the same name may have been added in two copies.
      const a = { ...workOf(session, 'ben', first), ...(newA ? { coder: newA } : {}) };
      const b = { ...workOf(session, other, second), ...(newB ? { coder: newB } : {}) };
      expect(contents(session)).toEqual(before);
      mergePackage(session, a);
      mergePackage(session, b);
      const one = contents(session);
      expect(mergePackage(session, a)).toMatchObject({ added: 0, codes: 0, memos: 0 });
      expect(contents(session)).toEqual(one);
      session.undo();
      session.undo();
      session.undo();
      expect(contents(session)).toEqual(before);
      mergePackage(session, b);
      mergePackage(session, a);
      expect(contents(session)).toEqual(one);
      session.undo();
      session.undo();
    }), { numRuns: 40, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  });

  it('carry verdicts and the order of quotes; of two verdicts the later stands, and the other is kept as a memo', () => {
    session.selectCoder('ben');
    applyCode(session, [1], 'budget', 3, 9, 'manual');
    const [quote] = listCodings(session.db).filter((coding) => coding.coderId === 'ben');
    orderQuotes(session, 'budget', [quote!.id]);
    settle(session, 2, 'staff', true);
    const made = packageOf(session, 'ben');
    for (let at = 0; at < 3; at += 1) session.undo();
    session.selectCoder('ana');
    mergePackage(session, made);
    expect(listSettlements(session.db)).toMatchObject([{ answerId: 2, codeId: 'staff', present: true, coderId: 'ben' }]);
    expect([...quotePlaces(session.db).values()]).toEqual([0]);
    session.undo();
    settle(session, 2, 'staff', false);
    const later = { ...made, verdicts: made.verdicts.map((one) => ({ ...one, at: '2099-01-01T00:00:00.000Z' })) };
    expect(mergePackage(session, made).conflicts).toEqual([{ kind: 'verdictDiffers', what: 'c1 – q2 · staff', codings: 0, kept: 'memo' }]);
    expect(listSettlements(session.db)).toMatchObject([{ present: false, coderId: 'ana' }]);
    expect(listMemos(session.db)).toMatchObject([{ target: 'answer', targetId: '2', title: 'Verdict: “staff” applies', coderId: 'ben' }]);
    session.undo();
    mergePackage(session, later);
    expect(listSettlements(session.db)).toMatchObject([{ present: true, coderId: 'ben' }]);
    expect(listMemos(session.db)).toMatchObject([{ title: 'Verdict: “staff” does not apply', coderId: 'ana' }]);
    session.undo();
    session.undo();
  });

  it('lose nothing: what has no place any more is kept and told', () => {
    session.selectCoder('ben');
    applyCode(session, [1], 'budget', 3, 9, 'manual');
    applyCode(session, [1], 'staff', 16, 21, 'suggestion');
    applyCode(session, [3], 'staff', 4, 10, 'manual');
    const made = packageOf(session, 'ben');
    for (let at = 0; at < 3; at += 1) session.undo();
    session.selectCoder('ana');
    session.act('import.update', { file: 'x', cases: 1, variables: 1 }, ['cases', 'codings'], (db) => { updateAnswerText(db, 1, '😀 Now no budget, said they: No budget 😀 for staff.'); updateAnswerText(db, 3, 'All is well'); });
    removeCode(session, 'staff');
    const missing = { ...made, answers: [...made.answers, { case: { instrument: 'small', key: 'gone', nth: 0 }, variableId: 'q1', sha256: '' }], codings: [...made.codings, { ...made.codings[0]!, answer: made.answers.length }] };
    const report = mergePackage(session, missing);
    expect(report.conflicts.map(({ kind, what, codings, kept }) => [kind, what, codings, kept])).toEqual([
      ['codeAdded', 'staff', 2, 'code'], ['answerDiffers', 'c1 – q1', 2, 'wholeAnswer'], ['answerDiffers', 'c2 – q1', 1, 'wholeAnswer'], ['answerMissing', 'gone – q1', 1, 'memo'],
    ]);
    const staff = listCodes(session.db).find((code) => code.name === 'staff')!;
    expect(listCodings(session.db).map(({ answerId, codeId, start, end, coderId, origin }) => [answerId, codeId, start, end, coderId, origin])).toEqual([
      [1, 'budget', null, null, 'ben', 'manual'], [1, staff.id, 44, 49, 'ben', 'suggestion'], [3, staff.id, null, null, 'ben', 'manual'],
    ]);
    expect(listMemos(session.db)[0]?.body).toBe('gone – q1 · budget · 3–9: budget');
    expect(session.undo()).toEqual({ act: 'coders.merge', params: { coder: 'ben', codings: 3 } });
    expect(listCodings(session.db)).toEqual([]);
    session.undo();
    session.undo();
  });

  it('given again leave alone what was done meanwhile with the codes they brought', () => {
    const { session, close } = smallProject({ answers: ANSWERS, codes: ['budget', 'staff'], coders: ['ben'] });
    try {
      const before = contents(session);
      session.selectCoder('ben');
      const own = createCode(session, { name: 'Trust', kind: 'gap', parentId: null });
      applyCode(session, [1], own.id, 0, 2, 'manual');
      const first = packageOf(session, 'ben');
      session.undo();
      session.undo();
      session.selectCoder('ana');
      expect(mergePackage(session, first).conflicts).toMatchObject([{ kind: 'codeAdded', what: 'Trust' }]);
      const { id } = listCodes(session.db).find((code) => code.name === 'Trust')!;
      const theLeads = { description: 'What respondents expect of the police', kind: 'lesson', retired: true } as const;
      changeCode(session, id, theLeads);
      expect(mergePackage(session, first)).toMatchObject({ added: 0, codes: 0, conflicts: [] });
      expect(listCodes(session.db).find((code) => code.id === id)).toMatchObject(theLeads);
      changeCode(session, id, { name: 'Zeal', retired: false });
      expect(mergePackage(session, first)).toMatchObject({ added: 0, conflicts: [{ kind: 'codeRenamed', what: 'Trust → Zeal', kept: 'code' }] });
      // Somebody whose copy has the brought code gives it a name of his own there.
      session.selectCoder('ben');
      changeCode(session, id, { name: 'Confidence' });
      applyCode(session, [3], id, null, null, 'manual');
      const second = packageOf(session, 'ben');
      session.undo();
      session.undo();
      session.selectCoder('ana');
      expect(mergePackage(session, second)).toMatchObject({ added: 1, codes: 0, conflicts: [{ kind: 'codeRenamed', what: 'Confidence → Zeal' }] });
      // Folded into another, and that into a third: neither package brings it back.
      mergeCodes(session, id, 'budget');
      mergeCodes(session, 'budget', 'staff');
      const folded = contents(session);
      for (const made of [first, second]) expect(mergePackage(session, made)).toMatchObject({ added: 0, codes: 0 });
      expect(contents(session)).toEqual(folded);
      // A new code that was given the name and id of one that went is another one.
      createCode(session, { name: 'budget', kind: 'gap', parentId: null });
      expect(mergePackage(session, { ...second, codings: [{ ...second.codings[0]!, codeId: 'budget' }] })).toMatchObject({ conflicts: [{ kind: 'codeRenamed', what: 'budget → staff' }, { kind: 'notHandedOver' }] });
      for (let act = 0; act < 12; act += 1) session.undo();
      expect(contents(session)).toEqual(before);
    } finally { close(); }
  });

  it('merged over what was done since give the same project in either order, and undo and redo reach over them after a restart', () => {
    type Lead = readonly [what: 'new' | 'apply' | 'rename' | 'merge' | 'split' | 'move' | 'delete' | 'retire' | 'remove', a: number, b: number];
    const lead: fc.Arbitrary<Lead> = fc.tuple(fc.constantFrom('new', 'apply', 'apply', 'apply', 'rename', 'merge', 'split', 'move', 'delete', 'retire', 'remove'), fc.nat(20), fc.nat(20));
    const work = (session: ProjectSession, ops: readonly Lead[]): number => ops.filter(([what, a, b]) => {
      const codes = listCodes(session.db);
      const codings = listCodings(session.db);
      const code = codes[a % codes.length];
      const coding = codings[b % codings.length];
      try {
        if (what === 'new') createCode(session, { name: `N${a % 4}`, kind: 'gap', parentId: b % 3 === 0 && code ? code.id : null });
        else if (!code) return false;
        else if (what === 'apply') applyCode(session, [1 + (b % 5)], code.id, b % 2 === 0 ? null : 0, b % 2 === 0 ? null : 3, 'manual');
        else if (what === 'rename') changeCode(session, code.id, { name: `R${b % 5}` });
        else if (what === 'retire') changeCode(session, code.id, { retired: b % 2 === 0, description: `d${b}` });
        else if (what === 'merge') mergeCodes(session, code.id, codes[b % codes.length]!.id);
        else if (what === 'move') moveCode(session, code.id, b % 2 === 0 ? codes[b % codes.length]!.id : null, 0);
        else if (what === 'delete') removeCode(session, code.id);
        else if (!coding) return false;
        else if (what === 'split') splitCode(session, coding.codeId, [{ name: `S${a % 3}`, codingIds: [coding.id] }]);
        else removeCodings(session, [coding.id]);
        return true;
      } catch (error) { if (!(error instanceof Error) || error.name !== 'Refusal') throw error; return false; }
    }).length;
    const list = fc.array(lead, { maxLength: 8 });
    fc.assert(fc.property(list, list, list, list, (first, second, done, third) => {
      const made = smallProject({ answers: ANSWERS, codes: ['budget', 'staff'], coders: ['ben', 'cleo'] });
      let { session } = made;
      try {
        const packed = (coder: string, ops: readonly Lead[]): CoderPackage => {
          session.selectCoder(coder);
          const acts = work(session, ops);
          const content = packageOf(session, coder);
          for (let act = 0; act < acts; act += 1) session.undo();
          session.selectCoder('ana');
          return content;
        };
        const start = contents(session);
        mergePackage(session, packed('ben', first));
        const early = packed('cleo', second);
        const acts = work(session, done);
        const late = packed('ben', third);
        const [one, other] = [[early, late], [late, early]].map((order) => {
          for (const content of order) mergePackage(session, content);
          const result = contents(session);
          session.undo();
          session.undo();
          return result;
        });
        expect(other).toEqual(one);
        session.redo();
        session.redo();
        session.close();
        session = openProject(made.path, 'secret');
        for (let act = 0; act < acts + 3; act += 1) session.undo();
        expect(contents(session)).toEqual(start);
        for (let act = 0; act < acts + 3; act += 1) session.redo();
        expect(contents(session)).toEqual(one);
      } finally { session.close(); rmSync(made.folder, { recursive: true, force: true }); }
    }), { numRuns: 6 });
  });

  it('find a coder who was renamed since, here or in the copy, and keep the name that stands here', () => {
    session.selectCoder('ben');
    applyCode(session, [1], 'budget', 3, 9, 'manual');
    const made = packageOf(session, 'ben');
    session.undo();
    session.selectCoder('ana');
    renameCoder(session, 'ben', 'Benjamin');
    const report = mergePackage(session, made);
    expect([report.added, report.conflicts]).toEqual([1, [{ kind: 'coderRenamed', what: 'ben → Benjamin', codings: 1, kept: 'here' }]]);
    expect(listCoders(session.db).map((coder) => coder.name)).toEqual(['ben', 'cleo', 'ana'].map((name) => (name === 'ben' ? 'Benjamin' : name)));
    expect(session.undo()).toMatchObject({ act: 'coders.merge' });
    expect(session.undo()).toEqual({ act: 'coder.rename', params: { from: 'ben', to: 'Benjamin' } });
    expect(() => renameCoder(session, 'ben', 'cleo')).toThrow(expect.objectContaining({ code: 'CODER_EXISTS' }));
  });

  it('are of one project alone', () => {
    expect(() => mergePackage(session, { ...packageOf(session, 'ben'), projectId: 'other' })).toThrow(expect.objectContaining({ code: 'PACKAGE_OF_ANOTHER_PROJECT' }));
  });

  it('are sealed: the right passphrase alone opens them, and no byte can be changed', async () => {
    session.selectCoder('ben');
    applyCode(session, [1], 'budget', 3, 9, 'manual');
    const made = packageOf(session, 'ben');
    const sealed = await sealPackage(made, 'Schlüssel');
    expect(await openPackage(sealed, 'Schlüssel'.normalize('NFD'), 'x')).toEqual(made);
    expect(Buffer.from(sealed).includes('budget')).toBe(false);
    await expect(openPackage(sealed, 'schlüssel', 'x')).rejects.toMatchObject({ code: 'PACKAGE_PASSPHRASE_WRONG' });
    for (const at of [12, 30, 40, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at]! ^= 1;
      await expect(openPackage(changed, 'Schlüssel', 'x')).rejects.toMatchObject({ code: 'PACKAGE_PASSPHRASE_WRONG' });
    }
    // Made to harm, by somebody who knows the passphrase: codes that are their own parents, a name that would part a line of the history.
    const [code] = made.codes;
    const circle = { codes: [{ ...code!, parentId: code!.id }] };
    for (const harm of [circle, { codes: [code!, code!] }, { codes: [{ ...code!, id: 'a', parentId: 'b' }, { ...code!, id: 'b', parentId: 'a' }] }, { coder: { ...made.coder, id: 'a\nb' } }]) expect(coderPackageSchema.safeParse({ ...made, ...harm }).success).toBe(false);
    expect(coderPackageSchema.safeParse(made).success).toBe(true);
    await expect(openPackage(await sealPackage({ ...made, ...circle }, 'x'), 'x', 'a.swcoder')).rejects.toMatchObject({ code: 'CODER_PACKAGE_DAMAGED' });
    await expect(openPackage(Buffer.from('%PDF-1.7 and so on and so on and so on and so on'), 'x', 'a.pdf')).rejects.toMatchObject({ code: 'NOT_A_CODER_PACKAGE' });
    await expect(sealPackage(made, '')).rejects.toMatchObject({ code: 'PACKAGE_PASSPHRASE_NEEDED' });
    session.undo();
  });
});
