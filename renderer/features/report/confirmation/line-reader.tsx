import type { ReturnLine } from '#core/contract/api/confirmation.ts';
import { useFormat } from '../../../locales/format.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { Pane, Select, TextField, ToggleChip } from '../../../ui/index.ts';
import { effective } from './line-state.ts';
import { dayOf } from './respondents-view.tsx';
import { choose, type LineChoice } from './store.ts';

const VERDICTS = ['confirmed', 'changed', 'withdrawn'] as const;

/** One line whole: as the pack showed it, as it was sent back, why to look at it, and what a person makes of it. */
export function LineReader({ line, choice }: { line: ReturnLine; choice: LineChoice | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, choice: ids, words, permission } = effective(line, choice);
  const set = (patch: Partial<LineChoice>): void => choose(line.key, { accept: choice?.accept ?? false, ...choice, ...patch });
  const known = VERDICTS.find((one) => one === verdict) ?? null;
  const written = [['decision', line.written.decision], ['value', line.written.value], ['permission', line.written.permission], ['comment', line.written.comment]] as const;
  const reasons = [...line.standing.map((code) => t(`confirmation.standingHelp.${code}`)), ...line.doubts.map((code) => t(`confirmation.doubtHelp.${code}`))];
  return (
    <Pane side title={`${line.key} · ${line.topic}`} label={t('confirmation.line')}>
      <div className="confirm-line pane-scroll" role="region" tabIndex={0} aria-label={t('confirmation.line')}>
        <dl>
          <dt>{t('confirmation.shown')}</dt><dd className={line.kind === 'example' ? 'confirm-quote' : undefined}>{line.shown}</dd>
          {line.now !== line.shown ? <><dt>{t('confirmation.nowLong')}</dt><dd className={line.kind === 'example' ? 'confirm-quote' : undefined}>{line.now ?? t('confirmation.gone')}</dd></> : null}
          {written.some(([, text]) => text !== '') ? <><dt>{t('confirmation.written')}{line.place ? ` (${t('confirmation.row', { row: line.place })})` : ''}</dt><dd><ul className="confirm-written">{written.filter(([, text]) => text !== '').map(([field, text]) => <li key={field}><span className="dim">{t(`confirmation.field.${field}`)}</span> {text}</li>)}</ul></dd></> : null}
          {line.earlier ? <><dt>{t('confirmation.earlier')}</dt><dd>{t(`confirmation.verdict.${line.earlier.verdict}`)}{line.earlier.becomes ? `: ${line.earlier.becomes}` : ''} <span className="dim">({[line.earlier.by, dayOf(line.earlier.on, format.date), line.earlier.file].filter(Boolean).join(', ')})</span></dd></> : null}
        </dl>
        {reasons.length > 0 ? <ul className="confirm-reasons">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul> : null}
        {line.outcome === 'accepted' ? <p className="dim">{t('confirmation.acceptedBefore')}</p> : (
          <div className="form">
            <Select label={t('confirmation.means')} value={known} placeholder={t('confirmation.chooseMeaning')} onChange={(id) => set({ verdict: id })} options={VERDICTS.map((id) => ({ id, label: t(`confirmation.verdict.${id}`) }))} />
            {verdict === 'changed' && line.kind === 'status' && !line.several ? <Select label={t('confirmation.shallBe')} value={ids?.[0] ?? null} placeholder={t('confirmation.chooseValue')} onChange={(id) => set({ verdict: 'changed', choice: [id] })} options={line.choices.map(({ id, label }) => ({ id, label }))} /> : null}
            {verdict === 'changed' && line.several ? <div className="field"><span className="confirm-label">{t('confirmation.shallBe')}</span><div className="confirm-chips">{line.choices.map(({ id, label }) => <ToggleChip key={id} isSelected={ids?.includes(id) ?? false} onChange={(on) => set({ verdict: 'changed', choice: on ? [...ids ?? [], id] : (ids ?? []).filter((each) => each !== id) })}>{label}</ToggleChip>)}</div></div> : null}
            {verdict === 'changed' && line.kind === 'example' ? <TextField label={t('confirmation.shallRead')} rows={4} value={words ?? ''} onChange={(text) => set({ verdict: 'changed', words: text.trim() === '' ? null : text })} /> : null}
            {line.kind === 'example' && (verdict === 'changed' || verdict === 'confirmed') ? <Select label={t('confirmation.howPrinted')} value={permission} placeholder={t('confirmation.chooseValue')} onChange={(id) => set({ permission: id })} options={(['named', 'region'] as const).map((id) => ({ id, label: t(`confirmation.permission.${id}`) }))} /> : null}
          </div>
        )}
      </div>
    </Pane>
  );
}
