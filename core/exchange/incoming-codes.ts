import { slugFor } from '../codebook/tree.ts';
import { codeKindSchema, type CodeKind } from '../contract/code.ts';
import { composeDescription } from './code-description.ts';
import { readCodes } from './codebook.ts';
import type { IncomingProject } from './incoming.ts';
import type { RefiCode } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { StudyCode } from './study.ts';

export interface IncomingCodes { readonly codes: StudyCode[]; readonly guids: string[]; readonly idOf: ReadonlyMap<string, string>; readonly noteRefs: ReadonlyMap<string, readonly string[]>; isCase(guid: string): boolean }

export function incomingCodes({ project, side }: IncomingProject, losses: LossList): IncomingCodes {
  // Some programs list cases among the codes, under the GUID of the case.
  const caseGuids = new Set(project.cases.map((one) => one.guid));
  const leaveOut = (code: RefiCode): boolean => {
    if (!caseGuids.has(code.guid)) return false;
    losses.add('caseAsCode', code.name);
    return true;
  };
  const codes: StudyCode[] = [];
  const guids: string[] = [];
  const idOf = new Map<string, string>();
  const noteRefs = new Map<string, readonly string[]>();
  const kinds = new Map<string, CodeKind>();
  const taken = new Set(Object.values(side?.codes ?? {}).map((code) => code.id));
  const sets = project.sets.filter((set) => set.codes.length > 0);
  for (const read of readCodes(project.codes, sets, losses, leaveOut)) {
    if (idOf.has(read.guid)) losses.add('duplicateGuid', `Code “${read.path.join(' / ')}”`);
    const ours = idOf.has(read.guid) ? undefined : side?.codes[read.guid];
    const name = read.path.at(-1)!;
    const id = ours?.id ?? slugFor(name, taken);
    taken.add(id);
    const kind = read.kind ?? (ours && codeKindSchema.parse(ours.kind)) ?? (read.parent === null ? undefined : kinds.get(read.parent)) ?? 'other';
    // Our own wording is taken as it was, unless somebody changed it elsewhere.
    const definition = ours && composeDescription(ours).trim() === composeDescription(read.definition).trim() ? { description: ours.description, include: ours.include, exclude: ours.exclude, example: ours.example } : read.definition;
    codes.push({ id, parentId: read.parent === null ? null : idOf.get(read.parent)!, name, kind, colour: read.colour, ...definition, labels: ours?.labels ?? {}, key: ours?.key ?? null, retired: read.retired || (ours?.retired ?? false) });
    guids.push(idOf.has(read.guid) ? '' : read.guid);
    if (!idOf.has(read.guid)) { idOf.set(read.guid, id); kinds.set(read.guid, kind); }
    if (read.noteRefs.length > 0) noteRefs.set(id, read.noteRefs);
  }
  return { codes, guids, idOf, noteRefs, isCase: (guid) => caseGuids.has(guid) };
}
