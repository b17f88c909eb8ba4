import type { DeclaredVariable, FileDictionary } from './file-dictionary.ts';

/** What several files declare, as one: variables are told by their names.
 *  @returns conflicts: variables whose codes mean one thing in one file and another in the next; their value labels are left out, so
 *  that the codes stay what they are */
export function mergeDictionaries(dictionaries: readonly FileDictionary[]): { dictionary: FileDictionary; conflicts: string[] } {
  const variables = new Map<string, DeclaredVariable>();
  const conflicts = new Set<string>();
  for (const variable of dictionaries.flatMap((one) => one.variables)) {
    const known = variables.get(variable.name);
    const labels = [...(known?.valueLabels ?? [])];
    for (const label of variable.valueLabels) {
      const same = labels.find(({ value }) => value === label.value);
      if (same === undefined) labels.push(label);
      else if (same.label.trim().toLowerCase() !== label.label.trim().toLowerCase()) conflicts.add(variable.name);
    }
    variables.set(variable.name, { ...(known ?? variable), column: null, valueLabels: labels });
  }
  return {
    dictionary: {
      source: dictionaries[0]?.source ?? 'spss', sets: dictionaries.find(({ sets }) => sets.length > 0)?.sets ?? [],
      variables: [...variables.values()].map((variable) => (conflicts.has(variable.name) ? { ...variable, valueLabels: [] } : variable)),
    },
    conflicts: [...conflicts],
  };
}
