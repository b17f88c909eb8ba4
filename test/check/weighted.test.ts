import { expect, it } from 'vitest';
import { checkDraft } from '#core/check/check-draft.ts';
import type { VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from '#core/crosstab/memory-data.ts';
import { makeHousehold } from '#samples/household/make-household.ts';
import { readFixture } from '#test/helpers/fixture.ts';
import { textBlocks } from '#service/check/read-draft.ts';

const study = makeHousehold(7).children;
const single = (id: string, label: string, column: string, source: 'imported' | 'attribute'): VariableData => {
  const values = study.map((row) => row[column]);
  const names = [...new Set(values.filter((value) => value !== null && value !== undefined).map(String))].sort();
  const definition = { ...plainDefinition({ id, type: 'single', label, categories: names.map((name) => ({ id: name, label: name })) }), source };
  return { definition, vector: vectorFrom(definition, values.map((value): Entry => (value === null || value === undefined ? { state: 'noAnswer' } : String(value)))) };
};
const weight = plainDefinition({ id: 'weight', type: 'number' });
const data = memoryData([single('internet_use', 'How often the child uses the Internet', 'internet_use', 'imported'), single('country', 'Country', 'country', 'attribute'), { definition: weight, vector: vectorFrom(weight, study.map((row) => Number(row['weight']))) }]);
const verdicts = (text: string, weighted: boolean): string[] => checkDraft({ blocks: textBlocks(text, false) }, data, weighted ? { weight: 'weight' } : {}).claims.map(({ judgement }) => judgement.verdict);

/** Shares by R's survey package (household-design.R), as the sample is weighted. */
const theirs = readFixture<{ categories: string[]; columns: string[]; cells: (number | null)[][][] }>('crosstab/household-design.json');
const share = (country: string, category: string): number => 100 * theirs.cells[theirs.columns.indexOf(country)]![theirs.categories.indexOf(category)]![0]!;

it('a weighted study is checked by its weighted percentages', () => {
  for (const country of theirs.columns) {
    const place = country === 'all' ? '' : `In ${country}, `;
    const right = share(country, 'Every day').toFixed(1);
    expect(verdicts(`${place}${right}% of children use the Internet every day.`, true), country).toEqual(['holds']);
    expect(verdicts(`${place}${(Number(right) + 4).toFixed(1)}% of children use the Internet every day.`, true), country).toEqual(['data']);
  }
});

it('and not by those of the sample, where they differ', () => {
  const differing = theirs.columns.slice(1).filter((country) => {
    const own = study.filter((row) => row['country'] === country && row['internet_use'] !== null);
    const plain = (100 * own.filter((row) => row['internet_use'] === 'Every day').length) / own.length;
    const sentence = `In ${country}, ${plain.toFixed(1)}% of children use the Internet every day.`;
    if (plain.toFixed(1) === share(country, 'Every day').toFixed(1)) return false;
    expect(verdicts(sentence, false), country).toEqual(['holds']);
    expect(verdicts(sentence, true), country).toEqual(['data']);
    return true;
  });
  expect(differing.length).toBeGreaterThan(0);
});

it('reads the base behind a share as surveys write it, in English and French', () => {
  for (const country of theirs.columns.slice(1)) {
    const base = study.filter((row) => row['country'] === country && row['internet_use'] !== null).length.toLocaleString('en');
    const right = share(country, 'Every day').toFixed(0);
    expect(verdicts(`In ${country}, ${right}% (n = ${base}) of children use the Internet every day.`, true), country).toEqual(['holds']);
    expect(verdicts(`In ${country}, ${Number(right) + 4}% (n = ${base}) of children use the Internet every day.`, true), country).toEqual(['data']);
    expect(verdicts(`In ${country}, ${right}\u00a0% (n\u00a0=\u00a0${base.replace(',', '\u202f')}) of children use the Internet every day.`, true), country).toEqual(['holds']);
  }
});
