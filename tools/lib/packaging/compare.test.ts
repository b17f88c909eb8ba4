import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences, fingerprint } from './compare.ts';

/** The comparison itself; `npm run package -- --twice` makes it of two whole packages. */
describe('two packages', () => {
  it('are the same where every file is, and every difference is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'compare-'));
    try {
      const made = (name: string, change: (at: string) => void): Map<string, string> => {
        const at = join(folder, name);
        mkdirSync(join(at, 'resources'), { recursive: true });
        for (const [file, content] of [['program', 'run'], ['resources/app.asar', 'archive'], ['resources/gone', 'x']] as const) writeFileSync(join(at, file), content, { mode: 0o644 });
        change(at);
        return fingerprint(at);
      };
      const first = made('first', () => {});
      expect(differences(first, made('second', () => {}))).toEqual([]);
      const third = made('third', (at) => { writeFileSync(join(at, 'resources', 'app.asar'), 'archivf'); rmSync(join(at, 'resources', 'gone')); writeFileSync(join(at, 'new'), ''); if (process.platform !== 'win32') chmodSync(join(at, 'program'), 0o755); });
      expect(differences(first, third)).toEqual(['new', ...(process.platform === 'win32' ? [] : ['program']), join('resources', 'app.asar'), join('resources', 'gone')]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
