import { attempt } from '../../app/attempt.ts';
import { useCommand } from '../../app/commands.ts';
import { client } from '../../rpc/index.ts';
import type { Finding } from './findings-view.tsx';

/** The digit of a kind gives it to the finding that is read. */
export function KindCommand({ kind, finding }: { kind: Finding['kind']; finding: Finding | null }) {
  useCommand(`privacy.kind.${kind}`, finding === null ? null : () => attempt(async () => { await client.anonymising.change({ id: finding.id, kind }); }));
  return null;
}
