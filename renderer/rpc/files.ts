import type { FileBytes } from '#core/contract/bytes.ts';
import type { FileSource } from '#core/contract/api/importing.ts';
import { shell } from './shell.ts';

export interface FileKind { readonly title: string; readonly name: string; readonly extensions: readonly string[] }

/** Lets the user choose a file: the system's dialog under Electron (gives a path), the browser's otherwise (gives the bytes).
 *  null when nothing was chosen. */
export async function chooseFile(kind: FileKind): Promise<FileSource | null> {
  if (shell) {
    const path = await shell.chooseOpen({ title: kind.title, filters: [{ name: kind.name, extensions: kind.extensions }] });
    return path === null ? null : { path };
  }
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = kind.extensions.map((extension) => `.${extension}`).join(',');
    // In the page while the dialog is open: an input that belongs to nothing may be swept away before it answers.
    input.hidden = true;
    document.body.append(input);
    const settle = (source: FileSource | null) => { input.remove(); resolve(source); };
    input.addEventListener('change', () => { const file = input.files?.[0]; settle(file ? fileSource(file) : null); }, { once: true });
    input.addEventListener('cancel', () => settle(null), { once: true });
    // Not clicked: a click that no hand made is taken for a screen reader’s, and a dialog that then opens does not take the focus.
    input.showPicker();
  });
}

/** Several files at once, or in a browser all those of a folder; under Electron the system's dialog gives one, and more are dropped.
 *  An empty list when nothing was chosen. */
export async function chooseFiles(kind: FileKind, folder = false): Promise<readonly FileSource[]> {
  if (shell) { const one = await chooseFile(kind); return one ? [one] : []; }
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    if (folder) input.webkitdirectory = true;
    else input.accept = kind.extensions.map((extension) => `.${extension}`).join(',');
    input.hidden = true;
    document.body.append(input);
    const settle = (files: readonly File[]) => { input.remove(); resolve(files.filter((file) => kind.extensions.includes(file.name.split('.').at(-1)?.toLowerCase() ?? '')).map(fileSource)); };
    input.addEventListener('change', () => settle([...input.files ?? []]), { once: true });
    input.addEventListener('cancel', () => settle([]), { once: true });
    // Not clicked: a click that no hand made is taken for a screen reader’s, and a dialog that then opens does not take the focus.
    input.showPicker();
  });
}

/** A dropped or chosen file as the contract takes it: by its path where there is one. */
export function fileSource(file: File): FileSource {
  const path = shell?.pathForFile(file);
  return path ? { path } : { name: file.name, bytes: file };
}

/** Hands bytes that came back from a call to the user as a file (browser). */
export function download(bytes: FileBytes, name: string): void {
  const url = URL.createObjectURL(bytes as Blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn of the loop; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
