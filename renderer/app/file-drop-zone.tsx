import { useEffect, useState } from 'react';
import { useTranslation, translate } from '../locales/i18n.ts';
import type { ProjectStatus } from '#core/contract/project.ts';
import { toast } from '../ui/index.ts';
import type { FileDrop } from './feature.ts';
import { features } from './features.ts';
import { session } from './session.ts';

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
  const entries: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none when it is at its end.
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve) => { reader.readEntries(resolve, () => resolve([])); });
    if (more.length === 0) break;
    entries.push(...more);
  }
  // In the order of their names, as a folder is shown: cases come in the same order every time.
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return (await Promise.all(entries.map(filesOf))).flat();
}

function takeFiles(files: readonly File[]): void {
  if (files.length === 1) { void takeFile(files[0]!); return; }
  void takeSeveral(files);
}

const endingOf = (file: File): string => file.name.split('.').at(-1)?.toLowerCase() ?? '';

/** Who takes a file: of those that know its ending, the room that is open, else the first that wants it. */
async function takerOf(file: File, several: boolean): Promise<FileDrop | undefined> {
  const room = session.getState().room;
  const known = features.flatMap((feature) => (feature.fileDrop && (!several || feature.fileDrop.takeAll) && feature.fileDrop.extensions.includes(endingOf(file)) ? [{ drop: feature.fileDrop, open: feature.room?.id === room }] : []));
  for (const { drop } of known.toSorted((a, b) => Number(b.open) - Number(a.open))) if (!drop.wants || (await drop.wants(file))) return drop;
  return undefined;
}

/** Files of one kind; of a mixed handful, those of the kind that most of them are. */
async function takeSeveral(files: readonly File[]): Promise<void> {
  const takers = await Promise.all(files.map((file) => takerOf(file, true)));
  const byTaker = [...Map.groupBy(files.map((file, at) => ({ file, taker: takers[at] })), (one) => one.taker)].flatMap(([taker, list]) => (taker ? [{ taker, files: list.map((one) => one.file) }] : []));
  const most = byTaker.toSorted((a, b) => b.files.length - a.files.length)[0];
  if (most) most.taker.takeAll?.(most.files); else if (files[0]) await takeFile(files[0]);
}

async function takeFile(file: File): Promise<void> {
  const taker = await takerOf(file, false);
  if (taker) { taker.take(file); return; }
  const drops = features.flatMap((feature) => (feature.fileDrop ? [feature.fileDrop] : []));
  toast(translate('frame.dropUnknown', { name: file.name, extensions: [...new Set(drops.flatMap(({ extensions }) => extensions))].join(', ') }), { tone: 'bad' });
}
