import { describe, expect, it } from 'vitest';
import { columnsText } from './plan-columns.ts';

const at = (...indices: number[]) => ({ columns: indices.map((index) => ({ index, header: '' })) });

describe('columnsText', () => {
  it('names columns by letters and joins neighbours', () => {
    expect([columnsText(at(2), 'rows'), columnsText(at(5, 3, 4), 'rows'), columnsText(at(2, 27), 'rows')]).toEqual(['C', 'D–F', 'C, AB']);
  });
  it('numbers rows of a transposed sheet', () => {
    expect(columnsText(at(0, 1), 'columns')).toBe('1–2');
  });
});
