import { describe, expect, it } from 'vitest';
import type { Variable } from '#core/contract/variable.ts';
import type { Code } from '#core/contract/code.ts';
import { firstFit, flat, groupVariables, searchNodes, type VariableNode } from './variable-groups.ts';

const variable = (id: string, patch: Partial<Variable> = {}): Variable => ({ id, label: id, source: 'imported', type: 'single', measure: 'nominal', confidential: false, states: { value: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 }, ...patch });
const code = (id: string, parentId: string | null, position: number): Code => ({ id, parentId, position, kind: 'gap', name: id, path: id, cases: 0, mentions: 0, colour: null, description: '', include: '', exclude: '', example: '', labels: { fr: `${id} fr` }, key: null, retired: false });
const variables = [
  variable('region', { source: 'attribute', label: 'Région' }), variable('q7', { capability: '1', role: 'status' }), variable('q8', { capability: '1', type: 'open' }), variable('q70', { capability: '18|19', role: 'status' }),
  variable('GOVERNANCE', { source: 'derived', capability: '1', label: 'Governance mechanism' }), variable('age', { type: 'number' }), variable('when', { type: 'date' }), variable('theme:staff', { source: 'theme' }), variable('theme:gaps', { source: 'theme' }),
];
const framework = { domains: [{ no: 'A', en: 'Policy', fr: 'Politique', capabilities: [{ no: '1', en: 'Leadership', fr: 'Direction' }] }, { no: 'B', en: 'Industry', fr: 'Industrie', capabilities: [{ no: '18', en: 'Innovation', fr: '' }, { no: '19', en: 'Responsibility', fr: '' }] }] };
const nodes = groupVariables(variables, framework, [code('staff', 'gaps', 0), code('gaps', null, 0)], { attributes: 'Attributes', indicators: 'Indicators', capabilities: 'Capabilities', other: 'Other', themes: 'Themes' }, 'en');
const tree = (list: readonly VariableNode[]): unknown[] => list.map((node) => (node.children ? [node.label, tree(node.children)] : node.label));

describe('groupVariables', () => {
  it('sorts what can be tabulated into its groups', () => {
    expect(tree(nodes)).toEqual([
      ['Attributes', ['Région']],
      ['Capabilities', [['Policy', [['1 Leadership', ['Governance mechanism', 'q7']]]], ['Industry', [['18 Innovation', ['q70']], ['19 Responsibility', ['q70']]]]]],
      ['Indicators', ['Governance mechanism']], ['Other', ['age']], ['Themes', [['gaps', ['staff']]]],
    ]);
  });
  it('gives each line an id of its own, and a capability its indicators or else its status questions', () => {
    const lines = flat(nodes);
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    expect(lines.filter((line) => line.kind === 'capability' || line.kind === 'domain').map((line) => line.variables)).toEqual([['GOVERNANCE'], ['GOVERNANCE'], ['q70'], ['q70'], ['q70']]);
  });
});

describe('searchNodes', () => {
  it('finds without accents, by words and by id, each variable once', () => {
    expect([tree(searchNodes(nodes, 'region')), tree(searchNodes(nodes, 'mechanism gov')), tree(searchNodes(nodes, 'Q70')), searchNodes(nodes, 'nothing like it')])
      .toEqual([[['Attributes', ['Région']]], [['Capabilities', [['Policy', [['1 Leadership', ['Governance mechanism']]]]]]], [['Capabilities', [['Industry', [['18 Innovation', ['q70']]]]]]], []]);
  });
  it('offers the variable before the headings over it', () => {
    expect([firstFit(nodes, 'mechanism')?.variables, firstFit(nodes, 'leadership')?.id, firstFit(nodes, 'policy')?.id, firstFit(nodes, ' '), firstFit(nodes, 'attributes')]).toEqual([['GOVERNANCE'], 'capability 1', 'domain A', null, null]);
  });
  it('keeps what is below a capability that fits', () => {
    expect(tree(searchNodes(nodes, 'leadership'))).toEqual([['Capabilities', [['Policy', [['1 Leadership', ['Governance mechanism', 'q7']]]]]]]);
  });
});
