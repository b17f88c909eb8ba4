import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { Banner, Checkbox } from '../../ui/index.ts';

/** Whether the system's keychain keeps the open project's passphrase. Off until it is asked for; where it cannot be had, why. */
export function KeychainChoice() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.project.keychain.queryOptions({ input: undefined }));
  const change = useMutation({
    mutationFn: async (on: boolean) => { if (on) await client.project.rememberKey(); else await client.project.forgetKey(); },
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.project.keychain.key() }),
  });
  if (!data) return null;
  const { state, remembered } = data;
  return (
    <div className="safety-keychain">
      <Checkbox isSelected={remembered} isDisabled={change.isPending || (state !== 'ready' && !remembered)} onChange={(on) => change.mutate(on)}>{t('safety.keychain')}</Checkbox>
      <p className="dim small">{t(state === 'ready' ? 'safety.keychainHelp' : `safety.keychain_${state}`)}</p>
      {change.error ? <Banner tone="bad">{refusalSentence(change.error)}</Banner> : null}
    </div>
  );
}
