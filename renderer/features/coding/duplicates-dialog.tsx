import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, Select } from '../../ui/index.ts';
import { NO_FILTERS, setFilters, showAnswer, useCoding } from './store.ts';
import { chooseWhenListed } from './use-identical.ts';

/** Answers that say the same, or nearly: a group is chosen as one, and the next code is for all of it. */
export function DuplicatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const question = useCoding((state) => state.question) ?? null;
  const [likeness, setLikeness] = useState<'0.7' | '0.8' | '0.9' | '1'>('0.8');
  const { data, error, isFetching } = useQuery({ ...orpc.coding.duplicates.queryOptions({ input: { ...(question ? { variableIds: [question] } : {}), likeness: Number(likeness), limit: 200 }, meta: { areas: ['cases'] } }), retry: false });
  const choose = (answerIds: readonly number[]) => {
    setFilters(NO_FILTERS);
    showAnswer(answerIds[0]!);
    onClose();
    chooseWhenListed(answerIds);
  };
  return (
    <Dialog title={t('coding.duplicatesTitle')} isOpen onClose={onClose} size="large" footer={<><span className="dim grow" role="status">{data ? t('coding.duplicatesFound', { count: data.total }) : null}</span><Button onPress={onClose}>{t('common.close')}</Button></>}>
      <div className="coding-pair"><Select label={t('coding.duplicatesLikeness')} options={(['0.7', '0.8', '0.9', '1'] as const).map((id) => ({ id, label: id === '1' ? t('coding.duplicatesSame') : t('coding.duplicatesAtLeast', { share: format.percent(Number(id) * 100) }) }))} value={likeness} onChange={setLikeness} /></div>
      {error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
      {isFetching ? <p role="status">{t('common.loading')}</p> : null}
      {data && data.total === 0 && !isFetching ? <p className="dim">{t('coding.duplicatesNone')}</p> : null}
      {data && data.groups.length > 0 ? (
        <ul className="coding-rule-list">
          {data.groups.map((group) => (
            <li key={group.answerIds[0]} className="coding-duplicate"><span className="grow">{group.excerpt}</span><Button variant="quiet" onPress={() => choose(group.answerIds)}>{t(group.kind === 'same' ? 'coding.chooseSame' : 'coding.chooseNear', { count: group.answerIds.length })}</Button></li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
