import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../locales/i18n.ts';
import { queryClient } from '../rpc/index.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { useSession } from './session.ts';

/** The window. */
export function App() {
  const language = useSession((state) => state.language);
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
          <ErrorBoundary><Frame /></ErrorBoundary>
        </I18nProvider>
      </I18nextProvider>
    </QueryClientProvider>
  );
}
