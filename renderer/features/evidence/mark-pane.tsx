import { useState } from 'react';
import { NOT_APPLICABLE, type Evidence } from '#core/contract/checklist.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Button, Pane, Select, TextField } from '../../ui/index.ts';
import { EvidenceList } from './evidence-list.tsx';

type Sheet = Outputs['checklists']['sheet'];

/** What is marked of one item for one country, and what it rests on. */
export function MarkPane({ checklist, item, unit, mark, phase }: { checklist: Sheet['checklist']; item: Sheet['checklist']['items'][number]; unit: Sheet['units'][number]; mark: Sheet['marks'][number] | undefined; phase: string }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [note, setNote] = useState(mark?.note ?? '');
  // an undo, or another window, changes what is kept
  const [kept, setKept] = useState(mark?.note ?? '');
  if (kept !== (mark?.note ?? '')) { setKept(mark?.note ?? ''); setNote(mark?.note ?? ''); }
  const set = (patch: { value?: string; note?: string; evidence?: Evidence[] }): void => { void attempt(async () => { await client.checklists.mark({ id: checklist.id, marks: [{ itemId: item.id, unit: unit.id, phase: phase || mark?.phase || '', ...patch }] }); }); };
  return (
    <Pane side title={unit.name} label={t('evidence.mark')}>
      <div className="evidence-pane pane-scroll" role="region" tabIndex={0} aria-label={t('evidence.mark')}>
        <p><strong>{item.id} {item.label[language] || item.label.en}</strong></p>
        <p className="dim">{t('evidence.weight', { weight: item.weight })}{item.capability ? ` · ${t('evidence.ofCapability', { no: item.capability })}` : ''}{mark ? ` · ${mark.by}, ${format.date(mark.at)}` : ''}{mark?.phase ? ` · ${/^\d{1,2}$/u.test(mark.phase) ? t('evidence.phaseNumber', { phase: mark.phase }) : mark.phase}` : ''}</p>
        <div className="form">
          <Select label={t('evidence.level')} value={mark?.value || ' none'} onChange={(value) => set({ value: value === ' none' ? '' : value })} options={[{ id: ' none', label: t('evidence.unmarked') }, ...checklist.scale.map((step) => ({ id: step.id, label: step.label[language] || step.label.en })), { id: NOT_APPLICABLE, label: t('evidence.na') }]} />
          <TextField label={t('evidence.note')} rows={4} value={note} onChange={setNote} onBlur={() => { if (note !== (mark?.note ?? '')) set({ note }); }} />
          <EvidenceList unit={unit.id} evidence={mark?.evidence ?? []} onChange={(list) => set({ evidence: list })} />
          <Button isDisabled={note === (mark?.note ?? '')} onPress={() => set({ note })}>{t('common.save')}</Button>
        </div>
      </div>
    </Pane>
  );
}
