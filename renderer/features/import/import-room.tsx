import './import.css';
import { memo, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { runCommand } from '../../app/commands.ts';
import { currentProject, useProject } from '../../app/use-project.ts';
import { orpc } from '../../rpc/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { useFormat } from '../../locales/format.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { Banner, Button, ConfirmDialog, EmptyState, Later, Pane, ProgressBar, Splitter, Tabs, TextField } from '../../ui/index.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ColumnEditor } from './column-editor.tsx';
import { ColumnsList } from './columns-list.tsx';
import { CountriesPanel } from './countries-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { RawPreview } from './raw-preview.tsx';
import { FilesPanel } from './files-panel.tsx';
import { sameInstrument } from './same-instrument.ts';
import { SheetsPanel } from './sheets-panel.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { countErrors } from './unreadable.ts';
import { commitImport, leaveImport, readAgain, startImport, stopRunning, useImport } from './store.ts';

const choose = () => { runCommand('import.choose', { project: currentProject(), room: 'import' }); };

/** The import wizard: what the file holds on the left, what it becomes on the right; nothing is stored until the end. */
export function ImportRoom() {
  const { t } = useTranslation();
  const stage = useImport((state) => state.stage);
  const file = useImport((state) => state.fileName);
  const refusal = useImport((state) => state.refusal);
  if (stage === 'idle') return <EmptyState title={t('import.emptyTitle')} actions={<><Button variant="primary" icon="import" onPress={choose}>{t('import.choose')}</Button><Button icon="file" onPress={() => { runCommand('documents.choose', { project: currentProject(), room: 'import' }); }}>{t('documents.choose')}</Button></>}>{t('import.emptyText')}</EmptyState>;
  if (stage === 'reading' || stage === 'committing') return <Running />;
  if (stage === 'password') return <PasswordPrompt key={refusal ?? ''} />;
  if (stage === 'refused') return <EmptyState title={t('import.refusedTitle', { file })} actions={<><Button onPress={leaveImport}>{t('common.close')}</Button><Button variant="primary" onPress={choose}>{t('import.another')}</Button></>}><p role="alert">{refusal}</p></EmptyState>;
  return <Wizard />;
}

const STAGES = { read: 'import.stageRead', guess: 'import.stageGuess', commit: 'import.stageCommit' } as const;

function Running() {
  const { t } = useTranslation();
  const format = useFormat();
  const { stage, fileName, progress } = useImport((state) => state);
  return (
    <EmptyState title={t(stage === 'committing' ? 'import.committing' : 'import.reading', { file: fileName })} actions={<Button onPress={stopRunning}>{t('common.cancel')}</Button>}>
      <div className="import-running">
        <ProgressBar label={t('import.progress')} fraction={progress ? progress.fraction : null} />
        <span>{progress ? `${t(STAGES[progress.stage])} · ${format.percent(progress.fraction * 100)}` : ''}</span>
      </div>
    </EmptyState>
  );
}

function PasswordPrompt() {
  const { t } = useTranslation();
  const { fileName, refusal, source } = useImport((state) => state);
  const [password, setPassword] = useState('');
  return (
    <EmptyState title={t('import.passwordTitle', { file: fileName })}>
      <form className="import-password" onSubmit={(event) => { event.preventDefault(); if (source) void startImport(source, password); }}>
        <TextField label={t('import.password')} help={t('import.passwordHelp')} type="password" autoComplete="off" value={password} onChange={setPassword} error={refusal} autoFocus />
        <div className="empty-state-actions"><Button onPress={leaveImport}>{t('common.cancel')}</Button><Button type="submit" variant="primary" isDisabled={password === ''}>{t('import.unlock')}</Button></div>
      </form>
    </EmptyState>
  );
}

/** More than these are scrolled through: they leave the columns their room in a low window. */
const MANY_NOTICES = 3;

function Wizard() {
  const { t } = useTranslation();
  const { inspection, plan, evaluation, evaluating, refusal, update, fileName, skipRefused } = useImport((state) => state);
  const format = useFormat();
  const project = useProject();
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const [tab, setTab] = useState(update ? 'changes' : 'columns');
  const [leaving, setLeaving] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!inspection || !plan) return null;
  const same = sameInstrument(plan, variables ?? []);
  const sameLabel = project?.instruments.find(({ id }) => id === same)?.label ?? same;
  const unsure = evaluation?.countries.filter((country) => country.iso3 === null && country.how !== 'chosen').length ?? 0;
  const refusedFiles = inspection.files?.filter((file) => file.refused !== null).length ?? 0;
  const total = evaluation ? evaluation.cases.new + (update ? evaluation.cases.updated : 0) : 0;
  const errors = countErrors(evaluation?.problems ?? []);
  const bringIn = () => { if (errors.cells + errors.identifiers + unsure > 0) setAsking(true); else void commitImport(); };
  const asked = [errors.cells > 0 ? t('import.errorCells', { count: errors.cells }) : '', errors.identifiers > 0 ? t('import.errorIdentifiers', { count: errors.identifiers }) : '', unsure > 0 ? t('import.unmatchedCount', { count: unsure }) : ''].filter(Boolean).join(' ');
  const tabs = [
    { id: 'columns', label: t('import.tabColumns'), count: format.number(plan.variables.length), content: <Later turns={3}><Columns /></Later> },
    ...(update ? [{ id: 'changes', label: t('import.tabChanges'), ...(evaluation?.diff ? { count: format.number(evaluation.diff.changedCells + evaluation.diff.new) } : {}), content: <ChangesPanel /> }] : []),
    { id: 'countries', label: t('import.tabCountries'), ...(unsure ? { count: `${format.number(unsure)} ${t('import.unmatched')}` } : {}), content: <CountriesPanel /> },
    ...(inspection.files ? [{ id: 'files', label: t('import.tabFiles'), count: format.number(inspection.files.length), content: <FilesPanel /> }] : []),
    ...(inspection.joins?.length ? [{ id: 'sheets', label: t('import.tabSheets'), count: format.number(inspection.joins.length), content: <SheetsPanel /> }] : []),
    { id: 'problems', label: t('import.tabProblems'), ...(evaluation ? { count: format.number(evaluation.problems.length) } : {}), content: <ProblemsPanel /> },
  ];
  return (
    <div className="import-room">
      <header className="import-head">
        <h2 className="ellipsis">{fileName}</h2>
        <span className="dim import-summary" role="status">{evaluating ? t('import.checking') : evaluation ? t('import.summary', { fresh: evaluation.cases.new, updated: evaluation.cases.updated, unchanged: evaluation.cases.unchanged }) : ''}</span>
        <span className="grow" />
        <Button onPress={() => setLeaving(true)}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={evaluating || !evaluation || total === 0 || (refusedFiles > 0 && !skipRefused)} onPress={bringIn}>{t(update && evaluation?.cases.new === 0 ? 'import.update' : 'import.bringIn', { count: total })}</Button>
      </header>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      {refusedFiles > 0 && !skipRefused ? <Banner tone="warn" actions={<Button onPress={() => setTab('files')}>{t('import.filesLook')}</Button>}>{t('import.filesRefused', { count: refusedFiles })}</Banner> : null}
      <div className="import-notices" {...(inspection.notices.length > MANY_NOTICES ? { role: 'region', 'aria-label': t('import.notices'), tabIndex: 0 } : {})}>
        {inspection.notices.map((notice) => <Banner key={notice.message} {...noticeAct(notice.code, t)}>{sentenceOf(notice)}</Banner>)}
      </div>
      {inspection.form ? <Banner tone={inspection.form.faults.length ? 'warn' : 'info'}>{[t('import.formSays', { questions: inspection.form.questions, rules: inspection.form.rules.length }), ...inspection.form.faults.slice(0, 5).map(sentenceOf)].join(' ')}</Banner> : null}
      {same && sameLabel ? <Banner actions={<Button onPress={() => void readAgain({ instrument: { id: same, label: sameLabel } })}>{t('import.sameRead', { instrument: sameLabel })}</Button>}>{t('import.same', { instrument: sameLabel })}</Banner> : null}
      <Later><ReadingOptions key={inspection.importId + inspection.plan.sheet} /></Later>
      <Splitter label={t('import.previewWidth')} fixed="start" initial={Math.round(window.innerWidth * 0.36)} min={260} max={1100}>
        <Pane title={t('import.preview')} summary={t('import.previewSize', { rows: inspection.rows, columns: inspection.columns })}><Later turns={2}><RawPreview /></Later></Pane>
        <Tabs label={t('import.room')} tabs={tabs} selected={tab === 'changes' && !update ? 'columns' : tab} onSelect={setTab} />
      </Splitter>
      <ConfirmDialog isOpen={leaving} onClose={() => setLeaving(false)} title={t('import.cancelTitle')} text={t('import.cancelText')} confirmLabel={t('import.leave')} cancelLabel={t('import.stay')} onConfirm={leaveImport} />
      <ConfirmDialog isOpen={asking} onClose={() => setAsking(false)} title={t('import.errorTitle')} text={asked} confirmLabel={t('import.errorGoOn')} cancelLabel={t('import.errorLook')} onConfirm={() => void commitImport()} onDecline={() => setTab('problems')} danger={false} />
    </div>
  );
}

/** What can be done about a notice where it stands. */
function noticeAct(code: string | undefined, t: ReturnType<typeof useTranslation>['t']): { tone?: 'warn'; actions?: ReactNode } {
  if (code === 'text.double') return { tone: 'warn', actions: <Button onPress={() => void readAgain({ repair: true })}>{t('import.repair')}</Button> };
  return code === 'text.repaired' ? { actions: <Button onPress={() => void readAgain({ repair: false })}>{t('import.repairNot')}</Button> } : {};
}

const Columns = memo(function Columns() {
  const { t } = useTranslation();
  return (
    <Splitter label={t('import.editorHeight')} fixed="end" initial={Math.min(290, Math.round(window.innerHeight * 0.28))} min={120} max={700} direction="column">
      <ColumnsList />
      <ColumnEditor />
    </Splitter>
  );
});
