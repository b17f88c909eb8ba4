import type { FindingKind, FindingReason } from '../contract/finding.ts';

/** One place in a text, in code points, the end exclusive. `confidence` is a judgement from 0 to 1 (docs/anonymising.md says how
 *  often each is right), not a probability. */
export interface Finding { readonly kind: FindingKind; readonly start: number; readonly end: number; readonly confidence: number; readonly reason: FindingReason }

/** The same in UTF-16 units, as detectors see a text. */
export interface RawFinding { readonly kind: FindingKind; readonly from: number; readonly to: number; readonly confidence: number; readonly reason: FindingReason }
