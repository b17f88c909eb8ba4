import { afterEach, describe, expect, it } from 'vitest';
import { english, labelOf, said, saying, SENTENCES } from '#core/text/sentences.ts';
import { i18n } from './i18n.ts';
import { reasonOf, sentenceOf } from './sentence.ts';
import { sentencesFr } from './sentences-fr.ts';

const en: Readonly<Record<string, string>> = SENTENCES;
const fr: Readonly<Record<string, string>> = sentencesFr;
const facts = (template: string): string[] => [...new Set([...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].toSorted();
const sources = import.meta.glob<string>(['../../core/**/*.ts', '../../electron/service/**/*.ts', '!**/*.test.ts', '!**/*.d.ts'], { query: '?raw', import: 'default', eager: true });
afterEach(() => i18n.changeLanguage('en'));

describe('sentencesFr', () => {
  it('says every sentence that the data process can say, with the same facts', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(en).filter((code) => facts(en[code]!).join() !== facts(fr[code]!).join())).toEqual([]);
  });

  it('has no sentence that nobody says', () => {
    const said = Object.entries(sources).filter(([file]) => !file.endsWith('text/sentences.ts')).map(([, source]) => source).join('\n');
    const helpers = sources['../../core/text/sentences.ts']!;
    // Codes made of a kind: how.${how}, personal.${kind}, order.${order}, instrument.${kind}.
    const made = /^(how|personal|order|instrument)\./;
    const unsaid = Object.keys(en).map((key) => key.replace(/_(one|other)$/, '')).filter((code) => !made.test(code) && !said.includes(`${code}'`) && !helpers.includes(`joined('${code}'`) && !/^list\./.test(code));
    expect(unsaid).toEqual([]);
  });

  it('leaves no English message behind: whatever carries a problem or a reason takes it from the list', () => {
    const inline = Object.entries(sources).filter(([file]) => /core\/importing|service\/files|service\/quality|service\/importing/.test(file)).flatMap(([file, source]) =>
      [...source.matchAll(/\b(?:message|reason|advice): [`'"][A-Z“]/g)].map(([text]) => `${file}: ${text}`));
    expect(inline).toEqual([]);
  });
});

describe('sentenceOf', () => {
  const problem = said(saying('cell.fault', { row: '14', column: labelOf({ label: 'Is there a law?', labels: { fr: 'Y a-t-il une loi ?' } }), advice: saying('cell.notCategory', { found: 'Ye', labels: ['Yes', 'No'] }) }));
  it('is the message itself in English', () => {
    expect(sentenceOf(problem)).toBe('Row 14, column “Is there a law?”: \'Ye\' is not one of the categories Yes, No. Map it, or keep it as a new category.');
  });
  it('is made of the code in French, labels and parts included, and set as French is set', async () => {
    await i18n.changeLanguage('fr');
    expect(sentenceOf(problem).replace(/[\u00a0\u202f]/g, ' ')).toBe('Ligne 14, colonne « Y a-t-il une loi ? » : « Ye » n’est pas une des modalités Yes, No. Rattachez-la, ou gardez-la comme nouvelle modalité.');
  });
  it('counts, and lists the first of many', async () => {
    const misfit = saying('plan.misfit', { sheet: 'A', columns: ['“1”', '“2”', '“3”', '“4”', '“5”', '“6”', '“7”'], count: 7 });
    expect(english(misfit)).toContain('its columns “1”, “2”, “3”, “4”, “5” and 2 more are not there');
    await i18n.changeLanguage('fr');
    expect(sentenceOf(said(misfit))).toContain('ses colonnes “1”, “2”, “3”, “4”, “5” et 2 de plus n’y sont pas');
  });
  it('stays English where an older version stored no code, and where a code is unknown', async () => {
    await i18n.changeLanguage('fr');
    expect(sentenceOf({ message: 'Old.' })).toBe('Old.');
    expect(sentenceOf({ message: 'Newer.', code: 'not.known', details: {} })).toBe('Newer.');
    expect(reasonOf({ reason: 'Old.' })).toBe('Old.');
    expect(reasonOf({ reason: '…', why: [saying('reason.dates'), saying('reason.mapped', { question: '3', how: saying('how.number') })] })).toBe('Toutes les réponses sont des dates. Rattachée à la question 3 par son numéro.');
  });
  it('says the refusal within a sentence', async () => {
    await i18n.changeLanguage('fr');
    expect(sentenceOf({ message: '…', code: 'quality.brokenRule', details: { variable: 'Âge', reason: { code: 'VARIABLE_UNKNOWN', details: { name: 'age' } } } })).toContain('Il n’y a pas de variable');
  });
});
