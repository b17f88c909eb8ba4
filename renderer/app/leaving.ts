import { translate } from '../locales/i18n.ts';
import { toast } from '../ui/toast.tsx';

const warned = new Set<'clipboard' | 'file'>();

/** Once a session and way: what is copied can be read by other programs, and a file is not encrypted as the project is. */
export function warnOfLeaving(way: 'clipboard' | 'file'): void {
  if (warned.has(way)) return;
  warned.add(way);
  toast(translate(way === 'clipboard' ? 'safety.clipboard' : 'safety.file'));
}

/** Watches what is copied or cut out of the page while a project is open, by the browser itself or by a handler of a room. */
export function watchClipboard(): () => void {
  // After every handler of the document: what one of them put there is no selection of the browser's.
  const copied = (event: ClipboardEvent) => { if (event.defaultPrevented || isAnythingSelected(event.target)) warnOfLeaving('clipboard'); };
  for (const kind of ['copy', 'cut'] as const) window.addEventListener(kind, copied);
  return () => { for (const kind of ['copy', 'cut'] as const) window.removeEventListener(kind, copied); };
}

function isAnythingSelected(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.selectionStart !== target.selectionEnd;
  return (document.getSelection()?.toString() ?? '') !== '';
}
