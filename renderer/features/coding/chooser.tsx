import { useState, type ReactNode } from 'react';
import { Command } from 'cmdk';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { foldText } from '../../ui/index.ts';
import { useTranslation } from '../../locales/i18n.ts';

export interface Choice { readonly id: string; readonly text: string; readonly content: ReactNode; readonly group?: string; readonly onChoose: () => void }

/** One of many, found by typing a few letters of any of its words; arrows walk, Enter takes.
 *  @param extra further choices for what was typed, e.g. to make a code of it */
export function Chooser({ title, placeholder, choices, extra, onClose }: { title: string; placeholder: string; choices: readonly Choice[]; extra?: (typed: string) => readonly Choice[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const words = foldText(typed.trim()).split(/\s+/);
  const fitting = choices.filter((choice) => words.every((word) => foldText(choice.text).includes(word)));
  // What begins with the typed letters comes before what only holds them.
  const ranked = typed.trim() === '' ? fitting : fitting.toSorted((a, b) => Number(foldText(b.text).startsWith(words[0] ?? '')) - Number(foldText(a.text).startsWith(words[0] ?? '')));
  const all = [...ranked, ...(extra?.(typed.trim()) ?? [])];
  const groups = [...Map.groupBy(all, (choice) => choice.group ?? '')];
  // Enter takes what is marked now. The list's own mark comes a moment after the letters on a busy machine, and Enter was lost in between.
  const [marked, setMarked] = useState('');
  const current = all.find((choice) => choice.id === marked) ?? [...groups.flatMap(([, list]) => list)][0];
  const take = (choice: Choice | undefined) => { if (choice) { onClose(); choice.onChoose(); } };
  const item = (choice: Choice) => <Command.Item key={choice.id} value={choice.id} onSelect={() => take(choice)}>{choice.content}</Command.Item>;
  return (
    <ModalOverlay className="dialog-scrim coding-chooser-scrim" isOpen isDismissable onOpenChange={(open) => { if (!open) onClose(); }}>
      <Modal className="dialog-frame palette-frame">
        <Dialog className="dialog" aria-label={title}>
          <Command className="palette" label={title} shouldFilter={false} loop value={current?.id ?? ''} onValueChange={setMarked} onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); take(current); } }}>
            <Command.Input className="palette-input" autoFocus value={typed} onValueChange={(text) => { setTyped(text); setMarked(''); }} placeholder={placeholder} />
            <Command.List className="palette-list" label={title}>
              {all.length === 0 ? <div className="palette-empty" role="status">{t('common.nothingFits')}</div> : null}
              {groups.map(([group, list]) => (group === '' ? list.map(item) : <Command.Group key={group} heading={group}>{list.map(item)}</Command.Group>))}
            </Command.List>
          </Command>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
