import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { saveExport } from '../../../app/save-export.ts';
import { useSubmit } from '../../../app/project-dialogs.tsx';
import { useProject } from '../../../app/use-project.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { client, orpc } from '../../../rpc/index.ts';
import { Banner, Button, Checkbox, Dialog, RadioGroup, toast } from '../../../ui/index.ts';

/** Which files to make, for whom, in which language. */
export function PacksDialog({ onClose, caseIndexes }: { onClose: () => void; caseIndexes?: readonly number[] | null }) {
  const { t } = useTranslation();
  const project = useProject();
  const [format, setFormat] = useState<'docx' | 'xlsx' | 'both'>('docx');
  const [language, setLanguage] = useState<'en' | 'fr' | 'answers'>('answers');
  const count = caseIndexes?.length ?? project?.cases ?? 0;
  const single = count === 1 && format !== 'both';
  const { submit, busy, refusal } = useSubmit(async () => {
    const extension = single ? format : 'zip';
    const saved = await saveExport({ extension, typeName: t(single ? `report.type.${format === 'docx' ? 'word' : 'xlsx'}` : 'report.type.zip'), suggestedName: `${project?.name ?? ''} ${t('confirmation.packsFile')}.${extension}` }, async (target) => {
      const made = await client.confirmation.packs({ ...(caseIndexes ? { caseIndexes: [...caseIndexes] } : {}), formats: format === 'both' ? ['docx', 'xlsx'] : [format], language, ...target });
      if (made.skipped.length > 0) toast(t('confirmation.skipped', { count: made.skipped.length }));
      return made;
    });
    if (saved) onClose();
  });
  return (
    <Dialog title={t('confirmation.packsTitle', { count })} isOpen onClose={onClose} isDismissable={!busy} footer={<><Button onPress={onClose} isDisabled={busy}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || count === 0} onPress={() => submit()}>{t('confirmation.makePacksNow')}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <div className="form">
        <p className="dim">{t('confirmation.packsHelp')}</p>
        <RadioGroup label={t('confirmation.format')} value={format} onChange={setFormat} options={(['docx', 'xlsx', 'both'] as const).map((id) => ({ id, label: t(`confirmation.format.${id}`) }))} />
        <RadioGroup label={t('confirmation.language')} value={language} onChange={setLanguage} options={(['answers', 'en', 'fr'] as const).map((id) => ({ id, label: t(`confirmation.language.${id}`) }))} />
      </div>
    </Dialog>
  );
}

/** What respondents are asked to confirm. */
export function WhatDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const settings = useQuery(orpc.confirmation.settings.queryOptions()).data;
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const defaults = useQuery(orpc.confirmation.statuses.queryOptions()).data;
  const [own, setOwn] = useState<readonly string[] | null | undefined>(undefined);
  const [examples, setExamples] = useState<'starred' | 'all' | 'none' | undefined>(undefined);
  const [permission, setPermission] = useState<'named' | 'region' | undefined>(undefined);
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.confirmation.setSettings({ ...(own === undefined ? {} : { statuses: own === null ? null : [...own] }), ...(examples === undefined ? {} : { examples }), ...(permission === undefined ? {} : { permission }) });
    onClose();
  });
  if (!settings || !variables || !defaults) return null;
  const statuses = own === undefined ? settings.statuses : own;
  const chosen = new Set(statuses ?? defaults.map((one) => one.id));
  const offered = variables.filter((one) => (one.type === 'single' || one.type === 'multiple') && !one.confidential && one.source !== 'theme' && one.source !== 'attribute');
  return (
    <Dialog title={t('confirmation.whatTitle')} isOpen onClose={onClose} size="large" footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || chosen.size === 0} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <div className="form confirm-what">
        <RadioGroup label={t('confirmation.statuses')} value={statuses === null ? 'default' : 'own'} onChange={(id) => setOwn(id === 'default' ? null : [...chosen])} options={[{ id: 'default', label: t('confirmation.statusesDefault', { count: defaults.length }) }, { id: 'own', label: t('confirmation.statusesOwn') }]} />
        {statuses === null ? null : <div className="confirm-list" role="group" aria-label={t('confirmation.statuses')}>{offered.map((one) => <Checkbox key={one.id} isSelected={chosen.has(one.id)} onChange={(on) => setOwn(on ? [...chosen, one.id] : [...chosen].filter((id) => id !== one.id))}>{one.labels?.[language] ?? one.label}</Checkbox>)}</div>}
        <RadioGroup label={t('confirmation.examples')} value={examples ?? settings.examples} onChange={setExamples} options={(['starred', 'all', 'none'] as const).map((id) => ({ id, label: t(`confirmation.examples.${id}`) }))} />
        <RadioGroup label={t('confirmation.permissionDefault')} value={permission ?? settings.permission} onChange={setPermission} options={(['named', 'region'] as const).map((id) => ({ id, label: t(`confirmation.permission.${id}`) }))} />
      </div>
    </Dialog>
  );
}
