import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { runCommand } from '../../app/commands.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { saveExport } from '../../app/save-export.ts';
import { currentProject } from '../../app/use-project.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { chooseFile, client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, ProgressBar, RadioGroup, Table, toast } from '../../ui/index.ts';
import { LossTable } from './loss-table.tsx';
import { useOnce } from './use-once.ts';

type Words = 'cleared' | 'raw';
type Format = 'xlsx' | 'csv' | 'qdc';
const CODEBOOK_FILES = ['xlsx', 'csv', 'tsv', 'qdc'] as const;

/** The codebook as a file, and a codebook from a file. @param source one that was dropped on the window */
export function CodebookDialog({ onClose, source }: { onClose: () => void; source?: FileSource }) {
  const { t, language } = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const [words, setWords] = useState<Words>('cleared');
  const [chosen, setChosen] = useState<FileSource | null>(source ?? null);
  const losses = useQuery(orpc.exchange.codebookPreview.queryOptions({ enabled: format === 'qdc' }));
  const save = useSubmit(async () => {
    let withheld = 0;
    const saved = await saveExport({ extension: format, typeName: t(`exchange.codebook.${format}`), suggestedName: `${currentProject()?.name ?? ''} ${t('exchange.codebookName')}.${format}` }, async (target) => { const file = await client.exporting.codebook({ format, words, language, ...target }); withheld = file.withheld; return file; });
    if (saved && withheld > 0) toast(translate('exchange.codebookWithheld', { count: withheld }));
  });
  const choose = useSubmit(async () => { setChosen(await chooseFile({ title: t('exchange.codebookImport'), name: t('exchange.codebookFiles'), extensions: CODEBOOK_FILES })); });
  if (chosen) return <CodebookImport onClose={onClose} source={chosen} />;
  return (
    <Dialog title={t('exchange.codebookTitle')} isOpen onClose={onClose} size="large" footer={<><Button icon="import" isDisabled={choose.busy} onPress={() => choose.submit()}>{t('exchange.codebookImport')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button><Button variant="primary" icon="export" isDisabled={save.busy} onPress={() => save.submit()}>{t('exchange.codebookExport')}</Button></>}>
      {save.refusal ?? choose.refusal ? <Banner tone="bad">{save.refusal ?? choose.refusal}</Banner> : null}
      <p className="dim">{t('exchange.codebookText')}</p>
      <RadioGroup label={t('exchange.codebookFormat')} value={format} onChange={setFormat} options={(['xlsx', 'csv', 'qdc'] as const).map((id) => ({ id, label: t(`exchange.codebook.${id}`), detail: t(`exchange.codebook.${id}.help`) }))} />
      <RadioGroup label={t('exchange.codebookWords')} value={words} onChange={setWords} options={(['cleared', 'raw'] as const).map((id) => ({ id, label: t(`exchange.codebookWords.${id}`) }))} />
      {format === 'qdc' ? losses.error ? <Banner tone="bad">{refusalSentence(losses.error)}</Banner> : losses.data ? <><h3>{t('exchange.willBeLost')}</h3><LossTable losses={losses.data.losses} way="out" /></> : null : null}
    </Dialog>
  );
}

type Change = Outputs['codes']['importPreview']['changes'][number];

/** What a file would do to the codebook, code by code, before it does; then what it did, and the way back. */
function CodebookImport({ onClose, source }: { onClose: () => void; source: FileSource }) {
  const { t } = useTranslation();
  const preview = useOnce(() => client.codes.importPreview(source));
  const [done, setDone] = useState<Outputs['codes']['import'] | null>(null);
  const { submit, busy, refusal } = useSubmit(async () => { setDone(await client.codes.import(source)); });
  const shown = preview.value;
  const undo = () => { onClose(); runCommand('frame.undo', { project: currentProject(), room: '' }); };
  return (
    <Dialog title={t('exchange.codebookTitle')} isOpen onClose={onClose} size="large" isDismissable={!busy} footer={done
      ? <><Button icon="undo" onPress={undo} isDisabled={shown?.changes.length === 0}>{t('exchange.undoImport')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>
      : <><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" icon="import" isDisabled={busy || !shown || shown.changes.length === 0} onPress={() => submit()}>{t('exchange.import')}</Button></>}>
      {refusal ?? preview.refusal ? <Banner tone="bad">{refusal ?? preview.refusal}</Banner> : null}
      {done && shown ? <Banner>{t('exchange.codebookCame', { file: shown.file, codes: done.codes, added: done.added, changed: done.changed })}</Banner> : null}
      {shown && !done ? <p>{t('exchange.codebookWill', { file: shown.file, codes: shown.codes, added: shown.added, changed: shown.changed })}</p> : null}
      {shown === null ? preview.refusal ? null : <ProgressBar label={t('exchange.reading')} fraction={null} />
        : shown.changes.length === 0 ? done ? null : <p>{t('exchange.codebookSame')}</p> : <ChangeTable changes={shown.changes} />}
      {shown?.losses ? <><h3>{t(done ? 'exchange.wasNotTaken' : 'exchange.willNotBeTaken')}</h3><LossTable losses={shown.losses} way="in" /></> : null}
    </Dialog>
  );
}

const MOST_SHOWN = 200;

function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  // A new code says only that it is new: everything about it is.
  const what = ({ isNew, what: fields, was }: Change): string => (isNew ? t('exchange.codeNew') : [...fields.map((field) => t(`exchange.codeField.${field}`)), ...(was === null ? [] : [t('exchange.codeWas', { path: was })])].join(' · '));
  return (
    <>
      <Table label={t('exchange.codeChanges')} rows={changes.slice(0, MOST_SHOWN)} rowKey={(change) => change.id} columns={[
        { id: 'path', header: t('exchange.codeChanges'), cell: (change) => change.path },
        { id: 'what', header: t('exchange.codeWhat'), cell: (change) => what(change), width: '45%' },
      ]} />
      {changes.length > MOST_SHOWN ? <p className="dim">{t('exchange.codeMore', { count: changes.length - MOST_SHOWN })}</p> : null}
    </>
  );
}
