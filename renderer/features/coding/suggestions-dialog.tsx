import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation, type MessageKey } from '../../locales/i18n.ts';
import { orpc, queryClient, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Dialog } from '../../ui/index.ts';
import { codeName } from './model/kinds.ts';
import { scopeNow, useCodes } from './queries.ts';

const WEAK = { fewExamples: 'coding.weakFew', oftenWrong: 'coding.weakWrong', oftenMissed: 'coding.weakMissed' } as const satisfies Record<string, MessageKey>;
const WHERE = {
  fewAnswers: 'coding.weakFewAnswers', noCounterExamples: 'coding.weakNoCounterExamples', codesWithFewExamples: 'coding.weakFewExamples', weakAcrossLanguages: 'coding.weakLanguages', noLanguages: 'coding.weakNoLanguages', weakOverall: 'coding.weakOverall',
} as const satisfies Record<string, MessageKey>;

/** What suggestions are worth: learnt from how much, where weak, and how often right, code by code, on answers the model had not seen. */
export function SuggestionsDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const codes = useCodes() ?? [];
  const options = orpc.coding.suggestionReport.queryOptions({ input: { scope: scopeNow() }, meta: { areas: [] }, gcTime: 0 });
  const { data, error, isFetching } = useQuery(options);
  const nameOf = (id: string): string => { const code = codes.find((one) => one.id === id); return code ? codeName(code, language) : id; };
  // Codes that were not learnt at all have a sentence of their own.
  const unlearnt = new Set(data?.tooFew.map((one) => one.codeId));
  const isLearnt = (id: string): boolean => !unlearnt.has(id);
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value * 100));
  return (
    <Dialog title={t('coding.suggestionsTitle')} isOpen onClose={onClose} size="large" footer={<><Button isDisabled={isFetching} onPress={() => { void queryClient.invalidateQueries({ queryKey: options.queryKey }); }}>{t('coding.trainNow')}</Button><span className="grow" /><Button variant="primary" onPress={onClose}>{t('common.close')}</Button></>}>
      {error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : null}
      {isFetching ? <p role="status">{t('coding.learning')}</p> : null}
      {data && data.codes.length === 0 && !isFetching ? <p>{t('coding.tooFewToLearn')}</p> : null}
      {data && data.codes.length > 0 ? (
        <>
          <p>{t('coding.trainedOn', { answers: format.number(data.answers), examples: format.number(data.examples), codes: format.number(data.codes.length) })} {data.micro ? t('coding.worth', { precision: share(data.micro.precision), recall: share(data.micro.recall), folds: format.number(data.folds) }) : null}</p>
          {data.weaknesses.length > 0 ? <ul className="coding-weak">{data.weaknesses.filter((one) => one.kind !== 'codesWithFewExamples' || one.codes.some(isLearnt)).map((one) => <li key={one.kind}>{t(WHERE[one.kind])} {one.codes.length > 0 ? format.list(one.codes.filter((id) => one.kind !== 'codesWithFewExamples' || isLearnt(id)).map(nameOf)) : null} {one.languages.length > 0 ? format.list([...one.languages]) : null}</li>)}</ul> : null}
          <div className="coding-rule-list" tabIndex={0} role="region" aria-label={t('coding.suggestionsTitle')}>
            <table className="table coding-worth">
              <thead><tr><th>{t('coding.codes')}</th><th className="num">{t('coding.examplesHead')}</th><th className="num">{t('coding.precision')}</th><th className="num">{t('coding.recall')}</th><th>{t('coding.weakHead')}</th></tr></thead>
              <tbody>{data.codes.map((one) => <tr key={one.codeId}><th scope="row">{nameOf(one.codeId)}</th><td className="num">{format.number(one.examples)}</td><td className="num">{share(one.precision)}</td><td className="num">{share(one.recall)}</td><td>{one.weak ? t(WEAK[one.weak]) : null}</td></tr>)}</tbody>
            </table>
          </div>
          {data.tooFew.length > 0 ? <p className="dim">{t('coding.notLearnt')} {format.list(data.tooFew.map((one) => nameOf(one.codeId)))}</p> : null}
        </>
      ) : null}
    </Dialog>
  );
}
