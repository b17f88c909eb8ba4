import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../locales/i18n.ts';
import { client, orpc, queryClient } from '../rpc/index.ts';
import { Button } from '../ui/index.ts';
import { useSubmit } from './project-dialogs.tsx';
import { setProject } from './use-project.ts';

/** Opens a project whose passphrase the system's keychain keeps. Nothing is shown where it keeps none. */
export function OpenRemembered({ path, onOpened }: { path: string; onOpened?: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...orpc.project.keychain.queryOptions({ input: { path } }), enabled: path !== '' });
  const { submit, busy, refusal } = useSubmit(async () => {
    try {
      const status = await client.project.openRemembered({ path });
      onOpened?.();
      setProject(status);
    } finally {
      await queryClient.invalidateQueries({ queryKey: orpc.project.keychain.key() });
    }
  });
  const offered = data?.remembered === true && data.state === 'ready';
  if (!offered && refusal === null) return null;
  return (
    <div className="form">
      {offered ? <div><Button icon="lock" onPress={() => submit()} isDisabled={busy}>{t('safety.openRemembered')}</Button></div> : null}
      {refusal === null ? null : <p className="field-error" role="alert">{refusal}</p>}
    </div>
  );
}
