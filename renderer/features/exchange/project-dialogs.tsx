import { useState } from 'react';
import type { Outputs } from '#core/contract/api/index.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { runCommand } from '../../app/commands.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { saveExport } from '../../app/save-export.ts';
import { currentProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { chooseFile, client } from '../../rpc/index.ts';
import { Banner, Button, Dialog, ProgressBar, RadioGroup } from '../../ui/index.ts';
import { LossTable } from './loss-table.tsx';
import { useOnce } from './use-once.ts';

type Report = Pick<Outputs['exchange']['importPreview'], 'cases' | 'sources' | 'codes' | 'codings' | 'variables' | 'losses'>;
type Words = 'raw' | 'pseudonymised';
export const PROJECT_FILES = ['qdpx', 'qde'] as const;

function Counts({ report }: { report: Report }) {
  const { t } = useTranslation();
  return <p>{t('exchange.counts', { cases: report.cases, sources: report.sources, codes: report.codes, codings: report.codings, variables: report.variables })}</p>;
}

/** The project as a .qdpx for NVivo, MAXQDA, ATLAS.ti: what would be lost is said before, what was lost after. */
export function ExportProjectDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const preview = useOnce(() => client.exchange.exportPreview());
  const [words, setWords] = useState<Words>('raw');
  const [done, setDone] = useState<{ file: string; report: Report } | null>(null);
  const { submit, busy, refusal } = useSubmit(async () => {
    let report: Report | null = null;
    let name = '';
    const saved = await saveExport({ extension: 'qdpx', typeName: t('exchange.qdpx'), suggestedName: `${currentProject()?.name ?? ''} REFI-QDA.qdpx` }, async (target) => {
      const written = await client.exchange.export({ words, language, ...target });
      report = written.report;
      name = written.file ?? written.name;
      return { name: written.name, file: written.file, bytes: written.bytes, count: written.report.codings };
    });
    if (saved && report) setDone({ file: name, report });
  });
  const shown = done?.report ?? preview.value;
  return (
    <Dialog title={t('exchange.exportTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t(done ? 'common.close' : 'common.cancel')}</Button>{done ? null : <Button variant="primary" icon="export" isDisabled={busy || !preview.value} onPress={() => submit()}>{t('exchange.save')}</Button>}</>}>
      {done ? <Banner>{t('exchange.exported', { file: done.file })}</Banner> : <Banner tone="warn">{t('exchange.notEncrypted')}</Banner>}
      {refusal ?? preview.refusal ? <Banner tone="bad">{refusal ?? preview.refusal}</Banner> : null}
      {done ? null : <RadioGroup label={t('exchange.words')} value={words} onChange={setWords} options={[{ id: 'raw', label: t('exchange.words.raw') }, { id: 'pseudonymised', label: t('exchange.words.pseudonymised') }]} />}
      {shown ? <><Counts report={shown} /><h3>{t(done ? 'exchange.wasLost' : 'exchange.willBeLost')}</h3><LossTable losses={shown.losses} way="out" /></> : preview.refusal ? null : <ProgressBar label={t('exchange.reading')} fraction={null} />}
      {busy ? <ProgressBar label={t('exchange.writing')} fraction={null} /> : null}
    </Dialog>
  );
}

/** A colleague's project: what it holds and what cannot be taken is said before; what came, and where the project here kept its own, after. */
export function ImportProjectDialog({ onClose, source }: { onClose: () => void; source?: FileSource }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<FileSource | null>(source ?? null);
  const choose = async () => { const file = await chooseFile({ title: t('exchange.importTitle'), name: t('exchange.qdpx'), extensions: PROJECT_FILES }); if (file) setChosen(file); };
  if (chosen) return <ImportPreview onClose={onClose} source={chosen} />;
  return (
    <Dialog title={t('exchange.importTitle')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" icon="folder" onPress={() => { void choose(); }}>{t('exchange.choose')}</Button></>}>
      <p>{t('exchange.importText')}</p>
    </Dialog>
  );
}

function ImportPreview({ onClose, source }: { onClose: () => void; source: FileSource }) {
  const { t } = useTranslation();
  const preview = useOnce(() => client.exchange.importPreview({ source }));
  const [done, setDone] = useState<Outputs['exchange']['import'] | null>(null);
  const { submit, busy, refusal } = useSubmit(async () => { setDone(await client.exchange.import({ source })); });
  const shown = done ?? preview.value;
  const undo = () => { onClose(); runCommand('frame.undo', { project: currentProject(), room: '' }); };
  return (
    <Dialog title={t('exchange.importTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy} footer={done
      ? <><Button icon="undo" onPress={undo}>{t('exchange.undoImport')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>
      : <><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" icon="import" isDisabled={busy || !preview.value} onPress={() => submit()}>{t('exchange.import')}</Button></>}>
      {refusal ?? preview.refusal ? <Banner tone="bad">{refusal ?? preview.refusal}</Banner> : null}
      {done ? <Banner>{t('exchange.imported', { cases: done.added.cases, sources: done.added.sources, codes: done.added.codes, codings: done.added.codings, coders: done.added.coders, memos: done.added.memos })}</Banner> : null}
      {preview.value && !done ? <p><b>{preview.value.file}</b>{preview.value.coders.length > 0 ? ` · ${t('exchange.coders', { names: preview.value.coders.join(', ') })}` : ''}</p> : null}
      {shown ? <><Counts report={shown} /><h3>{t(done ? 'exchange.wasNotTaken' : 'exchange.willNotBeTaken')}</h3><LossTable losses={shown.losses} way="in" /></> : preview.refusal ? null : <ProgressBar label={t('exchange.reading')} fraction={null} />}
      {busy ? <ProgressBar label={t('exchange.importing')} fraction={null} /> : null}
    </Dialog>
  );
}
