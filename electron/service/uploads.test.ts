import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '#core/contract/bytes.ts';
import { Uploads } from './uploads.ts';

const part = (text: string) => new Blob([text]);

describe('files handed over in parts', () => {
  it('are whole when they are taken, several in one import, and held no longer', async () => {
    const uploads = new Uploads();
    expect(await uploads.add('a', 0, part('id;te'))).toBe(5);
    await uploads.add('b', 0, part('other'));
    expect(await uploads.add('a', 5, part('xt\n1;é'))).toBe(12);
    const taken = uploads.take({ files: [{ name: 'a.csv', upload: 'a' }, { path: '/tmp/c.csv' }, { name: 'b.csv', upload: 'b' }] });
    if (!('files' in taken)) throw new Error('several files were sent');
    const texts = await Promise.all(taken.files.map(async (file) => ('bytes' in file ? Buffer.from(await file.bytes.arrayBuffer()).toString() : file.path)));
    expect(texts).toEqual(['id;text\n1;é', '/tmp/c.csv', 'other']);
    expect(() => uploads.take({ name: 'a.csv', upload: 'a' })).toThrow('did not arrive whole');
  });
  it('are refused where a part is missing or comes twice, where they were dropped, and where all of them are too large', async () => {
    const uploads = new Uploads();
    await uploads.add('a', 0, part('12345'));
    await expect(uploads.add('a', 6, part('7'))).rejects.toThrow('did not arrive whole');
    await expect(uploads.add('a', 0, part('12345'))).rejects.toThrow('did not arrive whole');
    await expect(uploads.add('b', 0, { size: MAX_FILE_BYTES, arrayBuffer: () => Promise.resolve(new ArrayBuffer(MAX_FILE_BYTES)) })).rejects.toThrow('larger than 512 MB');
    expect(uploads.drop('a')).toBe(true);
    expect(() => uploads.take({ name: 'a.csv', upload: 'a' })).toThrow('did not arrive whole');
    // Dropped while its first part is still on its way.
    const late = uploads.add('c', 0, part('12345'));
    expect(uploads.drop('c')).toBe(true);
    await expect(late).rejects.toThrow('did not arrive whole');
    expect(() => uploads.take({ name: 'c.csv', upload: 'c' })).toThrow('did not arrive whole');
  });
});
