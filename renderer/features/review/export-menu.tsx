import { useState } from 'react';
import type { Inputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { saveExport } from '../../app/save-export.ts';
import { currentProject } from '../../app/use-project.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Button, Menu, toast } from '../../ui/index.ts';

type Input = Inputs['exporting']['review'];
type Format = NonNullable<Input['format']>;
type Words = NonNullable<Input['words']>;
const WORDS: readonly Words[] = ['cleared', 'pseudonymised', 'raw'];
/** These hold words of respondents: which of them may leave is asked. */
const QUOTING: ReadonlySet<Input['what']['kind']> = new Set(['disagreements', 'inconsistencies', 'segments']);

/** What is shown, as a file. Words of respondents go out as they were cleared, unless the analyst says otherwise. */
export function ExportMenu({ what, formats = ['xlsx', 'csv'], name, isDisabled = false }: { what: Input['what']; formats?: readonly Format[]; name: string; isDisabled?: boolean }) {
  const { t, language } = useTranslation();
  const [words, setWords] = useState<Words>('cleared');
  const quotes = QUOTING.has(what.kind);
  const save = (format: Format) => attempt(async () => {
    let withheld = 0;
    const saved = await saveExport({ extension: format, typeName: t(`review.format.${format}`), suggestedName: `${currentProject()?.name ?? ''} ${name}.${format}` }, async (target) => {
      const file = await client.exporting.review({ what, format, language, words, ...target });
      withheld = file.withheld;
      return file;
    });
    if (saved && withheld > 0) toast(translate('review.withheld', { count: withheld }));
  });
  const act = (id: string) => { if ((WORDS as readonly string[]).includes(id)) setWords(id as Words); else void save(id as Format); };
  return (
    <Menu label={t('review.export')} onAction={act} items={[
      ...formats.map((format) => ({ id: format, label: t(`review.format.${format}`) })),
      ...(quotes ? WORDS.map((id, index) => ({ id, label: t(`review.exportWords.${id}`), isSelected: id === words, separatorBefore: index === 0 })) : []),
    ]}>
      <Button icon="export" isDisabled={isDisabled}>{t('review.export')}</Button>
    </Menu>
  );
}
