import type { VariableDefinition } from '../model/definitions.ts';

/** The columns of an extract and the names they have in SQL. Names and codes are made of small letters, digits and underscores, so
 *  that the same text of a query is read alike by DuckDB, PostgreSQL, ClickHouse and Spark: none of them has to be told how to quote. */
export const CASE_COLUMN = 'case_no';

export interface ExtractCategory { readonly id: string; /** What stands in the column, or in the name of the option's column. */ readonly code: string; readonly label: string; readonly labels?: VariableDefinition['labels']; /** Multiple choice: the column of the option, 1 where it was chosen, 0 where not. */ readonly column?: string }
export interface ExtractVariable {
  readonly definition: VariableDefinition;
  /** Column of the value; null for multiple choice, whose options have columns of their own. */
  readonly column: string | null;
  /** Why there is no value: notAsked, noAnswer, dontKnow, notApplicable, unread; null where there is one. */
  readonly whyColumn: string;
  readonly categories: readonly ExtractCategory[];
}
export interface ExtractColumns { readonly variables: ReadonlyMap<string, ExtractVariable> }

const MOST_NAME = 40;

/** Names for each variable and its categories, the same for the same variables in the same order. */
export function extractColumns(definitions: readonly VariableDefinition[]): ExtractColumns {
  const taken = new Set<string>([CASE_COLUMN]);
  return {
    variables: new Map(definitions.map((definition) => {
      // a letter before the name keeps clear of every reserved word
      const [prefix, rest] = definition.source === 'theme' ? ['t_', definition.id.replace(/^theme:/, '')] : ['v_', definition.id];
      const name = different(`${prefix}${plain(rest)}`, taken);
      const codes = new Set<string>();
      const isMultiple = definition.type === 'multiple';
      const categories = definition.categories.map((category): ExtractCategory => {
        const code = different(plain(category.id), codes);
        return { id: category.id, code, label: category.label, labels: category.labels, ...(isMultiple ? { column: different(`${name}__o_${code}`, taken) } : {}) };
      });
      return [definition.id, { definition, column: isMultiple ? null : name, whyColumn: different(`${name}__why`, taken), categories }];
    })),
  };
}

const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, MOST_NAME) || 'x';

function different(name: string, taken: Set<string>): string {
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${name}_${number}`;
  taken.add(own);
  return own;
}
