import { describe, expect, it } from 'vitest';
import { ACTS } from '#core/contract/acts.ts';
import { actSentence, formatFor } from './format.ts';
import { i18n, translate } from './i18n.ts';
import { messages } from './messages.ts';

const en: Readonly<Record<string, string>> = messages.en;
const fr: Readonly<Record<string, string>> = messages.fr;
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!).toSorted();
const isMany = (key: string): boolean => key.endsWith('_many');

describe('messages', () => {
  it('has each message in both languages', () => {
    expect(Object.keys(fr).filter((key) => !isMany(key)).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('has the French plural for millions wherever there is a plural', () => {
    const plurals = (keys: string[], ending: string) => keys.filter((key) => key.endsWith(ending)).map((key) => key.slice(0, -ending.length)).toSorted();
    expect(plurals(Object.keys(fr), '_many')).toEqual(plurals(Object.keys(en), '_other'));
    expect(plurals(Object.keys(en), '_one')).toEqual(plurals(Object.keys(en), '_other'));
  });

  it('fills the same placeholders in both languages', () => {
    const differing = Object.keys(fr).filter((key) => placeholders(fr[key]!).join() !== placeholders(en[isMany(key) ? key.replace(/_many$/, '_other') : key] ?? '').join());
    expect(differing).toEqual([]);
  });

  it('leaves nothing empty, and nothing in French without its no-break space before high punctuation', () => {
    expect(Object.entries({ ...en, ...fr }).filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    // Set by i18n.ts on the way in; a plain space there would let a line start with a colon.
    const broken = Object.keys(fr).filter((key) => / [:;?!»]|« /.test(i18n.getResource('fr', 'workbench', key) as string));
    expect(broken).toEqual([]);
  });

  it('says nothing that no code asks for', () => {
    const code = Object.values(import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../**/locales*.ts', '!../locales/*-{en,fr}.ts', '!../locales/{en,fr}.ts'], { query: '?raw', import: 'default', eager: true })).join('\n');
    const whole = new Set([...code.matchAll(/'([a-z]+\.[\w.]+)'/gi)].map((match) => match[1]!));
    // A key made of parts, `state.${state}`, uses every key that it could make.
    const made = [...code.matchAll(/`([a-z]+\.[\w.]*)\$\{(?:[^{}]|\{[^}]*\})*\}([\w.]*)`/gi)].map((match) => [match[1]!, match[2]!] as const);
    expect([whole.size > 1000, made.length > 100]).toEqual([true, true]);
    // Such a key names its family, or the whole feature would count as used.
    expect(made.map(([start]) => start).filter((start) => /^(?!act\.|state\.|type\.|measure\.|source\.|menu\.|passphrase\.)\w+\.$/.test(start))).toEqual([]);
    const isUsed = (key: string): boolean => whole.has(key) || made.some(([start, end]) => key.startsWith(start) && key.endsWith(end));
    expect(Object.keys(en).filter((key) => !isUsed(key) && !isUsed(key.replace(/_(zero|one|other)$/, '')))).toEqual([]);
  });

  it('has a sentence with every fact for each act of the history', () => {
    const facts = Object.entries(ACTS).map(([act, params]) => [act, params.toSorted()]);
    expect(Object.keys(ACTS).map((act) => [act, placeholders(en[`act.${act}`] ?? '')])).toEqual(facts);
  });
});

describe('translate', () => {
  it('sets numbers as the language sets them', async () => {
    expect(translate('frame.progress', { count: 412, total: 1903 })).toBe('412 of 1,903 answers read');
    await i18n.changeLanguage('fr');
    expect(translate('frame.progress', { count: 412, total: 1903 })).toBe('412 réponses lues sur 1\u202f903');
    await i18n.changeLanguage('en');
  });
  it('chooses the plural', () => {
    expect([translate('data.casesCount', { count: 1 }), translate('data.casesCount', { count: 42 })]).toEqual(['1 case', '42 cases']);
  });
});

describe('formatFor', () => {
  it('sets a percentage with a no-break space in French', () => {
    expect([formatFor('en').percent(76.19), formatFor('fr').percent(76.19).replace('\u202f', '\u00a0')]).toEqual(['76%', '76\u00a0%']);
  });
});

describe('actSentence', () => {
  it('says which act an undo took back', () => {
    expect(actSentence({ act: 'code.create', params: { code: 'Staffing' } })).toBe('new code “Staffing”');
    expect(actSentence({ act: 'undo', params: { act: 'code.create', code: 'Staffing' } })).toBe('undo: new code “Staffing”');
  });
});
