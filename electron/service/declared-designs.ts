import type { VariableDefinition } from '#core/model/definitions.ts';
import { instrumentNames } from './instruments.ts';
import type { ProjectSession } from './session.ts';

interface Declared { readonly weight: string | null; readonly strata: string | null; readonly clusters: string | null }

/** Which variables are declared to hold how the sample was drawn: of the first survey that declares any, and of each by itself. */
export function declaredDesigns(session: ProjectSession): Declared & { readonly designs: readonly (Declared & { readonly survey: string | null; readonly label: string | null })[] } {
  const declared = (definitions: readonly VariableDefinition[]): Declared => {
    const holding = (role: string): string | null => definitions.find((definition) => definition.role === role)?.id ?? null;
    return { weight: holding('weight'), strata: holding('stratum'), clusters: holding('cluster') };
  };
  const placed = [...session.definitions.values()].filter(({ role }) => role === 'weight' || role === 'stratum' || role === 'cluster');
  const names = instrumentNames(session, 'en');
  const designs = [...Map.groupBy(placed, ({ instrument }) => instrument ?? null)].map(([survey, own]) => ({ survey, label: survey === null ? null : names.get(survey) ?? survey, ...declared(own) }));
  return { ...declared(placed), designs };
}
