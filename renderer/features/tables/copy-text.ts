import { warnOfLeaving } from '../../app/leaving.ts';
import { translate } from '../../locales/i18n.ts';
import { toast } from '../../ui/toast.tsx';

/** Puts a text on the clipboard, and says so. The page is given no permissions, so where the clipboard's own call is refused the
 *  older way is taken, which needs none. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) { toast(translate('tables.notCopied', { text }), { tone: 'bad' }); return; }
  }
  warnOfLeaving('clipboard');
  toast(translate('tables.copied', { text }), { tone: 'ok' });
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  focused?.focus();
  return done;
}
