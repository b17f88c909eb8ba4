import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { openDialog } from '../../app/session.ts';
import { useFormat } from '../../locales/format.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { classes, Icon, Kbd } from '../../ui/index.ts';
import { KindShape } from './kind-shape.tsx';
import { codeLook, codeName } from './model/kinds.ts';
import { sameRange } from './model/ranges.ts';
import { coding, say, setRange, useCoding } from './store.ts';
import { acceptGhost, dismissGhost, type Ghost } from './use-ghosts.ts';

/** What the model suggests, dashed until somebody accepts it: the surest first, which Tab takes and Escape sends away. */
export function GhostRow({ ghosts }: { ghosts: readonly Ghost[] }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const letsGo = useCoding((state) => state.range !== null || state.codingId !== null);
  const names = ghosts.map((ghost) => codeName(ghost.code, language)).join(', ');
  useEffect(() => { if (names !== '') say(translate('coding.saidSuggested', { codes: names })); }, [names]);
  if (ghosts.length === 0) return null;
  return (
    <div className="coding-row coding-ghosts" role="group" aria-label={t('coding.suggested')}>
      <button type="button" className="coding-hint coding-row-label" onClick={() => openDialog('coding.suggestions')} title={t('coding.suggestionsCommand')}>{t('coding.suggested')}</button>
      {ghosts.map((ghost, index) => {
        const look = codeLook(ghost.code);
        const name = codeName(ghost.code, language);
        return (
          <span key={ghost.code.id} className={classes('code-chip', 'code-chip-ghost', look.className)} style={look.style}>
            <AriaButton className="code-chip-main" onPress={() => acceptGhost(ghost, name)} onHoverStart={() => { if (coding.getState().range === null) setRange({ start: ghost.start, end: ghost.end }); }} onHoverEnd={() => { if (sameRange(coding.getState().range, { start: ghost.start, end: ghost.end })) setRange(null); }}>
              <span className="visually-hidden">{t('coding.acceptSaid')} </span><KindShape code={ghost.code} /><span className="ellipsis">{name}</span><span className="code-chip-detail">{format.percent(ghost.confidence * 100)}</span>
              {index === 0 ? <span className="coding-hint" aria-hidden="true"><Kbd keys="Tab" /></span> : null}
            </AriaButton>
            <AriaButton className="chip-remove" aria-label={t('coding.dismissName', { code: name })} onPress={() => dismissGhost(ghost, name)}><Icon name="close" size={11} /></AriaButton>
          </span>
        );
      })}
      {letsGo ? null : <span className="coding-hint"><Kbd keys="Escape" /> {t('coding.hintDismiss')}</span>}
    </div>
  );
}
