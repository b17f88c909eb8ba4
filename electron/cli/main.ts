import { readFileSync } from 'node:fs';
import { Refusal } from '#core/contract/refusal.ts';
import { Call, firstLineOf, readCall, UsageError, usageOf, type Command } from './arguments.ts';
import { COMMANDS } from './commands.ts';

/** Where a call's words go, and what it knows of its surroundings. */
export interface Surroundings { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly environment: Readonly<Record<string, string | undefined>> }

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length)) + 2;
  return ['Survey Workbench, without a window. Each command prints one JSON document; docs/cli.md names its fields.', '', ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}${command.help}`), '', '“workbench COMMAND --help” shows its options. The passphrase comes from WORKBENCH_PASSPHRASE or --passphrase-file.'].join('\n');
}

/** “codes PROJECT import FILE” is one command whose verb stands second; so are codings and exchange. */
function findCommand(words: readonly string[]): { command: Command; rest: string[] } {
  const [name, ...rest] = words;
  const exact = COMMANDS.find((command) => command.name === name);
  if (exact) return { command: exact, rest };
  const verbs = COMMANDS.filter((command) => command.name.startsWith(`${name} `));
  if (verbs.length === 0) throw new UsageError(`There is no command “${name ?? ''}”. The commands are ${COMMANDS.map((command) => command.name).join(', ')}.`);
  const found = verbs.find((command) => rest.some((word, index) => index <= 1 && word === command.name.split(' ')[1]));
  if (found) {
    const verb = found.name.split(' ')[1]!;
    const at = rest.indexOf(verb);
    return { command: found, rest: [...rest.slice(0, at), ...rest.slice(at + 1)] };
  }
  if (rest.includes('--help')) return { command: verbs[0]!, rest: ['--help'] };
  throw new UsageError(`“${name}” takes PROJECT and then ${verbs.map((command) => command.name.split(' ')[1]).join(' or ')}.`);
}

function readPassphrase(file: string | undefined, environment: Surroundings['environment']): string {
  if (file === undefined) return environment['WORKBENCH_PASSPHRASE'] ?? '';
  try {
    return firstLineOf(readFileSync(file, 'utf8'));
  } catch {
    throw new Refusal('FILE_NOT_FOUND', `The passphrase file “${file}” cannot be read.`, { file });
  }
}

/** Runs one command. @returns the exit code: 0 done, 1 refused, 2 wrong usage */
export async function runCli(words: readonly string[], { out: print, err, environment }: Surroundings): Promise<0 | 1 | 2> {
  const sentence = (text: string): void => { err(`${text}\n`); };
  try {
    if (words.length === 0 || words[0] === '--help' || words[0] === 'help') { print(`${overview()}\n`); return words.length === 0 ? 2 : 0; }
    const { command, rest } = findCommand(words);
    const { positionals, values } = readCall(command, rest);
    if (values['help'] === true) { print(`${usageOf(command)}\n`); return 0; }
    const file = values['passphrase-file'];
    const result = await command.run(new Call(positionals, values, readPassphrase(typeof file === 'string' ? file : undefined, environment)));
    print(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) { sentence(error.message); return 2; }
    if (error instanceof Refusal) { sentence(error.message); return 1; }
    throw error;
  }
}

if (import.meta.main) {
  // Who reads may have read enough (`| head`): what the command did is done.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
  process.exitCode = await runCli(process.argv.slice(2), { out: (text) => { process.stdout.write(text); }, err: (text) => { process.stderr.write(text); }, environment: process.env });
}
