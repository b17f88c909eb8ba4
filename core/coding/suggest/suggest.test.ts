import { describe, expect, it } from 'vitest';
import { examplesOf, type CodedAnswer } from './examples.ts';
import { reportOn } from './report.ts';
import { suggestFor, uncertainty } from './suggest.ts';
import { learnable, trainSuggester } from './train.ts';

const MONEY = ['There is no budget for this.', 'Funding is too small.', 'The budget was cut again.', 'Money does not reach us.', 'Funds come late every year.', 'We lack funding for travel.'];
const STAFF = ['Trained staff leave.', 'We have too few officers.', 'Staff turnover is high.', 'Officers are moved every year.', 'The team has two staff members.', 'Posts for officers stay empty.'];
const NEITHER = ['The law was passed in 2019.', 'Schools teach it.', 'Parents are told by letter.', 'A hotline answers calls.', 'Reports go to the ministry.', 'The centre opened in spring.'];
const coded = (texts: readonly string[], codeId: string | null): CodedAnswer[] => texts.map((text) => ({ text, language: 'en', codings: codeId === null ? [] : [{ codeId, start: null, end: null }] }));
const ANSWERS = [...coded(MONEY, 'money'), ...coded(STAFF, 'staff'), ...coded(NEITHER, null), { text: 'Once only.', language: 'en', codings: [{ codeId: 'rare', start: null, end: null }] }];

describe('examplesOf', () => {
  it('marks the sentence a span covers, and takes no sentence of a wholly coded answer for a counter-example', () => {
    const [first, second, whole] = examplesOf([{ text: '😀 No budget. Staff leave.', language: null, codings: [{ codeId: 'money', start: 2, end: 12 }, { codeId: 'gap', start: null, end: null }] }]);
    expect([first, second, whole].map((one) => [one?.text, [...one!.codes], [...one!.unsure]])).toEqual([['😀 No budget.', ['money'], ['gap']], ['Staff leave.', [], ['gap']], ['😀 No budget. Staff leave.', ['gap', 'money'], []]]);
  });
});

describe('learnable', () => {
  it('leaves out what too few answers carry, and says so', () => {
    expect(learnable(examplesOf(ANSWERS))).toEqual({ codes: ['money', 'staff'], tooFew: [{ codeId: 'rare', answers: 1 }] });
  });
});

describe('reportOn', () => {
  it('says of a code that stands on everything that nothing was learnt of it', () => {
    const kindsOf = (answers: readonly CodedAnswer[]) => { const examples = examplesOf(answers); const { held, texts } = trainSuggester(examples); return reportOn(examples, texts, held).weaknesses.filter(({ kind }) => kind === 'noCounterExamples').map(({ codes }) => codes); };
    expect(kindsOf(coded([...MONEY, ...STAFF], 'all'))).toEqual([['all']]);
    expect(kindsOf(ANSWERS)).toEqual([]);
  });
});

describe('suggestFor', () => {
  const { suggester } = trainSuggester(examplesOf(ANSWERS));
  it('points at the sentence that speaks for the code, in code points', () => {
    const text = '😀 The hotline works. We have no funding and no budget for it.';
    const [best] = suggestFor(suggester, text, 0.1);
    expect([best?.codeId, [...text].slice(best!.start, best!.end).join('')]).toEqual(['money', 'We have no funding and no budget for it.']);
  });
  it('is the same again for the same examples', () => {
    const again = trainSuggester(examplesOf(ANSWERS)).suggester;
    expect(suggestFor(again, 'Budget and staff.', 0)).toEqual(suggestFor(suggester, 'Budget and staff.', 0));
  });
  it('finds more to learn where it is unsure', () => {
    const [sure, unsure] = ['The budget was cut again.', 'Budget of staff.'].map((text) => Math.max(...suggestFor(suggester, text, 0).map((one) => Math.abs(one.confidence - 0.5))));
    expect(uncertainty(suggester, 'Budget of staff.') > uncertainty(suggester, 'The budget was cut again.')).toBe(unsure! < sure!);
  });
  it('learns nothing from nothing', () => {
    expect(suggestFor(trainSuggester([]).suggester, 'Budget')).toEqual([]);
  });
});
