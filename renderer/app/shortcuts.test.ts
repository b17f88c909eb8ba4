// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { clearCommands, registerCommands, type CommandDefinition } from './commands.ts';
import { accelerator } from './accelerator.ts';
import { handleKey } from './shortcuts.ts';

const state = { project: null, room: 'code' };
const ran: string[] = [];
const command = (id: string, keys: string[], more: Partial<CommandDefinition> = {}): CommandDefinition => ({ id, title: 'command.undo', group: 'group.edit', keys, run: () => { ran.push(id); }, ...more });

/** Presses a key where `html`'s first element has the focus; says which commands ran. */
function press(html: string, init: KeyboardEventInit): string[] {
  document.body.innerHTML = html;
  ran.length = 0;
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  document.body.querySelector('*')?.dispatchEvent(event);
  handleKey(event, state);
  return [...ran];
}
afterEach(() => { clearCommands(); document.body.innerHTML = ''; });

describe('handleKey', () => {
  it('fires keys of one letter, but never while someone types', () => {
    registerCommands([command('next', ['j'])]);
    expect(press('<div tabindex="0"></div>', { key: 'j' })).toEqual(['next']);
    for (const field of ['<input>', '<textarea></textarea>', '<div contenteditable="true"></div>', '<div role="listbox"></div>', '<div role="combobox"></div>']) expect(press(field, { key: 'j' })).toEqual([]);
    expect(press('<input type="checkbox">', { key: 'j' })).toEqual(['next']);
  });
  it('keeps Ctrl shortcuts in fields, unless the field has its own use for them', () => {
    registerCommands([command('palette', ['$mod+k']), command('undo', ['$mod+z'], { inFields: false })]);
    expect(press('<input>', { key: 'k', ctrlKey: true })).toEqual(['palette']);
    expect(press('<input>', { key: 'z', ctrlKey: true })).toEqual([]);
    expect(press('<p></p>', { key: 'z', ctrlKey: true })).toEqual(['undo']);
  });
  it('leaves Enter and the arrows to a focused control', () => {
    registerCommands([command('nothing applies', ['Enter']), command('down', ['ArrowDown'])]);
    expect([press('<button></button>', { key: 'Enter' }), press('<div role="tab"></div>', { key: 'ArrowDown' }), press('<p></p>', { key: 'Enter' })]).toEqual([[], [], ['nothing applies']]);
  });
  it('runs the first command that can be run now', () => {
    registerCommands([command('tables', ['n'], { when: ({ room }) => room === 'tables' }), command('code', ['n'], { when: ({ room }) => room === 'code' })]);
    expect(press('<p></p>', { key: 'n' })).toEqual(['code']);
  });
  it('finds ? wherever the keyboard puts it', () => {
    registerCommands([command('keys', ['[Shift]+?'])]);
    expect([press('<p></p>', { key: '?', shiftKey: true }), press('<p></p>', { key: '?' })]).toEqual([['keys'], ['keys']]);
  });
  it('is silent behind a dialog for keys of one letter', () => {
    registerCommands([command('next', ['j'])]);
    expect(press('<div role="dialog"><p></p></div>', { key: 'j' })).toEqual([]);
  });
});

describe('registerCommands', () => {
  it('refuses an id twice', () => {
    registerCommands([command('one', ['a'])]);
    expect(() => registerCommands([command('one', ['b'])])).toThrow('Command one is registered twice');
  });
});

describe('accelerator', () => {
  it('spells a binding as a menu does, and never takes a single key', () => {
    expect(['$mod+Shift+z', '$mod+1', 'j', '[Shift]+?'].map(accelerator)).toEqual(['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+1', undefined, undefined]);
  });
});
