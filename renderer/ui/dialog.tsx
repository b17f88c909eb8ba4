import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classes } from './class-name.ts';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** alertdialog: asks before something is destroyed. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** Only to be read: nothing in it takes the focus, so that the keys scroll the text itself. */
  readonly isReading?: boolean;
  /** false while something runs that must not be lost by a stray click. */
  readonly isDismissable?: boolean;
}

/** A window over the window: focus is held inside, Esc closes. */
export function Dialog({ title, isOpen, onClose, footer, size = 'medium', role = 'dialog', children, isDismissable = true, isReading = false }: DialogProps) {
  return (
    <ModalOverlay className="dialog-scrim" isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={isDismissable && role === 'dialog'} isKeyboardDismissDisabled={!isDismissable}>
      <Modal className={classes('dialog-frame', `dialog-${size}`)}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-title">{title}</Heading>
          <div className="dialog-body" {...(isReading ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}>{children}</div>
          {footer ? <footer className="dialog-footer">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
