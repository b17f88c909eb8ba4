import type { ExportedFile } from '#core/contract/api/exporting.ts';
import { translate } from '../locales/i18n.ts';
import { client, download, shell } from '../rpc/index.ts';
import { toast } from '../ui/toast.tsx';
import { warnOfLeaving } from './leaving.ts';

export interface ExportKind { readonly extension: string; readonly typeName: string; readonly suggestedName: string; /** Under a passphrase, as the project is. */ readonly sealed?: true }

/** Where an export goes: to the place that the system's dialog gives under Electron, else into the browser's downloads.
 *  @param call the export itself, with the chosen place or without one
 *  @returns false where the dialog was left without a choice */
export async function saveExport(kind: ExportKind, call: (target: { target?: string }) => Promise<ExportedFile>): Promise<boolean> {
  let target: string | null = null;
  if (shell) {
    target = await shell.chooseSave({ title: translate('tables.saveTitle'), suggestedName: kind.suggestedName, filters: [{ name: kind.typeName, extensions: [kind.extension] }] });
    if (target === null) return false;
  }
  const { name, file, bytes } = await call(target === null ? {} : { target });
  if (bytes) download(bytes, name);
  toast(translate('tables.exported', { name: file ?? name }), { tone: 'ok' });
  if (kind.sealed !== true) warnOfLeaving('file');
  return true;
}

/** Saves a picture that the window drew, in the same ways. */
export async function savePicture(kind: ExportKind, bytes: Blob): Promise<void> {
  await saveExport(kind, ({ target }) => (target === undefined ? Promise.resolve({ name: kind.suggestedName, file: null, bytes, count: 1 }) : client.exporting.picture({ name: kind.suggestedName, bytes, target })));
}
