import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { HOUSEHOLD_COUNTRIES } from './countries.ts';
import { makeHousehold } from './make-household.ts';
import { writeHousehold } from './write-household.ts';

const study = makeHousehold(4);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('makeHousehold', () => {
  it('gives the same data for the same seed and other data for another', () => {
    expect(makeHousehold(4)).toEqual(study);
    expect(makeHousehold(5).children[0]).not.toEqual(study.children[0]);
  });

  it('has 1,000 children and 1,000 caregivers in each of five countries and two phases, linked by household', () => {
    for (const rows of [study.children, study.caregivers]) {
      expect([...Map.groupBy(rows, (row) => row['country'])].map(([country, of]) => [country, of.length])).toEqual(HOUSEHOLD_COUNTRIES.map((plan) => [plan.country.name, 1000]));
      expect(new Set(rows.map((row) => row['phase']))).toEqual(new Set([1, 2]));
    }
    expect(study.caregivers.map((row) => row['household_id'])).toEqual(study.children.map((row) => row['household_id']));
    expect(new Set(study.children.map((row) => row['child_id'])).size).toBe(5000);
  });

  it('weights each country up to its children, stratum by stratum', () => {
    for (const plan of HOUSEHOLD_COUNTRIES) {
      const own = study.children.filter((row) => row['country'] === plan.country.name);
      const byStratum = [...Map.groupBy(own, (row) => row['stratum']).values()].map((rows) => Math.round(sum(rows.map((row) => row['weight'] as number))));
      expect(byStratum.map((total) => Math.round(total / 10))).toEqual(plan.children.flat().map((population) => Math.round(population / 10)));
      const clusters = new Map(own.map((row) => [row['cluster'], row['stratum']]));
      expect(clusters.size).toBe(50);
      for (const stratum of new Set(clusters.values())) expect([...clusters.values()].filter((each) => each === stratum).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('makes neighbours alike: shares vary between clusters more than chance alone would have it', () => {
    // the variance of cluster shares is p(1-p)/20 where answers are independent; the design effect is how much larger it is
    const own = study.children.filter((row) => row['country'] === 'Kenya' && row['area'] === 'Rural');
    const shares = [...Map.groupBy(own, (row) => row['cluster']).values()].map((rows) => rows.filter((row) => row['internet_use'] === 'Never').length / rows.length);
    const mean = sum(shares) / shares.length;
    const variance = sum(shares.map((share) => (share - mean) ** 2)) / (shares.length - 1);
    expect(variance / ((mean * (1 - mean)) / 20)).toBeGreaterThan(1.5);
  });

  it('asks those who are never online nothing about being online', () => {
    const asked = ['device: own phone', 'hours_on_a_school_day', 'lesson_at_school', 'talks_at_home', 'knows_where_to_report'];
    for (const row of study.children) {
      for (const column of asked) expect(row[column] === null).toBe(row['internet_use'] === 'Never');
    }
  });

  it('has sixty front-line workers, two interviews and one checklist a country', () => {
    expect([study.frontLine.length, study.interviews.length, study.checklist.length]).toEqual([300, 10, 5]);
    for (const interview of study.interviews) expect(interview.turns).toHaveLength(12);
    expect(study.interviews.filter((interview) => interview.country === 'Colombia').every((interview) => interview.turns[0]!.text.startsWith('¿'))).toBe(true);
  });
});

describe('writeHousehold', () => {
  it('writes files that hold the same rows and words, each saying that it is synthetic', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'household-'));
    try {
      const { files } = await writeHousehold(directory, 4);
      const children: Record<string, string>[] = parse(await readFile(join(directory, 'children.csv')), { columns: true });
      expect(children.map((row) => row['one_change'])).toEqual(study.children.map((row) => row['one_change'] ?? ''));
      expect(children.every((row) => row['synthetic'] === 'yes')).toBe(true);
      for (const [index, interview] of study.interviews.entries()) {
        const path = join(directory, files[4 + index]!);
        const text = path.endsWith('.docx') ? (await mammoth.extractRawText({ path })).value : await readFile(path, 'utf8');
        expect(text).toContain('Synthetic data');
        for (const turn of interview.turns) expect(text).toContain(`${turn.speaker}: ${turn.text}`);
      }
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
