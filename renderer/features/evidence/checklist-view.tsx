import { useMemo, useRef, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { NOT_APPLICABLE } from '#core/contract/checklist.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { saveExport } from '../../app/save-export.ts';
import { openDialog } from '../../app/session.ts';
import { useProject } from '../../app/use-project.ts';
import { Grid, focusedRow, type AgGridReact, type ColDef } from '../../grid/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { chooseFile } from '../../rpc/files.ts';
import { Button, EmptyState, IconButton, Kbd, Pane, Select, Splitter, TextField, toast } from '../../ui/index.ts';
import { MarkPane } from './mark-pane.tsx';
import { evidence, useEvidence } from './store.ts';

type Sheet = Outputs['checklists']['sheet'];
type Item = Sheet['checklist']['items'][number];
interface Row { readonly id: string; readonly section: string; readonly item: Item }

/** Items down, countries across; a digit marks the cell, Enter goes to its evidence. */
export function ChecklistView() {
  const { t, language } = useTranslation();
  const project = useProject();
  const list = useQuery(orpc.checklists.list.queryOptions());
  const { checklist: chosen, phase } = useEvidence((state) => state);
  const id = list.data?.find((one) => one.checklist.id === chosen)?.checklist.id ?? list.data?.[0]?.checklist.id ?? null;
  const sheet = useQuery({ ...orpc.checklists.sheet.queryOptions({ input: { id: id ?? '', ...(phase === '' ? {} : { phase }) } }), enabled: id !== null, placeholderData: keepPreviousData });
  if (list.error ?? sheet.error) return <EmptyState title={refusalSentence(list.error ?? sheet.error)} />;
  if (list.data?.length === 0) return <EmptyState title={t('evidence.noChecklist')} actions={<Button variant="primary" onPress={() => openDialog('evidence.newChecklist')}>{t('evidence.newChecklist')}</Button>}>{t('evidence.noChecklistHelp')}</EmptyState>;
  const data = sheet.data;
  if (!id || !data || data.checklist.id !== id) return <EmptyState title={t('common.loading')} />;
  const importMarks = async (): Promise<void> => {
    const source = await chooseFile({ title: t('evidence.importMarks'), name: t('evidence.spreadsheet'), extensions: ['xlsx', 'xlsm', 'xls', 'ods', 'csv'] });
    if (!source) return;
    const done = await client.checklists.importMarks({ id, source, phase });
    if (done.refused.length > 0) openDialog('evidence.refusedMarks', { marks: done.marks, refused: done.refused });
    else toast(t('evidence.marksImported', { count: done.marks }), { tone: 'ok' });
  };
  const save = async (): Promise<void> => { await saveExport({ extension: 'xlsx', typeName: 'Excel', suggestedName: `${project?.name ?? ''} ${data.checklist.title[language]}.xlsx` }, (target) => client.checklists.exportFile({ id, language, ...target })); };
  return (
    <div className="evidence">
      <div className="evidence-bar">
        <Select aria-label={t('evidence.checklist')} value={id} onChange={(next) => evidence.setState({ checklist: next })} options={list.data!.map((one) => ({ id: one.checklist.id, label: one.checklist.title[language] || one.checklist.title.en }))} />
        <PhaseField phases={data.phases} />
        <span className="dim" role="status">{t('evidence.filled', { marks: new Set(data.marks.filter((mark) => mark.value !== '' && (phase === '' || mark.phase === phase)).map((mark) => `${mark.itemId} ${mark.unit}`)).size, all: data.checklist.items.length * data.units.length })}</span>
        <span className="grow" />
        <Button onPress={() => { void attempt(importMarks); }}>{t('evidence.importMarks')}</Button>
        <Button icon="export" onPress={() => { void attempt(save); }}>{t('evidence.export')}</Button>
        <IconButton icon="trash" label={t('evidence.removeChecklist')} onPress={() => { void attempt(async () => { await client.checklists.remove({ id }); }); }} />
        <Button variant="primary" onPress={() => openDialog('evidence.newChecklist')}>{t('evidence.newChecklist')}</Button>
      </div>
      <ChecklistGrid key={id} data={data} phase={phase} />
    </div>
  );
}

/** The phase that is filled and shown; empty where the study has none, or for the newest. */
function PhaseField({ phases }: { phases: readonly string[] }) {
  const { t } = useTranslation();
  const phase = useEvidence((state) => state.phase);
  const [typed, setTyped] = useState(phase);
  const commit = (): void => evidence.setState({ phase: typed.trim() });
  return (
    <>
      <TextField className="evidence-phase" aria-label={t('evidence.phase')} placeholder={t('evidence.phaseHelp')} value={typed} onChange={setTyped} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />
      {phases.filter((one) => one !== '' && one !== phase).map((one) => <Button key={one} variant="quiet" onPress={() => { setTyped(one); evidence.setState({ phase: one }); }}>{/^\d{1,2}$/u.test(one) ? t('evidence.phaseNumber', { phase: one }) : one}</Button>)}
    </>
  );
}

function ChecklistGrid({ data, phase }: { data: Sheet; phase: string }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const grid = useRef<AgGridReact<Row>>(null);
  const [at, setAt] = useState<{ item: string; unit: string } | null>(null);
  const { checklist } = data;
  const marks = useMemo(() => {
    const found = new Map<string, Sheet['marks'][number]>();
    const order = new Map(data.phases.map((one, index) => [one, index]));
    for (const mark of data.marks) {
      if (phase !== '' && mark.phase !== phase) continue;
      const known = found.get(`${mark.itemId} ${mark.unit}`);
      if (!known || (mark.value !== '' && order.get(mark.phase)! >= order.get(known.phase)!)) found.set(`${mark.itemId} ${mark.unit}`, mark);
    }
    return found;
  }, [data, phase]);
  const scores = useMemo(() => new Map(data.scores.map((one) => [one.unit, one])), [data.scores]);
  const rows = useMemo<Row[]>(() => checklist.items.map((item) => ({ id: item.id, section: item.section[language] || item.section.en, item })), [checklist, language]);
  const shown = (itemId: string, unit: string): string => {
    const mark = marks.get(`${itemId} ${unit}`);
    if (!mark) return '';
    const step = checklist.scale.findIndex((one) => one.id === mark.value);
    const text = mark.value === NOT_APPLICABLE ? t('evidence.na') : step < 0 ? '' : `${step} ${checklist.scale[step]!.label[language]}`;
    return `${text}${mark.note !== '' || mark.evidence.length > 0 ? ' ✎' : ''}`;
  };
  const columns = useMemo<ColDef<Row>[]>(() => [
    { headerName: t('evidence.section'), width: 110, pinned: 'left', field: 'section', cellClass: 'cell-dim' },
    { colId: 'item', headerName: t('evidence.item'), width: 260, pinned: 'left', valueGetter: ({ data: row }) => row && `${row.item.id} ${row.item.label[language] || row.item.label.en}` },
    ...data.units.map((unit): ColDef<Row> => {
      const percent = scores.get(unit.id)?.all.percent;
      return {
        colId: unit.id, headerName: percent === undefined || percent === null ? unit.name : `${unit.name} · ${format.percent(percent)}`, width: 128, sortable: false, filter: false, valueGetter: ({ data: row }) => (row ? shown(row.id, unit.id) : ''),
        cellClass: ({ data: row }) => { const value = row ? marks.get(`${row.id} ${unit.id}`)?.value : undefined; const step = checklist.scale.findIndex((one) => one.id === value); return step < 0 ? '' : `evidence-share-${Math.round((4 * step) / (checklist.scale.length - 1))}`; },
      };
    }),
  ], [data, marks, scores, language, t]); // oxlint-disable-line react-hooks/exhaustive-deps -- `shown` reads what is listed
  const mark = (item: string, unit: string, value: string): void => { void attempt(async () => { await client.checklists.mark({ id: checklist.id, marks: [{ itemId: item, unit, phase: phase || marks.get(`${item} ${unit}`)?.phase || '', value }] }); }); };
  const unit = data.units.find((one) => one.id === at?.unit);
  const item = checklist.items.find((one) => one.id === at?.item);
  return (
    <Splitter label={t('evidence.paneWidth')} fixed="end" initial={330} min={260} max={560}>
      <Pane label={checklist.title[language]}>
        <p className="evidence-keys">{checklist.scale.map((step, index) => <span key={step.id}><Kbd keys={String(index)} /> {step.label[language] || step.label.en}</span>)}<span><Kbd keys="n" /> {t('evidence.na')}</span><span><Kbd keys="Delete" /> {t('evidence.clear')}</span></p>
        <div className="evidence-grid">
          <Grid<Row>
            ref={grid} label={checklist.title[language] || checklist.title.en} language={language} columns={columns} rows={rows} rowId={(row) => row.id}
            options={{
              onCellFocused: ({ api }) => { const row = focusedRow(api); const col = api.getFocusedCell()?.column.getColId(); if (row && col && data.units.some((one) => one.id === col)) setAt({ item: row.id, unit: col }); },
              onFirstDataRendered: ({ api }) => { const [first] = data.units; if (first) api.setFocusedCell(0, first.id); },
              onCellKeyDown: (pressed) => {
                const { data: row, event, api, rowIndex } = pressed;
                if (!row || !('column' in pressed) || !(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
                const target = pressed.column.getColId();
                if (!data.units.some((one) => one.id === target)) return;
                const step = /^\d$/u.test(event.key) ? checklist.scale[Number(event.key)] : undefined;
                const value = step ? step.id : event.key === 'n' ? NOT_APPLICABLE : event.key === 'Delete' || event.key === 'Backspace' ? '' : null;
                if (value === null) return;
                event.preventDefault();
                mark(row.id, target, value);
                if (value !== '' && rowIndex !== null && rowIndex + 1 < api.getDisplayedRowCount()) api.setFocusedCell(rowIndex + 1, target);
              },
            }}
          />
        </div>
      </Pane>
      {item && unit ? <MarkPane key={`${item.id} ${unit.id} ${phase}`} checklist={checklist} item={item} unit={unit} mark={marks.get(`${item.id} ${unit.id}`)} phase={phase} /> : <Pane side>{null}</Pane>}
    </Splitter>
  );
}
