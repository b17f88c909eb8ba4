import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesIn } from '#core/crosstab/uses.ts';
import { changeVariable, deriveVariables, removeVariable } from '#service/data.ts';
import { describeVariables } from '#service/describe.ts';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from './helpers/temporary-files.ts';

const files = temporaryFiles();
let session: ProjectSession;
const table = (staff: readonly number[]): string => files.write('staff.csv', ['Respondent ID,Number of staff', ...staff.map((count, index) => `R-${1001 + index},${count}`)].join('\n'));
beforeAll(async () => {
  session = createProject(`${files.folder}/derive.swproj`, 'Derive', 'words', 'empty');
  await importFile(session, table([3, 8, 12, 40, 7, 5, 61, 22, 9, 14, 33, 2]), { instrument: 'staff' });
});
afterAll(() => { session.close(); files.remove(); });
const found = (id: string) => describeVariables(session).find((variable) => variable.id === id)!;
const staff = (): string => describeVariables(session).find(({ type }) => type === 'number')!.id;
const counts = (id: string): unknown => found(id).categories!.map(({ label, count }) => [label, count]);
const bands = (cut: number) => ({ id: 'size', label: 'Size', derivation: { kind: 'categories' as const, rules: [{ category: 'Small', when: `${staff()} < ${cut}` }, { category: 'Large', when: `${staff()} >= ${cut}` }] } });

describe('a derived variable', () => {
  it('keeps its definition, and says it in words and as it was written', () => {
    deriveVariables(session, [bands(10)]);
    expect(found('size')).toMatchObject({ formula: 'Small: Number of staff is below 10; Large: Number of staff is at least 10', derivation: bands(10).derivation });
    expect(found(staff()).usedBy).toEqual(['size']);
    expect(counts('size')).toEqual([['Small', 6], ['Large', 6]]);
  });

  it('is changed in place: what is made from it follows, whichever was defined first; its label in French stays', () => {
    deriveVariables(session, [{ id: 'big', label: 'Big', derivation: { kind: 'categories', rules: [{ category: 'big', when: "size = 'Large'" }] } }]);
    changeVariable(session, 'size', { labels: { fr: 'Taille' } });
    deriveVariables(session, [bands(20)]);
    expect([found('size').labels, counts('size'), counts('big')]).toEqual([{ fr: 'Taille' }, [['Small', 8], ['Large', 4]], [['big', 4]]]);
    // "size" stands before "other" in the project, and is made from it from now on.
    deriveVariables(session, [{ id: 'double', label: 'Double', derivation: { kind: 'number', expression: `${staff()} * 2` } }]);
    deriveVariables(session, [{ id: 'size', label: 'Size', derivation: { kind: 'categories', rules: [{ category: 'Small', when: 'double < 20' }, { category: 'Large', when: 'double >= 20' }] } }]);
    expect(counts('big')).toEqual([['big', 6]]);
  });

  it('is made again when a newer file changes the data', async () => {
    await importFile(session, table([30, 8, 12, 40, 7, 5, 61, 22, 9, 14, 33, 2]), { instrument: 'staff', update: true });
    expect([counts('size'), counts('big')]).toEqual([[['Small', 5], ['Large', 7]], [['big', 7]]]);
    session.undo();
    expect(counts('big')).toEqual([['big', 6]]);
  });

  it('is not made from itself, and what others are made from is not deleted', () => {
    expect(() => deriveVariables(session, [{ id: 'double', label: 'Double', derivation: { kind: 'categories', rules: [{ category: 'x', when: "big = 'big'" }] } }])).toThrow('would be made from itself');
    expect(() => { removeVariable(session, 'size'); }).toThrow('is used by “Big”');
    removeVariable(session, 'big');
    expect(found('size').usedBy).toBeUndefined();
  });
});

describe('namesIn', () => {
  it('names each variable once, and none where the formula cannot be read', () => {
    expect(namesIn({ kind: 'number', expression: 'mean(a, b) + a' })).toEqual(['a', 'b']);
    expect(namesIn({ kind: 'categories', rules: [{ category: 'x', when: "region = 'a' and (" }, { category: 'y', when: "\"q 1\" in ('x')" }] })).toEqual(['q 1']);
  });
});
