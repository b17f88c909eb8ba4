import { useState } from 'react';
import type { Code, CodeKind } from '#core/contract/code.ts';
import { useSubmit } from '../../app/project-dialogs.tsx';
import { useTranslation } from '../../locales/i18n.ts';
import { client, queryClient } from '../../rpc/index.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { Banner, Button, Checkbox, ComboBox, Dialog, Select, TextField } from '../../ui/index.ts';
import { KindShape } from './kind-shape.tsx';
import { codeName, KINDS } from './model/kinds.ts';
import { codesQuery, useCodes } from './queries.ts';
import { coding } from './store.ts';

const KEYS = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface CodeDialogProps { readonly onClose: () => void; readonly codeId?: string | null; readonly kind?: CodeKind; readonly parentId?: string | null }

/** Makes a code, or changes everything about one: name, labels, kind, key, colour, what it means and what it leaves out. */
export function CodeDialog({ onClose, codeId = null, kind, parentId }: CodeDialogProps) {
  const codes = useCodes();
  if (!codes) return null;
  const code = codes.find((one) => one.id === codeId);
  return <Editor codes={codes} onClose={onClose} {...(code ? { code } : {})} startKind={kind ?? 'gap'} startParent={parentId ?? null} />;
}

function Editor({ codes, code, onClose, startKind, startParent }: { codes: readonly Code[]; code?: Code; onClose: () => void; startKind: CodeKind; startParent: string | null }) {
  const { t, language } = useTranslation();
  const [draft, setDraft] = useState({
    name: code?.name ?? '', kind: code?.kind ?? startKind, parentId: code?.parentId ?? startParent, key: code?.key ?? '', colour: code?.colour ?? null, description: code?.description ?? '',
    include: code?.include ?? '', exclude: code?.exclude ?? '', example: code?.example ?? '', en: code?.labels['en'] ?? '', fr: code?.labels['fr'] ?? '', retired: code?.retired ?? false,
  });
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const { submit, busy, refusal } = useSubmit(async () => {
    const { name, kind, parentId, colour, description, include, exclude, example, en, fr, retired } = draft;
    const labels = { ...code?.labels, ...(en.trim() || code?.labels['en'] ? { en: en.trim() } : {}), ...(fr.trim() || code?.labels['fr'] ? { fr: fr.trim() } : {}) };
    const made = code ?? await client.codes.create({ name: name.trim(), kind, parentId, description, colour });
    const patch = { ...(code ? { name: name.trim(), kind, description, colour, retired } : {}), include, exclude, example, labels, key: draft.key === '' ? null : draft.key };
    // A new code with nothing but a name is one act, not two.
    if (code || include || exclude || example || en.trim() || fr.trim() || draft.key) await client.codes.update({ id: made.id, patch });
    if (code && code.parentId !== parentId) await client.codes.move({ id: code.id, parentId, position: codes.filter((other) => other.parentId === parentId).length });
    coding.setState({ codeId: made.id });
    await queryClient.invalidateQueries({ queryKey: codesQuery().queryKey });
    onClose();
  });
  const below = code ? withDescendants(codes, code.id) : new Set<string>();
  const parents = [{ id: '', label: t('coding.noParent') }, ...codes.filter((other) => !below.has(other.id)).map((other) => ({ id: other.id, label: other.path }))];
  const holder = codes.find((other) => other.key === draft.key && other.id !== code?.id);
  return (
    <Dialog
      title={code ? t('coding.editCodeTitle', { code: codeName(code, language) }) : t('coding.newCodeTitle')} isOpen onClose={onClose} size="large"
      footer={<><Button onPress={onClose}>{t('common.cancel')}</Button><Button variant="primary" isDisabled={busy || !draft.name.trim()} onPress={() => submit()}>{code ? t('common.save') : t('common.add')}</Button></>}
    >
      {refusal ? <Banner tone="bad">{refusal}</Banner> : null}
      <form className="form coding-code-form" onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(); }}>
        <div className="coding-pair">
          <TextField label={t('common.name')} maxLength={200} value={draft.name} onChange={(name) => set({ name })} autoFocus />
          <Select label={t('coding.kindLabel')} options={KINDS.map(({ kind, one }) => ({ id: kind, label: t(one) }))} value={draft.kind} onChange={(next) => set({ kind: next })} />
        </div>
        <div className="coding-pair">
          <ComboBox label={t('coding.parent')} options={parents} value={draft.parentId ?? ''} onChange={(id) => set({ parentId: id === null || id === '' ? null : id })} emptyText={t('common.nothingFits')} />
          <div className="coding-pair">
            <Select label={t('coding.keyLabel')} options={KEYS.map((key) => ({ id: key === '' ? 'none' : key, label: key === '' ? t('common.none') : key }))} value={draft.key === '' ? 'none' : draft.key} onChange={(key) => set({ key: key === 'none' ? '' : key })} {...(holder ? { help: t('coding.keyTaken', { code: codeName(holder, language) }) } : {})} />
            <div className="field">
              <label htmlFor="coding-colour">{t('coding.colour')}</label>
              <span className="coding-colour"><KindShape code={{ kind: draft.kind, colour: draft.colour }} size={14} /><input id="coding-colour" type="color" value={draft.colour ?? '#808080'} onChange={(event) => set({ colour: event.target.value })} /><Button variant="quiet" isDisabled={draft.colour === null} onPress={() => set({ colour: null })}>{t('coding.colourOfKind')}</Button></span>
            </div>
          </div>
        </div>
        <div className="coding-pair"><TextField label={t('coding.labelEn')} value={draft.en} onChange={(en) => set({ en })} /><TextField label={t('coding.labelFr')} value={draft.fr} onChange={(fr) => set({ fr })} /></div>
        <TextField label={t('coding.definition')} rows={3} maxLength={10_000} value={draft.description} onChange={(description) => set({ description })} />
        <div className="coding-pair"><TextField label={t('coding.include')} rows={3} maxLength={10_000} value={draft.include} onChange={(include) => set({ include })} /><TextField label={t('coding.exclude')} rows={3} maxLength={10_000} value={draft.exclude} onChange={(exclude) => set({ exclude })} /></div>
        <TextField label={t('coding.example')} rows={2} maxLength={10_000} value={draft.example} onChange={(example) => set({ example })} />
        {code ? <Checkbox isSelected={draft.retired} onChange={(retired) => set({ retired })}>{t('coding.retiredHelp')}</Checkbox> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
