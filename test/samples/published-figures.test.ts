import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../helpers/shared.ts';
import { makeSample, type SampleCase, type SampleStudy } from '#samples/make-sample.ts';

type Answer = 'yes' | 'no' | null;
const FOLD: Readonly<Record<string, Answer>> = { yes: 'yes', oui: 'yes', 'sí': 'yes', no: 'no', non: 'no' };
const read = (each: SampleCase, question: string): Answer => {
  const value = each.answers.get(question);
  return typeof value === 'string' ? FOLD[value.trim().toLowerCase()] ?? null : null;
};
const ticked = (each: SampleCase, question: string): readonly string[] | null => {
  const value = each.answers.get(question);
  return Array.isArray(value) ? value : null;
};

/** Reads every figure off the cells and the first coder's codings, by hand: no use is made of the derivations. */
function counter(study: SampleStudy) {
  const coded = new Map<string, Set<string>>();
  for (const coding of study.codings) {
    if (coding.coder !== 'coder-a') continue;
    const name = `${coding.case}/${coding.code}`;
    coded.set(name, (coded.get(name) ?? new Set()).add(coding.question));
  }
  const said = (each: SampleCase, yes: string, no: string): Answer => {
    const [isYes, isNo] = [coded.has(`${each.country.name}/${yes}`), coded.has(`${each.country.name}/${no}`)];
    if (isYes && isNo) throw new Error(`${each.country.name} says both ${yes} and ${no}`);
    return isYes ? 'yes' : isNo ? 'no' : null;
  };
  const uses = (each: SampleCase): number[] | null => {
    const alliance = each.country.instrument === 'alliance';
    const options = ticked(each, alliance ? 'q6' : 'model_use');
    const first = alliance
      ? ['Guide for specific capabilities', 'Model of good practice', 'Basis for policy development', 'Framework for assessing progress']
      : ['To guide specific capabilities', 'As a reference of good practice', 'As a basis for policy development', 'To assess progress'];
    return options && first.flatMap((option, position) => (options.includes(option) ? [position] : []));
  };
  const use = (position: number) => (each: SampleCase): Answer => { const all = uses(each); return all && (all.includes(position) ? 'yes' : 'no'); };
  const status = (alliance: string, unicef: string) => (each: SampleCase): Answer => read(each, each.country.instrument === 'alliance' ? alliance : unicef);
  const figures: Record<string, (each: SampleCase) => Answer> = {
    MODEL_GOOD_PRACTICE: use(1), MODEL_POLICY_BASIS: use(2), MODEL_GUIDE: use(0), MODEL_ASSESSMENT: use(3),
    MODEL_TWO_OR_MORE: (each) => { const all = uses(each); return all && (all.length >= 2 ? 'yes' : 'no'); },
    GOVERNANCE: status('q7', 'governance'), STRATEGY: status('q10', 'strategy'), RESEARCH: status('q13', 'research'),
    LEG_ISP_REPORTING: (each) => {
      const laws = each.country.income === 'high' ? ticked(each, 'q17') : null;
      return laws && (laws.includes('internet service providers must report') ? 'yes' : 'no');
    },
    LEG_INADEQUATE: (each) => {
      const level = each.answers.get('legislation');
      return level === undefined ? null : level === 'In place but inadequate' ? 'yes' : 'no';
    },
    LAW_ENFORCEMENT: status('q21', 'law_enforcement'), JUDICIARY: status('q24', 'judiciary'), OFFENDER_MANAGEMENT: status('q27', 'offender_management'),
    ICSE: (each) => (each.country.instrument === 'unicef' ? read(each, 'icse') : said(each, 'icse-connected', 'icse-not-connected')),
    NATIONAL_DATABASE: status('q33', 'national_database'), END_TO_END: status('q37', 'end_to_end'), WORKFORCE: status('q40', 'workforce'),
    REMEDIES: status('q43', 'remedies'), HELPLINE: status('q46', 'helpline'), HOTLINE: status('q51', 'hotline'),
    HOTLINE_INHOPE: (each) => (each.country.instrument === 'unicef' ? read(each, 'inhope') : said(each, 'inhope-member', 'inhope-not-member')),
    EDUCATION: status('q54', 'education'), PARTICIPATION: status('q58', 'participation'), OFFENDER_SUPPORT: status('q61', 'offender_support'),
    TAKEDOWN: status('q66', 'takedown'), INDUSTRY_ENGAGEMENT: status('q70', 'industry_engagement'), MEDIA: status('q75', 'media'),
    TERMINOLOGY: (each) => said(each, 'terminology-used', 'terminology-not-used'),
  };
  const cases = [...study.alliance.cases, ...study.unicef.cases];
  return {
    ids: Object.keys(figures),
    of: (id: string) => {
      const answers = cases.map((each) => ({ country: each.country, answer: figures[id]!(each) }));
      return {
        count: answers.filter((each) => each.answer === 'yes').length,
        base: answers.filter((each) => each.answer !== null).length,
        no: answers.filter((each) => each.answer === 'no').map((each) => each.country),
        missing: answers.filter((each) => each.answer === null).map((each) => each.country),
      };
    },
    cases,
  };
}

const figuresPath = sharedPath('spec', 'published-figures.csv');
const countriesPath = sharedPath('spec', 'countries-42.csv');
const records = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true });
const seed = fc.integer({ min: 1, max: 50 });

describe('makeSample', () => {
  it.skipIf(!figuresPath)('reproduces each published count and base, whatever the seed (reads ../shared/spec, skipped where it is absent)', () => {
    const published = Object.fromEntries(records(figuresPath!).map((line) => [line['id']!, { count: Number(line['count']), base: Number(line['base']) }]));
    expect(Object.keys(published)).toHaveLength(28);
    fc.assert(fc.property(seed, (number) => {
      const counted = counter(makeSample(number));
      const mine = Object.fromEntries(counted.ids.map((id) => { const { count, base } = counted.of(id); return [id, { count, base }]; }));
      expect(mine).toEqual(published);
    }), { numRuns: 5, seed: 42 });
  });

  it('holds every constraint that the publication states', () => {
    fc.assert(fc.property(seed, (number) => {
      const { of } = counter(makeSample(number));
      const high = (id: string): number => of(id).no.filter((country) => country.income === 'high').length;
      expect({
        offenderManagement: [of('OFFENDER_MANAGEMENT').no.length, high('OFFENDER_MANAGEMENT')],
        icse: [of('ICSE').no.length, high('ICSE')],
        offenderSupport: [of('OFFENDER_SUPPORT').no.length, high('OFFENDER_SUPPORT')],
        lawsAskedOf: of('LEG_ISP_REPORTING').missing.every((country) => country.income !== 'high'),
        inadequateAskedOf: of('LEG_INADEQUATE').missing.every((country) => country.instrument === 'alliance'),
        inhopeWithoutHotline: of('HOTLINE_INHOPE').missing.map((country) => country.iso3).sort(),
      }).toEqual({
        offenderManagement: [12, 0], icse: [13, 1], offenderSupport: [17, 0], lawsAskedOf: true, inadequateAskedOf: true,
        inhopeWithoutHotline: of('HOTLINE').no.map((country) => country.iso3).sort(),
      });
    }), { numRuns: 4, seed: 43 });
  });

  it.skipIf(!countriesPath)('has the 42 countries with their region, income band and instrument (reads ../shared/spec, skipped where it is absent)', () => {
    const listed = records(countriesPath!).map((line) => ({
      iso3: line['iso3'], name: line['name_en'], region: line['unicef_region'], income: line['world_bank_income_2021'], instrument: line['instrument']!.split(' ')[0],
    }));
    const mine = counter(makeSample(1)).cases.map(({ country: { iso3, name, region, income, instrument } }) => ({ iso3, name, region, income, instrument }));
    expect(mine.sort((a, b) => a.iso3.localeCompare(b.iso3))).toEqual(listed);
  });
});
