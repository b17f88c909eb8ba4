import type { ExportedFile } from '#core/contract/api/exporting.ts';
import { writeExport } from '../exporting/export.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv', md: 'text/markdown', qdc: 'application/xml', jsonl: 'application/jsonl', zip: 'application/zip',
};

/** Writes the file where a path was given; hands the bytes back where none was. The name's ending says what it is. */
export function deliver(name: string, bytes: Uint8Array, count: number, target: string | undefined): ExportedFile {
  if (target !== undefined) { writeExport(target, bytes); return { name, file: target, bytes: null, count }; }
  return { name, file: null, bytes: new Blob([new Uint8Array(bytes)], { type: MEDIA_TYPES[/[^.]*$/.exec(name)![0]] ?? 'application/octet-stream' }), count };
}
