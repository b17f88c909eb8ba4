import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { openDialog } from '../../app/session.ts';
import { saveExport } from '../../app/save-export.ts';
import { useProject } from '../../app/use-project.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, shell } from '../../rpc/index.ts';
import { Banner, Button, Checkbox, ProgressBar, Select, toast } from '../../ui/index.ts';

/** Everything that can leave the project. */
export function ExportsView() {
  const { t, language } = useTranslation();
  const project = useProject();
  const tables = useQuery(orpc.tables.plan.queryOptions()).data?.length ?? 0;
  const [codebook, setCodebook] = useState<'xlsx' | 'csv' | 'qdc'>('xlsx');
  const [segments, setSegments] = useState<'xlsx' | 'csv'>('xlsx');
  const [which, setWhich] = useState<'cleared' | 'pseudonymised' | 'raw'>('cleared');
  const name = project?.name ?? '';
  const codes = useSubmit(async () => { await saveExport({ extension: codebook, typeName: t(`report.type.${codebook}`), suggestedName: `${name} ${t('report.codebookFile')}.${codebook}` }, (target) => client.exporting.codebook({ format: codebook, ...target })); });
  const words = useSubmit(async () => { await saveExport({ extension: segments, typeName: t(`report.type.${segments}`), suggestedName: `${name} ${t('report.segmentsFile')}.${segments}` }, async (target) => {
    const file = await client.exporting.segments({ format: segments, words: which, language, ...target });
    if (file.withheld > 0) toast(t('report.wordsHeld', { count: file.withheld }));
    return file;
  }); });
  const [told, setTold] = useState<Outputs['exporting']['extract'] | null>(null);
  const extract = useSubmit(async () => { await saveExport({ extension: 'zip', typeName: t('report.type.zip'), suggestedName: `${name} ${t('report.extractFile')}.zip` }, async (target) => { const done = await client.exporting.extract(target); setTold(done); return done; }); });
  const [dataWords, setDataWords] = useState<'cleared' | 'pseudonymised' | 'raw'>('cleared');
  const [themes, setThemes] = useState(true);
  const cases = useSubmit(async () => { await saveExport({ extension: 'xlsx', typeName: t('report.type.xlsx'), suggestedName: `${name} ${t('report.dataFile')}.xlsx` }, async (target) => {
    const file = await client.exporting.data({ format: 'xlsx', language, words: dataWords, codings: themes, ...target });
    if (file.leftOut.length > 0) toast(t('report.dataLeftOut', { count: file.leftOut.length }));
    return file;
  }); });
  const [reportLanguage, setReportLanguage] = useState<'en' | 'fr'>(language);
  const [annex, setAnnex] = useState(true);
  const [written, setWritten] = useState<Outputs['exporting']['report'] | null>(null);
  const report = useSubmit(async () => {
    const extension = annex && shell === null ? 'zip' : 'docx';
    await saveExport({ extension, typeName: t(extension === 'zip' ? 'report.type.zip' : 'report.type.word'), suggestedName: `${name} ${t('report.wordFile')}.${extension}` }, async (target) => { const done = await client.exporting.report({ language: reportLanguage, told: language, annex, ...target }); setWritten(done); return done; });
  });
  const refusal = report.refusal ?? codes.refusal ?? cases.refusal ?? words.refusal ?? extract.refusal;
  return (
    <article className="sheet" aria-labelledby="exports-title" tabIndex={0}>
      <header className="sheet-head"><h2 id="exports-title">{t('report.exports')}</h2></header>
      <div className="report-warning"><Banner tone="warn">{t('report.warning')}</Banner>{refusal ? <Banner tone="bad">{refusal}</Banner> : null}</div>
      <ul className="report-exports">
        <li>
          <div className="grow">
            <h3>{t('report.word')}</h3><p className="dim">{t('report.wordHelp')}</p>
            <Checkbox isSelected={annex} onChange={setAnnex}>{t('report.wordAnnex')}</Checkbox>
            {report.busy ? <ProgressBar label={t('report.wordBusy')} fraction={null} /> : written ? <p role="status">{t('report.wordDone', { tables: written.tables, figures: written.figures, count: written.count })}{written.withheld > 0 ? ` ${t('report.wordHeld', { count: written.withheld })}` : ''}</p> : null}
            {written?.lacks ? <Banner tone="info">{written.lacks}</Banner> : null}
          </div>
          <Select aria-label={t('report.wordLanguage')} value={reportLanguage} onChange={setReportLanguage} options={[{ id: 'en' as const, label: 'English' }, { id: 'fr' as const, label: 'Français' }]} />
          <Button variant="primary" icon="export" isDisabled={!project?.cases} isPending={report.busy} onPress={() => report.submit()} aria-label={t('report.wordMake')}>{t('report.export')}</Button>
        </li>
        <li>
          <div className="grow"><h3>{t('report.refresh')}</h3><p className="dim">{t('report.refreshHelp')}</p></div>
          <Button icon="import" onPress={() => openDialog('tables.refresh')}>{t('report.refreshChoose')}</Button>
        </li>
        <li>
          <div className="grow"><h3>{t('report.tables', { count: tables })}</h3><p className="dim">{t('report.tablesHelp')}</p></div>
          <Button icon="export" onPress={() => openDialog('tables.export')}>{t('report.exportTables')}</Button>
        </li>
        <li>
          <div className="grow"><h3>{t('report.codebook', { count: project?.codes ?? 0 })}</h3><p className="dim">{t('report.codebookHelp')}</p></div>
          <Select aria-label={t('report.codebookFormat')} value={codebook} onChange={setCodebook} options={(['xlsx', 'csv', 'qdc'] as const).map((id) => ({ id, label: t(`report.type.${id}`) }))} />
          <Button icon="export" isPending={codes.busy} onPress={() => codes.submit()} aria-label={t('report.exportCodebook')}>{t('report.export')}</Button>
        </li>
        <li>
          <div className="grow"><h3>{t('report.segments', { count: project?.codings ?? 0 })}</h3><p className="dim">{t('report.segmentsHelp')}</p></div>
          <Select aria-label={t('report.words')} value={which} onChange={setWhich} options={(['cleared', 'pseudonymised', 'raw'] as const).map((id) => ({ id, label: t(`report.words.${id}`) }))} />
          <Select aria-label={t('report.segmentsFormat')} value={segments} onChange={setSegments} options={(['xlsx', 'csv'] as const).map((id) => ({ id, label: t(`report.type.${id}`) }))} />
          <Button icon="export" isPending={words.busy} onPress={() => words.submit()} aria-label={t('report.exportSegments')}>{t('report.export')}</Button>
        </li>
        <li>
          <div className="grow">
            <h3>{t('report.data', { cases: project?.cases ?? 0, variables: project?.variables ?? 0 })}</h3><p className="dim">{t('report.dataHelp')}</p>
            <Checkbox isSelected={themes} onChange={setThemes}>{t('report.dataThemes')}</Checkbox>
          </div>
          <Select aria-label={t('report.dataWords')} value={dataWords} onChange={setDataWords} options={(['cleared', 'pseudonymised', 'raw'] as const).map((id) => ({ id, label: t(`report.words.${id}`) }))} />
          <Button icon="export" isDisabled={!project?.cases} isPending={cases.busy} onPress={() => cases.submit()} aria-label={t('report.exportData')}>{t('report.export')}</Button>
        </li>
        <li>
          <div className="grow">
            <h3>{t('report.extract')}</h3><p className="dim">{t('report.extractHelp')}</p>
            {told ? <p role="status">{t('report.extractDone', { variables: told.variables, cases: told.count, left: told.leftOut.length, alone: told.small.alone, rare: told.small.rare, under: told.small.under })}{told.skipped.length > 0 ? ` ${t('report.extractSkipped', { tables: told.skipped.map(({ table }) => table).join(', ') })}` : ''}</p> : null}
          </div>
          <Button icon="export" isPending={extract.busy} onPress={() => extract.submit()} aria-label={t('report.exportExtract')}>{t('report.export')}</Button>
        </li>
      </ul>
    </article>
  );
}
