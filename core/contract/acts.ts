/** Every act that leaves a line in the history, with the params its sentence needs. Undoable unless said otherwise. */
export const ACTS = {
  'project.create': ['name'], // a fact: cannot be undone
  'project.rename': ['from', 'to'],
  'project.rekey': [], // a fact
  'project.backup': [], // a fact
  'import.commit': ['file', 'cases', 'variables'],
  'import.update': ['file', 'cases', 'variables'],
  'variable.update': ['variable'],
  'variable.mergeCategories': ['variable', 'from', 'into'],
  'variable.delete': ['variable'],
  'variable.derive': ['variable'],
  'code.create': ['code'],
  'code.update': ['code'],
  'code.move': ['code'],
  'code.merge': ['from', 'into'],
  'code.split': ['code', 'into'],
  'code.delete': ['code'],
  'codes.import': ['file', 'codes'],
  'coding.apply': ['code', 'answers'],
  'coding.rule': ['code', 'answers'],
  'coding.remove': ['code', 'codings'],
  'coding.resize': ['code'],
  'coding.star': ['code'],
  'coding.unstar': ['code'],
  'coding.order': ['code', 'quotes'],
  'coding.read': ['answers'],
  'coding.unread': ['answers'],
  'coding.settle': ['code'],
  'codings.import': ['file', 'codings'],
  'exchange.import': ['file', 'codings'],
  'memo.put': ['title'],
  'memo.delete': ['title'],
  'coder.add': ['coder'],
  'coder.rename': ['from', 'to'],
  'coders.merge': ['coder', 'codings'],
  'table.save': ['table'],
  'table.delete': ['table'],
  'table.move': ['table'],
  'check.confirm': ['variable'],
  'check.forget': [],
  'undo': ['act'], // a fact: says which act was taken back
  'redo': ['act'], // a fact
} as const satisfies Record<string, readonly string[]>;
export type ActName = keyof typeof ACTS;
