import type { JoinedSheet } from '#core/contract/api/importing.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { reasonOf } from '../../locales/sentence.ts';
import { EmptyState, Select } from '../../ui/index.ts';
import { readAgain, useImport } from './store.ts';

const USES = { one: ['columns', 'leave'], many: ['cases', 'summary', 'both', 'leave'] } as const;

/** Other sheets of the workbook that share an id with this one, how well they fit, and what becomes of them. */
export function SheetsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const joins = useImport((state) => state.inspection?.joins);
  const units = useImport((state) => state.evaluation?.units);
  if (!joins?.length) return <EmptyState title={t('import.sheetsNone')} />;
  const choose = (sheet: string, use: JoinedSheet['use']) => void readAgain({ sheets: joins.map(({ rows: _, matched: __, orphans: ___, duplicates: ____, without: _____, ...one }) => (one.sheet === sheet ? { ...one, use } : one)) });
  return (
    <ul className="pane-scroll import-sheets">
      {joins.map((join) => (
        <li key={join.sheet}>
          <div>
            <h3 className="field-label">{join.sheet}</h3>
            <p>{t('import.sheetBy', { parent: join.parent, column: join.column, parentColumn: join.parentColumn })} {reasonOf(join)}</p>
            <p className="dim">{[t('import.sheetRows', { count: join.rows }), t('import.sheetMatched', { count: join.matched }), join.orphans ? t('import.sheetOrphans', { count: join.orphans }) : '', join.duplicates ? t('import.sheetDuplicates', { count: join.duplicates }) : '', join.without ? t('import.sheetWithout', { count: join.without }) : ''].filter(Boolean).join(' · ')}</p>
            {(units ?? []).filter((unit) => unit.sheet === join.sheet).map((unit) => <p key={unit.instrument.id} className="dim">{t('import.sheetUnit', { instrument: unit.instrument.label, cases: format.number(unit.cases.new + unit.cases.updated), variables: format.number(unit.variables.length) })}</p>)}
          </div>
          <Select label={t('import.sheetUse')} value={join.use} onChange={(use) => choose(join.sheet, use)} options={USES[join.kind].map((id) => ({ id, label: t(`import.use.${id}`) }))} />
        </li>
      ))}
    </ul>
  );
}
