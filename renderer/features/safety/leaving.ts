import { translate } from '../../locales/i18n.ts';
import { toast } from '../../ui/index.ts';

let said = false;

/** Once a session, when words are copied out of an open project: the clipboard is read by other programs. */
export function warnOfClipboard(): () => void {
  const copied = () => {
    if (said || (document.getSelection()?.toString() ?? '') === '') return;
    said = true;
    toast(translate('safety.clipboard'), {});
  };
  document.addEventListener('copy', copied);
  document.addEventListener('cut', copied);
  return () => { document.removeEventListener('copy', copied); document.removeEventListener('cut', copied); };
}
