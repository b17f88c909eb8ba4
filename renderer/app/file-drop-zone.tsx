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
      const file = event.dataTransfer?.files[0];
      if (file && isOpen) takeFile(file);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener);
    return () => { for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener); };
  }, [isOpen]);
  return over ? <div className="drop-zone">{t('frame.dropHere')}</div> : null;
}

function takeFile(file: File): void {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const drops = features.flatMap((feature) => (feature.fileDrop ? [feature.fileDrop] : []));
  const taker = drops.find(({ extensions }) => extensions.includes(extension));
  if (taker) taker.take(file);
  else toast(translate('frame.dropUnknown', { name: file.name, extensions: drops.flatMap(({ extensions }) => extensions).join(', ') }), { tone: 'bad' });
}
