import { afterAll, describe, expect, it } from 'vitest';
import { applyCode, markRead } from '#service/coding.ts';
import { smallProject } from '#test/helpers/small-project.ts';
import { Suggestions } from '#service/suggestions/suggestions.ts';

const MONEY = ['There is no budget for this.', 'Funding is too small.', 'The budget was cut again.', 'Money for travel does not reach us.', 'Budget comes late every year.', 'We lack funding for travel.'];
const STAFF = ['Trained staff leave.', 'We have too few staff officers.', 'Staff turnover is high.', 'Staff officers are moved every year.', 'The team has two staff members.', 'Posts for staff stay empty.'];
const NEITHER = ['The law was passed in 2019.', 'Schools teach it.', 'Parents are told by letter.', 'A hotline answers calls.'];
const UNREAD = ['No budget and no funding this year.', 'Schools teach the law.'];

describe('suggestions', () => {
  const { session, close } = smallProject({ answers: [...MONEY, ...STAFF, ...NEITHER, ...UNREAD].map((text) => [text]), codes: ['money', 'staff'], coders: ['ben'] });
  const models: Suggestions[] = [];
  const model = (coder: string | null): Suggestions => { const made = new Suggestions(session, coder); models.push(made); return made; };
  afterAll(() => { for (const one of models) one.stop(); close(); });
  const ids = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

  it('say that there is too little to learn from before anything is coded', async () => {
    expect(await model(null).suggest(17, true)).toEqual({ model: { state: 'tooFew', codes: 0, examples: 0, codings: 0 }, suggestions: [] });
  });

  it('learn from the project, point at words, and leave out what the answer carries', async () => {
    for (const id of ids(1, 6)) applyCode(session, [id], 'money', null, null, 'manual');
    for (const id of ids(7, 6)) applyCode(session, [id], 'staff', null, null, 'manual');
    markRead(session, ids(13, 4), true);
    const everybody = model(null);
    const found = await everybody.suggest(17, true);
    expect(found.model).toEqual({ state: 'ready', codes: 2, examples: 16, codings: 12 });
    expect(found.suggestions[0]).toMatchObject({ codeId: 'money', start: 0, end: 35 });
    expect((await everybody.suggest(1, true)).suggestions.map((one) => one.codeId)).not.toContain('money');
  });

  it('learn again when codings have grown, and rank what is unread', async () => {
    const everybody = model(null);
    expect((await everybody.nextUseful(undefined, 5)).answers.map((one) => one.answerId).toSorted((a, b) => a - b)).toEqual([17, 18]);
    for (const id of ids(1, 12)) for (const end of [5, 6]) applyCode(session, [id], 'staff', 0, end, 'manual');
    expect((await everybody.report()).model.codings).toBe(36);
    session.undo();
  });

  it('a blind coder is suggested nothing that another coder found', async () => {
    session.selectCoder('ben');
    expect(await model('ben').suggest(17, true)).toMatchObject({ model: { state: 'tooFew' }, suggestions: [] });
    session.selectCoder('ana');
  });
});
