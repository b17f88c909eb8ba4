import { useQuery } from '@tanstack/react-query';
import type { Agreement } from '#core/contract/agreement.ts';
import type { Outputs } from '#core/contract/api/index.ts';
import { openDialog } from '../../app/session.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation, type MessageKey } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, EmptyState, Select, Table, ToggleChip, type TableColumn } from '../../ui/index.ts';
import { ExportMenu } from './export-menu.tsx';
import { useNames, type Names } from './names.ts';
import { review, useReview } from './store.ts';

type Report = Outputs['coding']['agreement'];
type Line = Agreement & { readonly key: string; readonly name: string; readonly answers: number };
const RESAMPLES = 1000;
const SEED = 1;
const COLUMNS = [['cohenKappa', 'review.cohen'], ['fleissKappa', 'review.fleiss'], ['krippendorffAlpha', 'review.alpha'], ['gwetAC1', 'review.gwet']] as const satisfies readonly (readonly [keyof Agreement, MessageKey])[];

/** How far coders agree: overall, pair by pair, question by question, theme by theme; what was counted, and where a figure misleads. */
export function AgreementView() {
  const { t } = useTranslation();
  const names = useNames();
  const { coders, question, unit, resamples } = useReview((state) => state);
  const chosen = names ? names.coders.filter(({ id }) => coders === null || coders.includes(id)).map(({ id }) => id) : [];
  const input = { coders: chosen, unit, bootstrap: resamples, seed: SEED, ...(question === null ? {} : { variableId: question }) };
  const report = useQuery(orpc.coding.agreement.queryOptions({ input, enabled: chosen.length >= 2, placeholderData: (before) => before }));
  if (!names) return null;
  if (names.coders.length < 2) return <EmptyState title={t('review.oneCoder')} actions={<Button onPress={() => openDialog('coders.show')}>{t('review.openCoders')}</Button>}>{t('review.oneCoderText')}</EmptyState>;
  const toggle = (id: string, on: boolean) => review.setState({ coders: names.coders.filter((coder) => (coder.id === id ? on : chosen.includes(coder.id))).map((coder) => coder.id) });
  return (
    <div className="review-view">
      <div className="review-bar">
        <div role="group" aria-label={t('review.coders')} className="review-chips">{names.coders.map((coder) => <ToggleChip key={coder.id} isSelected={chosen.includes(coder.id)} onChange={(on) => toggle(coder.id, on)}>{coder.name}</ToggleChip>)}</div>
        <Select className="review-question" aria-label={t('review.question')} value={question ?? ' all'} onChange={(id) => review.setState({ question: id === ' all' ? null : id })} options={[{ id: ' all', label: t('review.allQuestions') }, ...names.questions]} />
        <Select aria-label={t('review.unit')} value={unit} onChange={(id) => review.setState({ unit: id })} options={[{ id: 'answer', label: t('review.unitAnswer') }, { id: 'character', label: t('review.unitCharacter') }]} />
        <Select aria-label={t('review.intervals')} value={String(resamples)} onChange={(id) => review.setState({ resamples: Number(id) })} options={[{ id: '0', label: t('review.noIntervals') }, { id: String(RESAMPLES), label: t('review.withIntervals', { count: RESAMPLES }) }]} />
        <span className="grow" />
        <ExportMenu what={{ kind: 'agreement', ...input }} name={t('review.agreement')} isDisabled={!report.data || chosen.length < 2} />
      </div>
      {chosen.length < 2 ? <EmptyState title={t('review.chooseTwo')} /> : report.error ? <EmptyState title={refusalSentence(report.error)} /> : !report.data ? <EmptyState title={t('review.counting')} />
        : report.data.units === 0 ? <EmptyState title={t('review.nothingShared')}>{t('review.nothingSharedText')}</EmptyState> : <Figures report={report.data} names={names} />}
    </div>
  );
}

function Figures({ report, names }: { report: Report; names: Names }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { details } = report;
  const { counted } = details;
  const themes = report.codes.map((one): Line => ({ ...one, key: one.code, name: names.code(one.code), answers: report.units }));
  const pairs = details.pairs.map((one): Line => ({ ...one, key: one.coders.join('\n'), name: one.coders.map(names.coder).join(' – ') }));
  const questions = details.byQuestion.map((one): Line => ({ ...one, key: one.variableId, name: names.question(one.variableId) }));
  return (
    <div className="review-scroll" role="region" tabIndex={0} aria-label={t('review.figures')}>
      <p className="dim">
        {t('review.counted', { answers: counted.answers, codes: counted.codes, ratings: counted.ratings })} {t(counted.unit === 'answer' ? 'review.unitAnswerHelp' : 'review.unitCharacterHelp')} {t('review.version', { line: details.codebookVersion })}
      </p>
      {details.warnings.length > 0 ? <Warnings warnings={details.warnings} names={names} /> : null}
      <Section title={t('review.overall')} lines={[{ ...report.overall, key: 'all', name: t('review.allThemes'), answers: report.units }]} />
      {details.masiAlpha !== null ? <p>{t('review.masi', { value: format.number(details.masiAlpha, 3) })}{details.masiInterval ? ` (${format.number(details.masiInterval.low, 2)} – ${format.number(details.masiInterval.high, 2)})` : null}</p> : null}
      {pairs.length > 1 ? <Section title={t('review.byPair')} lines={pairs} /> : null}
      {questions.length > 1 ? <Section title={t('review.byQuestion')} lines={questions} /> : null}
      <Section title={t('review.byTheme')} lines={themes} />
      <p className="dim">{t('review.undefinedHelp')}</p>
    </div>
  );
}

function Section({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (value: number | null, bounds: { low: number; high: number } | null | undefined, show: (value: number) => string) => (
    <>{value === null ? <span className="dim">{t('review.undefined')}</span> : show(value)}{bounds ? <span className="review-interval">{show(bounds.low)} – {show(bounds.high)}</span> : null}</>
  );
  const ratio = (value: number) => format.number(value, 3);
  const percent = (value: number) => format.percent(value * 100, 1);
  const columns: TableColumn<Line>[] = [
    { id: 'name', header: title, cell: (line) => line.name },
    { id: 'answers', header: t('review.answers'), cell: (line) => format.number(line.answers), align: 'end', width: '80px' },
    { id: 'percent', header: t('review.percent'), cell: (line) => figure(line.observed, line.intervals?.observed, percent), align: 'end', width: '120px' },
    ...COLUMNS.map(([key, header]): TableColumn<Line> => ({ id: key, header: t(header), cell: (line) => figure(line[key], line.intervals?.[key], ratio), align: 'end', width: '130px' })),
    { id: 'prevalence', header: t('review.prevalence'), cell: (line) => (line.prevalence === null ? '' : format.percent(line.prevalence * 100, 1)), align: 'end', width: '100px' },
  ];
  return <Table label={title} rows={lines} rowKey={(line) => line.key} columns={columns} />;
}

const MOST_WARNINGS = 6;
function Warnings({ warnings, names }: { warnings: Report['details']['warnings']; names: Names }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = [...Map.groupBy(warnings, (warning) => warning.kind)];
  return (
    <div className="review-warnings">
      {groups.map(([kind, list]) => {
        const codes = list.flatMap(({ code, prevalence }) => (code === null ? [] : [`${names.code(code)}${prevalence === null ? '' : ` (${format.percent(prevalence * 100, 1)})`}`]));
        const shown = codes.length > MOST_WARNINGS ? [...codes.slice(0, MOST_WARNINGS), t('review.andMore', { count: codes.length - MOST_WARNINGS })] : codes;
        return <Banner key={kind} tone="warn">{t(`review.warn.${kind}`, { answers: list[0]!.answers })}{shown.length > 0 ? ` ${format.list(shown)}.` : ''}</Banner>;
      })}
    </div>
  );
}
