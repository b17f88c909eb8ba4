import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, Dialog, Table } from '../../ui/index.ts';

/** Lines of a file that were left out of a checklist, each with its reason. */
export function RefusedMarksDialog({ onClose, marks = 0, refused = [] }: { onClose: () => void; marks?: number; refused?: readonly { readonly line: number; readonly reason: string }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t('evidence.marksRefused', { count: refused.length });
  return (
    <Dialog title={title} isOpen onClose={onClose} size="large" footer={<Button variant="primary" autoFocus onPress={onClose}>{t('common.close')}</Button>}>
      <p>{t('evidence.marksImported', { count: marks })} {t('evidence.marksRefusedHelp')}</p>
      <div className="evidence-scroll evidence-refused" tabIndex={0} role="region" aria-label={title}>
        <Table label={title} rows={refused} rowKey={(one) => String(one.line)} columns={[{ id: 'line', header: t('evidence.line'), align: 'end', width: '70px', cell: (one) => format.number(one.line) }, { id: 'reason', header: t('evidence.reason'), cell: (one) => one.reason }]} />
      </div>
    </Dialog>
  );
}
