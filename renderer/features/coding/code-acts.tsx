import type { Code } from '#core/contract/code.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { attempt } from '../../app/attempt.ts';
import { openDialog } from '../../app/session.ts';
import { translate, useTranslation } from '../../locales/i18n.ts';
import { client, queryClient } from '../../rpc/index.ts';
import { ConfirmDialog, toast } from '../../ui/index.ts';
import { Chooser, type Choice } from './chooser.tsx';
import { CodeChoice } from './code-picker.tsx';
import { branchTotals, type Move } from './model/code-tree.ts';
import { codeName } from './model/kinds.ts';
import { codesQuery, useCodes } from './queries.ts';
import { coding, say, setFilters } from './store.ts';

/** What is done to codes themselves, from the tree, the menu of a code or the keys. */
export const editCode = (code: Code): void => openDialog('coding.code', { codeId: code.id });
export const newCodeBeside = (code: Code | undefined, under: boolean): void => openDialog('coding.code', { codeId: null, ...(code ? { kind: code.kind, parentId: under ? code.id : code.parentId } : {}) });
export const showAnswersOf = (code: Code): void => setFilters({ codeId: code.id });

export const renameCode = (code: Code, name: string) => attempt(async () => { if (name.trim() && name.trim() !== code.name) await client.codes.update({ id: code.id, patch: { name: name.trim() } }); });
export const retireCode = (code: Code) => attempt(async () => { await client.codes.update({ id: code.id, patch: { retired: !code.retired } }); });

/** Pins a code to the first digit that is free, or unpins it. */
export function pinCode(code: Code, codes: readonly Code[]): void {
  const free = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((digit) => !codes.some((other) => other.key === digit));
  if (code.key === null && free === undefined) { toast(translate('coding.noFreeKey')); return; }
  void attempt(async () => { await client.codes.update({ id: code.id, patch: { key: code.key === null ? free! : null } }); });
}

export function moveCode(code: Code, move: Move, name: string): void {
  void attempt(async () => {
    await client.codes.move({ id: code.id, parentId: move.parentId, position: move.position, ...(move.kind ? { kind: move.kind } : {}) });
    await queryClient.invalidateQueries({ queryKey: codesQuery().queryKey });
    say(translate('coding.saidMoved', { code: name }));
  });
}

/** Chooses the code that another is folded into, then says what that means before it is done. */
export function MergeDialog({ onClose, codeId, into }: { onClose: () => void; codeId?: string; into?: string }) {
  const { t, language } = useTranslation();
  const codes = useCodes() ?? [];
  const code = codes.find((one) => one.id === codeId);
  if (!code) return null;
  const target = codes.find((one) => one.id === into);
  if (target) {
    return (
      <ConfirmDialog
        title={t('coding.mergeTitle', { code: codeName(code, language) })} text={t('coding.mergeText', { from: codeName(code, language), into: codeName(target, language), count: code.mentions })} danger={false}
        confirmLabel={t('coding.merge')} cancelLabel={t('common.cancel')} isOpen onClose={onClose}
        onConfirm={() => { void attempt(async () => { await client.codes.merge({ from: code.id, into: target.id }); coding.setState({ codeId: target.id }); }); }}
      />
    );
  }
  const branch = withDescendants(codes, code.id);
  const choices = codes.filter((other) => !branch.has(other.id)).map((other): Choice => ({ id: other.id, text: `${codeName(other, language)} ${other.path}`, content: <CodeChoice code={other} language={language} />, onChoose: () => openDialog('coding.merge', { codeId: code.id, into: other.id }) }));
  return <Chooser title={t('coding.mergeTitle', { code: codeName(code, language) })} placeholder={t('coding.mergePlaceholder', { code: codeName(code, language) })} choices={choices} onClose={onClose} />;
}

export function DeleteDialog({ onClose, codeId }: { onClose: () => void; codeId?: string }) {
  const { t, language } = useTranslation();
  const codes = useCodes() ?? [];
  const code = codes.find((one) => one.id === codeId);
  if (!code) return null;
  const { codes: below, mentions } = branchTotals(codes, code.id);
  const name = codeName(code, language);
  return (
    <ConfirmDialog
      title={t('coding.deleteTitle', { code: name })} text={`${below > 1 ? t('coding.deleteBranch', { code: name, count: below - 1 }) : t('coding.deleteOne', { code: name })} ${t('coding.deleteCodings', { count: mentions })}`}
      confirmLabel={t('common.delete')} cancelLabel={t('common.cancel')} isOpen onClose={onClose}
      onConfirm={() => { void attempt(async () => { await client.codes.delete({ id: code.id }); coding.setState({ codeId: code.parentId }); }); }}
    />
  );
}
