import type { VariableDefinition } from '../model/definitions.ts';

export interface CapabilityPage { readonly no: string; readonly name: string; readonly domain: string; /** Rows of its table. */ readonly indicators: readonly string[]; /** Open-ended questions about it. */ readonly questions: readonly string[] }
/** A framework as the project has it: the built-in one, one of its own, or an empty one. */
export interface FrameworkShape { readonly domains: readonly { readonly no: string; readonly en: string; readonly fr: string; readonly capabilities: readonly { readonly no: string; readonly en: string; readonly fr: string }[] }[] }

/** Whether a variable speaks of a capability; one may speak of several ("18|19"). */
export const speaksOf = (variable: Pick<VariableDefinition, 'capability'>, no: string): boolean => (variable.capability ?? '').split('|').includes(no);

/** A page for each capability of the framework that any variable speaks of. Its table counts the indicators made for it, or the
 *  status questions where none were, or all closed questions where none is marked as one; and levels. Confidential questions stay out, and so do translations, whose originals are read. */
export function capabilityPages(framework: FrameworkShape, variables: readonly Pick<VariableDefinition, 'id' | 'capability' | 'confidential' | 'type' | 'source' | 'role' | 'translationOf'>[], language: 'en' | 'fr'): CapabilityPage[] {
  return framework.domains.flatMap((domain) => domain.capabilities.flatMap((capability): CapabilityPage[] => {
    const own = variables.filter((variable) => speaksOf(variable, capability.no) && !variable.confidential && variable.source !== 'theme');
    if (own.length === 0) return [];
    const countable = own.filter((variable) => variable.type === 'single' || variable.type === 'multiple');
    const levels = countable.filter((variable) => variable.role === 'level');
    const derived = countable.filter((variable) => variable.source === 'derived' && variable.role !== 'level');
    const status = countable.filter((variable) => variable.role === 'status');
    return [{
      no: capability.no, name: capability[language] || capability.en, domain: domain[language] || domain.en,
      indicators: [...(derived.length > 0 ? derived : status.length > 0 ? status : countable.filter((variable) => variable.role === undefined)), ...levels].map((variable) => variable.id),
      questions: own.filter((variable) => variable.type === 'open' && variable.translationOf === undefined).map((variable) => variable.id),
    }];
  }));
}
