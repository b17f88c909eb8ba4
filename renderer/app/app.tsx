import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import { queryClient } from '../rpc/index.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { useSession } from './session.ts';

/** The window. */
export function App() {
  const language = useSession((state) => state.language);
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
        <ErrorBoundary><Frame /></ErrorBoundary>
      </I18nProvider>
    </QueryClientProvider>
  );
}
