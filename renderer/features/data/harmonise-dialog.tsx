import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { DerivedVariable } from '#core/contract/api/data.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, EmptyState } from '../../ui/index.ts';
import { variableLabel } from './variable-text.ts';

/** What several questionnaires ask by yes or no about one capability, offered as one variable for all cases: made one by one, or all
 *  at once; what is made leaves the list, and one undo takes a press back. */
export function HarmoniseDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const { data: offered, error } = useQuery(orpc.data.harmonise.queryOptions());
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const place = useRef(0);
  // The button that was pressed leaves with its line: the next line's takes the focus, so that Enter goes on.
  useEffect(() => {
    if (made === 0) return;
    const buttons = list.current?.querySelectorAll('button') ?? [];
    buttons[Math.min(place.current, buttons.length - 1)]?.focus();
  }, [made, offered]);
  const make = async (variables: readonly DerivedVariable[], at: number) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      place.current = at;
      await client.data.deriveSeveral({ variables: [...variables] });
      setMade((count) => count + variables.length);
    } catch (failure) { setRefusal(refusalSentence(failure)); } finally { setBusy(false); }
  };
  const all = offered?.map(({ variable }) => variable) ?? [];
  return (
    <Dialog
      title={t('data.harmoniseTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy}
      footer={<><span className="dim grow" role="status">{made > 0 ? t('data.harmoniseMade', { count: made }) : offered?.length ? t('data.harmoniseOffered', { count: offered.length }) : ''}</span><Button onPress={onClose} isDisabled={busy}>{t('common.close')}</Button>{all.length > 1 ? <Button variant="primary" isDisabled={busy} onPress={() => void make(all, 0)}>{t('data.harmoniseAll', { count: all.length })}</Button> : null}</>}
    >
      {error || refusal ? <Banner tone="bad">{refusal ?? refusalSentence(error)}</Banner> : null}
      {offered && offered.length === 0 ? <EmptyState title={t(made > 0 ? 'data.harmoniseDone' : 'data.harmoniseNone')}>{t(made > 0 ? 'data.harmoniseDoneText' : 'data.harmoniseNoneText')}</EmptyState> : <p className="dim">{t('data.harmoniseHelp')}</p>}
      <ul className="harmonise-list" ref={list} aria-label={t('data.harmoniseTitle')}>
        {offered?.map(({ variable, confidence, ...why }, at) => {
          const label = variableLabel(variable, language);
          return (
            <li key={`${variable.id} ${why.from.join(' ')}`}>
              <div className="grow">
                <h3 className="field-label">{label}</h3>
                <p>{sentenceOf(why.reason)}</p>
              </div>
              <span className="dim">{t('data.harmoniseSure', { share: format.percent(confidence * 100) })}</span>
              <Button isDisabled={busy} aria-label={t('data.harmoniseMakeOne', { label })} onPress={() => void make([variable], at)}>{t('data.harmoniseMake')}</Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
