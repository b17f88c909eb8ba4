import { Component, type ReactNode } from 'react';
import { useTranslation } from '../locales/i18n.ts';
import { Button, EmptyState } from '../ui/index.ts';

/** Holds an error of the program inside the room it happened in. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
  override render(): ReactNode {
    return this.state.error ? <Stopped error={this.state.error} onReopen={() => this.setState({ error: null })} /> : this.props.children;
  }
}

function Stopped({ error, onReopen }: { error: Error; onReopen: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('error.title')} actions={<Button variant="primary" onPress={onReopen}>{t('error.reopen')}</Button>}>
      <p>{t('error.text')}</p>
      <p className="mono">{`${error.name}: ${error.message}`}</p>
    </EmptyState>
  );
}
