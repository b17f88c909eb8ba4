import type { Outputs } from '#core/contract/api/index.ts';
import type { Variable } from '#core/contract/variable.ts';

export interface CapabilityPage { readonly no: string; readonly name: string; readonly domain: string; /** Rows of its table. */ readonly indicators: readonly string[]; /** Open-ended questions about it. */ readonly questions: readonly string[] }

const speaksOf = (variable: Pick<Variable, 'capability'>, no: string): boolean => (variable.capability ?? '').split('|').includes(no);

/** A page for each capability of the framework that any variable speaks of. Its table counts the indicators made for it, or the
 *  status questions where none were; confidential questions stay out. */
export function capabilityPages(framework: Outputs['project']['framework'], variables: readonly Variable[], language: 'en' | 'fr'): CapabilityPage[] {
  return framework.domains.flatMap((domain) => domain.capabilities.flatMap((capability): CapabilityPage[] => {
    const own = variables.filter((variable) => speaksOf(variable, capability.no) && !variable.confidential);
    if (own.length === 0) return [];
    const countable = own.filter((variable) => variable.type === 'single' || variable.type === 'multiple');
    const derived = countable.filter((variable) => variable.source === 'derived');
    return [{
      no: capability.no, name: capability[language] || capability.en, domain: domain[language] || domain.en,
      indicators: (derived.length > 0 ? derived : countable.filter((variable) => variable.role === 'status')).map((variable) => variable.id),
      questions: own.filter((variable) => variable.type === 'open').map((variable) => variable.id),
    }];
  }));
}
