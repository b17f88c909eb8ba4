import { createStore, useStore } from 'zustand';
import type { FileSource, ImportEvaluation, ImportInspection, ImportSource, JoinedSheet } from '#core/contract/api/importing.ts';
import type { ImportPlan, PlanVariable } from '#core/contract/import-plan.ts';
import { MOST_CATEGORIES } from '#core/importing/recategorise.ts';
import { runCommand } from '../../app/commands.ts';
import { goTo, session } from '../../app/session.ts';
import { currentProject } from '../../app/use-project.ts';
import { translate } from '../../locales/i18n.ts';
import { client, findRefusal, queryClient, refusalSentence } from '../../rpc/index.ts';
import { toast } from '../../ui/index.ts';
import type { CellPlace } from './cell-place.ts';
import { handOver } from './hand-over.ts';

export interface Progress { readonly stage: 'read' | 'guess' | 'commit'; readonly fraction: number }

export interface ImportState {
  readonly stage: 'idle' | 'reading' | 'password' | 'refused' | 'ready' | 'committing';
  readonly source: ImportSource | null;
  readonly fileName: string;
  /** Why the file was not read, or the password not taken. */
  readonly refusal: string | null;
  readonly inspection: ImportInspection | null;
  readonly plan: ImportPlan | null;
  readonly evaluation: ImportEvaluation | null;
  readonly evaluating: boolean;
  /** Match with cases in the project and update them. */
  readonly update: boolean;
  /** Of several files: go on without those that were refused. */
  readonly skipRefused: boolean;
  readonly progress: Progress | null;
  /** Place in plan.variables of the line that is open in the editor. */
  readonly selected: number | null;
  /** The cell that the preview shows and marks. */
  readonly cell: CellPlace | null;
}

const IDLE: ImportState = { stage: 'idle', source: null, fileName: '', refusal: null, inspection: null, plan: null, evaluation: null, evaluating: false, update: false, skipRefused: false, progress: null, selected: null, cell: null };
export const importStore = createStore<ImportState>(() => IDLE);
export const useImport = <T>(select: (state: ImportState) => T): T => useStore(importStore, select);
/** Whether there is a file to come back to: one that was refused has said so, and is done with. */
export const isWaiting = ({ stage }: ImportState): boolean => stage !== 'idle' && stage !== 'refused';
const { getState, setState } = importStore;

const EVALUATE_AFTER_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Grows with every change of file or plan, so that an answer to an older question is dropped. */
let revision = 0;
let running: AbortController | null = null;

/** Reads a file and shows what was found in it. A file that is being looked at is put aside. */
export async function startImport(source: ImportSource, filePassphrase?: string): Promise<void> {
  if (getState().stage === 'committing') { toast(translate('import.stillRunning')); return; }
  forget();
  const mine = ++revision;
  const fileName = nameOf(source);
  setState({ ...IDLE, stage: 'reading', source, fileName });
  goTo('import');
  running = new AbortController();
  const { signal } = running;
  const stopProgress = followProgress(undefined, signal);
  try {
    const inspection = await client.importing.inspect({ source: await handOver(source, signal), ...(filePassphrase === undefined ? {} : { filePassphrase }) }, { signal });
    if (mine === revision) take(inspection);
  } catch (error) {
    if (mine !== revision || signal.aborted) return;
    const code = findRefusal(error)?.code;
    const password = code === 'FILE_PASSWORD_NEEDED' || code === 'FILE_PASSWORD_WRONG';
    setState({ stage: password ? 'password' : 'refused', refusal: code === 'FILE_PASSWORD_NEEDED' ? null : refusalSentence(error), progress: null });
  } finally { stopProgress(); }
}

const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
/** What an import is called on the screen. */
function nameOf(source: ImportSource): string {
  if ('files' in source) return translate('import.filesName', { name: nameOf(source.files[0]!), count: source.files.length - 1 });
  if ('folder' in source) return lastPart(source.folder);
  return 'name' in source ? source.name : lastPart(source.path);
}

function take(inspection: ImportInspection): void {
  // A questionnaire that the project has already is most often a corrected or larger file of it.
  const again = currentProject()?.instruments.some(({ id }) => id === inspection.plan.instrument.id) === true && inspection.plan.caseKey !== undefined;
  setState({ stage: 'ready', inspection, plan: inspection.plan, evaluation: null, refusal: null, progress: null, selected: null, cell: null, update: getState().update || again });
  evaluateSoon(0);
}

/** Reads the same file another way: another sheet, encoding, delimiter, header rows, orientation. */
export async function readAgain(options: { sheet?: string; encoding?: string; delimiter?: string; headerRows?: number[]; orientation?: 'rows' | 'columns'; instrument?: { id: string; label: string }; form?: FileSource | null; repair?: boolean; sheets?: Omit<JoinedSheet, 'rows' | 'matched' | 'orphans' | 'duplicates' | 'without'>[] }): Promise<void> {
  const { inspection } = getState();
  if (!inspection) return;
  const mine = ++revision;
  setState({ evaluating: true });
  try {
    const again = await client.importing.reinspect({ importId: inspection.importId, ...options });
    if (mine === revision) take(again);
  } catch (error) {
    // What was being reckoned was given up for this.
    if (mine === revision) { toast(refusalSentence(error), { tone: 'bad' }); evaluateSoon(0); }
  }
}

export function changePlan(change: (plan: ImportPlan) => ImportPlan): void {
  const { plan } = getState();
  if (!plan) return;
  setState({ plan: change(plan) });
  evaluateSoon();
}

export const changeVariable = (at: number, patch: Partial<PlanVariable>): void => changePlan((plan) => ({ ...plan, variables: plan.variables.map((variable, index) => (index === at ? { ...variable, ...patch } : variable)) }));

/** A name that others refer to: the case key and the country follow it. */
export const renameVariable = (at: number, id: string): void => changePlan((plan) => {
  const old = plan.variables[at]?.id;
  return {
    ...plan,
    ...(plan.caseKey === old ? { caseKey: id } : {}), ...(plan.country === old ? { country: id } : {}),
    variables: plan.variables.map((variable, index) => (index === at ? { ...variable, id } : variable)),
  };
});

export function setUpdate(update: boolean): void {
  setState({ update });
  evaluateSoon(0);
}

export const setSkipRefused = (skipRefused: boolean): void => setState({ skipRefused });

/** A variable under another type or delimiter, with the categories that its column has then. */
export async function changeKind(at: number, patch: Partial<Pick<PlanVariable, 'type' | 'measure' | 'delimiter'>>): Promise<void> {
  const before = getState().plan?.variables[at];
  changeVariable(at, patch);
  const { inspection, plan } = getState();
  const variable = plan?.variables[at];
  if (!inspection || !variable || !plan) return;
  try {
    const made = await client.importing.recategorise({ importId: inspection.importId, plan, variable });
    // What was typed meanwhile stands.
    const now = getState().plan?.variables[at];
    if (!now || now.id !== variable.id || now.type !== variable.type || now.delimiter !== variable.delimiter) return;
    // A choice without options would lose every answer.
    if ((made.type === 'single' || made.type === 'multiple') && made.categories === undefined && made.columns.length === 1 && made.columns[0]!.option === undefined && before) {
      replaceVariable(at, before);
      toast(translate('import.tooMany', { label: made.labels?.[session.getState().language] ?? made.label, most: MOST_CATEGORIES }), { tone: 'bad' });
    } else replaceVariable(at, made.categories === undefined ? made : { ...now, measure: made.measure, categories: made.categories });
  } catch (error) { toast(refusalSentence(error), { tone: 'bad' }); }
}

export const selectVariable = (selected: number | null): void => setState({ selected });
export const showCell = (cell: CellPlace | null): void => setState({ cell });

function evaluateSoon(afterMs = EVALUATE_AFTER_MS): void {
  clearTimeout(timer);
  const mine = ++revision;
  setState({ evaluating: true });
  timer = setTimeout(() => {
    const { inspection, plan, update } = getState();
    if (!inspection || !plan) return;
    client.importing.evaluate({ importId: inspection.importId, plan, update }).then(
      (evaluation) => { if (mine === revision) setState({ evaluation, evaluating: false, refusal: null }); },
      (error: unknown) => { if (mine === revision) setState({ evaluation: null, evaluating: false, refusal: refusalSentence(error) }); },
    );
  }, afterMs);
}

/** Brings the file in: all of it or nothing. */
export async function commitImport(): Promise<void> {
  const { inspection, plan, update, stage } = getState();
  if (!inspection || !plan || stage !== 'ready') return;
  clearTimeout(timer);
  revision += 1;
  setState({ stage: 'committing', progress: { stage: 'commit', fraction: 0 }, evaluating: false });
  running = new AbortController();
  const { signal } = running;
  const stopProgress = followProgress(inspection.importId, signal);
  try {
    const result = await client.importing.commit({ importId: inspection.importId, plan, update, skipRefused: getState().skipRefused }, { signal });
    if (!result.committed) {
      setState({ stage: 'ready', evaluation: result, progress: null });
      toast(translate('import.notDone'), { tone: 'bad' });
      return;
    }
    setState(IDLE);
    if (session.getState().room === 'import') goTo('data');
    const undecided = result.diff?.spans.lost ?? 0;
    if (undecided > 0) {
      runCommand('quality.edited', { project: currentProject(), room: session.getState().room });
      toast(translate('import.toDecide', { count: undecided }));
    }
    toast(translate('import.done', { cases: result.cases.new + result.cases.updated, variables: result.variables.filter((variable) => variable.source === 'imported').length }), { tone: 'ok' });
  } catch (error) {
    if (getState().stage === 'idle') return;
    setState({ stage: 'ready', progress: null });
    if (!signal.aborted) toast(refusalSentence(error), { tone: 'bad' });
  } finally { stopProgress(); }
}

/** Stops what is running, and goes back to what was before: the file chosen anew, or the plan as it was. */
export function stopRunning(): void {
  const { stage, inspection } = getState();
  running?.abort();
  if (stage === 'committing' && inspection) { setState({ stage: 'ready', progress: null }); evaluateSoon(0); } else leaveImport();
}

/** Puts the file aside; nothing of it stays. */
export function leaveImport(): void {
  forget();
  revision += 1;
  setState(IDLE);
}

/** A file that was being looked at does not outlive its project: neither its cells, nor its name. */
export function forgetWithProject(): void {
  let open = currentProject()?.path;
  queryClient.getQueryCache().subscribe(() => {
    const now = currentProject()?.path;
    if (now === open) return;
    open = now;
    if (getState().stage !== 'idle') leaveImport();
  });
}

function forget(): void {
  clearTimeout(timer);
  running?.abort();
  const { inspection } = getState();
  // The data process drops it by itself when the project closes; that it may be gone already is no news to anyone.
  if (inspection) client.importing.cancel({ importId: inspection.importId }).catch(() => {});
}

function followProgress(importId: string | undefined, signal: AbortSignal): () => void {
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  void (async () => {
    try {
      for await (const progress of await client.importing.progress(importId === undefined ? {} : { importId }, { signal: stop.signal })) setState({ progress });
    } catch {
      // Only the bar stops; the act itself says how it ended.
    }
  })();
  return () => stop.abort();
}

export const replaceVariable = (at: number, variable: PlanVariable): void => changePlan((plan) => ({ ...plan, variables: plan.variables.map((old, index) => (index === at ? variable : old)) }));
