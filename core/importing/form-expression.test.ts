import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateForm, optionsIn, parseFormExpression, questionsIn } from './form-expression.ts';

const ANSWERS: Readonly<Record<string, string>> = { has_plan: 'yes', tools: 'xls db', staff: '0', day: '2024-03-01', empty: '' };
const holds = (text: string, self = ''): boolean | null | string => {
  const tree = parseFormExpression(text);
  return tree.ok ? evaluateForm(tree.value, (name) => (name === 'left_out' ? null : ANSWERS[name] ?? ''), self) : `not read at ${tree.error.at}`;
};

describe('parseFormExpression and evaluateForm', () => {
  it.each<[string, boolean | null, string?]>([
    ["${has_plan}='yes'", true], ["${has_plan} != 'yes'", false], ['${has_plan} = "no" or ${staff} >= 0', true],
    ["selected(${tools}, 'db') and not(selected(${tools}, 'd'))", true], ["not(${has_plan} = 'yes')", false], ['count-selected(${tools}) > 1', true],
    // 0 is an answer; an empty answer compares with no number.
    ['${staff} = 0', true], ['${empty} = 0', false], ['${empty} < 5', false], ['${empty} != 5', false], ["${empty} = ''", true], ["${staff} != ''", true],
    ['(${staff} + 2) * 3 div 2 = 3', true], ['7 mod 3 = 1', true], ['-1 < ${staff}', true], ["${has_plan} = 'yes' and ${staff} = 1 or true()", true],
    ['${day} > date("2024-02-28")', true], ["if(${staff} = 0, 'a', 'b') = 'a'", true], ["coalesce(${empty}, 'x') = 'x'", true],
    ['. >= 18 and . <= 99', true, '40'], ['. >= 18', false, '7'], ["regex(., '[0-9]{3}')", true, '007'], ["regex(., '(a+)+b')", true, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'], ['string-length(.) < 4', false, 'four'],
    // What was left out decides nothing, unless the other side decides alone.
    ["${left_out} = 'x'", null], ["${left_out} = 'x' or ${has_plan} = 'yes'", true], ["${left_out} = 'x' and ${has_plan} = 'yes'", null], ["${left_out} = 'x' and false()", false],
    // Curly quotes of a word processor.
    ['${has_plan} = ‘yes’', true],
  ])('%s', (text, expected, self) => { expect(holds(text, self)).toBe(expected); });

  it.each(['${has_plan} =', "jr:choice-name(${a}, '${a}') = 'x'", "'open", '((1)', '1 2', '', 'position(..) = 1', '('.repeat(500)])('is not read: %s', (text) => { expect(holds(text)).toMatch(/^not read/u); });

  it('names the questions and the options it speaks of', () => {
    const tree = parseFormExpression("${a} = 'x' and (selected(${b}, 'y') or 'z' != ${a})");
    expect(tree.ok && [questionsIn(tree.value), optionsIn(tree.value)]).toEqual([['a', 'b'], [{ name: 'a', option: 'x' }, { name: 'b', option: 'y' }, { name: 'a', option: 'z' }]]);
  });

  it('never throws, whatever stands in the cell', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('${a}', "'x'", '(', ')', '=', ' and ', ' or ', 'not(', 'selected(', ',', '.', '1', '-', '<')).map((parts) => parts.join(''))), (text) => {
      const tree = parseFormExpression(text);
      if (tree.ok) expect([true, false, null]).toContain(evaluateForm(tree.value, () => ''));
    }));
  });
});
