import type { Outputs } from '#core/contract/api/index.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation, type MessageKey } from '../../locales/i18n.ts';
import { Chip, Table } from '../../ui/index.ts';
import { en } from './locales.ts';

export type Loss = Outputs['exchange']['exportPreview']['losses'][number];

/** What does not go through, by kind: how often, one example, and whether it comes back when the file is opened here. */
export function LossTable({ losses, way }: { losses: readonly Loss[]; way: 'out' | 'in' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = (kind: string): string => (`exchange.loss.${kind}` in en ? t(`exchange.loss.${kind}` as MessageKey) : kind);
  if (losses.length === 0) return <p>{t('exchange.noLosses')}</p>;
  return (
    <Table label={t('exchange.losses')} rows={losses} rowKey={(loss) => loss.kind} columns={[
      { id: 'kind', header: t('exchange.lossWhat'), cell: (loss) => sentence(loss.kind) },
      { id: 'count', header: t('exchange.lossCount'), cell: (loss) => format.number(loss.count), align: 'end', width: '80px' },
      { id: 'example', header: t('exchange.lossExample'), cell: (loss) => loss.example, width: '230px' },
      ...(way === 'out' ? [{ id: 'own', header: '', cell: (loss: Loss) => (loss.inOwnFile ? <Chip tone="ok">{t('exchange.comesBack')}</Chip> : <Chip tone="warn">{t('exchange.lost')}</Chip>), width: '170px' }] : []),
    ]} />
  );
}
