import { useState } from 'react';
import type { Evidence } from '#core/contract/checklist.ts';
import { useQuery } from '@tanstack/react-query';
import { openAnswer } from '../../app/open-answer.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Button, ComboBox, IconButton, TextField } from '../../ui/index.ts';

/** What something rests on: a document, a law, a page, or words of the project. */
export function EvidenceList({ evidence, onChange, unit }: { evidence: readonly Evidence[]; onChange: (list: Evidence[]) => void; /** Starred words of this country are offered. */ unit?: string }) {
  const { t, language } = useTranslation();
  const [label, setLabel] = useState('');
  const [link, setLink] = useState('');
  const quotes = useQuery({ ...orpc.clearance.quotes.queryOptions({ input: { starred: true, limit: 500, ...(unit ? { filter: `country = '${unit.replaceAll("'", "''")}'` } : {}) } }), enabled: unit !== undefined && unit !== '' && !unit.startsWith('case:') });
  const words = quotes.data?.rows ?? [];
  const variables = useQuery(orpc.data.variables.queryOptions()).data;
  const nameOf = (id: string): string => { const one = variables?.find((each) => each.id === id); return one?.labels?.[language] ?? one?.label ?? id; };
  // The words themselves are not copied: they stay where they can be cleared, and are opened from here.
  const add = (): void => {
    if (label.trim() === '' && link.trim() === '') return;
    onChange([...evidence, { label: label.trim(), link: link.trim(), answerId: null }]);
    setLabel(''); setLink('');
  };
  return (
    // what was typed is not lost because nobody pressed the button
    <fieldset className="evidence-list" onBlur={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget)) add(); }}>
      <legend>{t('evidence.evidence')}</legend>
      {evidence.length > 0 ? <ul>{evidence.map((one, index) => <li key={index}><span className="grow">{[one.label, one.link].filter(Boolean).join(' – ')}</span>{one.answerId === null ? null : <Button variant="quiet" onPress={() => openAnswer(one.answerId!)}>{t('evidence.open')}</Button>}<IconButton icon="close" label={t('evidence.removeEvidence', { what: one.label || one.link })} onPress={() => onChange(evidence.filter((_, at) => at !== index))} /></li>)}</ul> : null}
      {unit ? <ComboBox key={evidence.length} aria-label={t('evidence.words')} placeholder={t('evidence.words')} value={null} emptyText={t('evidence.noWords')} options={words.map((one, index) => ({ id: String(index), label: one.words.slice(0, 140) }))} onChange={(id) => { const one = id === null ? undefined : words[Number(id)]; if (one) onChange([...evidence, { label: [one.country || one.caseKey, nameOf(one.variableId)].join(' · '), link: '', answerId: one.answerId }]); }} /> : null}
      <TextField aria-label={t('evidence.what')} placeholder={t('evidence.what')} value={label} onChange={setLabel} onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />
      <TextField aria-label={t('evidence.link')} placeholder={t('evidence.link')} value={link} onChange={setLink} onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />
      <Button isDisabled={label.trim() === '' && link.trim() === ''} onPress={add}>{t('evidence.addEvidence')}</Button>
    </fieldset>
  );
}
