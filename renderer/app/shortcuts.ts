import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys';
import { handlerOf, listCommands, type CommandDefinition, type CommandState } from './commands.ts';

/** A binding that a text field must not swallow and that typing cannot make. */
const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey || /^(F\d+|Escape)$/.test(event.key);

/** The keys that a focused control uses itself: Enter and Space press it, Tab and arrows walk. */
const OWN_KEYS = new Set(['Enter', ' ', 'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);
const CONTROLS = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="option"], [role="tab"], [role="checkbox"], [role="switch"], [role="radio"], [role="separator"], [role="treegrid"], [role="treeitem"], [role="slider"]';
/** Places where any letter is typing: fields, and lists that find by typing. */
const FIELDS = 'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]), textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]';

/** Whether a key press belongs to what has the focus, so that a command bound to it stays silent. */
function isTaken(event: KeyboardEvent, command: Pick<CommandDefinition, 'inFields'>): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.isComposing) return true;
  const inField = target?.closest(FIELDS) != null;
  if (inField) return command.inFields === undefined ? !hasModifier(event) || event.key === 'Escape' : !command.inFields;
  if (target?.closest('[role="dialog"], [role="alertdialog"]') && !hasModifier(event)) return true;
  return OWN_KEYS.has(event.key) && !hasModifier(event) && target?.closest(CONTROLS) != null;
}

const parsed = new Map<string, KeybindingPress | undefined>();
function matches(event: KeyboardEvent, binding: string): boolean {
  if (!parsed.has(binding)) parsed.set(binding, parseKeybinding(binding)[0]);
  const press = parsed.get(binding);
  return press !== undefined && matchKeybindingPress(event, press);
}

/** Runs the first command that is bound to the key and can be run; the rest of the page never sees the key then. */
export function handleKey(event: KeyboardEvent, state: CommandState): boolean {
  for (const command of listCommands()) {
    if (!command.keys?.some((binding) => matches(event, binding))) continue;
    if (isTaken(event, command)) continue;
    const handler = handlerOf(command, state);
    if (!handler) continue;
    event.preventDefault();
    void handler();
    return true;
  }
  return false;
}
