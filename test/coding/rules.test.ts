import { afterAll, describe, expect, it } from 'vitest';
import { listCodings } from '#db/queries/codings.ts';
import { listDuplicates } from '#service/rules/duplicates.ts';
import { runMatching } from '#service/rules/matching.ts';
import { applyRule, previewRule, type Rule } from '#service/rules/rules.ts';
import { smallProject } from '#test/helpers/small-project.ts';

const rule = (kind: Rule['kind'], pattern: string, rest: Partial<Rule> = {}): Rule => ({ kind, pattern, extent: 'sentence', likeness: 0.4, ...rest });

describe('coding by rule', () => {
  const { session, close } = smallProject({
    answers: [['😀 The hotline works. No budget for staff. Law passed.', 'budget'], ['Le budget est insuffisant', null], ['No BUDGET for staff!', `${'a'.repeat(40)}!`]], codes: ['money'],
  });
  afterAll(close);

  it('shows the sentence around words, accents folded, and writes nothing', async () => {
    expect(await previewRule(session, rule('words', 'budget'), 10)).toEqual({
      matches: [
        { answerId: 1, start: 21, end: 41, text: 'No budget for staff.' }, { answerId: 2, start: 0, end: 6, text: 'budget' },
        { answerId: 3, start: 0, end: 25, text: 'Le budget est insuffisant' }, { answerId: 4, start: 0, end: 20, text: 'No BUDGET for staff!' },
      ], total: 4, answers: 4, already: 0,
    });
    expect(listCodings(session.db)).toEqual([]);
  });
  it('reads an expression, in some questions', async () => {
    const found = await previewRule(session, rule('regex', 'b\\w+t\\b', { extent: 'match', variableIds: ['q1'] }), 10);
    expect(found.matches.map((match) => [match.answerId, match.start, match.text])).toEqual([[1, 24, 'budget'], [3, 3, 'budget'], [4, 3, 'BUDGET']]);
  });
  it('finds sentences like one', async () => {
    const found = await previewRule(session, rule('similar', 'there is no budget for staff'), 10);
    expect(found.matches.map((match) => match.text)).toEqual(['No budget for staff.', 'No BUDGET for staff!']);
  });
  it('says what is wrong with an expression, and ends one that would never end', async () => {
    await expect(previewRule(session, rule('regex', '(budget'), 10)).rejects.toMatchObject({ code: 'RULE_WRONG', message: '“(budget” is not a regular expression: unterminated group. Put \\ before a mark that stands for itself.' });
    await expect(runMatching(session, { kind: 'regex', pattern: '(a+)+$', extent: 'match' }, ['q2'], 300)).rejects.toMatchObject({ code: 'RULE_TOO_SLOW' });
  });
  it('refuses an expression that is met everywhere', async () => {
    const wide = smallProject({ answers: [['x'.repeat(200_001)]], codes: ['money'] });
    await expect(previewRule(wide.session, rule('regex', '.', { extent: 'match' }), 10)).rejects.toMatchObject({ code: 'RULE_TOO_MANY' });
    expect((await previewRule(wide.session, rule('regex', '.', { extent: 'answer' }), 10)).total).toBe(1);
    wide.close();
  });
  it('codes in one act that one undo takes back, and doubles nothing', async () => {
    const { codings, answers } = await applyRule(session, { ...rule('words', 'budget'), codeId: 'money' }, [3]);
    expect([codings, answers]).toEqual([3, 3]);
    expect(listCodings(session.db).map((coding) => [coding.answerId, coding.start, coding.end, coding.origin])).toEqual([[1, 21, 41, 'rule'], [2, 0, 6, 'rule'], [4, 0, 20, 'rule']]);
    expect(await previewRule(session, { ...rule('words', 'budget'), codeId: 'money' }, 10)).toMatchObject({ total: 1, already: 3 });
    expect(session.undo()).toEqual({ act: 'coding.rule', params: { code: 'money', answers: 3 } });
    expect(listCodings(session.db)).toEqual([]);
  });
  it('refuses where nothing is left to code', async () => {
    await expect(applyRule(session, { ...rule('words', 'nowhere'), codeId: 'money' }, [])).rejects.toMatchObject({ code: 'RULE_MEETS_NOTHING' });
  });
  it('lists answers that say the same', async () => {
    const twice = smallProject({ answers: [['No budget'], ['no budget.'], ['Staff']] });
    expect(await listDuplicates(twice.session, undefined, 0.8, 10)).toEqual({ total: 1, groups: [{ kind: 'same', answerIds: [1, 2], excerpt: 'No budget' }] });
    twice.close();
  });
});
