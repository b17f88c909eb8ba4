import { describe, expect, it } from 'vitest';
import { killWhileWorking } from '../helpers/kill-points.ts';

/** kill -9 in the middle of work. `npm run soak:kill` does the same 500 times; its last figures are in docs/measurements.md. */
describe('a process killed in the middle', () => {
  it('of an import leaves the project as before or after, never between', async () => {
    const outcome = await killWhileWorking('import', [5, 60, 120, 180, 240, 320, 420, 560], 4000);
    expect(outcome).toMatchObject({ kills: 8, acknowledgedLost: 0, damaged: [] });
    expect(outcome.beforeCount + outcome.afterCount).toBe(8);
    // The delays must have met both sides, or the test proved nothing.
    expect(outcome.beforeCount).toBeGreaterThan(0);
  }, 300_000);

  it.each(['merge', 'rekey', 'export'] as const)('of a %s leaves the project as before or after, and no half file', async (task) => {
    const outcome = await killWhileWorking(task, task === 'export' ? [30, 200, 500] : [1, 15, 60], 10);
    expect(outcome).toMatchObject({ kills: 3, acknowledgedLost: 0, damaged: [] });
  }, 300_000);

  it('of coding loses no act that was acknowledged', async () => {
    const outcome = await killWhileWorking('coding', [10, 35, 80, 150, 260], 10);
    expect(outcome).toMatchObject({ kills: 5, acknowledgedLost: 0, damaged: [] });
  }, 300_000);
});
