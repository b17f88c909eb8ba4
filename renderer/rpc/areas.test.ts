import { describe, expect, it } from 'vitest';
import { areasOf } from './areas.ts';

const areas = (path: string[], meta?: Record<string, unknown>) => areasOf({ queryKey: [path, { type: 'query' }], meta });

describe('areasOf', () => {
  it('goes by the longest known prefix of the path', () => {
    expect(areas(['data', 'quality'])).toEqual(['variables', 'cases']);
    expect(areas(['data', 'cases'])).toContain('codings');
    expect(areas(['codes', 'list'])).toEqual(['codes', 'codings', 'cases']);
    expect(areas(['importing', 'rawRows'])).toEqual([]);
  });
  it('lets a query say its own', () => {
    expect(areas(['coding', 'answers'], { areas: ['variables'] })).toEqual(['variables']);
  });
  it('asks again for what it does not know', () => {
    expect(areas(['weather', 'today'])).toContain('codings');
  });
});
