import './check.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Variable } from '#core/contract/variable.ts';
import { saveExport } from '../../app/save-export.ts';
import { show } from '../../app/show.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { setFrenchText } from '../../locales/set-french.ts';
import { client } from '../../rpc/index.ts';
import { chooseFile } from '../../rpc/files.ts';
import { Banner, Button, classes, ComboBox, EmptyState, ProgressBar, Select, Splitter, ToggleChip, toast } from '../../ui/index.ts';
import { checkAgain, checkFile, checkStore, type Checked, type CheckedClaim, type Rounding } from './check-store.ts';
import { findingsOf, VERDICTS, type Finding, type Place, type Verdict } from './model/findings.ts';
import { blockPieces } from './model/pieces.ts';

const DRAFTS = ['docx', 'md', 'txt', 'html', 'htm', 'pdf'] as const;

/** A draft report beside the list of its numbers, each held against the project. */
export function CheckView({ variables }: { variables: readonly Variable[] }) {
  const { t } = useTranslation();
  const { checked, busy, refusal } = useStore(checkStore);
  const choose = async () => {
    const source = await chooseFile({ title: t('check.choose'), name: t('check.draft'), extensions: [...DRAFTS] });
    if (source) await checkFile(source);
  };
  if (checked === null) {
    return (
      <div className="check-empty">
        {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
        {busy ? <ProgressBar label={t('check.busy')} fraction={null} /> : <EmptyState title={t('check.empty')} actions={<Button variant="primary" onPress={() => void choose()}>{t('check.choose')}</Button>}>{t('check.emptyHelp')}</EmptyState>}
      </div>
    );
  }
  return <CheckedDraft checked={checked} busy={busy} refusal={refusal} variables={variables} choose={() => void choose()} />;
}

function CheckedDraft({ checked, busy, refusal, variables, choose }: { checked: Checked; busy: boolean; refusal: string | null; variables: readonly Variable[]; choose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const rounding = useStore(checkStore, (state) => state.rounding);
  const source = useStore(checkStore, (state) => state.source);
  const selected = useStore(checkStore, (state) => state.selected);
  const [shown, setShown] = useState<ReadonlySet<Verdict>>(() => new Set(VERDICTS.filter((verdict) => verdict !== 'holds')));
  const findings = useMemo(() => findingsOf(checked), [checked]);
  const counts = useMemo(() => Map.groupBy(findings, (finding) => finding.verdict), [findings]);
  const list = findings.filter((finding) => shown.has(finding.verdict));
  const current = findings.find((finding) => finding.id === selected) ?? null;
  const annotated = useSubmit(async () => {
    if (source === null) return;
    await saveExport({ extension: 'docx', typeName: t('check.word'), suggestedName: checked.name.replace(/\.docx$/iu, '') + t('check.checkedSuffix') }, (target) => client.checking.annotated({ source, rounding, language, ...target }));
  });
  return (
    <div className="check">
      <header className="check-head">
        <h2 className="ellipsis" title={checked.name}>{checked.name}</h2>
        <span className="grow" />
        <Select aria-label={t('check.rounding')} value={rounding} onChange={(value: Rounding) => { checkStore.setState({ rounding: value }); void checkAgain(); }} options={(['half', 'half-up', 'half-even', 'down', 'up'] as const).map((id) => ({ id, label: t(`check.rounding.${id}`) }))} />
        <Button onPress={() => void checkAgain()} isPending={busy}>{t('check.again')}</Button>
        {checked.format === 'docx' ? <Button icon="export" isPending={annotated.busy} onPress={() => annotated.submit()}>{t('check.annotated')}</Button> : null}
        <Button onPress={choose}>{t('check.other')}</Button>
      </header>
      {refusal ?? annotated.refusal ? <Banner tone="bad">{refusal ?? annotated.refusal}</Banner> : null}
      <div className="check-filter" role="group" aria-label={t('check.verdicts')}>
        {VERDICTS.map((verdict) => {
          const count = counts.get(verdict)?.length ?? 0;
          return <ToggleChip key={verdict} isSelected={shown.has(verdict)} onChange={(on) => setShown((before) => { const next = new Set(before); if (on) next.add(verdict); else next.delete(verdict); return next; })}><span className={classes('check-mark', `check-${verdict}`)} aria-hidden />{t(`check.verdict.${verdict}`)} {format.number(count)}</ToggleChip>;
        })}
      </div>
      <Splitter label={t('check.listWidth')} fixed="start" initial={430} min={280} max={700}>
        <div className="check-found">
          {list.length === 0 ? <EmptyState title={findings.length === 0 ? t('check.noClaims') : t('check.nothingShown')}>{findings.length === 0 ? t('check.noClaimsHelp') : t('check.nothingShownHelp')}</EmptyState> : (
            <ListBox
              aria-label={t('check.findings')} className="check-findings" selectionMode="single" selectionBehavior="replace" items={list} selectedKeys={current ? [current.id] : []} dependencies={[t, language]}
              onSelectionChange={(keys) => { const [key] = keys === 'all' ? [] : keys; checkStore.setState({ selected: key === undefined ? null : Number(key) }); }}
            >
              {(finding) => (
                <ListBoxItem id={finding.id} textValue={finding.quote} className={classes('check-finding', `check-${finding.verdict}`)}>
                  <span className="check-finding-head"><span className="check-quote">{finding.quote}</span><span className="check-place">{place(finding, checked.format, t)}</span></span>
                  <span className="check-reason"><strong>{t(`check.verdict.${finding.verdict}`)}</strong> {language === 'fr' ? setFrenchText(finding.reason) : finding.reason}{finding.against.length > 0 ? ` ${t('check.against', { places: [...new Set(finding.against.map((each) => place(each, checked.format, t)))].join(', ') })}` : ''}</span>
                  {finding.expected ? <span className="check-expected">{t('check.expected', { expected: finding.expected })}</span> : null}
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </div>
        <div className="check-right">
          <DraftText checked={checked} findings={findings} current={current} />
          {current?.claim ? <Confirm key={current.claim.key} claim={current.claim} variables={variables} /> : null}
        </div>
      </Splitter>
    </div>
  );
}

type T = ReturnType<typeof useTranslation>['t'];
const place = ({ page, line }: Place, format: Checked['format'], t: T): string => (page !== null ? t('check.page', { page }) : t(format === 'docx' ? 'check.paragraph' : 'check.line', { line }));

/** The draft as text, its claims marked; the chosen one is brought into sight. */
function DraftText({ checked, findings, current }: { checked: Checked; findings: readonly Finding[]; current: Finding | null }) {
  const { t } = useTranslation();
  const chosen = useRef<HTMLElement>(null);
  useEffect(() => { chosen.current?.scrollIntoView({ block: 'center' }); }, [current]);
  const byBlock = useMemo(() => Map.groupBy(findings, (finding) => finding.block), [findings]);
  return (
    <div className="check-text" tabIndex={0} role="region" aria-label={t('check.text')}>
      {checked.blocks.map((block, index) => (
        <p key={index} className={classes('check-block', `check-block-${block.kind}`)}>
          {blockPieces(block.text, byBlock.get(index) ?? []).map((piece) => (piece.finding === null ? piece.text : (
            <mark key={piece.start} ref={piece.finding.id === current?.id ? chosen : undefined} className={classes('check-claim', `check-${piece.finding.verdict}`, piece.finding.id === current?.id && 'check-current')} title={piece.finding.reason} onClick={() => checkStore.setState({ selected: piece.finding!.id })}>{piece.text}</mark>
          )))}
        </p>
      ))}
    </div>
  );
}

/** The table that a number comes from: the saved one, or one made of its variable and group. */
function showTable({ table, variable, group }: NonNullable<CheckedClaim['source']>): void {
  if (table) show('table', table.id); else show('count', JSON.stringify({ rows: [variable], columns: group ? [group.variable] : [] }));
}

/** Where a person says what the sentence speaks of. */
function Confirm({ claim, variables }: { claim: CheckedClaim; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const countable = useMemo(() => variables.filter((variable) => (variable.type === 'single' || variable.type === 'multiple') && !variable.confidential && (variable.categories?.length ?? 0) > 0), [variables]);
  const [variableId, setVariable] = useState<string | null>(claim.source?.variable ?? null);
  const variable = countable.find((each) => each.id === variableId) ?? null;
  const [category, setCategory] = useState<string | null>(claim.source?.category ?? null);
  const chosen = variable?.categories?.find((each) => each.id === category)?.id ?? variable?.categories?.[0]?.id ?? null;
  const kept = claim.code === 'holdsConfirmed';
  const done = async () => { toast(t('check.confirmed'), { tone: 'ok' }); await checkAgain(); };
  const confirm = useSubmit(async () => { if (variable && chosen) { await client.checking.confirm({ key: claim.key, variable: variable.id, category: chosen }); await done(); } });
  const forget = useSubmit(async () => { await client.checking.forget({ key: claim.key }); await checkAgain(); });
  const name = (each: { label: string; labels?: { en?: string | undefined; fr?: string | undefined; es?: string | undefined } | undefined }): string => each.labels?.[language] ?? each.label;
  return (
    <section className="check-confirm" aria-label={t('check.confirmTitle')}>
      {claim.source ? <p className="small">{claim.source.table ? `${claim.source.table.title} ` : ''}<Button variant="quiet" onPress={() => showTable(claim.source!)}>{t('check.showTable')}</Button></p> : null}
      <p className="small dim">{t('check.confirmHelp')}</p>
      <div className="check-confirm-fields">
        <ComboBox label={t('check.variable')} emptyText={t('check.noVariable')} value={variable?.id ?? null} onChange={(id) => { setVariable(id); setCategory(null); }} options={countable.map((each) => ({ id: each.id, label: name(each) }))} />
        {variable ? <Select label={t('check.category')} value={chosen ?? ''} onChange={setCategory} options={(variable.categories ?? []).map((each) => ({ id: each.id, label: name(each) }))} /> : null}
        <Button variant="primary" isDisabled={!variable || !chosen} isPending={confirm.busy} onPress={() => confirm.submit()}>{t('check.confirm')}</Button>
        {kept ? <Button isPending={forget.busy} onPress={() => forget.submit()}>{t('check.forget')}</Button> : null}
      </div>
      {confirm.refusal ?? forget.refusal ? <Banner tone="bad">{confirm.refusal ?? forget.refusal}</Banner> : null}
    </section>
  );
}

