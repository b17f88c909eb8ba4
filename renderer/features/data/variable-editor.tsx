import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { formulaWords } from '#core/crosstab/formula-words.ts';
import { measureSchema, type Variable } from '#core/contract/variable.ts';
import { openDialog } from '../../app/session.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { Banner, Button, Checkbox, ComboBox, ConfirmDialog, Dialog, EmptyState, Later, Pane, Select, TextField } from '../../ui/index.ts';
import { useDataSelection, showVariable } from './selection.ts';
import { definitionIn, lookAlikes, variableLabel } from './variable-text.ts';

const NONE = ' none';

/** Everything about one variable, stored field by field when the field is left. */
export function VariableEditor({ variables }: { variables: readonly Variable[] | undefined }) {
  const { t, language } = useTranslation();
  const id = useDataSelection((state) => state.variableId);
  const variable = variables?.find((candidate) => candidate.id === id);
  if (!variable) return <Pane side><EmptyState title={t('data.pick')} /></Pane>;
  return <Pane side title={variableLabel(variable, language)} summary={variable.id}><Later turns={2}><Fields key={variable.id} variable={variable} variables={variables ?? []} /></Later></Pane>;
}

function Fields({ variable, variables }: { variable: Variable; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const framework = useQuery(orpc.project.framework.queryOptions()).data;
  const update = useMutation(orpc.data.updateVariable.mutationOptions());
  const remove = useMutation(orpc.data.deleteVariable.mutationOptions({ onSuccess: () => showVariable(null) }));
  const [deleting, setDeleting] = useState(false);
  const tables = useQuery(orpc.tables.plan.queryOptions()).data ?? [];
  const formula = variable.derivation ? formulaWords({ derivation: variable.derivation, categories: variable.categories ?? [] }, definitionIn(variables), language) : variable.formula;
  const users = (variable.usedBy ?? []).map((id) => { const user = variables.find((one) => one.id === id); return user ? variableLabel(user, language) : id; }).join(', ');
  const counting = tables.filter((table) => JSON.stringify(table).includes(JSON.stringify(variable.id)));
  type Patch = Parameters<typeof update.mutate>[0]['patch'];
  const set = (patch: Patch) => update.mutate({ id: variable.id, patch });
  const capabilities = (framework?.domains ?? []).flatMap((domain) => domain.capabilities.map((capability) => ({ id: capability.no, label: `${capability.no} ${capability[language]}`, detail: domain[language] })));
  const own = variable.capability && !capabilities.some((capability) => capability.id === variable.capability) ? [{ id: variable.capability, label: variable.capability.replaceAll('|', ', ') }] : [];
  const setLabel = (key: 'en' | 'fr' | 'es') => (text: string) => { const { [key]: _, ...rest } = variable.labels ?? {}; set({ labels: text ? { ...rest, [key]: text } : rest }); };
  return (
    <div className="variable-editor pane-scroll">
      {variable.wording && variable.wording !== variable.label ? <p className="variable-wording">{variable.wording}</p> : null}
      {formula ? <p className="variable-formula"><span className="field-label">{t('data.formula')}</span>{formula}</p> : null}
      {variable.derivation ? <div><Button icon="formula" onPress={() => openDialog('data.derive', { variable })}>{t('data.deriveEdit')}</Button></div> : null}
      {variable.usedBy?.length ? <p className="variable-uses">{t('data.usedBy', { users })}</p> : null}
      <StoredField label={t('data.label')} value={variable.label} onStore={(label) => { if (label) set({ label }); }} />
      <StoredField label={t('data.labelFr')} value={variable.labels?.fr ?? ''} onStore={setLabel('fr')} />
      <StoredField label={t('data.labelEs')} value={variable.labels?.es ?? ''} onStore={setLabel('es')} />
      <div className="variable-pair">
        <Select label={t('data.measure')} value={variable.measure ?? NONE} onChange={(measure) => set({ measure: measure === NONE ? null : measureSchema.parse(measure) })} options={[{ id: NONE, label: t('measure.none') }, ...measureSchema.options.map((option) => ({ id: option, label: t(`measure.${option}`) }))]} />
        <StoredField label={t('data.question')} value={variable.question ?? ''} onStore={(question) => set({ question: question || null })} />
        <StoredField label={t('data.role')} value={variable.role ?? ''} onStore={(role) => set({ role: role || null })} />
        <div className="variable-check"><Checkbox isSelected={variable.confidential} onChange={(confidential) => set({ confidential })}>{t('data.confidential')}</Checkbox></div>
      </div>
      <ComboBox key={`${variable.capability ?? ''}${capabilities.length}`} label={t('data.capability')} options={[...own, ...capabilities]} value={variable.capability ?? null} onChange={(capability) => { if (capability !== (variable.capability ?? null)) set({ capability }); }} placeholder={t('data.none')} emptyText={t('common.nothingFits')} />
      {variable.categories ? <Categories variable={variable} onPatch={set} /> : null}
      <table className="table variable-states" aria-label={t('data.states')}>
        <thead><tr><th scope="col">{t('data.states')}</th><th scope="col" className="num">{t('data.count')}</th></tr></thead>
        <tbody>
          <tr><td>{t('data.stateValue')}</td><td className="num">{format.number(variable.states.value)}</td></tr>
          {(['noAnswer', 'dontKnow', 'notApplicable', 'notAsked'] as const).filter((state) => variable.states[state] > 0).map((state) => <tr key={state}><td>{t(`state.${state}`)}</td><td className="num">{format.number(variable.states[state])}</td></tr>)}
        </tbody>
      </table>
      {variable.source === 'imported' || variable.source === 'derived' ? <div><Button variant="danger" icon="trash" onPress={() => setDeleting(true)}>{t('data.delete')}</Button></div> : null}
      {users ? <Dialog title={t('data.deleteUsedTitle', { label: variableLabel(variable, language) })} isOpen={deleting} onClose={() => setDeleting(false)} size="small" footer={<Button variant="primary" onPress={() => setDeleting(false)}>{t('common.close')}</Button>}><p>{t('data.deleteUsed', { users })}</p></Dialog> : null}
      <ConfirmDialog isOpen={deleting && !users} onClose={() => setDeleting(false)} title={t('data.deleteTitle', { label: variableLabel(variable, language) })} text={[t('data.deleteText'), counting.length ? t('data.deleteTables', { count: counting.length, tables: counting.map(({ id, title }) => (title[language] || title.en || id)).join(', ') }) : ''].filter(Boolean).join(' ')} confirmLabel={t('common.delete')} cancelLabel={t('common.cancel')} onConfirm={() => remove.mutate({ id: variable.id })} />
    </div>
  );
}

function Categories({ variable, onPatch }: { variable: Variable; onPatch: (patch: { categories: { id: string; label: string }[] }) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const merge = useMutation(orpc.data.mergeCategories.mutationOptions());
  const categories = variable.categories ?? [];
  const canMerge = variable.source === 'imported' && categories.length > 1;
  const relabel = (id: string, label: string) => onPatch({ categories: categories.map(({ count: _, ...category }) => (category.id === id ? { ...category, label } : category)) });
  return (
    <section className="variable-categories">
      {lookAlikes(categories).map(([from, into]) => (
        <Banner key={from.id} tone="warn" actions={<Button isDisabled={merge.isPending} onPress={() => merge.mutate({ id: variable.id, from: from.id, into: into.id })}>{t('data.mergeThem', { a: from.label, b: into.label })}</Button>}>{t('data.lookAlike', { a: from.label, b: into.label })}</Banner>
      ))}
      <table className="table" aria-label={t('data.categories')}>
        <thead><tr><th scope="col">{t('data.category')}</th><th scope="col" className="num">{t('data.count')}</th>{canMerge ? <th scope="col">{t('data.merge')}</th> : null}</tr></thead>
        <tbody>
          {categories.map((category) => (
            <tr key={category.id}>
              <td>{variable.source === 'imported' || variable.source === 'derived' ? <StoredField aria-label={t('data.categoryLabel', { label: category.label })} value={category.label} onStore={(label) => { if (label) relabel(category.id, label); }} /> : category.label}</td>
              <td className="num">{format.number(category.count)}</td>
              {canMerge ? <td><Select aria-label={t('data.mergeLabel', { label: category.label })} placeholder={t('data.merge')} value={null} isDisabled={merge.isPending} options={categories.filter((other) => other.id !== category.id).map((other) => ({ id: other.id, label: other.label }))} onChange={(into) => merge.mutate({ id: variable.id, from: category.id, into })} /></td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A field that is stored when it is left or Enter is pressed; Esc puts back what was there. */
function StoredField({ value, onStore, ...rest }: { value: string; onStore: (text: string) => void; label?: string; 'aria-label'?: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  const store = () => { if (draft !== null && draft.trim() !== value) onStore(draft.trim()); setDraft(null); };
  return <TextField {...rest} value={draft ?? value} onChange={setDraft} onBlur={store} onKeyDown={(event) => { if (event.key === 'Enter') store(); else if (event.key === 'Escape') setDraft(null); else event.continuePropagation(); }} />;
}
