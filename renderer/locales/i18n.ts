import i18next, { type i18n as I18n } from 'i18next';
import { useTranslation as useI18next, initReactI18next } from 'react-i18next';
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
void i18n.use(initReactI18next).init({
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
  react: { useSuspense: false },
});

/** A message in the window's language, outside components. */
export const translate: Translate = (key, params) => i18n.t(key, { ...params });

/** Messages inside components: `const { t, language } = useTranslation()`; the component is drawn again when the language changes. */
export function useTranslation(): { readonly t: Translate; readonly language: 'en' | 'fr' } {
  const { t, i18n: { language } } = useI18next();
  return { t: (key, params) => t(key, { ...params }), language: language === 'fr' ? 'fr' : 'en' };
}
