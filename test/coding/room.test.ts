import { afterAll, describe, expect, it } from 'vitest';
import { deleteView, listViews, saveView } from '#service/coding-views.ts';
import { answerPage, applyCode, findInAnswers, listAnswerRows, namedAnswerRows, readAnswer, splitCoding } from '#service/coding.ts';
import { changeVariable } from '#service/data.ts';
import { describeCodes } from '#service/describe.ts';
import { moveCode } from '#service/codebook.ts';
import { dismissSuggestion } from '#service/suggestions/suggestions.ts';
import { listDismissalsOfAnswer } from '#db/queries/dismissals.ts';
import { smallProject } from '#test/helpers/small-project.ts';

const spansOf = (session: Parameters<typeof readAnswer>[0]) => readAnswer(session, 1).codings.map(({ codeId, start, end, origin, starred, coderId }) => ({ codeId, start, end, origin, starred, coderId }));

describe('splitCoding', () => {
  const { session, close } = smallProject({ answers: [['😀 no budget and مرحبا staff']], codes: ['budget'] });
  afterAll(close);
  it('parts a span in one act: both parts keep who made it and how, one undo joins them again', () => {
    applyCode(session, [1], 'budget', 2, 25, 'rule');
    const [coding] = readAnswer(session, 1).codings;
    splitCoding(session, coding!.id, 11, 12);
    const rest = { codeId: 'budget', origin: 'rule', starred: false, coderId: 'ana' };
    expect(spansOf(session)).toEqual([{ ...rest, start: 2, end: 11 }, { ...rest, start: 12, end: 25 }]);
    expect(session.undo()).toEqual({ act: 'coding.split', params: { code: 'budget' } });
    expect(spansOf(session)).toEqual([{ ...rest, start: 2, end: 25 }]);
    expect(() => splitCoding(session, coding!.id, 2, 12)).toThrow('does not lie inside the coding');
  });
});

describe('a long list', () => {
  const { session, close } = smallProject({ answers: [['One', 'Two'], ['Three', 'Four'], ['Five', 'Six']], codes: ['budget'], coders: ['ben'] });
  afterAll(close);
  it('comes in parts that are together the whole, in its order, filters and blindness included', () => {
    applyCode(session, [1, 4], 'budget', null, null, 'manual');
    session.selectCoder('ben');
    applyCode(session, [2, 5], 'budget', null, null, 'manual');
    for (const query of [{}, { states: ['coded'] as const }, { states: ['unread'] as const, scope: 'mine' as const }, { codeId: 'budget' }]) {
      const whole = listAnswerRows(session, { contextVariables: [], ...query });
      for (let limit = 1; limit <= whole.length; limit += 1) {
        const { rows, rest } = answerPage(session, { contextVariables: [], ...query }, limit);
        expect([...rows, ...namedAnswerRows(session, rest, [], query.scope)]).toEqual(whole);
      }
    }
    expect(namedAnswerRows(session, [5, 99, 1], []).map((row) => row.answerId)).toEqual([5, 1]);
  });
});

describe('dismissed suggestions', () => {
  const { session, close } = smallProject({ answers: [['No budget']], codes: ['budget'] });
  afterAll(close);
  it('are remembered once, and come back with undo', () => {
    dismissSuggestion(session, 1, 'budget');
    dismissSuggestion(session, 1, 'budget');
    expect(listDismissalsOfAnswer(session.db, 1)).toEqual([{ codeId: 'budget', coderId: 'ana' }]);
    session.undo();
    session.undo();
    expect(listDismissalsOfAnswer(session.db, 1)).toEqual([]);
  });
});

describe('the codebook and the search of one coder', () => {
  const { session, close } = smallProject({ answers: [['No budget'], ['A budget']], codes: ['budget'], coders: ['ben'] });
  afterAll(close);
  it('count and find his own codings alone', () => {
    applyCode(session, [1, 2], 'budget', null, null, 'manual');
    session.selectCoder('ben');
    applyCode(session, [2], 'budget', 2, 8, 'manual');
    expect(describeCodes(session, 'mine').map(({ cases, mentions }) => [cases, mentions])).toEqual([[1, 1]]);
    expect(describeCodes(session).map(({ cases, mentions }) => [cases, mentions])).toEqual([[2, 3]]);
    expect([findInAnswers(session, 'budget', { codeId: 'budget', limit: 9, scope: 'mine' }).total, findInAnswers(session, 'budget', { codeId: 'budget', limit: 9 }).total]).toEqual([1, 2]);
  });
});

describe('moveCode with a kind', () => {
  const { session, close } = smallProject({ answers: [['x']], codes: ['a', 'b'] });
  afterAll(close);
  it('changes both in one act', () => {
    moveCode(session, 'b', null, 0, 'lesson');
    expect(describeCodes(session).map(({ id, kind }) => [id, kind])).toEqual([['b', 'lesson'], ['a', 'gap']]);
    session.undo();
    expect(describeCodes(session).map(({ id, kind }) => [id, kind])).toEqual([['a', 'gap'], ['b', 'gap']]);
  });
});

describe('a translation', () => {
  const { session, close } = smallProject({ answers: [['Pas de budget', 'No budget', 'x'], ['Rien', null, 'y']], codes: ['budget'] });
  afterAll(close);
  it('is read beside the original, and is no answer of its own', () => {
    changeVariable(session, 'q2', { translationOf: 'q1' });
    expect(readAnswer(session, 1).translations).toEqual([{ variableId: 'q2', label: 'q2', language: 'en', text: 'No budget' }]);
    expect(listAnswerRows(session, { contextVariables: [] }).map((row) => row.variableId)).toEqual(['q1', 'q1', 'q3', 'q3']);
    expect(session.coding.progress.openEnded).toBe(4);
    session.undo();
    expect(session.coding.progress.openEnded).toBe(5);
  });
  it('is refused where it was coded, or would make a chain', () => {
    applyCode(session, [2], 'budget', null, null, 'manual');
    expect(() => changeVariable(session, 'q2', { translationOf: 'q1' })).toThrow('has 1 coded answers');
    changeVariable(session, 'q3', { translationOf: 'q1' });
    expect(() => changeVariable(session, 'q2', { translationOf: 'q3' })).toThrow('must not be a translation itself');
  });
});

describe('views', () => {
  const { session, close } = smallProject({ answers: [['x']] });
  afterAll(close);
  it('are kept in the project by name, and undo takes them back', () => {
    const view = { name: 'Low income', columns: ['region'], filters: { search: 'budg*', codeId: null, states: ['unread' as const], starred: false, expression: "income = 'low'" } };
    saveView(session, view);
    saveView(session, { ...view, columns: null });
    expect(listViews(session)).toEqual([{ ...view, columns: null }]);
    deleteView(session, 'Low income');
    session.undo();
    expect(listViews(session)).toHaveLength(1);
  });
});
