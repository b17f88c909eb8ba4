/** A tinykeys binding as Electron spells accelerators; undefined for single keys, which menus must not take. */
export function accelerator(binding: string): string | undefined {
  if (!/^(\$mod|Alt|Control|Meta)\+/.test(binding)) return undefined;
  return binding.split('+').map((part) => (part === '$mod' ? 'CmdOrCtrl' : part.length === 1 ? part.toUpperCase() : part)).join('+');
}
