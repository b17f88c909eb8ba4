import { describe, expect, it } from 'vitest';
import type { Code, CodeKind } from '#core/contract/code.ts';
import { rankThemes } from './rank-themes.ts';

const code = (id: string, kind: CodeKind, position: number): Code => ({ id, kind, position, name: id, path: id, cases: 0, mentions: 0, parentId: null, colour: null, description: '', include: '', exclude: '', example: '', labels: {}, key: null, retired: false });
const codes = [code('staff', 'gap', 0), code('money', 'gap', 1), code('law', 'challenge', 2), code('never', 'lesson', 3), code('fact', 'other', 4)];

describe('rankThemes', () => {
  it('counts a case once, leaves unread answers out of the base, and puts the most raised first', () => {
    const ranking = rankThemes([
      { caseIndex: 0, state: 'coded', codeIds: ['staff', 'money'] },
      { caseIndex: 0, state: 'coded', codeIds: ['money', 'fact'] },
      { caseIndex: 1, state: 'coded', codeIds: ['money'] },
      { caseIndex: 2, state: 'readNothing', codeIds: [] },
      { caseIndex: 3, state: 'unread', codeIds: [] },
    ], codes);
    expect({ base: ranking.base, unread: ranking.unread, kinds: ranking.kinds.map(({ kind, themes }) => [kind, themes.map((theme) => [theme.code.id, theme.cases])]) })
      .toEqual({ base: 3, unread: 1, kinds: [['gap', [['money', 2], ['staff', 1]]]] });
  });
});
