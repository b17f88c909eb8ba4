/** A refusal that a person can act on is a value, not an exception: `{ ok: false, error: { kind, … } }`. Bugs still throw. */
export type Result<T, E extends { kind: string }> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refuse = <E extends { kind: string }>(error: E): { ok: false; error: E } => ({ ok: false, error });
