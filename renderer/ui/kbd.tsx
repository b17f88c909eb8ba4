import './kbd.css';
import { keyLabel } from './key-label.ts';

/** A key or a shortcut, drawn as keys: `<Kbd keys="$mod+k" />`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="kbd">{keyLabel(keys)}</kbd>;
}
