import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectSession } from '#service/session.ts';
import { openSampleCopy } from '#test/helpers/sample-project.ts';
import { check, everyItem, falseAlarms, HALVES, LANGUAGES, looselyWorded, rates, score, truePage, type Scored } from './corpus.ts';

/** What the corpus must give, by kind: the least recall and the least precision, in each language over both halves. */
const FLOORS: Readonly<Record<string, readonly [recall: number, precision: number]>> = {
  holds: [0.95, 0.98], arithmetic: [0.95, 0.95], data: [0.95, 0.95], wording: [0.95, 0.95], contradiction: [0.95, 0.95], reference: [0.95, 0.95],
};

let session: ProjectSession;
let close: () => void;
let scored: Scored[];
beforeAll(async () => {
  ({ session, close } = await openSampleCopy());
  scored = everyItem().map((item) => score(item, session.crosstabData));
});
afterAll(() => { close(); });

describe('a corpus of claims over the sample study', () => {
  it('holds at least a hundred claims in each language, and 40 sentences with numbers that are none', () => {
    for (const language of LANGUAGES) expect(scored.filter(({ item }) => item.language === language && item.expected !== 'none').length, language).toBeGreaterThanOrEqual(100);
    expect(scored.filter(({ item }) => item.expected !== 'none').length).toBeGreaterThanOrEqual(300);
    expect(scored.filter(({ item }) => item.expected === 'none').length).toBeGreaterThanOrEqual(40);
    const texts = scored.map(({ item }) => item.text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each(LANGUAGES)('is judged as well as the floors ask: %s', (language) => {
    const own = rates(scored.filter(({ item }) => item.language === language));
    const below = own.filter(({ name, recall, precision }) => recall < FLOORS[name]![0] || precision < FLOORS[name]![1]);
    expect(below).toEqual([]);
    expect(own.every(({ texts }) => texts > 0)).toBe(true);
  });

  it.each(HALVES)('raises hardly an alarm where nothing is wrong: %s half', (half) => {
    const { texts, alarmed } = falseAlarms(scored.filter(({ item }) => item.half === half));
    expect(texts).toBeGreaterThan(100);
    expect(alarmed.map(({ item }) => item.text)).toEqual([]);
  });

  it('finds what is wrong to be wrong, whatever it calls it', () => {
    const wrong = scored.filter(({ item }) => ['arithmetic', 'data', 'wording', 'contradiction', 'reference'].includes(item.expected));
    const missed = wrong.filter(({ outcomes }) => !['arithmetic', 'data', 'wording', 'contradiction', 'reference'].some((each) => outcomes.has(each as 'data')));
    expect(wrong.length).toBeGreaterThan(120);
    expect(missed.map(({ item }) => item.text)).toEqual([]);
  });
});

it('sentences worded far from the labels are left to a person more often, and seldom called wrong', () => {
  const loose = looselyWorded().map((item) => score(item, session.crosstabData));
  const recall = Object.fromEntries(rates(loose).map((rate) => [rate.name, rate.recall]));
  expect(recall['holds']).toBeGreaterThanOrEqual(0.55);
  expect(recall['data']).toBeGreaterThanOrEqual(0.65);
  expect(falseAlarms(loose).alarmed.length).toBeLessThanOrEqual(2);
  expect(loose.filter(({ item, outcomes }) => item.expected === 'holds' && ['arithmetic', 'data', 'wording'].some((each) => outcomes.has(each as 'data'))).map(({ item }) => item.text)).toEqual([]);
});

describe('a page in which every number is right', () => {
  it.each(LANGUAGES)('has nothing said against it: %s', (language) => {
    const report = check(truePage(language), session.crosstabData);
    const against = report.claims.filter(({ judgement, against: others }) => !['holds', 'unmatched'].includes(judgement.verdict) || others.length > 0);
    expect(against.map(({ claim, judgement }) => `${claim.sentence.text}: ${judgement.verdict}`)).toEqual([]);
    expect(report.references).toEqual([]);
    const held = report.claims.filter(({ judgement }) => judgement.verdict === 'holds').length;
    expect(held).toBeGreaterThanOrEqual(25);
    expect(held / report.claims.length).toBeGreaterThan(0.85);
  });

  it.each(LANGUAGES)('is caught at each count that is made one too many: %s', (language) => {
    const page = truePage(language);
    const places = [...page.matchAll(/(?<!\d)\d+(?= (?:(?:pays|países) )?(?:of|sur|des?) (?:the |los )?(?:4[12]|39|25)(?!\d))/gu)];
    expect(places.length).toBeGreaterThanOrEqual(12);
    const unseen: string[] = [];
    for (const { index, 0: count } of places) {
      const changed = page.slice(0, index) + String(Number(count) + 1) + page.slice(index + count.length);
      const { claims } = check(changed, session.crosstabData);
      if (!claims.some(({ judgement, against }) => ['arithmetic', 'data', 'wording'].includes(judgement.verdict) || against.length > 0)) unseen.push(page.slice(index - 60, index + 20));
    }
    expect(unseen).toEqual([]);
  });
});
