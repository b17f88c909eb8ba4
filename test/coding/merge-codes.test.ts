import { afterAll, describe, expect, it } from 'vitest';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { putQuotePlace, quotePlaces } from '#db/queries/quote-order.ts';
import { createCode, mergeCodes } from '#service/codebook.ts';
import { applyCode, starCoding } from '#service/coding.ts';
import { smallProject } from '#test/helpers/small-project.ts';

describe('mergeCodes', () => {
  const { session, close } = smallProject({ answers: [['No budget'], ['Staff leave']], codes: ['money', 'funds'] });
  afterAll(close);
  it('keeps stars, the order of quotes, and children of one name apart', () => {
    for (const parentId of ['money', 'funds']) createCode(session, { name: 'Late', kind: 'gap', parentId });
    for (const codeId of ['money', 'funds']) applyCode(session, [1], codeId, 3, 9, 'manual');
    applyCode(session, [2], 'money', null, null, 'manual');
    const twin = listCodings(session.db).find(({ answerId, codeId }) => answerId === 1 && codeId === 'money');
    const other = listCodings(session.db).find(({ answerId }) => answerId === 2);
    starCoding(session, twin!.id, true);
    session.act('coding.star', { code: 'money' }, ['codings'], (db) => { putQuotePlace(db, twin!.id, 7); putQuotePlace(db, other!.id, 4); });
    const before = [listCodes(session.db), listCodings(session.db), [...quotePlaces(session.db)]];
    mergeCodes(session, 'money', 'funds');
    const after = listCodings(session.db);
    expect(after.map(({ answerId, codeId, starred }) => [answerId, codeId, starred])).toEqual([[1, 'funds', true], [2, 'funds', false]]);
    expect(after.map(({ id }) => quotePlaces(session.db).get(id))).toEqual([7, 4]);
    expect(listCodes(session.db).filter(({ parentId }) => parentId === 'funds').map(({ name }) => name)).toEqual(['Late', 'Late (2)']);
    session.undo();
    expect([listCodes(session.db), listCodings(session.db), [...quotePlaces(session.db)]]).toEqual(before);
  });
});
