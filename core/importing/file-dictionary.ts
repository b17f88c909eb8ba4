import type { Labels, Measure } from '../contract/variable.ts';

/** What a file itself declares about its variables: an SPSS file's labels and missing values, an XLSForm's questions and
 *  choices. Declared facts, not guesses. */
export interface FileDictionary {
  readonly source: 'spss' | 'xlsform';
  readonly variables: readonly DeclaredVariable[];
  readonly sets: readonly MultipleResponseSet[];
}

export interface DeclaredVariable {
  /** Name as in the column's header (SPSS's long name; XLSForm's group/name path). */
  readonly name: string;
  /** 0-based column of the table, where the declaration belongs to the same file. */
  readonly column: number | null;
  readonly label: string | null;
  readonly labels?: Labels | undefined;
  readonly type: 'text' | 'number' | 'date' | 'dateTime' | 'time' | 'single' | 'multiple' | 'note';
  readonly measure: Measure | null;
  /** Values with their labels; values are texts for text variables and XLSForm choices. */
  readonly valueLabels: readonly { readonly value: number | string; readonly label: string; readonly labels?: Labels | undefined }[];
  /** Values that are declared missing, single or as an inclusive range. */
  readonly missing: readonly DeclaredMissing[];
  /** XLSForm: the condition under which it is asked, those of its groups included. */
  readonly relevant?: string | undefined;
  /** XLSForm: whether, or under which condition, an answer is required. */
  readonly required?: boolean | string | undefined;
  /** XLSForm: what an answer must satisfy, and what the form says where it does not. */
  readonly constraint?: string | undefined;
  readonly constraintMessage?: string | undefined;
  /** XLSForm: the innermost repeat group it stands in. */
  readonly repeat?: string | undefined;
}

export type DeclaredMissing =
  | { readonly value: number | string }
  | { readonly low: number; readonly high: number };

export interface MultipleResponseSet {
  readonly name: string;
  readonly label: string;
  /** `dichotomies`: one variable an option, chosen where it equals `counted`; `categories`: each variable holds one of the choices. */
  readonly kind: 'dichotomies' | 'categories';
  readonly counted: number | string | null;
  /** Names as in `DeclaredVariable.name`. */
  readonly variables: readonly string[];
  /** dichotomies: an option is called as its variable calls the counted value, where it does. */
  readonly countedLabels?: boolean | undefined;
}
