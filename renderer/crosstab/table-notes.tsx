import type { ModelBlock, TableModel } from '#core/crosstab/table-model.ts';
import { useFormat } from '../locales/format.ts';
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
      {model.blocks.map((block) => <BlockTests key={block.variable} block={block} model={model} />)}
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

function BlockTests({ block, model }: { block: ModelBlock; model: TableModel }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const p = (value: number): string => (value < 0.001 ? `< ${number(0.001, 3)}` : `= ${number(value, 3)}`);
  return block.tests.map((test) => {
    const column = model.columns.find((each) => each.variable === test.variable)?.path[0] ?? test.variable;
    const parts = [
      ...(test.chiSquare ? [t('tables.chiSquare', { df: test.chiSquare.df, statistic: number(test.chiSquare.statistic, 2), p: p(test.chiSquare.p) })] : []),
      ...(test.raoScott ? [t('tables.raoScott', { df: test.raoScott.df.map((each) => number(each, 2)).join('; '), f: number(test.raoScott.f, 2), p: p(test.raoScott.p) })] : []),
      ...(test.fisher ? [t('tables.fisher', { p: p(test.fisher.p) })] : []),
      ...(test.cramersV === null ? [] : [t('tables.cramer', { v: number(test.cramersV, 2) })]),
    ];
    return parts.length === 0 ? null : <p key={test.variable}>{`${block.label} × ${column}${model.language === 'fr' ? '\u00a0: ' : ': '}${parts.join(model.language === 'fr' ? '\u00a0; ' : '; ')}`}</p>;
  });
}
