import { useQuery } from '@tanstack/react-query';
import { attempt } from '../../app/attempt.ts';
import { saveExport } from '../../app/save-export.ts';
import { openDialog } from '../../app/session.ts';
import { useProject } from '../../app/use-project.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, classes, EmptyState, Meter, Pane, Splitter } from '../../ui/index.ts';
import { WhyPane } from './why-pane.tsx';
import { evidence, useEvidence } from './store.ts';

/** Where a level stands among its levels, in five tones. */
const toneOf = (at: number, levels: number): string => `evidence-share-${levels < 2 ? 4 : Math.round((4 * at) / (levels - 1))}`;

/** Every country by every level: the heat map; beside it why a level is what it is, or the profile of a country. */
export function LevelsView() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const { data, error } = useQuery(orpc.levels.matrix.queryOptions({ input: { language } }));
  const { unit, level } = useEvidence((state) => state);
  if (error) return <EmptyState title={refusalSentence(error)} />;
  if (!data) return <EmptyState title={t('common.loading')} />;
  const save = async (): Promise<void> => { await saveExport({ extension: 'xlsx', typeName: 'Excel', suggestedName: `${project?.name ?? ''} ${t('evidence.levelsFile')}.xlsx` }, (target) => client.levels.exportFile({ language, ...target })); };
  const bar = (
    <div className="evidence-bar">
      <span className="dim">{t('evidence.levelsHelp')}</span><span className="grow" />
      {data.levels.length > 0 ? <Button icon="export" onPress={() => { void attempt(save); }}>{t('evidence.export')}</Button> : null}
      <Button variant="primary" onPress={() => openDialog('evidence.level', { id: null })}>{t('evidence.newLevel')}</Button>
    </div>
  );
  if (data.levels.length === 0 && data.scores.length === 0) return <div className="evidence">{bar}<EmptyState title={t('evidence.noLevels')}>{t('evidence.noLevelsHelp')}</EmptyState></div>;
  const shown = data.units.find((one) => one.id === unit) ?? null;
  return (
    <div className="evidence">
      {bar}
      <Splitter label={t('evidence.paneWidth')} fixed="end" initial={390} min={280} max={640}>
        <Pane label={t('evidence.heatMap')}>
          <div className="evidence-scroll" tabIndex={0} role="region" aria-label={t('evidence.heatMap')}>
            <table className="evidence-map">
              <thead><tr>
                <th scope="col">{t('evidence.country')}</th>
                {data.levels.map((one) => <th key={one.id} scope="col"><Button variant="quiet" onPress={() => openDialog('evidence.level', { id: one.id })} aria-label={t('evidence.changeLevel', { name: one.label[language] })}>{one.label[language]}</Button></th>)}
                {data.scores.map((one) => <th key={one.id} scope="col">{one.label}</th>)}
              </tr></thead>
              <tbody>
                {data.rows.map((row, index) => (
                  <tr key={row.unit} className={classes(row.unit === unit && 'evidence-current')}>
                    <th scope="row"><Button variant="quiet" onPress={() => evidence.setState({ unit: row.unit, level: null })}>{data.units[index]!.name}</Button></th>
                    {row.levels.map((cell, at) => {
                      const one = data.levels[at]!;
                      const place = one.levels.findIndex((each) => each.id === cell.level);
                      const text = place < 0 ? '–' : one.levels[place]!.label[language];
                      return <td key={one.id} className={classes(place >= 0 && toneOf(place, one.levels.length), row.unit === unit && one.id === level && 'evidence-chosen')}><Button variant="quiet" aria-label={t('evidence.cell', { country: data.units[index]!.name, name: one.label[language], level: text })} onPress={() => evidence.setState({ unit: row.unit, level: one.id })}>{text}{cell.of > cell.cases ? ` (${cell.cases}/${cell.of})` : ''}</Button></td>;
                    })}
                    {data.scores.map((score) => { const value = score.values[index] ?? null; return <td key={score.id} className={classes('num', value !== null && `evidence-share-${Math.min(4, Math.floor(value / 20))}`)}>{value === null ? '–' : format.percent(value)}</td>; })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Pane>
        {shown && level ? <WhyPane unit={shown} level={data.levels.find((one) => one.id === level) ?? null} /> : (
          <Pane side title={shown ? shown.name : t('evidence.profile')} label={t('evidence.profile')}>
            <div className="evidence-pane pane-scroll" role="region" tabIndex={0} aria-label={t('evidence.profile')}>
              {shown === null ? <p className="dim">{t('evidence.profileHelp')}</p> : (
                <>
                  <ul className="evidence-profile">{data.levels.map((one, at) => { const cell = data.rows.find((row) => row.unit === shown.id)!.levels[at]!; const place = one.levels.findIndex((each) => each.id === cell.level); return <li key={one.id}><span>{one.label[language]}</span><strong>{place < 0 ? '–' : one.levels[place]!.label[language]}</strong><Meter label={one.label[language]} value={place + 1} max={one.levels.length} width={300} /></li>; })}</ul>
                  <ul className="evidence-profile">{data.scores.map((one) => { const value = one.values[data.units.findIndex((each) => each.id === shown.id)] ?? null; return <li key={one.id}><span>{one.label}</span><strong>{value === null ? '–' : format.percent(value)}</strong><Meter label={one.label} value={value ?? 0} max={100} width={300} /></li>; })}</ul>
                </>
              )}
            </div>
          </Pane>
        )}
      </Splitter>
    </div>
  );
}
