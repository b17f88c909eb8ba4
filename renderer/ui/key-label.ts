const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);
const NAMES: Record<string, string> = {
  $mod: isMac ? '⌘' : 'Ctrl', Shift: isMac ? '⇧' : 'Shift', Alt: isMac ? '⌥' : 'Alt', Control: 'Ctrl', Meta: isMac ? '⌘' : 'Win',
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Enter: 'Enter', Tab: 'Tab', Space: 'Space', ' ': 'Space', Backspace: '⌫', Delete: 'Del',
};

/** A tinykeys binding as it stands on a key cap: "$mod+Shift+z" → "Ctrl Shift Z". Optional modifiers ("[Shift]+?") are not drawn; a key
 *  named by its place ("KeyA") is drawn as the letter that stands there. */
export function keyLabel(binding: string): string {
  return binding.split('+').filter((part) => part.length === 1 || !part.startsWith('[')).map((part) => part.replace(/^Key(?=[A-Z]$)/, '')).map((part, index, parts) => NAMES[part] ?? (part.length === 1 && parts.length > 1 ? part.toUpperCase() : part)).join(isMac ? '' : ' ');
}
