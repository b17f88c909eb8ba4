import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, Checkbox, ComboBox, Dialog, TextField } from '../../ui/index.ts';
import { codeName } from './model/kinds.ts';
import type { ReadingState } from './model/optimistic.ts';
import { useCodes } from './queries.ts';
import { coding, NO_FILTERS, setFilters } from './store.ts';

const STATES: readonly ReadingState[] = ['unread', 'readNothing', 'coded'];
const CHECK_AFTER_MS = 250;

/** Which answers the grid lists: by state, code, star, and an expression over the cases, said back in words. */
export function FilterDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const [draft, setDraft] = useState(coding.getState().filters);
  const [expression, setExpression] = useState(draft.expression.trim());
  useEffect(() => { const timer = setTimeout(() => setExpression(draft.expression.trim()), CHECK_AFTER_MS); return () => clearTimeout(timer); }, [draft.expression]);
  const explained = useQuery({ ...orpc.data.explain.queryOptions({ input: { expression, language } }), enabled: expression !== '' }).data;
  const error = expression === '' ? null : (explained?.fault ? sentenceOf(explained.fault) : explained?.error) ?? null;
  const codes = useCodes() ?? [];
  const submit = () => { if (error) return; setFilters(draft); onClose(); };
  return (
    <Dialog title={t('coding.filterTitle')} isOpen onClose={onClose} footer={<><Button onPress={() => { setFilters(NO_FILTERS); onClose(); }}>{t('coding.clearFilters')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={error !== null} onPress={submit}>{t('coding.filterApply')}</Button></>}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <div role="group" aria-label={t('coding.state')} className="coding-checks">
          {STATES.map((state) => <Checkbox key={state} isSelected={draft.states.includes(state)} onChange={(on) => setDraft({ ...draft, states: STATES.filter((other) => (other === state ? on : draft.states.includes(other))) })}>{t(`state.${state}`)}</Checkbox>)}
          <Checkbox isSelected={draft.starred} onChange={(starred) => setDraft({ ...draft, starred })}>{t('coding.starredOnly')}</Checkbox>
        </div>
        <ComboBox label={t('coding.filterCode')} options={codes.map((code) => ({ id: code.id, label: codeName(code, language), detail: code.path.split(' / ').slice(0, -1).join(' / ') }))} value={draft.codeId} onChange={(codeId) => setDraft({ ...draft, codeId })} emptyText={t('common.nothingFits')} />
        <TextField label={t('coding.filterCases')} value={draft.expression} onChange={(text) => setDraft({ ...draft, expression: text })} error={error} help={expression !== '' && explained?.words ? `${explained.words} (${t('coding.casesCount', { count: explained.cases ?? 0 })})` : t('coding.filterCasesHelp')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
