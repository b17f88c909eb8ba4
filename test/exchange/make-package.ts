import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A package of these parts, as another program would write it. */
export async function makePackage(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, name);
  zip.end();
  return buffer(zip.outputStream);
}

/** GUIDs that are easily told apart. */
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const projectFile = (inside: string, attributes = 'name="Interviews" origin="Other 1.0"'): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${inside}</Project>`;
