import { readFileSync } from 'node:fs';
import { z } from 'zod';

const reportSchema = z.object({
  numPassedTests: z.number().int(), numFailedTests: z.number().int(), numPendingTests: z.number().int(), numTodoTests: z.number().int().default(0),
  success: z.boolean(), testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) })),
});

export interface Tally { readonly passed: number; readonly failed: number; readonly skipped: number }

/** What a vitest JSON report counts, or null where there is no whole one.
 *  A file that could not even be loaded counts as one failed test: it has no tests that could fail. */
export function readTally(reportFile: string): Tally | null {
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
    const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const failed = report.numFailedTests + unloaded;
    // Errors outside of any test turn the run red as well.
    return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return null;
  }
}

export function tallyLine({ passed, failed }: Tally): string {
  return `tests: ${passed} passed, ${failed} failed`;
}
