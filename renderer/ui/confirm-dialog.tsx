import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks before something is taken away: says what goes, and whether it comes back. */
export function ConfirmDialog({ title, text, confirmLabel, cancelLabel, isOpen, onConfirm, onClose, onDecline, danger = true }: { title: string; text: string; confirmLabel: string; cancelLabel: string; isOpen: boolean; onConfirm: () => void; onClose: () => void; /** The other button was pressed, rather than the dialog left. */ onDecline?: () => void; danger?: boolean }) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog" size="small" footer={<><Button onPress={() => { onDecline?.(); onClose(); }} autoFocus>{cancelLabel}</Button><Button variant={danger ? 'danger' : 'primary'} onPress={() => { onConfirm(); onClose(); }}>{confirmLabel}</Button></>}>
      <p>{text}</p>
    </Dialog>
  );
}
