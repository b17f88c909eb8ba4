import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { attempt } from '../../app/attempt.ts';
import { isDark } from '../../app/preferences.ts';
import { savePicture } from '../../app/save-export.ts';
import { useSession } from '../../app/session.ts';
import type { MessageKey } from '../../locales/i18n.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, EmptyState, Select } from '../../ui/index.ts';
import { DARK, LIGHT, type ChartColours } from './chart-colours.ts';
import { drawChart } from './draw-chart.ts';
import { chartData, chartKinds, mapColumns, profileColumns, type ChartData } from './model/chart-data.ts';
import { pngFile, svgFile } from './save-picture.ts';
import { TableNotes } from '../../crosstab/table-notes.tsx';
import { tablesStore, useTables, type ChartKind } from './store.ts';

const NAMES: Readonly<Record<ChartKind, MessageKey>> = { bars: 'tables.chart.bars', stacked: 'tables.chart.stacked', dots: 'tables.chart.dots', heat: 'tables.chart.heat', map: 'tables.chart.map', profile: 'tables.chart.profile' };
/** More figures than can be told apart. */
const MOST_FIGURES = 600;

/** The table as a picture, from the very same numbers; the numbers stand below it as text. */
export function ChartView({ model, number }: { model: TableModel; number: number | null }) {
  const { t, language } = useTranslation();
  const dark = isDark(useSession((state) => state.theme));
  const chosen = useTables((state) => state.chart);
  const kinds = useMemo(() => chartKinds(model), [model]);
  const data = useMemo(() => chartData(model), [model]);
  const kind = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  const wanted = useTables((state) => state.profile);
  const profiles = useMemo(() => profileColumns(model), [model]);
  const profile = (profiles.find((column) => column.key === wanted) ?? profiles[0])?.key;
  const words = { inPlace: t('tables.chart.inPlace'), notInPlace: t('tables.chart.notInPlace'), noAnswer: t('tables.chart.noAnswer'), everyone: t('tables.chart.everyone') };
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const title = number === null ? model.title : t('tables.titleNumbered', { number, title: model.title });
  const draw = (colours: ChartColours, px: number) => (kind ? drawChart({ kind, data, colours, language, width: px, axisLabel: t('tables.chart.axis'), description: t('tables.chart.description', { kind: t(NAMES[kind]), title }), column: profile, words }) : null);
  const tooMany = kind !== 'profile' && kind !== 'map' && data.figures.length > MOST_FIGURES;
  useEffect(() => {
    const svg = tooMany || width === 0 ? null : draw(dark ? DARK : LIGHT, width);
    place.current?.replaceChildren(...(svg ? [svg] : []));
  }, [data, kind, dark, width, language, title, tooMany, profile]); // oxlint-disable-line react-hooks/exhaustive-deps -- draw is made of these
  if (!kind) return <EmptyState title={t('tables.chart.none')}>{t('tables.chart.noneHelp')}</EmptyState>;
  const save = (format: 'svg' | 'png') => attempt(async () => {
    const svg = draw(LIGHT, Math.max(720, width));
    if (svg) await savePicture({ extension: format, typeName: t(`tables.chart.${format}`), suggestedName: `${fileName(title)}.${format}` }, format === 'svg' ? svgFile(svg) : await pngFile(svg, LIGHT.paper));
  });
  return (
    <div className="sheet" tabIndex={-1}>
      <header className="sheet-head chart-head">
        <div className="grow">
          <h2>{title}</h2>
          <p className="sheet-base">{[model.baseLine, model.filterLine].filter(Boolean).join(' ')}</p>
          {model.provisional ? <p className="sheet-provisional">{t('tables.provisional', { read: model.provisional.read, of: model.provisional.of })}</p> : null}
        </div>
        {kind === 'profile' && profile !== undefined ? <Select aria-label={t('tables.chart.profileOf')} value={profile} onChange={(next) => tablesStore.setState({ profile: next })} options={profiles.map((column) => ({ id: column.key, label: column.path.at(-1)! }))} /> : null}
        <Select aria-label={t('tables.chart.kind')} value={kind} onChange={(next) => tablesStore.setState({ chart: next })} options={kinds.map((id) => ({ id, label: t(NAMES[id]) }))} />
        <Button icon="export" onPress={() => void save('svg')}>{t('tables.chart.svg')}</Button>
        <Button icon="export" onPress={() => void save('png')}>{t('tables.chart.png')}</Button>
      </header>
      {tooMany ? <p className="drill-say">{t('tables.chart.tooMany', { count: data.figures.length, most: MOST_FIGURES })}</p> : null}
      {kind === 'map' ? <p className="dim small">{t(mapColumns(model).some((column) => column.variable === 'region') ? 'tables.chart.mapHelp' : 'tables.chart.countryMapHelp')}</p> : null}
      <div className="chart-place" ref={place} />
      <details className="chart-numbers"><summary>{t('tables.chart.numbers')}</summary><Numbers data={data} title={title} /></details>
      <TableNotes model={model} />
    </div>
  );
}

function Numbers({ data, title }: { data: ChartData; title: string }) {
  const at = new Map(data.figures.map((figure) => [`${figure.row} ${figure.column}`, figure.text]));
  return (
    <table className="table" aria-label={title}>
      <thead><tr><td />{data.columns.map(({ key, label }) => <th key={key} scope="col" className="num">{label}</th>)}</tr></thead>
      <tbody>{data.rows.map((row) => <tr key={row.key}><th scope="row">{row.label}</th>{data.columns.map((column) => <td key={column.key} className="num">{at.get(`${row.key} ${column.key}`)}</td>)}</tr>)}</tbody>
    </table>
  );
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => { if (entry) setWidth(Math.floor(entry.contentRect.width)); });
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return width;
}

/** A title as a file name: what file systems refuse is left out. */
const fileName = (title: string): string => title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 120) || 'chart';
