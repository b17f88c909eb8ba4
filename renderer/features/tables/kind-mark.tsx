import type { CodeKind } from '#core/contract/code.ts';

/** Kinds of codes are told apart by shape as well as by colour. */
const SHAPES: Readonly<Record<CodeKind, { readonly path: string; readonly className: string }>> = {
  gap: { path: 'M1.5 1.5h7v7h-7z', className: 'kind-mark-gap' },
  challenge: { path: 'M5 1l4.500 8h-9z', className: 'kind-mark-challenge' },
  lesson: { path: 'M5 .5L9.500 5L5 9.500L.5 5z', className: 'kind-mark-lesson' },
  'good practice': { path: 'M5 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8', className: 'kind-mark-practice' },
  recommendation: { path: 'M3.700 1h2.600v2.700h2.700v2.600h-2.700v2.700h-2.600v-2.700h-2.700v-2.600h2.700z', className: 'kind-mark-recommend' },
  other: { path: 'M1 3.700h8v2.600h-8z', className: 'kind-mark-other' },
};

export function KindMark({ kind }: { kind: CodeKind }) {
  const { path, className } = SHAPES[kind];
  return <svg className={`kind-mark ${className}`} viewBox="0 0 10 10" width={9} height={9} aria-hidden="true"><path d={path} /></svg>;
}
