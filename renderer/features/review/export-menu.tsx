import type { Inputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { saveExport } from '../../app/save-export.ts';
import { currentProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Button, Menu } from '../../ui/index.ts';

type What = Inputs['exporting']['review']['what'];
type Format = NonNullable<Inputs['exporting']['review']['format']>;

/** What is shown, as a file. */
export function ExportMenu({ what, formats = ['xlsx', 'csv'], name, isDisabled = false }: { what: What; formats?: readonly Format[]; name: string; isDisabled?: boolean }) {
  const { t, language } = useTranslation();
  const save = (format: Format) => attempt(async () => {
    await saveExport({ extension: format, typeName: t(`review.format.${format}`), suggestedName: `${currentProject()?.name ?? ''} ${name}.${format}` }, (target) => client.exporting.review({ what, format, language, ...target }));
  });
  return (
    <Menu label={t('review.export')} items={formats.map((format) => ({ id: format, label: t(`review.format.${format}`) }))} onAction={(id) => { void save(id as Format); }}>
      <Button icon="export" isDisabled={isDisabled}>{t('review.export')}</Button>
    </Menu>
  );
}
