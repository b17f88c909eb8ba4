import { client } from '../rpc/index.ts';
import { i18n } from '../locales/i18n.ts';
import { session, type Language, type ThemeChoice } from './session.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the window is dark now, the system's wish counted where nothing else was chosen. */
export const isDark = (theme: ThemeChoice): boolean => theme === 'dark' || (theme === 'system' && dark.matches);

/** Puts the session's language and theme on the page, now and when they change. */
export function applyAppearance(): void {
  const apply = () => {
    const { language, theme } = session.getState();
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = isDark(theme) ? 'dark' : 'light';
    if (i18n.language !== language) void i18n.changeLanguage(language);
  };
  apply();
  session.subscribe(apply);
  dark.addEventListener('change', apply);
}

const LANGUAGES: readonly string[] = ['en', 'fr'] satisfies Language[];
const THEMES: readonly string[] = ['system', 'light', 'dark'] satisfies ThemeChoice[];

/** Takes the stored language and theme; the first time, the language is the system's. */
export async function loadPreferences(): Promise<void> {
  const stored = await client.app.preferences();
  const language = stored['language'] ?? navigator.language.slice(0, 2);
  const theme = stored['theme'] ?? 'system';
  // The data process shows the study's labels in the window's language, so it must know it before anybody chose one.
  if (stored['language'] === undefined && LANGUAGES.includes(language)) void client.app.setPreference({ key: 'systemLanguage', value: language });
  session.setState({
    ...(LANGUAGES.includes(language) ? { language: language as Language } : {}),
    ...(THEMES.includes(theme) ? { theme: theme as ThemeChoice } : {}),
  });
}

export function chooseLanguage(language: Language): void {
  session.setState({ language });
  void client.app.setPreference({ key: 'language', value: language });
}

export function chooseTheme(theme: ThemeChoice): void {
  session.setState({ theme });
  void client.app.setPreference({ key: 'theme', value: theme });
}
