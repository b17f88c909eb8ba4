import { useState } from 'react';
import type { Evidence } from '#core/contract/checklist.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, IconButton, TextField } from '../../ui/index.ts';

/** What something rests on: a document, a law, a page, or words of the project. */
export function EvidenceList({ evidence, onChange }: { evidence: readonly Evidence[]; onChange: (list: Evidence[]) => void }) {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const [link, setLink] = useState('');
  const add = (): void => {
    if (label.trim() === '' && link.trim() === '') return;
    onChange([...evidence, { label: label.trim(), link: link.trim(), answerId: null }]);
    setLabel(''); setLink('');
  };
  return (
    <fieldset className="evidence-list">
      <legend>{t('evidence.evidence')}</legend>
      {evidence.length > 0 ? <ul>{evidence.map((one, index) => <li key={index}><span className="grow">{[one.label, one.link].filter(Boolean).join(' – ')}</span>{one.answerId === null ? null : <Button variant="quiet" onPress={() => openAnswer(one.answerId!)}>{t('evidence.open')}</Button>}<IconButton icon="close" label={t('evidence.removeEvidence', { what: one.label || one.link })} onPress={() => onChange(evidence.filter((_, at) => at !== index))} /></li>)}</ul> : null}
      <TextField aria-label={t('evidence.what')} placeholder={t('evidence.what')} value={label} onChange={setLabel} onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />
      <TextField aria-label={t('evidence.link')} placeholder={t('evidence.link')} value={link} onChange={setLink} onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />
      <Button isDisabled={label.trim() === '' && link.trim() === ''} onPress={add}>{t('evidence.addEvidence')}</Button>
    </fieldset>
  );
}
