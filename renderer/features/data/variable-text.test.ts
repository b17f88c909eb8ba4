import { describe, expect, it } from 'vitest';
import { lookAlikes } from './variable-text.ts';

const category = (id: string, label: string, count: number) => ({ id, label, count });

describe('lookAlikes', () => {
  it('proposes the rarer spelling for merging into the more frequent', () => {
    const categories = [category('1', 'yes ', 2), category('2', 'Yes', 30), category('3', 'No', 4), category('4', 'YES.', 1)];
    expect(lookAlikes(categories).map(([from, into]) => `${from.id}>${into.id}`)).toEqual(['1>2', '4>2']);
  });
  it('leaves different words alone', () => {
    expect(lookAlikes([category('1', 'Oui', 3), category('2', 'Yes', 3)])).toEqual([]);
  });
});
