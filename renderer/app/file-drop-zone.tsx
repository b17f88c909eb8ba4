import { useEffect, useState } from 'react';
import { useTranslation, translate } from '../locales/i18n.ts';
import type { ProjectStatus } from '#core/contract/project.ts';
import { toast } from '../ui/index.ts';
import { features } from './features.ts';

/** Takes a file dropped anywhere on the window and gives it to the feature that opens its kind. */
export function FileDropZone({ project }: { project: ProjectStatus | null }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const isOpen = project !== null;
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => { if (hasFiles(event)) { depth += 1; setOver(isOpen); event.preventDefault(); } };
    const leave = (event: DragEvent) => { if (hasFiles(event) && --depth <= 0) { depth = 0; setOver(false); } };
    const hover = (event: DragEvent) => { if (hasFiles(event)) event.preventDefault(); };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Even where nothing takes it: the browser must never open a dropped file in place of the program.
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (isOpen && event.dataTransfer) void droppedFiles(event.dataTransfer).then(takeFiles);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener);
    return () => { for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener); };
  }, [isOpen]);
  return over ? <div className="drop-zone">{t('frame.dropHere')}</div> : null;
}

/** The files that were dropped, those of folders included; in a folder, hidden ones are passed over. */
async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries have to be asked for before the first wait: the browser forgets the drop then.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return files;
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.') || entry.name.startsWith('~$')) return [];
  if (entry.isFile) return new Promise((resolve) => { (entry as FileSystemFileEntry).file((file) => resolve([file]), () => resolve([])); });
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A reader gives a hundred at a time, and none when it is at its end.
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve) => { reader.readEntries(resolve, () => resolve([])); });
    if (more.length === 0) return found;
    found.push(...(await Promise.all(more.map(filesOf))).flat());
  }
}

function takeFiles(files: readonly File[]): void {
  if (files.length === 1) return takeFile(files[0]!);
  const taker = features.flatMap((feature) => (feature.fileDrop?.takeAll ? [feature.fileDrop] : []))[0];
  const known = files.filter((file) => taker?.extensions.includes(file.name.split('.').at(-1)?.toLowerCase() ?? ''));
  if (known.length > 0) taker?.takeAll?.(known);
  else if (files[0]) takeFile(files[0]);
}

function takeFile(file: File): void {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const drops = features.flatMap((feature) => (feature.fileDrop ? [feature.fileDrop] : []));
  const taker = drops.find(({ extensions }) => extensions.includes(extension));
  if (taker) taker.take(file);
  else toast(translate('frame.dropUnknown', { name: file.name, extensions: drops.flatMap(({ extensions }) => extensions).join(', ') }), { tone: 'bad' });
}
