import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import { FINDING_KINDS } from '#core/contract/finding.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, orpc } from '../../rpc/index.ts';
import { Banner, Button, EmptyState, IconButton, Pane, Select, TextField } from '../../ui/index.ts';

type Term = Outputs['anonymising']['terms'][number];
interface Line { readonly key: number; readonly id: number | null; readonly kind: Term['kind']; readonly text: string; readonly variants: string }

const toLines = (terms: readonly Term[]): Line[] => terms.map((term) => ({ key: term.id, id: term.id, kind: term.kind, text: term.text, variants: term.variants.join('; ') }));

/** The project's own list: names and places that no detector can know. */
export function TermsView() {
  const stored = useQuery(orpc.anonymising.terms.queryOptions()).data;
  // What is typed here is lost to a list that was changed elsewhere: it is drawn anew from what is stored.
  return stored ? <TermsForm key={JSON.stringify(stored)} stored={stored} /> : null;
}

function TermsForm({ stored }: { stored: readonly Term[] }) {
  const { t } = useTranslation();
  const [lines, setLines] = useState(() => toLines(stored));
  const [nextKey, setNextKey] = useState(-1);
  const change = (key: number, patch: Partial<Line>) => setLines(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)));
  const add = () => { setLines([...lines, { key: nextKey, id: null, kind: 'name', text: '', variants: '' }]); setNextKey(nextKey - 1); };
  const isChanged = JSON.stringify(lines.filter((line) => line.text.trim() !== '').map(({ key: _, ...line }) => line)) !== JSON.stringify(toLines(stored).map(({ key: _, ...line }) => line));
  const { submit, busy, refusal } = useSubmit(async () => {
    await client.anonymising.setTerms({ terms: lines.filter((line) => line.text.trim() !== '').map(({ id, kind, text, variants }) => ({ id, kind, text, variants: variants.split(';').map((one) => one.trim()).filter(Boolean) })) });
  });
  return (
    <Pane label={t('privacy.terms')}>
      <p className="privacy-rules">{t('privacy.termsHelp')}</p>
      <div className="privacy-bar" role="group" aria-label={t('privacy.acts')}>
        <Button icon="plus" onPress={add}>{t('privacy.addTerm')}</Button>
        <span className="grow" />
        <Button variant="primary" isDisabled={!isChanged || busy} onPress={() => submit()}>{t('common.save')}</Button>
      </div>
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      {lines.length === 0 ? <EmptyState title={t('privacy.noTerms')}>{t('privacy.noTermsHelp')}</EmptyState> : (
        <form className="privacy-terms" onSubmit={submit}>
          {lines.map((line, index) => (
            <div key={line.key} className="privacy-term" role="group" aria-label={t('privacy.termNumber', { number: index + 1 })}>
              <Select aria-label={t('privacy.kind')} value={line.kind} onChange={(kind) => change(line.key, { kind })} options={FINDING_KINDS.map((id) => ({ id, label: t(`privacy.kind.${id}`) }))} />
              <TextField aria-label={t('privacy.termText')} placeholder={t('privacy.termText')} maxLength={300} value={line.text} onChange={(text) => change(line.key, { text })} autoFocus={line.id === null && line.text === ''} />
              <TextField aria-label={t('privacy.variants')} placeholder={t('privacy.variantsHelp')} value={line.variants} onChange={(variants) => change(line.key, { variants })} />
              <IconButton icon="trash" label={t('privacy.removeTerm', { term: line.text })} onPress={() => setLines(lines.filter((one) => one.key !== line.key))} />
            </div>
          ))}
        </form>
      )}
    </Pane>
  );
}
