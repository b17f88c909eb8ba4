import { startTransition, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, foldText, TextField } from '../../ui/index.ts';

/** As many lines with fields in them as are put up at once without holding the window. */
const STEP = 30;

/** Thousands of lines with fields in them, put up a part at a time: the first ones, more on demand, any of them by typing a part of it.
 *  Each line that is drawn is marked `data-line` and can have the focus (`tabIndex={-1}`): it goes to the first of those that come.
 *  @returns what to draw now; what finds a line, and what brings more of them: both null for a list that is drawn whole */
export function useLongList<Item>(items: readonly Item[], textOf: (item: Item) => string): { readonly shown: readonly Item[]; readonly find: ReactNode; readonly more: ReactNode } {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [room, setRoom] = useState(STEP);
  const sought = useDeferredValue(typed);
  const end = useRef<HTMLDivElement>(null);
  const firstNew = useRef<number | null>(null);
  const found = useMemo(() => {
    const wanted = foldText(sought.trim());
    return wanted === '' ? items : items.filter((item) => foldText(textOf(item)).includes(wanted));
  }, [items, textOf, sought]);
  useEffect(() => {
    if (firstNew.current === null) return;
    end.current?.parentElement?.querySelectorAll<HTMLElement>('[data-line]')[firstNew.current]?.focus();
    firstNew.current = null;
  }, [room]);
  if (items.length <= STEP) return { shown: items, find: null, more: null };
  const shown = found.slice(0, room);
  const next = Math.min(STEP, found.length - shown.length);
  const grow = () => { firstNew.current = shown.length; startTransition(() => { setRoom(room + STEP); }); };
  return {
    shown,
    find: <TextField className="long-list-find" type="search" aria-label={t('import.findLine')} placeholder={t('import.findLine')} value={typed} onChange={(text) => { setTyped(text); setRoom(STEP); }} />,
    more: (
      <div ref={end} className="long-list-more">
        <span className="dim" role="status">{t('import.linesShown', { shown: shown.length, total: found.length })}</span>
        {next > 0 ? <Button onPress={grow}>{t('import.linesMore', { next })}</Button> : null}
      </div>
    ),
  };
}
