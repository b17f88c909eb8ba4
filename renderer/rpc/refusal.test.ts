import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import { i18n } from '../locales/i18n.ts';
import { findRefusal, refusalSentence } from './refusal.ts';

const refused = (code: string, message: string, details: Record<string, unknown>) => new ORPCError('REFUSED', { status: 422, message, data: { code, message, details } });
afterEach(() => i18n.changeLanguage('en'));

describe('refusalSentence', () => {
  const wrong = refused('PASSPHRASE_WRONG', 'The passphrase does not open “a.swproj”.', { file: 'a.swproj' });
  it('says a refusal in its own words in English', () => {
    expect(refusalSentence(wrong)).toBe('The passphrase does not open “a.swproj”.');
    expect(findRefusal(wrong)?.code).toBe('PASSPHRASE_WRONG');
  });
  it('says the same in French from the code and its details, set as French is set', async () => {
    await i18n.changeLanguage('fr');
    expect(refusalSentence(wrong)).toMatch(/^La phrase secrète n’ouvre pas «\u00a0a\.swproj\u00a0»\. /);
    expect(refusalSentence(refused('VARIABLE_IN_USE', '…', { variable: 'Age', users: ['band', 'adult'] }))).toContain('band et adult');
  });
  it('takes the sentence whose details are there, and says a reason that is a code as its sentence', async () => {
    await i18n.changeLanguage('fr');
    expect(refusalSentence(refused('FILE_DAMAGED', '…', { file: 'a.xlsx', part: 'sheet1' }))).toContain('sa partie');
    expect(refusalSentence(refused('FILE_DAMAGED', '…', { file: 'a.xlsx' }))).toContain('il est endommagé');
    expect(refusalSentence(refused('FILTER_WRONG', '…', { filter: 'age >', reason: 'EXPRESSION_PART_EXPECTED', position: 6 }))).toMatch(/^Le filtre ne peut être appliqué\. Une variable, une valeur/);
  });
  it('falls back to English for a code that French does not know, or whose details are not all there', async () => {
    await i18n.changeLanguage('fr');
    expect(refusalSentence(refused('SOMETHING_NEW', 'A new sentence.', {}))).toBe('A new sentence.');
    expect(refusalSentence(refused('CODE_LOOP', 'No loops.', {}))).toBe('No loops.');
  });
  it('tells a bug from a broken line, and shows neither’s own words', () => {
    const sentences = [new ORPCError('INTERNAL_SERVER_ERROR', { message: 'secret' }), new Error('secret'), new ORPCError('BAD_REQUEST')].map(refusalSentence);
    expect(new Set(sentences).size).toBe(3);
    expect(sentences.join()).not.toContain('secret');
  });
});
