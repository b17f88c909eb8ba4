import type { Labels, Measure, VariableType } from '../contract/variable.ts';

/** A category as defined, before it is counted. `values` are the spellings in source files that mean it. */
export interface CategoryDefinition { readonly id: string; readonly label: string; readonly labels?: Labels | undefined; readonly values?: readonly string[] | undefined }

/** How a derived variable is made; kept, shown in words and re-run when data change.
 *  `categories`: the first category whose expression holds wins; where none holds, the state is the first state other than
 *  notAsked among the variables spoken of, else notAsked. `number`: arithmetic over numeric variables. */
export type Derivation =
  | { readonly kind: 'categories'; readonly rules: readonly { readonly category: string; readonly when: string }[]; readonly basedOn?: readonly string[] | undefined }
  | { readonly kind: 'number'; readonly expression: string };

/** A variable as the project defines it (the vector or the answers hold its data). */
export interface VariableDefinition {
  readonly id: string;
  readonly label: string;
  readonly labels?: Labels | undefined;
  readonly wording?: string | undefined;
  readonly instrument?: string | undefined;
  readonly question?: string | undefined;
  readonly capability?: string | undefined;
  readonly role?: string | undefined;
  readonly source: 'imported' | 'derived' | 'attribute' | 'theme';
  readonly type: VariableType;
  readonly measure: Measure | null;
  readonly confidential: boolean;
  readonly categories: readonly CategoryDefinition[];
  /** An open-ended column that says the answers of this variable in another language: read beside them, never coded. */
  readonly translationOf?: string | undefined;
  /** An open-ended variable whose answers are documents: the collection they are in, under whose id the cases made for them stand. */
  readonly documents?: string | undefined;
  readonly confidence?: number | undefined;
  readonly derivation?: Derivation | undefined;
}
