import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { saveExport } from '../../app/save-export.ts';
import { currentProject } from '../../app/use-project.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { chooseFile, client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog, RadioGroup, toast } from '../../ui/index.ts';
import { LossTable } from './loss-table.tsx';

const fileNameOf = (source: FileSource): string => ('path' in source ? source.path.split(/[\\/]/).at(-1)! : source.name);
type Words = 'cleared' | 'raw';
type Format = 'xlsx' | 'csv' | 'qdc';
export const CODEBOOK_FILES = ['xlsx', 'csv', 'tsv', 'qdc'] as const;

/** The codebook as a file, and a codebook from a file. @param source one that was dropped on the window */
export function CodebookDialog({ onClose, source }: { onClose: () => void; source?: FileSource }) {
  const { t, language } = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const [words, setWords] = useState<Words>('cleared');
  const [came, setCame] = useState<(Outputs['codes']['import'] & { readonly name: string }) | null>(null);
  const losses = useQuery(orpc.exchange.codebookPreview.queryOptions({ enabled: format === 'qdc' }));
  const save = useSubmit(async () => {
    let withheld = 0;
    const saved = await saveExport({ extension: format, typeName: t(`exchange.codebook.${format}`), suggestedName: `${currentProject()?.name ?? ''} ${t('exchange.codebookName')}.${format}` }, async (target) => { const file = await client.exporting.codebook({ format, words, language, ...target }); withheld = file.withheld; return file; });
    if (saved && withheld > 0) toast(translate('exchange.codebookWithheld', { count: withheld }));
  });
  const take = useSubmit(async () => {
    const chosen = source ?? await chooseFile({ title: t('exchange.codebookImport'), name: t('exchange.codebookFiles'), extensions: CODEBOOK_FILES });
    if (chosen) setCame({ ...await client.codes.import(chosen), name: fileNameOf(chosen) });
  });
  return (
    <Dialog title={t('exchange.codebookTitle')} isOpen onClose={onClose} size="large" footer={<><Button icon="import" isDisabled={take.busy} onPress={() => take.submit()}>{source ? t('exchange.codebookTake', { file: fileNameOf(source) }) : t('exchange.codebookImport')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button><Button variant="primary" icon="export" isDisabled={save.busy} onPress={() => save.submit()}>{t('exchange.codebookExport')}</Button></>}>
      {save.refusal ?? take.refusal ? <Banner tone="bad">{save.refusal ?? take.refusal}</Banner> : null}
      {came ? <Banner>{t('exchange.codebookCame', { file: came.name, codes: came.codes, added: came.added, changed: came.changed })}</Banner> : null}
      {came?.losses ? <><h3>{t('exchange.wasNotTaken')}</h3><LossTable losses={came.losses} way="in" /></> : null}
      <p className="dim">{t('exchange.codebookText')}</p>
      <RadioGroup label={t('exchange.codebookFormat')} value={format} onChange={setFormat} options={(['xlsx', 'csv', 'qdc'] as const).map((id) => ({ id, label: t(`exchange.codebook.${id}`), detail: t(`exchange.codebook.${id}.help`) }))} />
      <RadioGroup label={t('exchange.codebookWords')} value={words} onChange={setWords} options={(['cleared', 'raw'] as const).map((id) => ({ id, label: t(`exchange.codebookWords.${id}`) }))} />
      {format === 'qdc' ? losses.error ? <Banner tone="bad">{refusalSentence(losses.error)}</Banner> : losses.data ? <><h3>{t('exchange.willBeLost')}</h3><LossTable losses={losses.data.losses} way="out" /></> : null : null}
    </Dialog>
  );
}
