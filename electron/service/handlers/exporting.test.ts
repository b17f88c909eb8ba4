import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { createService } from '../service.ts';

const folder = mkdtempSync(join(tmpdir(), 'swb-picture-'));
const service = createService({ userFolder: folder, projectsFolder: folder, shell: 'test' });
afterAll(async () => { await service.close(); rmSync(folder, { recursive: true, force: true }); });

describe('exporting.picture', () => {
  const { exporting } = createRouterClient(service.router, { context: {} });
  it('writes the bytes that the window drew where the user said', async () => {
    const target = join(folder, 'chart.svg');
    expect(await exporting.picture({ name: 'chart.svg', bytes: new Blob(['<svg/>']), target })).toEqual({ name: 'chart.svg', file: target, bytes: null, count: 1 });
    expect(readFileSync(target, 'utf8')).toBe('<svg/>');
  });
  it('says in a sentence where nothing can be written', async () => {
    await expect(exporting.picture({ name: 'x.svg', bytes: new Blob(['x']), target: folder })).rejects.toThrow(/could not be written/);
  });
});
