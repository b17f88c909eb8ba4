import type { VariableDefinition } from '#core/model/definitions.ts';
/** A published indicator as a derived variable over both instruments. */
export type DerivationDefinition = VariableDefinition & Required<Pick<VariableDefinition, 'labels' | 'derivation'>>;
/** The 28 published indicators, in the order of the publication. */
export declare const DERIVATIONS: readonly DerivationDefinition[];
