import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { chooseFile } from '../../rpc/files.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, classes, Dialog, TextField } from '../../ui/index.ts';
import { MovedLines } from './moved-dialog.tsx';
import { workSince } from './model/since.ts';
import { selectTable, showPage } from './store.ts';

type RecipesInFile = Outputs['tables']['recipes'];

/** From the recipe id under an exported table back to the table, and whether what was printed is stale; or from a whole file to all of them. */
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
  const [file, setFile] = useState<RecipesInFile | null>(null);
  const reading = useSubmit(async () => {
    const source = await chooseFile({ title: t('tables.recipeRead'), name: t('tables.recipeFiles'), extensions: ['xlsx', 'docx', 'md', 'csv', 'zip', 'txt', 'html'] });
    if (source) { setTyped(''); setFile(await client.tables.recipes({ source, language })); }
  });
  const show = (table: NonNullable<RecipesInFile['recipes'][number]['table']>) => { selectTable(table.id); showPage(table.page); onClose(); };
  return (
    <Dialog title={t('tables.recipeFind')} isOpen onClose={onClose} size="large" footer={<><Button icon="import" isDisabled={reading.busy} onPress={() => reading.submit()}>{t('tables.recipeRead')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button><Button variant="primary" isDisabled={!answer?.table} onPress={open}>{t('tables.recipeOpen')}</Button></>}>
      <form className="form moves" onSubmit={(event) => { event.preventDefault(); open(); }}>
        <TextField label={t('tables.recipeId')} help={t('tables.recipeHelp')} value={typed} onChange={(next) => { setTyped(next); setFile(null); }} autoFocus />
        {reading.refusal ? <Banner tone="bad">{reading.refusal}</Banner> : null}
        {file ? <FileRecipes file={file} onShow={show} /> : null}
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

/** Every table of a file, and how things stand with it. */
function FileRecipes({ file, onShow }: { file: RecipesInFile; onShow: (table: NonNullable<RecipesInFile['recipes'][number]['table']>) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const states = Map.groupBy(file.recipes, (recipe) => recipe.state);
  return (
    <div role="status">
      <p>{t('tables.recipesIn', { name: file.name, count: file.recipes.length })} {(['current', 'stale', 'changed', 'unknown'] as const).flatMap((state) => { const count = states.get(state)?.length ?? 0; return count > 0 ? [t(`tables.recipes.${state}`, { count })] : []; }).join(' · ')}</p>
      <div className="moves-scroll" tabIndex={0} role="region" aria-label={t('tables.recipesIn', { name: file.name, count: file.recipes.length })}>
        <table className="table" aria-label={file.name}>
          <thead><tr><th scope="col">{t('tables.recipeColumn')}</th><th scope="col">{t('tables.movedTable')}</th><th scope="col">{t('tables.verdict')}</th><th scope="col">{t('tables.recipeData')}</th></tr></thead>
          <tbody>
            {file.recipes.map((recipe) => (
              <tr key={recipe.recipe}>
                <th scope="row">{recipe.recipe}</th>
                <td>{recipe.table ? <Button variant="quiet" onPress={() => onShow(recipe.table!)}>{t('tables.titleNumbered', { number: recipe.table.number, title: recipe.table.title })}</Button> : '–'}</td>
                <td><span className={classes('recipe-state', `recipe-${recipe.state}`)}>{t(`tables.recipeShort.${recipe.state}` as const)}</span></td>
                <td>{recipe.dataOf === null ? '–' : format.date(recipe.dataOf)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
