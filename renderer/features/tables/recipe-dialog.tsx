import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, classes, Dialog, TextField } from '../../ui/index.ts';
import { MovedLines } from './moved-dialog.tsx';
import { workSince } from './model/since.ts';
import { selectTable, showPage } from './store.ts';

/** From the recipe id under an exported table back to the table, and whether what was printed is stale. */
export function RecipeDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const recipe = typed.trim();
  const isWhole = recipe.replace(/^R?[-–\s]*/i, '').length >= 10;
  const { data, error } = useQuery({ ...orpc.tables.recipe.queryOptions({ input: { recipe, language } }), enabled: isWhole });
  const answer = isWhole ? data : undefined;
  const open = () => {
    if (!answer?.table) return;
    selectTable(answer.table.id);
    showPage(answer.table.page);
    onClose();
  };
  return (
    <Dialog title={t('tables.recipeFind')} isOpen onClose={onClose} size="large" footer={<><Button onPress={onClose}>{t('common.close')}</Button><Button variant="primary" isDisabled={!answer?.table} onPress={open}>{t('tables.recipeOpen')}</Button></>}>
      <form className="form moves" onSubmit={(event) => { event.preventDefault(); open(); }}>
        <TextField label={t('tables.recipeId')} help={t('tables.recipeHelp')} value={typed} onChange={setTyped} autoFocus />
        {isWhole && error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
        {answer ? (
          <div role="status">
            <p className={classes('recipe-state', `recipe-${answer.state}`)}>{t(`tables.recipe.${answer.state}` as const)}</p>
            {answer.table ? <p>{t('tables.titleNumbered', { number: answer.table.number, title: answer.table.title })}</p> : null}
            {answer.dataOf === null ? null : <p>{t('tables.recipeDataOf', { date: format.date(answer.dataOf) })}</p>}
            {answer.remembered === null ? null : <p>{`${answer.remembered.kind === 'release' ? t('tables.released') : t('tables.remembered')} ${format.date(answer.remembered.madeAt)}${answer.remembered.name === '' ? '' : ` – ${answer.remembered.name}`}`}</p>}
            {answer.state === 'stale' && answer.since.length > 0 ? <p>{t('tables.recipeSince')} {workSince(answer.since).map(({ work, times }) => t(`tables.since.${work}` as const, { count: times })).join(' · ')}</p> : null}
            {answer.moved === null ? null : answer.moved.length === 0 ? <p>{t('tables.recipeSame')}</p> : <div className="moves-scroll" tabIndex={0} role="region" aria-label={t('tables.moved')}><MovedLines moved={answer.moved} title={answer.table?.title ?? ''} /></div>}
          </div>
        ) : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
