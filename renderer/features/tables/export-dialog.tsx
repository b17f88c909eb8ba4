import { useState } from 'react';
import { Checkbox as AriaCheckbox, CheckboxGroup, Label } from 'react-aria-components';
import type { Inputs } from '#core/contract/api/index.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useProject } from '../../app/use-project.ts';
import { useTranslation, type MessageKey } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Banner, Button, Checkbox, Dialog, Icon, RadioGroup, Select } from '../../ui/index.ts';
import { addToPlan } from './acts.ts';
import { usePlan } from './queries.ts';
import { saveExport } from '../../app/save-export.ts';
import { useTables } from './store.ts';

type Format = 'publication' | 'analyst' | 'csv' | 'docx' | 'md';
const FORMATS: readonly { readonly id: Format; readonly label: MessageKey; readonly detail: MessageKey; readonly extension: NonNullable<Inputs['exporting']['tables']['format']> }[] = [
  { id: 'publication', label: 'tables.format.publication', detail: 'tables.format.publicationHelp', extension: 'xlsx' },
  { id: 'analyst', label: 'tables.format.analyst', detail: 'tables.format.analystHelp', extension: 'xlsx' },
  { id: 'docx', label: 'tables.format.docx', detail: 'tables.format.docxHelp', extension: 'docx' },
  { id: 'csv', label: 'tables.format.csv', detail: 'tables.format.csvHelp', extension: 'csv' },
  { id: 'md', label: 'tables.format.md', detail: 'tables.format.mdHelp', extension: 'md' },
];

/** The plan as files: which tables, in which form and language. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t, language: shown } = useTranslation();
  const project = useProject();
  const plan = usePlan() ?? [];
  const draft = useTables((state) => state.draft);
  const [format, setFormat] = useState<Format>('publication');
  const [language, setLanguage] = useState<'en' | 'fr'>(shown);
  const [formulas, setFormulas] = useState(false);
  const [charts, setCharts] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = plan.filter((table) => !left.has(table.id)).map((table) => table.id);
  const kind = FORMATS.find((each) => each.id === format)!;
  const { submit, busy, refusal } = useSubmit(async () => {
    const done = await saveExport({ extension: kind.extension, typeName: t(kind.label), suggestedName: `${project?.name ?? ''} ${language === 'fr' ? 'tableaux' : 'tables'}.${kind.extension}`.trim() }, (target) => client.exporting.tables({
      format: kind.extension, layout: format === 'analyst' ? 'analyst' : 'publication', language, formulas, charts, ...(chosen.length === plan.length ? {} : { tables: chosen }), ...target,
    }));
    if (done) onClose();
  });
  const title = (table: (typeof plan)[number], index: number): string => t('tables.tableNumber', { number: index + 1, title: table.title[language] || table.title.en || table.title.fr });
  return (
    <Dialog title={t('tables.exportTitle')} isOpen onClose={onClose} isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || chosen.length === 0} onPress={() => submit()}>{t('tables.exportTables', { count: chosen.length })}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <Banner tone="warn">{t('tables.exportWarning')}</Banner>
      {draft.rows.length > 0 ? <Banner actions={<Button onPress={() => void addToPlan()}>{t('tables.add')}</Button>}>{t('tables.exportDraft')}</Banner> : null}
      <div className="export-pair">
        <RadioGroup<Format> label={t('tables.exportFormat')} value={format} onChange={setFormat} options={FORMATS.map((each) => ({ id: each.id, label: t(each.label), detail: t(each.detail) }))} />
        <div className="export-which">
          <Select label={t('tables.exportLanguage')} value={language} onChange={setLanguage} options={[{ id: 'en', label: 'English' }, { id: 'fr', label: 'Français' }]} />
          {kind.extension === 'xlsx' ? <>
            <Checkbox isSelected={charts} onChange={setCharts}>{t('tables.exportCharts')}</Checkbox>
            <Checkbox isSelected={formulas} onChange={setFormulas}>{t('tables.exportFormulas')}</Checkbox>
          </> : null}
          {plan.length === 0 ? <p className="dim">{t('tables.exportNone')}</p> : (
            <CheckboxGroup className="field" value={chosen} onChange={(ids) => setLeft(new Set(plan.flatMap((table) => (ids.includes(table.id) ? [] : [table.id]))))}>
              <Label>{t('tables.exportWhich')}</Label>
              <div className="check-list export-list">
                {plan.map((table, index) => (
                  <AriaCheckbox key={table.id} value={table.id} className="checkbox check-line">
                    {({ isSelected }) => <><span className="checkbox-box" aria-hidden="true">{isSelected ? <Icon name="check" size={12} /> : null}</span><span>{title(table, index)}</span></>}
                  </AriaCheckbox>
                ))}
              </div>
            </CheckboxGroup>
          )}
        </div>
      </div>
    </Dialog>
  );
}
