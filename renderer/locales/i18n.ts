import { useSyncExternalStore } from 'react';
import i18next, { type i18n as I18n } from 'i18next';
import { messages } from './messages.ts';
import { setFrench } from './set-french.ts';

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other' | 'many'}` ? Stem : Key;
/** The key of a message, without a plural's ending: 'common.cancel', 'frame.progress'. */
export type MessageKey = WithoutPlural<keyof (typeof messages)['en']>;
/** What fills a message's placeholders; `count` chooses the plural. */
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** The window's translator. */
export const i18n: I18n = i18next.createInstance();
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: ['en', 'fr'],
  defaultNS: 'workbench',
  ns: ['workbench'],
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  returnNull: false,
  resources: { en: { workbench: messages.en }, fr: { workbench: setFrench(messages.fr) } },
  interpolation: { escapeValue: false },
});

/** A message in the window's language, outside components. */
export const translate: Translate = (key, params) => i18n.t(key, { ...params });

interface Translation { readonly t: Translate; readonly language: 'en' | 'fr' }
/** One of each language, so that what depends on it is only drawn again when the language changes. Most messages have nothing to
 *  fill in: those are looked up once. */
function translationOf(language: 'en' | 'fr'): Translation {
  const fixed = i18n.getFixedT(language);
  const plain = new Map<MessageKey, string>();
  const t: Translate = (key, params) => {
    if (params) return fixed(key, { ...params });
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = fixed(key);
    plain.set(key, text);
    return text;
  };
  return { t, language };
}
const TRANSLATIONS = { en: translationOf('en'), fr: translationOf('fr') };

const onLanguage = (listen: () => void): (() => void) => { i18n.on('languageChanged', listen); return () => i18n.off('languageChanged', listen); };
const languageNow = (): 'en' | 'fr' => (i18n.language === 'fr' ? 'fr' : 'en');

/** Messages inside components: `const { t, language } = useTranslation()`; the component is drawn again when the language changes. */
export const useTranslation = (): Translation => TRANSLATIONS[useSyncExternalStore(onLanguage, languageNow)];
