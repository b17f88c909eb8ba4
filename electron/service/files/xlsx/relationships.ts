import { posix } from 'node:path';
import type { Zip } from '../zip.ts';
import { readSmallPart } from './small-part.ts';

export interface Relationship { readonly type: string; readonly target: string; readonly external: boolean }

/** Relationships of a part by id; types without their namespace (transitional and strict differ only there). */
export async function readRelationships(zip: Zip, part: string): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relationships = new Map<string, Relationship>();
  if (!zip.has(name)) return relationships;
  await readSmallPart(zip, name, ({ name: element, attributes }) => {
    if (element !== 'Relationship') return;
    const target = (attributes.get('Target') ?? '').replaceAll('\\', '/');
    relationships.set(attributes.get('Id') ?? '', {
      type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
      target: posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(folder, target)),
      external: attributes.get('TargetMode') === 'External',
    });
  });
  return relationships;
}
