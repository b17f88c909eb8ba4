/** What `npm audit --json` printed, judged: `unknown` where the registry did not answer (a machine without a network, a mirror that has
 *  no such service), because a check that fails for want of an answer would be switched off. */
export type AuditVerdict = { readonly kind: 'unknown'; readonly why: string } | { readonly kind: 'clean'; readonly packages: number } | { readonly kind: 'faults'; readonly packages: readonly string[] };

/** Faults of high or critical severity in what is shipped count. @param printed the command's standard output */
export function judgeAudit(printed: string): AuditVerdict {
  let said: unknown;
  try { said = JSON.parse(printed); } catch { return { kind: 'unknown', why: 'no answer that can be read' }; }
  if (typeof said !== 'object' || said === null) return { kind: 'unknown', why: 'no answer that can be read' };
  if ('message' in said || 'error' in said) return { kind: 'unknown', why: String(('message' in said ? said.message : undefined) ?? ('error' in said && typeof said.error === 'object' && said.error !== null && 'summary' in said.error ? said.error.summary : 'an error')).split('\n')[0]! };
  if (!('vulnerabilities' in said) || typeof said.vulnerabilities !== 'object' || said.vulnerabilities === null) return { kind: 'unknown', why: 'an answer without a list of faults' };
  const severe = Object.entries(said.vulnerabilities as Record<string, { severity?: string; range?: string }>).filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  if (severe.length > 0) return { kind: 'faults', packages: severe.map(([name, { severity, range }]) => `${name} ${range ?? ''} (${severity ?? ''})`) };
  const total = 'metadata' in said ? (said.metadata as { dependencies?: { total?: number } }).dependencies?.total ?? 0 : 0;
  return { kind: 'clean', packages: total };
}
