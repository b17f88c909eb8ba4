import type { Code, CodeKind } from '#core/contract/code.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import type { Variable } from '#core/contract/variable.ts';
import { foldText } from '../../../ui/fold-text.ts';

type Framework = Outputs['project']['framework'];
type Language = 'en' | 'fr';

/** A line of the list of variables. `variables` are what is put into a well when the line is dropped there: one for a variable,
 *  the indicators of a capability or a domain, nothing for a plain heading. */
export interface VariableNode {
  readonly id: string;
  readonly label: string;
  readonly kind: 'heading' | 'domain' | 'capability' | 'variable' | 'theme';
  readonly variables: readonly string[];
  readonly detail?: string;
  readonly codeKind?: CodeKind;
  readonly children?: readonly VariableNode[];
}

export interface GroupNames { readonly attributes: string; readonly indicators: string; readonly capabilities: string; readonly other: string; readonly themes: string }

/** Open-ended answers, dates and names of cases have no categories and no mean: they are coded, banded or used in filters. */
const isTabulable = (variable: Variable): boolean => variable.type === 'single' || variable.type === 'multiple' || variable.type === 'number';
export const labelOf = (variable: Pick<Variable, 'label' | 'labels'>, language: Language): string => variable.labels?.[language] ?? variable.label;
const isIndicator = (variable: Variable): boolean => variable.source === 'derived';

/** The variables as an analyst looks for them. A variable of two capabilities stands under both; ids of lines are unique all the same. */
export function groupVariables(variables: readonly Variable[], framework: Framework, codes: readonly Code[], names: GroupNames, language: Language): VariableNode[] {
  const usable = variables.filter(isTabulable);
  const line = (prefix: string) => (variable: Variable): VariableNode => ({ id: `${prefix} ${variable.id}`, label: labelOf(variable, language), kind: 'variable', variables: [variable.id], ...(variable.source === 'imported' ? { detail: variable.id } : {}) });
  const plain = usable.filter((variable) => variable.source !== 'theme');
  const attributes = plain.filter((variable) => variable.source === 'attribute');
  const derived = plain.filter(isIndicator);
  const byCapability = new Map<string, Variable[]>();
  for (const variable of plain) for (const no of (variable.capability ?? '').split('|')) if (no !== '') byCapability.set(no, [...byCapability.get(no) ?? [], variable]);
  const known = new Set(framework.domains.flatMap((domain) => domain.capabilities.map((capability) => capability.no)));
  const other = plain.filter((variable) => variable.source === 'imported' && !(variable.capability ?? '').split('|').some((no) => known.has(no)));
  const indicatorsOf = (list: readonly Variable[]): string[] => {
    const indicators = list.filter(isIndicator);
    return [...new Set((indicators.length > 0 ? indicators : list.filter((variable) => variable.role === 'status')).map((variable) => variable.id))];
  };
  const domains = framework.domains.flatMap((domain): VariableNode[] => {
    const capabilities = domain.capabilities.flatMap((capability): VariableNode[] => {
      const list = byCapability.get(capability.no) ?? [];
      if (list.length === 0) return [];
      const ordered = [...list.filter(isIndicator), ...list.filter((variable) => !isIndicator(variable))];
      return [{ id: `capability ${capability.no}`, label: `${capability.no} ${capability[language] || capability.en}`, kind: 'capability', variables: indicatorsOf(list), children: ordered.map(line(`capability ${capability.no}`)) }];
    });
    if (capabilities.length === 0) return [];
    return [{ id: `domain ${domain.no}`, label: domain[language] || domain.en, kind: 'domain', variables: [...new Set(capabilities.flatMap((capability) => capability.variables))], children: capabilities }];
  });
  const heading = (id: string, label: string, children: readonly VariableNode[]): VariableNode[] => (children.length === 0 ? [] : [{ id, label, kind: 'heading', variables: [], children }]);
  return [
    ...heading('attributes', names.attributes, attributes.map(line('attribute'))),
    ...heading('capabilities', names.capabilities, domains),
    ...heading('indicators', names.indicators, derived.map(line('indicator'))),
    ...heading('other', names.other, other.map(line('other'))),
    ...heading('themes', names.themes, themeNodes(usable, codes, language)),
  ];
}

function themeNodes(variables: readonly Variable[], codes: readonly Code[], language: Language): VariableNode[] {
  const themes = new Set(variables.filter((variable) => variable.source === 'theme').map((variable) => variable.id));
  const below = Map.groupBy(codes.toSorted((a, b) => a.position - b.position), (code) => code.parentId);
  const node = (code: Code): VariableNode[] => {
    const id = `theme:${code.id}`;
    const children = (below.get(code.id) ?? []).flatMap(node);
    if (!themes.has(id)) return children;
    return [{ id: `theme ${code.id}`, label: code.labels[language]?.trim() || code.name, kind: 'theme', variables: [id], codeKind: code.kind, ...(children.length > 0 ? { children } : {}) }];
  };
  return (below.get(null) ?? []).flatMap(node);
}

const wordsOf = (typed: string): string[] => foldText(typed).split(/\s+/).filter(Boolean);
function fits(node: VariableNode, words: readonly string[]): boolean {
  const id = node.kind === 'variable' || node.kind === 'theme' ? node.variables[0] ?? '' : '';
  const text = foldText(`${node.label} ${id}`);
  return node.kind !== 'heading' && words.every((word) => text.includes(word));
}

/** Lines whose own words fit what was typed, with the headings above them; a capability, domain or theme that fits keeps everything
 *  below it. Each variable is found once, in the first group that has it. */
export function searchNodes(nodes: readonly VariableNode[], typed: string): readonly VariableNode[] {
  const words = wordsOf(typed);
  if (words.length === 0) return nodes;
  const seen = new Set<string>();
  const keep = (node: VariableNode, isUnderFit: boolean): VariableNode[] => {
    const own = fits(node, words);
    if (node.kind === 'variable') {
      const [id] = node.variables;
      if (!(own || isUnderFit) || id === undefined || seen.has(id)) return [];
      seen.add(id);
      return [node];
    }
    const children = (node.children ?? []).flatMap((child) => keep(child, own || isUnderFit));
    if (children.length === 0 && !own && !(isUnderFit && node.kind === 'theme')) return [];
    const { children: _, ...rest } = node;
    return [children.length > 0 ? { ...rest, children } : rest];
  };
  return nodes.flatMap((node) => keep(node, false));
}

/** What Enter takes while something is typed: the first variable or theme that fits, else the first capability, else the first
 *  domain. */
export function firstFit(nodes: readonly VariableNode[], typed: string): VariableNode | null {
  const words = wordsOf(typed);
  const found = words.length === 0 ? [] : flat(nodes).filter((node) => node.variables.length > 0 && fits(node, words));
  return found.find((node) => node.kind === 'variable' || node.kind === 'theme') ?? found.find((node) => node.kind === 'capability') ?? found[0] ?? null;
}

/** All lines, parents before children. */
export const flat = (nodes: readonly VariableNode[]): VariableNode[] => nodes.flatMap((node) => [node, ...flat(node.children ?? [])]);
