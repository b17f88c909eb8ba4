import type { ModelBlock, TableModel } from '#core/crosstab/table-model.ts';
import { testLines } from '#core/crosstab/test-lines.ts';
import { useTranslation } from '../locales/i18n.ts';

/** A number of base lines that can be read; more are in the exported file. */
const MOST_BASES = 6;

/** What stands under a table: bases where they differ, shorthand, tests, notes, what to look at before it is released, the recipe. */
export function TableNotes({ model }: { model: TableModel }) {
  const { t } = useTranslation();
  const colon = model.language === 'fr' ? '\u00a0: ' : ': ';
  const bases = new Set(model.blocks.map((block) => block.baseLine)).size > 1 ? uniqueBases(model.blocks, t('tables.otherRows'), colon) : [];
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

/** @param others what the rows are called whose base most rows share */
function uniqueBases(blocks: readonly ModelBlock[], others: string, colon: string): string[] {
  const byLine = Map.groupBy(blocks, (block) => block.baseLine);
  const [most, next] = [...byLine].toSorted((a, b) => b[1].length - a[1].length);
  // The base that most rows share need not name them all; the exceptions are named.
  const usual = most![1].length > (next?.[1].length ?? 0) ? most![0] : null;
  const named = [...byLine].flatMap(([line, members]) => (line === usual ? [] : [`${members.map((block) => block.label).join(', ')}${colon}${line}`]));
  return usual === null ? named : [`${others}${colon}${usual}`, ...named];
}
