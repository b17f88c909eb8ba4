/** What can give a person away in an answer. `other` is for the project's own list. */
export const FINDING_KINDS = ['name', 'place', 'organisation', 'email', 'phone', 'url', 'id', 'other'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Why the program thinks so; a screen says it in its own language. */
export const FINDING_REASONS = [
  'title', 'cue', 'givenName', 'capitalSurname', 'initials', 'capitals', 'placeList', 'placeCue', 'address', 'preposition', 'email', 'emailWritten', 'link', 'domain',
  'phoneInternational', 'phoneCue', 'phoneShape', 'idCue', 'idShape', 'handle', 'birthDate', 'list', 'listVariant', 'person',
] as const;
export type FindingReason = (typeof FINDING_REASONS)[number];

/** One place in a text, in code points, the end exclusive. `confidence` is a judgement from 0 to 1 (docs/anonymising.md says how
 *  often each is right), not a probability. */
export interface Finding { readonly kind: FindingKind; readonly start: number; readonly end: number; readonly confidence: number; readonly reason: FindingReason }

/** The same in UTF-16 units, as detectors see a text. */
export interface RawFinding { readonly kind: FindingKind; readonly from: number; readonly to: number; readonly confidence: number; readonly reason: FindingReason }
