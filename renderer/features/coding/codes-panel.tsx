import { memo, useDeferredValue, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button as AriaButton } from 'react-aria-components';
import type { Code, Coding } from '#core/contract/code.ts';
import { openDialog } from '../../app/session.ts';
import { useProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { classes, Icon, Kbd } from '../../ui/index.ts';
import { removeCodings } from './acts.ts';
import { GhostRow } from './ghost-row.tsx';
import { KindShape } from './kind-shape.tsx';
import { codeLook, codeName } from './model/kinds.ts';
import { memosQuery } from './queries.ts';
import { applyToTargets } from './targets.ts';
import { chooseIdentical, useIdentical } from './use-identical.ts';
import { focusCoding, useCoding } from './store.ts';
import { useCurrent } from './use-current.ts';

/** Under the answer: what is coded, the pinned codes, and the keys that do the rest. */
export function CodesPanel() {
  const { t } = useTranslation();
  const { answer, codes, codeOf, ghosts } = useCurrent();
  const applied = useMemo(() => [...Map.groupBy(answer?.codings ?? [], (one) => one.codeId)].flatMap(([id, list]) => { const code = codeOf.get(id); return code ? [{ code, list }] : []; }), [answer, codeOf]);
  return (
    <div className="coding-codes">
      <ul className="coding-row" aria-label={t('coding.appliedCodes')}>
        {applied.map(({ code, list }) => <li key={code.id}><AppliedChip code={code} codings={list} /></li>)}
        {answer && applied.length === 0 ? <li className="dim">{answer.state === 'readNothing' ? t('coding.readNothing') : t('coding.notCoded')}</li> : null}
      </ul>
      <PinnedCodes codes={useDeferredValue(codes)} applied={useDeferredValue(applied)} />
      <GhostRow ghosts={ghosts} />
      <Identical />
      <KeyHints />
    </div>
  );
}

const PinnedCodes = memo(function PinnedCodes({ codes, applied }: { codes: readonly Code[]; applied: readonly { readonly code: Code }[] }) {
  const { t, language } = useTranslation();
  const pinned = codes.filter((code) => code.key !== null && !code.retired && !applied.some((one) => one.code.id === code.id)).toSorted((a, b) => a.key!.localeCompare(b.key!));
  if (pinned.length === 0) return null;
  return (
    <div className="coding-row" role="group" aria-label={t('coding.pinnedCodes')}>
      <span className="coding-row-label">{t('coding.pinned')}</span>
      {pinned.map((code) => {
        const look = codeLook(code);
        return <AriaButton key={code.id} className={classes('code-chip', 'code-chip-ghost', look.className)} style={look.style as React.CSSProperties} onPress={() => applyToTargets(code, codeName(code, language))}><KindShape code={code} />{codeName(code, language)}<Kbd keys={code.key!} /></AriaButton>;
      })}
    </div>
  );
});

const Identical = memo(function Identical() {
  const { t } = useTranslation();
  const identical = useIdentical(useCoding((state) => state.answerId));
  return identical.length > 1 ? <p className="coding-row"><span>{t('coding.identical', { count: identical.length })}</span><AriaButton className="coding-link" onPress={() => chooseIdentical(identical)}>{t('coding.identicalAll')} <Kbd keys="a" /></AriaButton></p> : null;
});

const KeyHints = memo(function KeyHints() {
  const { t } = useTranslation();
  return (
    <p className="coding-row coding-keys">
      <KeyHint keys="c" onPress={() => openDialog('coding.pick')}>{t('coding.hintOther')}</KeyHint>
      <KeyHint keys=".">{t('coding.hintSentence')}</KeyHint>
      <KeyHint keys="m">{t('coding.hintMemo')}</KeyHint>
      <KeyHint keys="s">{t('coding.hintStar')}</KeyHint>
      <KeyHint keys="u">{t('coding.hintUncode')}</KeyHint>
      <KeyHint keys="?" onPress={() => openDialog('frame.keys')}>{t('coding.hintKeys')}</KeyHint>
    </p>
  );
});

function KeyHint({ keys, children, onPress }: { keys: string; children: React.ReactNode; onPress?: () => void }) {
  return onPress ? <AriaButton className="coding-hint" onPress={onPress}><Kbd keys={keys} /> {children}</AriaButton> : <span className="coding-hint"><Kbd keys={keys} /> {children}</span>;
}

/** One code of the answer, with who applied it where there are several coders; a press goes from one of its codings to the next. */
function AppliedChip({ code, codings }: { code: Code; codings: readonly Coding[] }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const memos = useQuery(memosQuery()).data;
  const focusedId = useCoding((state) => state.codingId);
  const look = codeLook(code);
  const name = codeName(code, language);
  const coderOf = new Map(project?.coders.map((coder) => [coder.id, coder.name]));
  const coders = [...new Set(codings.map((one) => one.coderId))].map((id) => coderOf.get(id) ?? id);
  const several = (project?.coders.length ?? 0) > 1;
  const at = codings.findIndex((one) => one.id === focusedId);
  const hasMemo = memos?.some((memo) => memo.target === 'coding' && codings.some((one) => String(one.id) === memo.targetId));
  const starred = codings.some((one) => one.starred);
  const whole = codings.some((one) => one.start === null);
  return (
    <span className={classes('code-chip', look.className, at >= 0 && 'code-chip-focused')} style={look.style}>
      <AriaButton className="code-chip-main" aria-pressed={at >= 0} onPress={() => focusCoding(codings[(at + 1) % codings.length]?.id ?? null)}>
        <KindShape code={code} />
        <span className="ellipsis">{name}</span>
        <span className="visually-hidden">, {whole ? t('coding.wholeAnswer') : t('coding.spans', { count: codings.length })}{several ? t('coding.by', { coders: format.list(coders) }) : null}{starred ? t('coding.starredSaid') : null}{codings.some((one) => one.origin === 'suggestion') ? t('coding.fromSuggestion') : codings.some((one) => one.origin === 'rule') ? t('coding.fromRule') : null}</span>
        {codings.length > 1 && !several ? <span className="code-chip-detail" aria-hidden="true">{format.number(codings.length)}</span> : null}
        {several ? <span className="code-chip-detail" aria-hidden="true">{coders.map(initials).join(' ')}</span> : null}
        {starred ? <Icon name="star" size={11} /> : null}
        {hasMemo ? <Icon name="memo" size={11} /> : null}
        {code.key ? <span aria-hidden="true"><Kbd keys={code.key} /></span> : null}
      </AriaButton>
      <AriaButton className="chip-remove" aria-label={t('coding.uncodeName', { code: name })} onPress={() => removeCodings(codings.filter((one) => one.coderId === project?.coder.id).length > 0 ? codings.filter((one) => one.coderId === project?.coder.id) : codings, name)}><Icon name="close" size={11} /></AriaButton>
    </span>
  );
}

/** "Coder A" → "A", "Marie Aubert" → "MA". */
const initials = (name: string): string => name.replace(/^coder\s+/i, '').split(/[\s.]+/).filter(Boolean).map((part) => Array.from(part)[0]!.toLocaleUpperCase()).join('').slice(0, 3);
