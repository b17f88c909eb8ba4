import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTally, tallyLine } from './tally.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'tally-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function report(text: string | object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  return file;
}
const green = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 2, success: true, testResults: [{ name: 'a', status: 'passed', assertionResults: [{}] }] };

describe('readTally', () => {
  it('counts what ran', () => {
    expect(readTally(report(green))).toEqual({ passed: 12, failed: 0, skipped: 2 });
    expect(tallyLine({ passed: 12, failed: 0, skipped: 2 })).toBe('tests: 12 passed, 0 failed');
  });
  it('counts a file that could not be loaded, and a run that failed outside of any test', () => {
    expect(readTally(report({ ...green, success: false, testResults: [...green.testResults, { name: 'b', status: 'failed', assertionResults: [] }] }))?.failed).toBe(1);
    expect(readTally(report({ ...green, success: false }))?.failed).toBe(1);
    expect(readTally(report({ ...green, numFailedTests: 3, success: false }))?.failed).toBe(3);
  });
  it('has nothing to say about no report, half a one, or another file', () => {
    expect([readTally(join(folder, 'none.json')), readTally(report('{"numPassedTests": 1')), readTally(report({}))]).toEqual([null, null, null]);
  });
});
