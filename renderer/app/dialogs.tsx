import type { ComponentType } from 'react';
import { features } from './features.ts';
import { Palette } from './palette.tsx';
import { AddCoderDialog, RekeyDialog, RenameDialog } from './project-dialogs.tsx';
import { closeDialog, useSession } from './session.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

type DialogComponent = ComponentType<{ readonly onClose: () => void } & Readonly<Record<string, unknown>>>;

const dialogs: Readonly<Record<string, DialogComponent>> = Object.fromEntries<DialogComponent>([
  ['frame.palette', Palette], ['frame.keys', ShortcutSheet], ['project.rename', RenameDialog], ['project.addCoder', AddCoderDialog], ['project.rekey', RekeyDialog],
  ...features.flatMap((feature) => Object.entries(feature.dialogs ?? {})),
]);

/** The dialog that the session asks for. */
export function Dialogs() {
  const dialog = useSession((state) => state.dialog);
  if (!dialog) return null;
  const Component = dialogs[dialog.id];
  if (!Component) throw new Error(`No dialog is called ${dialog.id}`);
  return <Component {...dialog.props} onClose={closeDialog} />;
}
