import fc from 'fast-check';
import type { Study, StudyAnswer, StudyCode, StudyCoding, StudyMemo, StudyVariable } from '#core/exchange/study.ts';
import { newSingleCodes, missingBase, setBit, type Vector } from '#core/model/vector.ts';

/** Characters that have shifted highlights somewhere: beyond the first 65,536, combining, right to left, line ends of three kinds, a byte-order mark. */
const UNITS = ['a', 'b', ' ', 'é', 'e\u0301', '😀', '👩‍🔬', '\u0301', 'ع', 'ربية', '中文', '\n', '\r\n', '\r', '\t', '\uFEFF', '&', '<', '>', '"', "'", ']]>', '\u2028', '𝔘'] as const;
const awkwardText = (maxLength = 30): fc.Arbitrary<string> => fc.array(fc.constantFrom(...UNITS), { maxLength }).map((units) => units.join(''));
const label = awkwardText(8).map((text) => `${text.replace(/[\uFEFF\r\n\t]/g, '').trim()}x`);
const time = fc.integer({ min: 0, max: 10_000_000 }).map((seconds) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString());

const VALUES = 4;
/** States of missing as a vector holds them: never `unread`, which is for themes. */
const state = fc.constantFrom(0, 1, 2, 3, 4);

function variableOf(nth: number, type: 'single' | 'multiple' | 'number' | 'date' | 'identifier', name: string, cells: readonly { state: number; number: number; text: string }[]): StudyVariable {
  const categories = ['Yes', 'No', 'No', 'A & B'].map((text, index) => ({ id: `c${index}`, label: text, labels: { en: text, fr: `${text} (fr)` } }));
  const base = { id: `v${nth}`, label: name, labels: { fr: 'Étiquette' }, instrument: 'i1', capability: '3', source: 'imported', confidential: false } as const;
  const states = Uint8Array.from(cells, (cell) => cell.state);
  let vector: Vector;
  switch (type) {
    case 'single': {
      const codes = newSingleCodes(cells.length, VALUES);
      cells.forEach((cell, at) => { codes[at] = cell.state === 0 ? Math.abs(Math.trunc(cell.number)) % VALUES : missingBase(codes) + cell.state; });
      vector = { kind: 'single', codes };
      break;
    }
    case 'multiple': {
      const options = categories.map(() => new Uint8Array(Math.ceil(cells.length / 8)));
      cells.forEach((cell, at) => { if (cell.state === 0) options.forEach((bits, option) => { if ((Math.trunc(cell.number) >> option) & 1) setBit(bits, at); }); });
      vector = { kind: 'multiple', options, states };
      break;
    }
    case 'identifier': vector = { kind: 'text', values: cells.map((cell) => (cell.state === 0 ? cell.text : '')), states }; break;
    default: vector = { kind: 'number', values: Float64Array.from(cells, (cell) => (cell.state !== 0 ? 0 : type === 'date' ? (Math.trunc(cell.number) % 4_000_000) * 1000 : cell.number)), states };
  }
  return { definition: { ...base, type, measure: type === 'identifier' ? null : 'nominal', categories: type === 'single' || type === 'multiple' ? categories : [] }, vector };
}

const codeArbitrary = fc.record({ name: label, kind: fc.constantFrom('gap', 'challenge', 'lesson', 'good practice', 'recommendation', 'other'), below: fc.nat(5), description: awkwardText(6), include: awkwardText(6), exclude: awkwardText(4), example: awkwardText(4), colour: fc.constantFrom(null, '#C00000'), retired: fc.boolean(), fr: label });

/** Any project that the program could hold: what is sent out and must come back. */
export const arbitraryStudy: fc.Arbitrary<Study> = fc.record({
  cases: fc.array(fc.record({ key: label, instrument: fc.constantFrom('i1', 'i2') }), { minLength: 1, maxLength: 5 }),
  codes: fc.array(codeArbitrary, { minLength: 1, maxLength: 6 }),
  variables: fc.array(fc.record({ type: fc.constantFrom('single' as const, 'multiple' as const, 'number' as const, 'date' as const, 'identifier' as const), name: label, cells: fc.array(fc.record({ state, number: fc.oneof(fc.integer({ min: 0, max: 4_000_000 }), fc.constantFrom(0.1, -2.5, 1e-7, 1e21, 123456.789)), text: awkwardText(6) }), { minLength: 5, maxLength: 5 }) }), { maxLength: 4 }),
  texts: fc.array(awkwardText(), { minLength: 5, maxLength: 5 }),
  codings: fc.array(fc.record({ answer: fc.nat(9), code: fc.nat(5), coder: fc.nat(1), from: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.double({ min: 0, max: 1, noNaN: true }), whole: fc.boolean(), starred: fc.boolean(), origin: fc.constantFrom('manual' as const, 'suggestion' as const, 'rule' as const, 'import' as const), at: time }), { maxLength: 12 }),
  memos: fc.array(fc.record({ target: fc.nat(5), of: fc.nat(9), title: label, body: awkwardText(), coder: fc.nat(1), at: time, later: time }), { maxLength: 6 }),
  readings: fc.array(fc.record({ answer: fc.nat(9), coder: fc.nat(1), at: time }), { maxLength: 4 }),
}).map((seed): Study => {
  const size = seed.cases.length;
  const cases = seed.cases.map(({ key, instrument }) => ({ key, instrumentId: instrument }));
  const answers: StudyAnswer[] = cases.map((_, caseIndex) => ({ caseIndex, variableId: 'q', text: seed.texts[caseIndex]!, language: caseIndex % 2 === 0 ? 'fr' : null }));
  const answered = newSingleCodes(size, 1);
  const open: StudyVariable = { definition: { id: 'q', label: 'Q12 Gaps & “needs”', wording: 'What is missing?', source: 'imported', type: 'open', measure: null, confidential: false, categories: [] }, vector: { kind: 'single', codes: answered } };
  const coders = [{ id: 'coder-a', name: 'Coder A' }, { id: 'coder-b', name: 'Coder & B' }];
  const codes: StudyCode[] = [];
  for (const { below, fr, name, kind, ...rest } of seed.codes) {
    const parentId = codes.length === 0 ? null : below % 2 === 0 ? null : codes[below % codes.length]!.id;
    const taken = codes.filter((code) => code.parentId === parentId).map((code) => code.name.toLowerCase());
    if (!taken.includes(name.toLowerCase())) codes.push({ id: `k${codes.length}`, parentId, name, kind, ...rest, labels: { fr }, key: codes.length === 0 ? 'g' : null });
  }
  const ordered = inOrder(codes);
  const seen = new Set<string>();
  const codings = seed.codings.flatMap((one): StudyCoding[] => {
    const answer = one.answer % answers.length;
    const length = [...answers[answer]!.text].length;
    const [low, high] = [Math.min(one.from, one.to), Math.max(one.from, one.to)].map((part) => Math.round(part * length)) as [number, number];
    const span = one.whole || low === high ? { start: null, end: null } : { start: low, end: high };
    const coding = { answer, codeId: ordered[one.code % ordered.length]!.id, ...span, coderId: coders[one.coder]!.id, origin: one.origin, starred: one.starred, createdAt: one.at };
    const key = JSON.stringify([answer, coding.codeId, span, coding.coderId]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [coding];
  });
  const variables = [open, ...seed.variables.map(({ type, name, cells }, nth) => variableOf(nth, type, `${name}${nth}`, cells.slice(0, size)))];
  const memos = seed.memos.map((memo): StudyMemo => {
    const targets: StudyMemo['target'][] = [
      { kind: 'project' }, { kind: 'code', codeId: ordered[memo.of % ordered.length]!.id }, { kind: 'answer', answer: memo.of % answers.length }, { kind: 'case', caseIndex: memo.of % size },
      { kind: 'variable', variableId: variables[memo.of % variables.length]!.definition.id }, codings.length > 0 ? { kind: 'coding', coding: memo.of % codings.length } : { kind: 'project' },
    ];
    return { target: targets[memo.target]!, title: memo.title, body: memo.body, coderId: coders[memo.coder]!.id, createdAt: memo.at, updatedAt: memo.later };
  });
  return {
    projectId: 'p1', name: 'A study & its “name”', createdAt: '2026-01-05T10:00:00.000Z', coders, codes: ordered, instruments: [{ id: 'i1', label: 'First' }, { id: 'i2', label: 'Second' }],
    cases, variables, answers, codings, memos, readings: seed.readings.map(({ answer, coder, at }) => ({ answer: answer % answers.length, coderId: coders[coder]!.id, at })),
  };
});

function inOrder(codes: readonly StudyCode[]): StudyCode[] {
  const below = (parent: string | null): StudyCode[] => codes.filter((code) => code.parentId === parent).flatMap((code) => [code, ...below(code.id)]);
  return below(null);
}
