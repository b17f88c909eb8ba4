import type { ModelBlock, TableModel } from '#core/crosstab/table-model.ts';
import { testLines } from '#core/crosstab/test-lines.ts';
import { useTranslation } from '../locales/i18n.ts';

/** A number of base lines that can be read; more are in the exported file. */
const MOST_BASES = 6;

/** What stands under a table: bases where they differ, shorthand, tests, notes, what to look at before it is released, the recipe. */
export function TableNotes({ model }: { model: TableModel }) {
  const { t } = useTranslation();
  const colon = model.language === 'fr' ? '\u00a0: ' : ': ';
  const bases = new Set(model.blocks.map((block) => block.baseLine)).size > 1 ? uniqueBases(model.blocks, colon) : [];
  const nobody = model.review.filter((each) => each.kind === 'nobody').length;
  const everybody = model.review.length - nobody;
  return (
    <div className="sheet-notes">
      {bases.slice(0, MOST_BASES).map((line) => <p key={line}>{line}</p>)}
      {bases.length > MOST_BASES ? <p>{t('tables.moreBases', { count: bases.length - MOST_BASES })}</p> : null}
      {model.shorthand.map((mark) => <p key={mark}><span className="xt-mark">{`[${mark}]`}</span> {t(`tables.shorthand.${mark}`)}</p>)}
      {testLines(model).map((line) => <p key={line}>{line}</p>)}
      {model.notes.map((note) => <p key={note}>{note}</p>)}
      {model.review.length > 0 ? <p>{t('tables.review', { nobody, everybody })}</p> : null}
      <p className="sheet-recipe">{t('tables.recipe', { recipe: model.recipe })}</p>
    </div>
  );
}

function uniqueBases(blocks: readonly ModelBlock[], colon: string): string[] {
  const byLine = Map.groupBy(blocks, (block) => block.baseLine);
  // The line that most rows share is the one under the title; the others are the exceptions to name.
  const usual = [...byLine].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0];
  return [...byLine].flatMap(([line, members]) => (line === usual ? [] : [`${members.map((block) => block.label).join(', ')}${colon}${line}`]));
}
