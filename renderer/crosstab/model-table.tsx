import './crosstab.css';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { useFormat } from '../locales/format.ts';
import { useTranslation } from '../locales/i18n.ts';
import { classes } from '../ui/index.ts';
import { cellLines, cellMarks, cellShorthand } from '#core/crosstab/cell-text.ts';
import { basisIsShared, bodyLines, headerRows } from './layout.ts';

/** A table model drawn to be read. The tables room draws its own, whose cells can be walked and opened. */
export function ModelTable({ model, label }: { model: TableModel; label: string }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <table className={classes('xt', model.statistics.length > 1 && 'xt-several')} aria-label={label}>
      <TableHead model={model} first={null} />
      <tbody>
        {bodyLines(model).map((line) => {
          if (line.type === 'basis') return <tr key={line.key} className="xt-basis"><th scope="row" className="xt-first">{line.block === null && !basisIsShared(model) ? t('tables.casesInColumn') : t('tables.basis')}</th>{line.bases.map((base, column) => <td key={model.columns[column]?.key ?? column}>{number(base)}</td>)}</tr>;
          if (line.type === 'heading') return <tr key={line.key} className="xt-heading"><th scope="rowgroup" className="xt-first">{line.block.label}</th><td colSpan={model.columns.length} /></tr>;
          return (
            <tr key={line.key} className="xt-row">
              <th scope="row" className={classes('xt-first', line.row.indent > 0 && 'xt-indent')}>{line.row.label}</th>
              {line.row.cells.map((cell, column) => (
                <td key={model.columns[column]!.key} className={cell.flags.includes('zero') ? 'xt-zero' : undefined} title={cellShorthand(cell).map((mark) => t(`tables.shorthand.${mark}`)).join(' ')}>
                  {cellLines(cell, line.row, model).map((each, index) => <span key={index} className="xt-line"><span className={each.main.startsWith('[') ? 'xt-mark' : undefined}>{each.main}</span>{each.aside ? <small> {each.aside}</small> : null}</span>)}
                  {cellMarks(cell).map((mark) => <span key={mark} className="xt-mark xt-flag">{`[${mark}]`}</span>)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The header tree as rows; `first` stands over the names of the rows. */
export function TableHead({ model, first }: { model: TableModel; first: string | null }) {
  const { t } = useTranslation();
  const rows = headerRows(model.header);
  return (
    <thead>
      {rows.map((cells, level) => (
        <tr key={level} className={level === rows.length - 1 ? 'xt-leaves' : 'xt-bands'} aria-rowindex={level + 1}>
          {level === rows.length - 1 ? <th scope="col" className="xt-first">{first ?? <span className="visually-hidden">{t('tables.rows')}</span>}</th> : <td className="xt-first" />}
          {cells.map((each, index) => (each.label === null ? <td key={index} /> : <th key={index} scope={each.isLeaf ? 'col' : 'colgroup'} colSpan={each.span} className={each.isLeaf ? undefined : each.isVariable ? 'xt-variable' : 'xt-category'}><span>{each.label}</span></th>))}
        </tr>
      ))}
    </thead>
  );
}
