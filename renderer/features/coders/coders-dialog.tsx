import './coders.css';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { attempt } from '../../app/attempt.ts';
import { NewPassphrase, usePassphrase } from '../../app/new-passphrase.tsx';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { saveExport } from '../../app/save-export.ts';
import { currentProject, setProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { chooseFile, client, orpc, queryClient } from '../../rpc/index.ts';
import { Banner, Button, Chip, Dialog, IconButton, Menu, Table, TextField } from '../../ui/index.ts';
import { MergeReport } from './merge-report.tsx';

type Coder = Outputs['coders']['list'][number];
type View = { readonly kind: 'list' } | { readonly kind: 'rename' | 'handOver'; readonly coder: Coder } | { readonly kind: 'add' } | { readonly kind: 'takeIn'; readonly source: FileSource } | { readonly kind: 'report'; readonly report: Outputs['coders']['mergePackage'] };
export const PACKAGE_EXTENSION = 'swcoder';

/** Who codes here: added, renamed, chosen; work handed over as an encrypted package, and taken in again.
 *  @param source a package that was dropped on the window */
export function CodersDialog({ onClose, source }: { onClose: () => void; source?: FileSource }) {
  const [view, setView] = useState<View>(source ? { kind: 'takeIn', source } : { kind: 'list' });
  const back = () => setView({ kind: 'list' });
  switch (view.kind) {
    case 'list': return <CoderList onClose={onClose} show={setView} />;
    case 'add': case 'rename': return <NameForm onClose={back} {...(view.kind === 'rename' ? { coder: view.coder } : {})} />;
    case 'handOver': return <HandOver onClose={back} coder={view.coder} />;
    case 'takeIn': return <TakeIn onClose={back} source={view.source} show={setView} />;
    case 'report': return <MergeReport onClose={onClose} report={view.report} />;
  }
}

const switchTo = (coderId: string) => attempt(async () => { setProject(await client.project.selectCoder({ coderId })); await queryClient.invalidateQueries({ queryKey: orpc.coding.key() }); });

function CoderList({ onClose, show }: { onClose: () => void; show: (view: View) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const coders = useQuery(orpc.coders.list.queryOptions()).data ?? [];
  const takeIn = () => attempt(async () => { const source = await chooseFile({ title: t('coders.takeIn'), name: t('coders.packageFile'), extensions: [PACKAGE_EXTENSION] }); if (source) show({ kind: 'takeIn', source }); });
  return (
    <Dialog title={t('coders.title')} isOpen onClose={onClose} size="large" footer={<><Button icon="plus" onPress={() => show({ kind: 'add' })}>{t('coders.add')}</Button><Button icon="import" onPress={() => { void takeIn(); }}>{t('coders.takeIn')}</Button><span className="grow" /><Button onPress={onClose}>{t('common.close')}</Button></>}>
      <p className="dim">{t('coders.help')}</p>
      <Table label={t('coders.title')} rows={coders} rowKey={(coder) => coder.id} columns={[
        { id: 'name', header: t('coders.name'), cell: (coder) => <>{coder.name} {coder.isCurrent ? <Chip tone="accent">{t('coders.current')}</Chip> : null}</> },
        { id: 'codings', header: t('coders.codings'), cell: (coder) => format.number(coder.codings), align: 'end', width: '90px' },
        { id: 'readings', header: t('coders.readings'), cell: (coder) => format.number(coder.readings), align: 'end', width: '130px' },
        { id: 'memos', header: t('coders.memos'), cell: (coder) => format.number(coder.memos), align: 'end', width: '80px' },
        { id: 'acts', header: '', width: '250px', align: 'end', cell: (coder) => (
          <span className="coders-acts">
            <Button isDisabled={coder.isCurrent} aria-label={t('coders.codeAsName', { name: coder.name })} onPress={() => { void switchTo(coder.id); }}>{t('coders.codeAs')}</Button>
            <Menu label={t('coders.actsOf', { name: coder.name })} onAction={(id) => show({ kind: id as 'rename' | 'handOver', coder })} items={[{ id: 'handOver', label: t('coders.handOver'), icon: 'export' }, { id: 'rename', label: t('coders.rename'), icon: 'edit' }]}>
              <IconButton icon="more" label={t('coders.actsOf', { name: coder.name })} />
            </Menu>
          </span>
        ) },
      ]} />
    </Dialog>
  );
}

function NameForm({ onClose, coder }: { onClose: () => void; coder?: Coder }) {
  const { t } = useTranslation();
  const [name, setName] = useState(coder?.name ?? '');
  const { submit, busy, refusal } = useSubmit(async () => {
    if (coder) setProject(await client.coders.rename({ coderId: coder.id, name: name.trim() }));
    else { const added = await client.project.addCoder({ name: name.trim() }); setProject(await client.project.selectCoder({ coderId: added.id })); }
    onClose();
  });
  return (
    <Dialog title={coder ? t('coders.renameTitle', { name: coder.name }) : t('coders.add')} isOpen onClose={onClose} size="small" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || !name.trim()} onPress={() => submit()}>{t(coder ? 'common.rename' : 'common.add')}</Button></>}>
      <form className="form" onSubmit={submit}><TextField label={t('coders.name')} maxLength={100} value={name} onChange={setName} error={refusal} autoFocus />{coder ? <p className="dim">{t('coders.renameHelp')}</p> : null}</form>
    </Dialog>
  );
}

/** A package of everything one coder did, sealed with a passphrase of its own. */
function HandOver({ onClose, coder }: { onClose: () => void; coder: Coder }) {
  const { t } = useTranslation();
  const passphrase = usePassphrase();
  const { submit, busy, refusal } = useSubmit(async () => {
    const saved = await saveExport({ extension: PACKAGE_EXTENSION, typeName: t('coders.packageFile'), suggestedName: `${currentProject()?.name ?? ''} – ${coder.name}.${PACKAGE_EXTENSION}`, sealed: true }, async (target) => {
      const { codings, ...file } = await client.coders.exportPackage({ coderId: coder.id, passphrase: passphrase.value, ...target });
      return { ...file, count: codings };
    });
    if (saved) onClose();
  });
  return (
    <Dialog title={t('coders.handOverTitle', { name: coder.name })} isOpen onClose={onClose} size="small" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || !passphrase.ready} onPress={() => submit()}>{t('coders.savePackage')}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <form className="form" onSubmit={(event) => { if (passphrase.ready) submit(event); else event.preventDefault(); }}>
        <p>{t('coders.handOverText', { codings: coder.codings, readings: coder.readings, memos: coder.memos })}</p>
        <NewPassphrase passphrase={passphrase} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function TakeIn({ onClose, source, show }: { onClose: () => void; source: FileSource; show: (view: View) => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const name = 'path' in source ? source.path.split(/[\\/]/).at(-1)! : source.name;
  const { submit, busy, refusal } = useSubmit(async () => { show({ kind: 'report', report: await client.coders.mergePackage({ ...source, passphrase }) }); });
  return (
    <Dialog title={t('coders.takeInTitle', { file: name })} isOpen onClose={onClose} size="small" isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || passphrase === ''} onPress={() => submit()}>{t('coders.merge')}</Button></>}>
      <form className="form" onSubmit={submit}>
        <p>{t('coders.takeInText')}</p>
        <TextField label={t('coders.packagePassphrase')} type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} error={refusal} autoFocus />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
