import { useQuery } from '@tanstack/react-query';
import type { LevelDefinition } from '#core/contract/api/maturity.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { classes, Pane } from '../../ui/index.ts';

/** Why a country has its level: the rules in their order, taken apart, with what the country has. */
export function WhyPane({ unit, level }: { unit: { id: string; name: string }; level: LevelDefinition | null }) {
  const { t, language } = useTranslation();
  const { data, error } = useQuery({ ...orpc.levels.explain.queryOptions({ input: { id: level?.id ?? '', unit: unit.id, language } }), enabled: level !== null });
  if (level === null) return <Pane side>{null}</Pane>;
  const nameOf = (id: string | null): string => level.levels.find((one) => one.id === id)?.label[language] ?? '–';
  return (
    <Pane side title={`${unit.name} · ${level.label[language]}`} label={t('evidence.why')}>
      <div className="evidence-pane pane-scroll" role="region" tabIndex={0} aria-label={t('evidence.why')}>
        {error ? <p>{refusalSentence(error)}</p> : null}
        {data ? (
          <>
            <p><strong>{nameOf(data.level)}</strong>{data.of > data.cases ? <span className="dim"> {t('evidence.casesOf', { cases: data.cases, of: data.of })}</span> : null}</p>
            <ol className="evidence-rules">
              {data.rules.map((rule, index) => (
                <li key={index} className={classes(rule.decides && 'evidence-decides')}>
                  <p><strong>{nameOf(rule.level)}</strong> <span className="dim">{t(rule.decides ? 'evidence.decides' : `evidence.truth.${rule.truth}`)}</span></p>
                  <ul>{rule.grounds.map((ground, at) => <li key={at} className={`evidence-${ground.truth}`}><span className="evidence-mark" aria-hidden>{ground.truth === 'holds' ? '✓' : ground.truth === 'fails' ? '✗' : '?'}</span><span><span className="visually-hidden">{t(`evidence.truth.${ground.truth}`)} </span>{ground.words}{ground.has.map((one) => <span key={one.id} className="dim"> · {t('evidence.has', { variable: one.variable, value: one.value })}</span>)}</span></li>)}</ul>
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </Pane>
  );
}
