import { describe, expect, it } from 'vitest';
import { parseCondition } from '#core/crosstab/parse-expression.ts';
import { addCondition, conditionText } from './filter-text.ts';

describe('conditionText', () => {
  it('quotes what is not a plain name, and every value', () => {
    expect([conditionText('region', ['sa']), conditionText('theme:gap-data', ['yes']), conditionText('a "b"', ['it’s', "it's"]), conditionText('in', ['x'])])
      .toEqual(["region = 'sa'", '"theme:gap-data" = \'yes\'', '"a ""b""" in (\'it’s\', \'it\'\'s\')', '"in" = \'x\'']);
  });
});

describe('addCondition', () => {
  it('holds an "or" together', () => {
    const filter = addCondition("region = 'sa' or region = 'eap'", "income = 'low'");
    expect(filter).toBe("(region = 'sa' or region = 'eap') and income = 'low'");
    expect(addCondition("a = 'x or y'", "b = '1'")).toBe("a = 'x or y' and b = '1'");
    expect(addCondition('  ', "b = '1'")).toBe("b = '1'");
  });
  it('makes what the program itself can read', () => {
    const filter = addCondition(addCondition("not STRATEGY = 'yes' or region = 'sa'", conditionText('theme:gap-data', ['yes'])), conditionText('income', ['low', "it's"]));
    expect(parseCondition(filter).ok).toBe(true);
  });
});
