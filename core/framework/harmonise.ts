import type { VariableDefinition } from '../model/definitions.ts';
import type { DerivedVariable } from '../contract/api/data.ts';
import type { Saying } from '../contract/saying.ts';
import { saying } from '../text/sentences.ts';
import { normaliseText } from '../text/normalise.ts';
import { findCapability } from './national-response.ts';

export interface Harmonised {
  /** A derived variable that says for every case what its own questionnaire says. */
  readonly variable: DerivedVariable;
  /** The variables it brings together, one an instrument. */
  readonly from: readonly string[];
  readonly confidence: number;
  readonly why: Saying;
}

/** Where several instruments ask for the status of one capability by yes or no, the variable that holds both: one question for all
 *  cases. Questions of one capability are paired by their words where an instrument has several.
 *  Nothing is proposed that a derived variable already brings together.
 *  @example harmonise([...session.definitions.values()])[0]?.variable.derivation */
export function harmonise(definitions: readonly VariableDefinition[]): Harmonised[] {
  const status = definitions.filter((one) => one.source === 'imported' && one.type === 'single' && one.role === 'status' && one.instrument !== undefined && one.capability !== undefined && hasYesNo(one));
  const done = definitions.filter(({ source }) => source === 'derived').map(expressions);
  const taken = new Set(definitions.map(({ id }) => id));
  const proposals: Harmonised[] = [];
  for (const [capability, ofCapability] of Map.groupBy(status, (one) => one.capability!)) {
    const [first = [], ...others] = [...Map.groupBy(ofCapability, (one) => one.instrument!).values()];
    if (others.length === 0) continue;
    const free = others.map((list) => new Set(list));
    for (const one of byLikeness(first, others)) {
      const partners = free.map((list) => partnerOf(one, [...list], first.length === 1 && list.size === 1));
      const found = partners.filter((partner) => partner !== null);
      if (found.length === 0) continue;
      partners.forEach((partner, index) => { if (partner !== null) free[index]!.delete(partner.variable); });
      const from = [one, ...found.map(({ variable }) => variable)];
      if (done.some((text) => from.every(({ id }) => mentions(text, id)))) continue;
      proposals.push(proposal(capability, one, from, Math.min(...found.map(({ confidence }) => confidence)), first.length > 1, taken));
    }
  }
  return proposals;
}

const hasYesNo = ({ categories }: VariableDefinition): boolean => ['yes', 'no'].every((id) => categories.some((category) => category.id === id));
const expressions = ({ derivation }: VariableDefinition): string => (derivation === undefined ? '' : derivation.kind === 'number' ? derivation.expression : derivation.rules.map(({ when }) => when).join(' '));
const mentions = (text: string, id: string): boolean => new RegExp(`(^|[^\\w.:-])${id.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[^\\w.:-])`).test(text);

const words = ({ wording, label }: VariableDefinition): Set<string> => new Set(normaliseText(`${label} ${wording ?? ''}`).split(' ').filter((word) => word.length > 3));
function likeness(one: VariableDefinition, other: VariableDefinition): number {
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
/** Those that are surest of their partner choose first. */
const byLikeness = (first: readonly VariableDefinition[], others: readonly (readonly VariableDefinition[])[]): VariableDefinition[] =>
  [...first].sort((a, b) => Math.max(...others.flat().map((other) => likeness(b, other))) - Math.max(...others.flat().map((other) => likeness(a, other))));

function partnerOf(one: VariableDefinition, candidates: readonly VariableDefinition[], only: boolean): { variable: VariableDefinition; confidence: number } | null {
  const scored = candidates.map((variable) => ({ variable, score: likeness(one, variable) })).sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined) return null;
  if (only) return { variable: best.variable, confidence: 0.8 };
  return best.score >= 0.25 && (next === undefined || best.score > next.score) ? { variable: best.variable, confidence: Math.min(0.8, 0.5 + best.score / 2) } : null;
}

function proposal(capability: string, one: VariableDefinition, from: readonly VariableDefinition[], confidence: number, several: boolean, taken: Set<string>): Harmonised {
  const capabilities = capability.split('|').map((no) => findCapability(Number(no))).filter((found) => found !== undefined);
  const name = (language: 'en' | 'fr'): string => [capabilities.map((found) => found[language]).join(language === 'fr' ? ' ; ' : '; '), ...(several ? [one.labels?.[language] ?? one.label] : [])].filter((part) => part !== '').join(language === 'fr' ? ' : ' : ': ');
  const stem = `capability_${capability.replaceAll(/\W+/g, '_')}`;
  let id = stem;
  for (let nth = 2; taken.has(id); nth++) id = `${stem}_${nth}`;
  taken.add(id);
  const when = (answer: string): string => from.map((variable) => `${nameOf(variable.id)} = '${answer}'`).join(' or ');
  return {
    from: from.map((variable) => variable.id), confidence: Math.round(confidence * 100) / 100,
    why: saying('harmonise.asked', { capability: { en: name('en'), fr: name('fr') }, variables: from.map((variable) => `“${variable.label}” (${variable.instrument})`) }),
    variable: {
      id, label: name('en') || one.label, labels: { en: name('en'), fr: name('fr') }, capability, role: 'indicator', measure: 'nominal',
      categories: [{ id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' } }, { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' } }],
      derivation: { kind: 'categories', rules: [{ category: 'yes', when: when('yes') }, { category: 'no', when: when('no') }] },
    },
  };
}
const nameOf = (id: string): string => (/^[A-Za-z_][\w.]*$/.test(id) ? id : `"${id}"`);
