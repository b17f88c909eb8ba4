/** What can give a person away in an answer. `other` is for the project's own list. */
export const FINDING_KINDS = ['name', 'place', 'organisation', 'email', 'phone', 'url', 'id', 'other'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Why the program thinks so; a screen says it in its own language. */
export const FINDING_REASONS = [
  'title', 'cue', 'givenName', 'capitalSurname', 'initials', 'capitals', 'placeList', 'placeCue', 'address', 'preposition', 'email', 'emailWritten', 'link', 'domain',
  'phoneInternational', 'phoneCue', 'phoneShape', 'idCue', 'idShape', 'handle', 'birthDate', 'list', 'listVariant', 'person',
] as const;
export type FindingReason = (typeof FINDING_REASONS)[number];
