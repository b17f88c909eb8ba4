import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { sentenceOf } from '../../locales/sentence.ts';
import { refusalText } from '../../rpc/refusal.ts';
import { Checkbox, Chip, Table } from '../../ui/index.ts';
import { setSkipRefused, useImport } from './store.ts';

/** Several files at once: which came in, with how many cases, and why the others did not. */
export function FilesPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const files = useImport((state) => state.inspection?.files);
  const gathered = useImport((state) => state.plan?.gathered);
  const skipRefused = useImport((state) => state.skipRefused);
  if (!files) return null;
  const refused = files.filter((file) => file.refused !== null).length;
  return (
    <div className="pane-scroll import-files">
      {gathered ? <p className="dim">{t(gathered === 'forms' ? 'import.filesForms' : gathered === 'joined' ? 'import.filesJoined' : 'import.filesTables')}</p> : null}
      {refused > 0 ? <Checkbox isSelected={skipRefused} onChange={setSkipRefused}>{t('import.filesSkip', { count: files.length - refused })}</Checkbox> : null}
      <Table
        label={t('import.tabFiles')} rows={files.toSorted((a, b) => Number(b.refused !== null) - Number(a.refused !== null))} rowKey={(file) => file.sha256 + file.name}
        columns={[
          { id: 'state', header: t('import.fileState'), width: '110px', cell: (file) => <Chip tone={file.refused ? 'bad' : file.differences.length ? 'warn' : 'ok'}>{t(file.refused ? 'import.fileRefused' : file.differences.length ? 'import.fileDiffers' : 'import.fileIn')}</Chip> },
          { id: 'name', header: t('import.file'), width: '34%', cell: (file) => file.name },
          { id: 'cases', header: t('import.cases'), align: 'end', width: '70px', cell: (file) => format.number(file.cases) },
          { id: 'why', header: t('import.problem'), cell: (file) => (file.refused ? refusalText(file.refused) : file.differences.map((difference) => sentenceOf(difference)).join(' ')) },
        ]}
      />
    </div>
  );
}
