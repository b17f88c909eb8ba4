import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Checkbox, ComboBox, Dialog, Select, TextField, toast } from '../../ui/index.ts';
import { refreshAnswers } from './acts.ts';
import { codeName } from './model/kinds.ts';
import { codesQuery, useCodes } from './queries.ts';
import { coding, useCoding } from './store.ts';
import { translate } from '../../locales/i18n.ts';

const ASK_AFTER_MS = 350;
const SHOWN = 200;

/** Codes by rule: the words, the expression or the likeness; what would be coded; then all of it in one act. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const codes = useCodes() ?? [];
  const question = useCoding((state) => state.question) ?? null;
  const [draft, setDraft] = useState({ kind: 'words' as 'words' | 'regex' | 'similar', pattern: coding.getState().filters.search, extent: 'sentence' as 'match' | 'sentence' | 'answer', likeness: '0.4' as '0.25' | '0.4' | '0.6', here: question !== null, codeId: coding.getState().codeId });
  const set = (patch: Partial<typeof draft>) => { setDraft({ ...draft, ...patch }); setExcept(new Set()); };
  const [except, setExcept] = useState<ReadonlySet<number>>(new Set());
  const rule = { kind: draft.kind, pattern: draft.pattern.trim(), extent: draft.extent, likeness: Number(draft.likeness), ...(draft.here && question ? { variableIds: [question] } : {}) };
  const key = JSON.stringify(rule);
  const [asked, setAsked] = useState(key);
  useEffect(() => { const timer = setTimeout(() => setAsked(key), ASK_AFTER_MS); return () => clearTimeout(timer); }, [key]);
  const input = { ...(JSON.parse(asked) as typeof rule), ...(draft.codeId ? { codeId: draft.codeId } : {}), limit: SHOWN };
  const preview = useQuery({ ...orpc.coding.rulePreview.queryOptions({ input, meta: { areas: ['codings', 'cases'] } }), enabled: input.pattern !== '', placeholderData: keepPreviousData, retry: false });
  const found = input.pattern === '' || preview.error ? undefined : preview.data;
  const groups = [...Map.groupBy(found?.matches ?? [], (match) => match.answerId)];
  const left = (found?.answers ?? 0) - except.size;
  const { submit, busy, refusal } = useSubmit(async () => {
    const codeId = draft.codeId!;
    const done = await client.coding.applyRule({ ...rule, codeId, except: [...except] });
    await Promise.all([refreshAnswers(), queryClient.invalidateQueries({ queryKey: codesQuery().queryKey })]);
    toast(translate('coding.ruleDone', { count: done.codings, answers: format.number(done.answers) }));
    onClose();
  });
  return (
    <Dialog title={t('coding.ruleTitle')} isOpen onClose={onClose} size="large" footer={<><span className="dim grow" role="status">{found && found.total + found.already > 0 ? t('coding.ruleFound', { places: format.number(found.total), answers: format.number(found.answers), already: format.number(found.already) }) : null}</span><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || draft.codeId === null || left < 1 || preview.isFetching || asked !== key} onPress={() => submit()}>{t('coding.ruleApply', { count: left })}</Button></>}>
      {refusal || (input.pattern !== '' && preview.error) ? <Banner tone="bad">{refusal || refusalSentence(preview.error)}</Banner> : null}
      <form className="form" onSubmit={(event) => { event.preventDefault(); }}>
        <div className="coding-pair">
          <Select label={t('coding.ruleKind')} options={[{ id: 'words', label: t('coding.ruleWords') }, { id: 'regex', label: t('coding.ruleRegex') }, { id: 'similar', label: t('coding.ruleSimilar') }]} value={draft.kind} onChange={(kind) => set({ kind })} />
          <Select label={t('coding.ruleExtent')} options={[{ id: 'match', label: t('coding.ruleMatch') }, { id: 'sentence', label: t('coding.ruleSentence') }, { id: 'answer', label: t('coding.ruleAnswer') }]} value={draft.extent} onChange={(extent) => set({ extent })} />
        </div>
        <TextField label={t('coding.rulePattern')} maxLength={2000} value={draft.pattern} onChange={(pattern) => set({ pattern })} autoFocus help={draft.kind === 'words' ? t('coding.searchPlaceholder') : draft.kind === 'regex' ? t('coding.ruleRegexHelp') : t('coding.ruleSimilarHelp')} />
        <div className="coding-pair">
          <ComboBox label={t('coding.ruleCode')} options={codes.filter((code) => !code.retired).map((code) => ({ id: code.id, label: codeName(code, language) }))} value={draft.codeId} onChange={(codeId) => set({ codeId })} emptyText={t('common.nothingFits')} />
          {draft.kind === 'similar' ? <Select label={t('coding.ruleLikeness')} options={[{ id: '0.25', label: t('coding.ruleLoose') }, { id: '0.4', label: t('coding.ruleMiddle') }, { id: '0.6', label: t('coding.ruleStrict') }]} value={draft.likeness} onChange={(likeness) => set({ likeness })} /> : null}
        </div>
        {question ? <Checkbox isSelected={draft.here} onChange={(here) => set({ here })}>{t('coding.ruleHere')}</Checkbox> : null}
      </form>
      {found?.total === 0 && found.already === 0 && !preview.isFetching ? <p className="dim">{t('coding.ruleNothing')}</p> : null}
      {groups.length > 0 ? (
        <div className="coding-rule-list" role="group" aria-label={t('coding.rulePreview')}>
          {groups.map(([answerId, matches]) => <div key={answerId}><Checkbox isSelected={!except.has(answerId)} onChange={(on) => setExcept(new Set(on ? [...except].filter((id) => id !== answerId) : [...except, answerId]))}>{matches.map((match, index) => <span key={match.start}>{index > 0 ? ' … ' : null}<mark>{match.text.length > 240 ? `${match.text.slice(0, 240)}…` : match.text}</mark></span>)}</Checkbox></div>)}
          {found && found.total > found.matches.length ? <p className="dim">{t('coding.ruleMore', { count: found.total - found.matches.length })}</p> : null}
        </div>
      ) : null}
    </Dialog>
  );
}
