import { describe, expect, it } from 'vitest';
import { detect } from '#core/anonymise/detect.ts';
import { Vocabulary } from '#core/anonymise/vocabulary.ts';
import { CORPUS, LATER } from './corpus.ts';
import { score } from './score.ts';

const vocabulary = new Vocabulary();
for (const { text } of CORPUS) vocabulary.add(text);
const judge = (text: string) => detect(text, { vocabulary });
const rates = (result: ReturnType<typeof score>) => Object.fromEntries([...result.kinds].map(([kind, one]) => [kind, { precision: one.right / one.found, recall: one.met / one.marked }]));

/** The figures that docs/anonymising.md prints come from here: a change of a detector that makes them worse is seen. */
describe('what detectors find', () => {
  it('in the sentences they were made with', () => {
    const result = score(CORPUS, judge, 0);
    expect(CORPUS.length).toBeGreaterThanOrEqual(150);
    expect({ missed: result.missed.map((miss) => miss.words), wrong: result.wrong, alarms: result.alarms }).toEqual({ missed: ['maria'], wrong: [], alarms: 0 });
  });

  it('in sentences written later', () => {
    const all = score(LATER, judge, 0);
    expect(rates(all)).toEqual({
      name: { precision: 26 / 27, recall: 26 / 33 }, place: { precision: 16 / 20, recall: 16 / 20 },
      email: { precision: 1, recall: 1 }, phone: { precision: 1, recall: 1 }, id: { precision: 1, recall: 1 },
    });
    expect([all.hidden, all.marks, all.alarms, all.clean]).toEqual([53, 63, 1, 22]);
    expect(score(LATER, judge, 0.5).alarms).toBe(0);
  });
});
