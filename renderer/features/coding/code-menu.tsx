import type { RefObject } from 'react';
import { Popover } from 'react-aria-components';
import type { Code } from '#core/contract/code.ts';
import { openDialog } from '../../app/session.ts';
import { show } from '../../app/show.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { MenuList, type MenuEntry } from '../../ui/index.ts';
import { editCode, newCodeBeside, pinCode, retireCode, showAnswersOf } from './code-acts.tsx';
import { codeName } from './model/kinds.ts';
import { coding } from './store.ts';

/** What can be done to one code, as a menu beside its line of the codebook. */
export function CodeMenu({ code, codes, anchor, onRename, onClose }: { code: Code; codes: readonly Code[]; anchor: RefObject<HTMLElement | null>; onRename: () => void; onClose: () => void }) {
  const { t, language } = useTranslation();
  const name = codeName(code, language);
  const items: (MenuEntry & { readonly run: () => void })[] = [
    { id: 'edit', label: t('coding.editCode'), icon: 'edit', run: () => editCode(code) },
    { id: 'rename', label: t('common.rename'), shortcut: 'F2', run: onRename },
    { id: 'under', label: t('coding.newUnder'), icon: 'plus', run: () => newCodeBeside(code, true) },
    { id: 'pin', label: code.key === null ? t('coding.pin') : t('coding.unpin', { key: code.key }), icon: 'pin', shortcut: 'p', run: () => pinCode(code, codes) },
    { id: 'show', label: t('coding.showAnswers'), icon: 'filter', run: () => showAnswersOf(code) },
    { id: 'quotes', label: t('coding.quotes'), icon: 'review', run: () => show('code', code.id) },
    { id: 'memo', label: t('coding.memoCommand'), icon: 'memo', run: () => openDialog('coding.memo', { target: 'code', targetId: code.id, about: name }) },
    { id: 'merge', label: t('coding.mergeCommand'), icon: 'merge', separatorBefore: true, run: () => openDialog('coding.merge', { codeId: code.id }) },
    { id: 'retire', label: code.retired ? t('coding.unretire') : t('coding.retire'), run: () => void retireCode(code) },
    { id: 'delete', label: t('coding.deleteCommand'), icon: 'trash', danger: true, shortcut: 'Delete', run: () => openDialog('coding.delete', { codeId: code.id }) },
  ];
  const act = (id: string) => {
    onClose();
    coding.setState({ codeId: code.id });
    items.find((item) => item.id === id)?.run();
  };
  return (
    <Popover className="popover menu-popover" isOpen triggerRef={anchor} placement="bottom end" offset={3} aria-label={t('coding.menuOf', { code: name })} onOpenChange={(open) => { if (!open) onClose(); }}>
      <MenuList label={t('coding.menuOf', { code: name })} items={items} onAction={act} autoFocus />
    </Popover>
  );
}
