import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, type AnyRouter } from '@orpc/server';
import type { ContractClient } from '#core/contract/api/index.ts';

const MOST = 50;
const SHORTEST = 24;

/** Up to fifty pieces of answers of the open project, long enough to be nobody else's words: what must lie nowhere in clear. */
export async function collectSecrets(router: AnyRouter): Promise<string[]> {
  // Some tests open a window on a service of their own, which has no answers.
  if (!('coding' in router)) return [];
  const client = createRouterClient(router, { context: {} }) as unknown as ContractClient;
  try {
    const { rows } = await client.coding.answers({});
    const texts = rows.map((row) => row.excerpt.replace(/…$/u, '').trim()).filter((text) => text.length >= SHORTEST);
    const step = Math.max(1, Math.floor(texts.length / MOST));
    return [...new Set(texts.filter((_, index) => index % step === 0).map((text) => text.slice(0, 60)))].slice(0, MOST);
  } catch {
    // no project is open any more
    return [];
  }
}

/** Files under a folder that hold one of the secrets in clear, as UTF-8 or UTF-16, with how many of them. */
export function filesWithSecrets(folder: string, secrets: readonly string[]): { file: string; found: number }[] {
  const needles = secrets.flatMap((secret) => [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')]);
  if (needles.length === 0 || !existsSync(folder)) return [];
  const leaks: { file: string; found: number }[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    // A browser that was killed leaves links that lead nowhere.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const bytes = readFileSync(file);
    const found = needles.filter((needle) => bytes.includes(needle)).length;
    if (found > 0) leaks.push({ file, found });
  }
  return leaks;
}
