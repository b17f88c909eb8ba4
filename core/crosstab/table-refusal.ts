import { refuse } from '../result.ts';

/** Why a table is not made: the thing, the place, the way out. The service says it as a Refusal. */
export interface TableRefusal {
  readonly kind: 'table';
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | string[]>>;
}
export function tableRefusal(code: string, message: string, details: TableRefusal['details'] = {}): { ok: false; error: TableRefusal } {
  return refuse({ kind: 'table', code, message, details });
}
