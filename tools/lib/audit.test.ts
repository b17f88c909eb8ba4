import { describe, expect, it } from 'vitest';
import { judgeAudit } from './audit.ts';

describe('judgeAudit', () => {
  it('counts severe faults, and only those', () => {
    const of = (severity: string): string => JSON.stringify({ vulnerabilities: { 'left-pad': { severity, range: '<2' } }, metadata: { dependencies: { total: 9 } } });
    expect([judgeAudit(of('moderate')), judgeAudit(of('critical'))]).toEqual([{ kind: 'clean', packages: 9 }, { kind: 'faults', packages: ['left-pad <2 (critical)'] }]);
  });
  it.each(['', 'npm error', '{"message":"request to https://registry.example/ failed, reason: ENOTFOUND"}', '{"error":{"code":"ENOAUDIT","summary":"no audit here"}}', '{}', 'null'])('takes no answer for no verdict: %s', (printed) => {
    expect(judgeAudit(printed).kind).toBe('unknown');
  });
});
