import { useQuery } from '@tanstack/react-query';
import { attempt } from '../../app/attempt.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Chooser, type Choice } from './chooser.tsx';
import { variablesQuery } from './queries.ts';
import { useCoding } from './store.ts';

/** Says which open-ended column translates the question that is read: it is shown beside it from then on, and never coded. */
export function TranslationDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const question = useCoding((state) => state.question) ?? null;
  const variables = useQuery(variablesQuery()).data ?? [];
  const original = variables.find((one) => one.id === question);
  const set = (id: string, translationOf: string | null) => { void attempt(async () => { await client.data.updateVariable({ id, patch: { translationOf } }); }); };
  if (!original) return <Chooser title={t('coding.translationWhich')} placeholder={t('coding.translationWhich')} choices={[]} onClose={onClose} />;
  const label = (one: (typeof variables)[number]): string => one.labels?.[language] ?? one.label;
  const choices = variables.filter((one) => one.type === 'open' && one.id !== original.id).map((one): Choice => ({
    id: one.id, text: `${label(one)} ${one.id}`, group: one.translationOf === original.id ? t('coding.translationIs') : t('coding.translationCould'),
    content: <><span className="ellipsis">{label(one)}</span><span className="palette-detail mono">{one.id}</span></>, onChoose: () => set(one.id, one.translationOf === original.id ? null : original.id),
  })).toSorted((a, b) => Number(b.group === t('coding.translationIs')) - Number(a.group === t('coding.translationIs')));
  return <Chooser title={t('coding.translationTitle', { question: label(original) })} placeholder={t('coding.translationPlaceholder')} choices={choices} onClose={onClose} />;
}
