import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { createService } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'case-rows-'));
const service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
const client = createRouterClient(service.router, { context: {} });
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('data.cases', () => {
  it('shows for every variable as many values, and as many of each state of missing, as the variable counts', async () => {
    await client.project.openSample();
    const variables = (await client.data.variables()).filter((variable) => variable.source !== 'theme');
    const { rows } = await client.data.cases({ from: 0, to: 1000, variables: variables.map((variable) => variable.id) });
    const counted = variables.map(({ id }, at) => {
      const states = { value: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0, unread: 0 };
      for (const row of rows) {
        const cell = row.cells[at]!;
        states[typeof cell === 'object' ? cell.state : 'value'] += 1;
      }
      return { id, states };
    });
    expect(counted).toEqual(variables.map(({ id, states }) => ({ id, states: { ...states, unread: 0 } })));
    expect(variables.some((variable) => variable.type === 'open')).toBe(true);
  });
});
