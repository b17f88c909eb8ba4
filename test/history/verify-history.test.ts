import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { createCode } from '#service/codebook.ts';
import { applyCode } from '#service/coding.ts';
import { exportReview } from '#service/exporting/review.ts';
import { historyLines } from '#service/history.ts';
import { projectRoot } from '../helpers/project-root.ts';
import { smallProject } from '../helpers/small-project.ts';

/** What anybody outside can do: Node and the script that lies in docs, nothing of the program. */
describe('docs/verify-history.mjs', () => {
  const { session, close } = smallProject({ answers: [['Réponse 😀', 'Two']], codes: ['x'] });
  const folder = mkdtempSync(join(tmpdir(), 'swb-history-'));
  afterAll(() => { close(); rmSync(folder, { recursive: true, force: true }); });
  createCode(session, { name: 'Manque de « moyens »\n😀', kind: 'gap', parentId: null });
  applyCode(session, [1, 2], 'x', null, null, 'manual');
  session.undo();
  const { text, lines: count } = historyLines(session);
  const lines = text.trimEnd().split('\n');
  const verify = (content: string, ...noted: string[]): { status: number | null; said: string } => {
    const file = join(folder, 'history.jsonl');
    writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'docs', 'verify-history.mjs'), file, ...noted], { encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const changed = (at: number, change: (entry: Record<string, unknown>) => void): string => lines.map((line, index) => {
    if (index !== at) return line;
    const entry = JSON.parse(line) as Record<string, unknown>;
    change(entry);
    return JSON.stringify(entry);
  }).join('\n');

  it('says that an untouched chain is whole, and its last hash', () => {
    expect(count).toBe(lines.length);
    const { status, said } = verify(text);
    expect([status, said]).toEqual([0, expect.stringContaining(`whole: ${count} entries`)]);
    expect(said).toContain((JSON.parse(lines.at(-1)!) as { hash: string }).hash);
    expect(verify(`\uFEFF${text.replaceAll('\n', '\r\n')}`).status).toBe(0);
  });

  it.each(['at', 'coderId', 'act', 'params', 'detail', 'hash', 'previousHash'])('names the line whose %s was changed', (field) => {
    const { status, said } = verify(changed(2, (entry) => { entry[field] = `${String(entry[field])} `; }));
    expect([status, said]).toEqual([1, expect.stringContaining('Line 3')]);
  });

  it('shows a line taken out, moved or put in', () => {
    expect(verify(lines.filter((_, index) => index !== 1).join('\n'))).toEqual({ status: 1, said: expect.stringContaining('Line 2') as string });
    expect(verify([lines[1], lines[0], ...lines.slice(2)].join('\n')).status).toBe(1);
    expect(verify([...lines.slice(0, 2), lines[1], ...lines.slice(2)].join('\n'))).toEqual({ status: 1, said: expect.stringContaining('Line 3') as string });
  });

  it('shows a line that was hashed anew, doubled fields, further fields and numbers out of order', () => {
    const rehashed = (from: number): string => {
      let previous = '';
      return lines.map((line, index) => {
        const entry = JSON.parse(line) as Record<string, string>;
        if (index < from) { previous = entry['hash']!; return line; }
        if (index === from) entry['params'] = '{}';
        entry['previousHash'] = previous === '' ? '0'.repeat(64) : previous;
        entry['hash'] = createHash('sha256').update(['previousHash', 'at', 'coderId', 'act', 'params', 'detail'].map((field) => entry[field]).join('\n')).digest('hex');
        previous = entry['hash'];
        return JSON.stringify(entry);
      }).join('\n');
    };
    const hash = (line: string): string => (JSON.parse(line) as { hash: string }).hash;
    const [last, anew] = [hash(lines.at(-1)!), rehashed(1)];
    // One line with a right hash of its own; then all that follow.
    expect(verify([...lines.slice(0, 1), anew.split('\n')[1], ...lines.slice(2)].join('\n'))).toEqual({ status: 1, said: expect.stringContaining('Line 3') as string });
    expect([verify(anew).status, verify(anew, last).status, verify(lines.slice(0, -1).join('\n'), last).status, verify(text, last).status, verify(text, hash(lines[1]!)).said]).toEqual([0, 1, 1, 0, expect.stringContaining('line 2’s')]);
    expect(verify(text, 'abc').status).toBe(2);
    // Another parting of the same hashed text, and a half character that becomes the bytes of U+FFFD.
    const alone = (fields: Record<string, string>): string => JSON.stringify({ id: 1, ...fields, previousHash: '0'.repeat(64), hash: createHash('sha256').update(['0'.repeat(64), ...Object.values(fields)].join('\n')).digest('hex') });
    expect([{ at: 'x', coderId: 'a\nb', act: 'c', params: '{}', detail: '{}' }, { at: 'x', coderId: 'a', act: 'c', params: '{"n":"\uD800"}', detail: '{}' }, { at: 'x', coderId: 'a', act: 'c', params: '{}', detail: '{}' }].map((fields) => verify(alone(fields)).status)).toEqual([1, 1, 0]);
    for (const spoil of [(line: string) => line.replace('{', '{"act":"project.create",'), (line: string) => line.replace(/\}$/u, ',"note":"x"}'), (line: string) => line.replace(/"id":\d+/u, '"id":1')]) {
      expect(verify(lines.map((line, index) => (index === 1 ? spoil(line) : line)).join('\n'))).toEqual({ status: 1, said: expect.stringContaining('Line 2') as string });
    }
  });

  it.each(['en', 'fr'] as const)('is exported as a workbook too, whose sheet has a name that Excel allows (%s)', async (language) => {
    const { bytes, count: rows } = await exportReview(session, { kind: 'history' }, 'xlsx', language);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    expect([rows, workbook.worksheets.map((sheet) => sheet.name)]).toEqual([count, [language === 'en' ? 'Project history' : 'Historique du projet']]);
  });

  it('says what it cannot read', () => {
    expect([verify('').status, verify('{"act":1}').status, verify('no').status]).toEqual([2, 1, 1]);
  });
});
