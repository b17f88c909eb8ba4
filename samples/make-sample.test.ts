import { describe, expect, it } from 'vitest';
import { SKIPPED } from './closed-answers.ts';
import { SAMPLE_CODES, isFact } from './codebook.ts';
import { makeSample, type SampleStudy } from './make-sample.ts';
import { wordCount } from './text/compose.ts';

const study = makeSample(7);

/** Cohen's kappa over every pair of answer and code, both coders having read every answer of `readQuestions`. */
function pooledKappa({ codings, openAnswers, readQuestions, codes }: SampleStudy): number {
  const units = openAnswers.filter((answer) => readQuestions.includes(answer.question)).length * codes.filter((code) => code.parent !== null && !isFact(code.id)).length;
  const given = (coder: string): Set<string> =>
    new Set(codings.filter((each) => each.coder === coder && !isFact(each.code)).map((each) => `${each.case}/${each.question}/${each.code}`));
  const [a, b] = [given('coder-a'), given('coder-b')];
  const both = [...a].filter((each) => b.has(each)).length;
  const observed = (both + units - (a.size + b.size - both)) / units;
  const expected = (a.size * b.size + (units - a.size) * (units - b.size)) / units ** 2;
  return (observed - expected) / (1 - expected);
}

describe('makeSample', () => {
  it('gives the same study for the same seed and another for another', () => {
    expect(makeSample(7)).toEqual(study);
    expect(makeSample(8).openAnswers[0]!.text).not.toBe(study.openAnswers[0]!.text);
  });

  it('has 17 governments with 81 questions and 25 offices with fewer', () => {
    expect([study.alliance, study.unicef].map(({ cases, questions }) => [cases.length, questions.length])).toEqual([[17, 81], [25, 42]]);
  });

  it('writes answers of 20 to 400 words, of many lengths', () => {
    const lengths = study.openAnswers.map((answer) => wordCount(answer.text)).sort((a, b) => a - b);
    expect(lengths[0]).toBeGreaterThanOrEqual(20);
    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
    expect(lengths.at(-1)).toBeGreaterThan(250);
    expect(lengths.filter((length) => length < 40).length / lengths.length).toBeGreaterThan(0.1);
  });

  it('writes in three languages, each country in its own and Canada in both of its own', () => {
    const languages = new Map<string, Set<string>>();
    for (const answer of study.openAnswers) languages.set(answer.case, (languages.get(answer.case) ?? new Set()).add(answer.language));
    const inOrder = (name: string): string[] => [...languages.get(name)!].sort();
    expect([inOrder('Belgium'), inOrder('Rwanda'), inOrder('Paraguay'), inOrder('Japan'), inOrder('Canada')]).toEqual([['fr'], ['fr'], ['es'], ['en'], ['en', 'fr']]);
  });

  it('repeats no answer and few sentences', () => {
    expect(new Set(study.openAnswers.map((answer) => answer.text)).size).toBe(study.openAnswers.length);
    const english = study.openAnswers.filter((answer) => answer.language === 'en');
    const sentences = english.flatMap((answer) => answer.segments.map((segment) => [...answer.text].slice(segment.start, segment.end).join('')));
    const shared = sentences.length - new Set(sentences).size;
    expect(shared / sentences.length).toBeLessThan(0.3);
    for (const answer of study.openAnswers) {
      const own = answer.segments.map((segment) => [...answer.text].slice(segment.start, segment.end).join(''));
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('leaves no slot unfilled and gives each sentence the words at its offsets', () => {
    for (const answer of study.openAnswers) {
      expect(answer.text).not.toMatch(/[{}|]|undefined|\bNaN\b| {2}|\s$/);
      for (const segment of answer.segments) {
        const words = [...answer.text].slice(segment.start, segment.end).join('');
        expect(words).toMatch(/^[\p{Lu}\p{N}].*[.?!]$/su);
      }
    }
  });

  it('has each open answer in its cell', () => {
    const cells = new Map<string, unknown>([study.alliance, study.unicef].flatMap(({ instrument, cases }) =>
      cases.flatMap((each) => [...each.answers].map(([question, value]) => [`${each.country.name}/${instrument.id}.${question}`, value] as const))));
    for (const answer of study.openAnswers) {
      const replaced = study.flaws.some((flaw) => flaw.kind === 'answered though skipped' && flaw.case === answer.case && `${flaw.instrument}.${flaw.question}` === answer.question);
      if (!replaced) expect(cells.get(`${answer.case}/${answer.question}`)).toBe(answer.text);
    }
  });

  it('obeys the routing but for the planted answer', () => {
    const strays = [study.alliance, study.unicef].flatMap(({ instrument, questions, cases }) => cases.flatMap((each) => questions.flatMap((question) => {
      const value = each.answers.get(question.id);
      const goesOn = typeof value === 'string' && ['yes', 'oui', 'sí'].includes(value.trim().toLowerCase());
      return goesOn ? [] : (question.skippedWhenNo ?? []).filter((skipped) => (each.answers.get(skipped) ?? SKIPPED) !== SKIPPED).map((skipped) => `${instrument.id}/${each.country.name}/${skipped}`);
    })));
    expect(strays).toEqual(study.flaws.filter((flaw) => flaw.kind === 'answered though skipped').map((flaw) => `${flaw.instrument}/${flaw.case}/${flaw.question}`));
  });

  it('lists every required question that was left empty', () => {
    const empty = study.alliance.cases.flatMap((each) => study.alliance.questions.filter((question) => question.required && !each.answers.has(question.id)).map((question) => question.id));
    expect(empty.sort()).toEqual(['q6', 'q66']);
    expect(study.flaws.filter((flaw) => flaw.kind === 'required but empty').map((flaw) => flaw.question).sort()).toEqual(['q6', 'q66']);
  });

  it('plants one flaw of each kind whatever the seed', () => {
    for (const seed of [1, 2, 3, 11, 23]) {
      expect(makeSample(seed).flaws.map((flaw) => flaw.kind)).toEqual([
        'required but empty', 'required but empty', 'stray space', 'capital letters', 'look-alike option', 'answered though skipped', 'not an answer', 'beyond the first plane',
      ]);
    }
  });

  it('codes with spans inside the answer and codes of the codebook', () => {
    const length = new Map(study.openAnswers.map((answer) => [`${answer.case}/${answer.question}`, [...answer.text].length]));
    const codes = new Set(SAMPLE_CODES.map((code) => code.id));
    for (const coding of study.codings) {
      expect(codes.has(coding.code)).toBe(true);
      expect((coding.start === null) === (coding.end === null)).toBe(true);
      expect(length.has(`${coding.case}/${coding.question}`)).toBe(true);
      if (coding.start === null || coding.end === null) continue;
      expect(coding.start).toBeGreaterThanOrEqual(0);
      expect(coding.end).toBeGreaterThan(coding.start);
      expect(coding.end).toBeLessThanOrEqual(length.get(`${coding.case}/${coding.question}`)!);
    }
    expect(study.codings.some((coding) => coding.start === null)).toBe(true);
  });

  it('has two coders who agree about as well as people do', () => {
    for (const seed of [1, 7, 30]) {
      const kappa = pooledKappa(makeSample(seed));
      expect(kappa).toBeGreaterThan(0.6);
      expect(kappa).toBeLessThan(0.8);
    }
  });

  it('has both coders see the same facts', () => {
    const facts = (coder: string): string[] => study.codings.filter((each) => each.coder === coder && isFact(each.code)).map((each) => `${each.case}/${each.question}/${each.code}`).sort();
    expect(facts('coder-a')).toEqual(facts('coder-b'));
    expect(facts('coder-a').filter((fact) => fact.includes('terminology'))).toHaveLength(42);
  });

  it('uses every code but the headings', () => {
    const used = new Set(study.codings.map((coding) => coding.code));
    expect(SAMPLE_CODES.filter((code) => code.parent !== null && !used.has(code.id)).map((code) => code.id)).toEqual([]);
  });
});
