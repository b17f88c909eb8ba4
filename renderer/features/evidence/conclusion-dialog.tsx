import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Evidence } from '#core/contract/checklist.ts';
import { STATES, type Conclusion } from '#core/contract/api/maturity.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { EvidenceList } from './evidence-list.tsx';

/** From evidence to finding to recommendation, with who owns it and how far it is. */
export function ConclusionDialog({ onClose, unit = '', capability = '', conclusion = null, start }: { onClose: () => void; unit?: string; capability?: string; conclusion?: Conclusion | null; start?: Evidence }) {
  const { t, language } = useTranslation();
  const overview = useQuery(orpc.levels.matrix.queryOptions({ input: { language } })).data;
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const [where, setWhere] = useState(conclusion?.unit ?? unit);
  const [about, setAbout] = useState(conclusion?.capability ?? capability);
  const [finding, setFinding] = useState(conclusion?.finding ?? '');
  const [recommendation, setRecommendation] = useState(conclusion?.recommendation ?? '');
  const [owner, setOwner] = useState(conclusion?.owner ?? '');
  const [due, setDue] = useState(conclusion?.due ?? '');
  const [state, setState] = useState<Conclusion['state']>(conclusion?.state ?? 'draft');
  const [list, setList] = useState<readonly Evidence[]>(conclusion?.evidence ?? (start ? [start] : []));
  const { submit, busy, refusal } = useSubmit(async () => { await client.sources.putConclusion({ id: conclusion?.id ?? null, unit: where === ' all' ? '' : where, capability: about === ' none' ? '' : about, finding, recommendation, owner, due, state, evidence: [...list] }); onClose(); });
  const removing = useSubmit(async () => { if (conclusion) { await client.sources.removeConclusion({ id: conclusion.id }); onClose(); } });
  return (
    <Dialog title={t(conclusion ? 'evidence.editFinding' : 'evidence.newFindingTitle')} isOpen onClose={onClose} size="large" footer={<>{conclusion ? <Button variant="danger" isDisabled={removing.busy} onPress={() => removing.submit()}>{t('common.delete')}</Button> : null}<span className="grow" /><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || finding.trim() === ''} onPress={() => submit()}>{t('common.save')}</Button></>}>
      {refusal ?? removing.refusal ? <Banner tone="bad">{refusal ?? removing.refusal}</Banner> : null}
      <div className="form">
        <div className="evidence-row">
          <Select label={t('evidence.country')} value={where === '' ? ' all' : where} onChange={setWhere} options={[{ id: ' all', label: t('evidence.allCountries') }, ...(overview?.units ?? []).map((one) => ({ id: one.id, label: one.name }))]} />
          <Select label={t('evidence.capability')} value={about === '' ? ' none' : about} onChange={setAbout} options={[{ id: ' none', label: t('evidence.noCapability') }, ...(framework?.domains ?? []).flatMap((domain) => domain.capabilities.map((one) => ({ id: one.no, label: `${one.no} ${one[language] || one.en}` })))]} />
        </div>
        <EvidenceList evidence={list} onChange={setList} {...(where !== '' && where !== ' all' ? { unit: where } : {})} />
        <TextField label={t('evidence.finding')} rows={3} value={finding} onChange={setFinding} autoFocus />
        <TextField label={t('evidence.recommendation')} rows={3} value={recommendation} onChange={setRecommendation} />
        <div className="evidence-row">
          <TextField label={t('evidence.owner')} value={owner} onChange={setOwner} />
          <TextField label={t('evidence.due')} value={due} onChange={setDue} />
          <Select label={t('evidence.state')} value={state} onChange={setState} options={STATES.map((id) => ({ id, label: t(`evidence.stateOf.${id}`) }))} />
        </div>
      </div>
    </Dialog>
  );
}
