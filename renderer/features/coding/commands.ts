import type { CommandDefinition, CommandState } from '../../app/commands.ts';

const inRoom = ({ project, room }: CommandState): boolean => project !== null && room === 'code';
const READ = 'coding.groupRead';
const WORDS = 'coding.groupWords';
const CODE = 'coding.group';
const LIST = 'coding.groupList';

type Rest = Partial<Omit<CommandDefinition, 'id' | 'title' | 'group' | 'keys'>>;
const command = (id: CommandDefinition['title'], group: CommandDefinition['group'], keys: readonly string[], rest: Rest = {}): CommandDefinition => ({ id, title: id, group, keys, when: inRoom, ...rest });

/** Every key of the room. Letters that stand on another key elsewhere are taken with or without Shift; digits also by their place. */
export const codingCommands: readonly CommandDefinition[] = [
  command('coding.next', READ, ['j'], { hidden: true, menu: 'code' }),
  command('coding.previous', READ, ['k'], { hidden: true, menu: 'code' }),
  command('coding.nextUnread', READ, ['Shift+Enter'], { menu: 'code' }),
  command('coding.nothing', READ, ['Enter'], { menu: 'code' }),
  command('coding.toggleRead', READ, ['r'], { menu: 'code' }),
  command('coding.search', LIST, ['[Shift]+/'], { icon: 'search', menu: 'code' }),
  command('coding.chooseQuestion', LIST, ['q'], { icon: 'data', menu: 'code' }),
  command('coding.filterCommand', LIST, ['f'], { icon: 'filter' }),
  command('coding.columnsCommand', LIST, ['v'], { icon: 'tables' }),
  command('coding.unreadFirst', LIST, ['o']),
  command('coding.mark', LIST, ['x'], { hidden: true }),
  command('coding.markDown', LIST, ['Shift+j'], { hidden: true }),
  command('coding.markUp', LIST, ['Shift+k'], { hidden: true }),
  command('coding.chooseIdentical', LIST, ['a']),
  command('coding.goList', LIST, ['l']),
  command('coding.goCodebook', LIST, ['t']),
  command('coding.pick', CODE, ['c'], { icon: 'search', menu: 'code' }),
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit): CommandDefinition => ({ id: `coding.pinned${digit}`, title: 'coding.pinnedApply', group: CODE, keys: [`[Shift]+${digit}`, `Digit${digit}`, `Numpad${digit}`], when: inRoom, hidden: true })),
  command('coding.uncode', CODE, ['u'], { menu: 'code' }),
  command('coding.star', CODE, ['s'], { icon: 'star', menu: 'code' }),
  command('coding.memoCommand', CODE, ['m'], { icon: 'memo', menu: 'code' }),
  command('coding.newCode', CODE, ['n'], { icon: 'plus', menu: 'code' }),
  command('coding.pin', CODE, ['p'], { icon: 'pin' }),
  command('coding.nextCoding', CODE, ['g'], { hidden: true }),
  command('coding.previousCoding', CODE, ['Shift+g'], { hidden: true }),
  command('coding.split', CODE, ['y']),
  command('coding.sentenceNext', WORDS, ['[Shift]+.'], { hidden: true }),
  command('coding.sentencePrevious', WORDS, [','], { hidden: true }),
  command('coding.wordNext', WORDS, ['w'], { hidden: true }),
  command('coding.wordPrevious', WORDS, ['b'], { hidden: true }),
  command('coding.extendWord', WORDS, ['Shift+ArrowRight', ']'], { hidden: true }),
  command('coding.shrinkWord', WORDS, ['Shift+ArrowLeft', '['], { hidden: true }),
  command('coding.extendSentence', WORDS, ['Shift+ArrowDown'], { hidden: true }),
  command('coding.shrinkSentence', WORDS, ['Shift+ArrowUp'], { hidden: true }),
  command('coding.startLater', WORDS, ['Alt+Shift+ArrowRight'], { hidden: true, inFields: false }),
  command('coding.startEarlier', WORDS, ['Alt+Shift+ArrowLeft'], { hidden: true, inFields: false }),
  command('coding.endLater', WORDS, ['Alt+ArrowRight'], { hidden: true, inFields: false }),
  command('coding.endEarlier', WORDS, ['Alt+ArrowLeft'], { hidden: true, inFields: false }),
  command('coding.letGo', WORDS, ['Escape'], { hidden: true }),
  // After letting go: Escape lets go of a selection first, and only then sends a suggestion away.
  command('coding.accept', CODE, ['Tab'], { hidden: true }),
  command('coding.dismiss', CODE, ['Escape'], { hidden: true }),
  command('coding.suggestionsCommand', CODE, ['Shift+s']),
  command('coding.usefulFirst', LIST, ['Shift+o']),
  command('coding.ruleCommand', CODE, ['Shift+r'], { menu: 'code' }),
  command('coding.duplicatesCommand', CODE, ['Shift+a'], { menu: 'code' }),
  command('coding.viewsCommand', LIST, ['Shift+v']),
  command('coding.blindCommand', LIST, ['Shift+b'], { menu: 'code' }),
  command('coding.translationCommand', LIST, []),
];
