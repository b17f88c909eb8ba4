import { parseArgs } from 'node:util';

/** Wrong usage: exit 2, with a sentence. */
export class UsageError extends Error {}

export interface OptionSpec { readonly type: 'string' | 'boolean'; readonly value?: string; readonly help: string }

/** One command of docs/cli.md: what it takes and what it prints. */
export interface Command {
  readonly name: string;
  /** A last one that ends in "…" may be given several times. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly help: string;
  /** @returns the one JSON document for stdout */
  run(call: Call): unknown;
}

export class Call {
  readonly positionals: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;
  readonly passphrase: string;
  constructor(positionals: readonly string[], values: Readonly<Record<string, string | boolean | undefined>>, passphrase: string) {
    this.positionals = positionals;
    this.#values = values;
    this.passphrase = passphrase;
  }
  at(index: number): string { return this.positionals[index]!; }
  text(name: string): string | undefined { const value = this.#values[name]; return typeof value === 'string' ? value : undefined; }
  flag(name: string): boolean { return this.#values[name] === true; }
  list(name: string): string[] { return (this.text(name) ?? '').split(',').map((part) => part.trim()).filter(Boolean); }
  /** Names parted by commas, where a name may hold commas itself: pieces are joined as long as that makes a known one. */
  names(name: string, isKnown: (candidate: string) => boolean): string[] {
    const pieces = (this.text(name) ?? '').split(',');
    const found: string[] = [];
    for (let at = 0; at < pieces.length;) {
      let end = at + 1;
      for (let longer = pieces.length; longer > at + 1; longer -= 1) if (isKnown(pieces.slice(at, longer).join(',').trim())) { end = longer; break; }
      const joined = pieces.slice(at, end).join(',').trim();
      if (joined !== '') found.push(joined);
      at = end;
    }
    return found;
  }
  whole(name: string, fallback: number): number;
  whole(name: string): number | undefined;
  whole(name: string, fallback?: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return fallback;
    if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not “${text}”.`);
    return Number(text);
  }
  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.text(name) ?? fallback;
    if (!choices.includes(text as T)) throw new UsageError(`--${name} takes ${choices.join(' or ')}, not “${text}”.`);
    return text as T;
  }
}

const PASSPHRASE_OPTION: OptionSpec = { type: 'string', value: 'FILE', help: 'a file whose first line is the passphrase (else WORKBENCH_PASSPHRASE is used)' };
export const COMMON: Readonly<Record<string, OptionSpec>> = { 'passphrase-file': PASSPHRASE_OPTION, help: { type: 'boolean', help: 'this page' } };

export function usageOf(command: Command): string {
  const options = { ...command.options, ...COMMON };
  const lines = Object.entries(options).map(([name, option]) => [`  --${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const);
  const width = Math.max(...lines.map(([left]) => left.length)) + 2;
  return [command.help, '', `  workbench ${command.name} ${command.positionals.join(' ')} [options]`, '', 'Options', ...lines.map(([left, help]) => left.padEnd(width) + help)].join('\n');
}

const fits = (expected: readonly string[], given: number): boolean => (expected.at(-1)?.endsWith('…') === true ? given >= expected.length : given === expected.length);

/** @throws UsageError naming the word that does not fit */
export function readCall(command: Command, words: readonly string[]): { positionals: string[]; values: Record<string, string | boolean | undefined> } {
  try {
    const { positionals, values } = parseArgs({
      args: [...words], allowPositionals: true, strict: true,
      options: Object.fromEntries(Object.entries({ ...command.options, ...COMMON }).map(([name, option]) => [name, { type: option.type }])),
    });
    if (values['help'] !== true && !fits(command.positionals, positionals.length)) {
      throw new UsageError(`“${command.name}” takes ${command.positionals.length === 0 ? 'no words' : command.positionals.join(' ')}; ${positionals.length} given. See “workbench ${command.name} --help”.`);
    }
    return { positionals, values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message.split('\n')[0]! : 'Wrong usage.'} See “workbench ${command.name} --help”.`);
  }
}

/** A passphrase file's passphrase: its first line, without the byte-order mark that some editors put before it. */
export const firstLineOf = (text: string): string => text.replace(/^\uFEFF/, '').split(/\r?\n/)[0]!;
