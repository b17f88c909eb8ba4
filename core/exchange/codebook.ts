import { codeKindSchema, type CodeKind } from '../contract/code.ts';
import { composeDescription, splitDescription } from './code-description.ts';
import type { GuidMaker } from './guid.ts';
import type { RefiCode, RefiCodebook, RefiSet } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { StudyCode } from './study.ts';

/** Kinds of codes travel as sets, which programs show as code groups. */
const KIND_SET = /^(?:kind|type)\s*:\s*(.+)$/i;
const RETIRED_SET = /^retired codes$/i;
const COLOUR = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i;

/** Codes as a tree, every code codable. @param noteRefs GUIDs of the memos of each code */
export function refiCodes(codes: readonly StudyCode[], guidOf: (id: string) => string, noteRefs: (id: string) => readonly string[] = () => []): RefiCode[] {
  const children = new Map<string | null, StudyCode[]>();
  for (const code of codes) children.set(code.parentId, [...(children.get(code.parentId) ?? []), code]);
  const below = (parent: string | null): RefiCode[] => (children.get(parent) ?? []).map((code) => ({
    guid: guidOf(code.id), name: code.name, codable: true, colour: code.colour !== null && COLOUR.test(code.colour) ? code.colour : null, description: composeDescription(code),
    noteRefs: noteRefs(code.id), children: below(code.id),
  }));
  return below(null);
}

/** One set for each kind that is used, and one for retired codes. */
export function codeSets(codes: readonly StudyCode[], guidOf: (id: string) => string, make: GuidMaker): RefiSet[] {
  const set = (name: string, description: string, members: readonly StudyCode[]): RefiSet[] =>
    (members.length === 0 ? [] : [{ guid: make('set', name), name, description, codes: members.map((code) => guidOf(code.id)), sources: [], notes: [] }]);
  return [
    ...codeKindSchema.options.flatMap((kind) => set(`Kind: ${kind}`, '', codes.filter((code) => code.kind === kind))),
    ...set('Retired codes', 'Codes that are read but no longer applied.', codes.filter((code) => code.retired)),
  ];
}

export const codebookOf = (codes: readonly StudyCode[], make: GuidMaker, origin: string): RefiCodebook => {
  const guidOf = (id: string): string => make('code', id);
  return { origin, codes: refiCodes(codes, guidOf), sets: codeSets(codes, guidOf, make) };
};

/** What REFI-QDA has no word for in a codebook. @param inOwnFile whether a side file travels with it */
export function codebookLosses(codes: readonly StudyCode[], losses: LossList, inOwnFile: boolean): void {
  for (const code of codes) {
    // Ids come back with our own part; a .qdc has none, so a code is met again by its path.
    losses.add('codeId', code.name, { inOwnFile });
    const languages = Object.keys(code.labels).length;
    if (languages > 0) losses.add('codeLabel', code.name, { count: languages, inOwnFile });
    if (code.key !== null) losses.add('codeKey', code.name, { inOwnFile });
    if (code.colour !== null && !COLOUR.test(code.colour)) losses.add('codeColour', code.name);
  }
}

/** A code of a file, with its place in the tree and what the sets say of it. */
export interface ReadCode { readonly guid: string; readonly path: readonly string[]; readonly parent: string | null; readonly kind: CodeKind | undefined; readonly retired: boolean; readonly colour: string | null; readonly noteRefs: readonly string[]; readonly definition: ReturnType<typeof splitDescription> }

/** Codes in the order of the file, parents first. Folders become codes, nameless codes are named after their place, and both are said.
 *  @param leaveOut codes that are no codes, e.g. cases that some programs list among them */
export function readCodes(codes: readonly RefiCode[], sets: RefiCodebook['sets'], losses: LossList, leaveOut: (code: RefiCode) => boolean = () => false): ReadCode[] {
  const kinds = new Map<string, CodeKind>();
  const retired = new Set<string>();
  for (const { name, codes: members } of sets) {
    const kind = codeKindSchema.safeParse(KIND_SET.exec(name.trim())?.[1]?.trim().toLowerCase() ?? name.trim().toLowerCase()).data;
    for (const member of members) {
      if (kind !== undefined) kinds.set(member, kind);
      if (RETIRED_SET.test(name.trim())) retired.add(member);
    }
    if (kind === undefined && !RETIRED_SET.test(name.trim()) && members.length > 0) losses.add('codeGroup', name);
  }
  const found: ReadCode[] = [];
  const visit = (list: readonly RefiCode[], above: readonly string[], parent: string | null): void => {
    const names = new Set<string>();
    list.forEach((code, index) => {
      if (leaveOut(code)) return;
      const given = code.name.trim();
      if (given === '') losses.add('codeNameless', [...above, `code ${index + 1}`].join(' / '));
      let name = given === '' ? `Code ${index + 1}` : given;
      // Names are told apart within their parent, capitals aside.
      for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${given} (${number})`;
      if (name !== given && given !== '') losses.add('codeNameTwice', given);
      names.add(name.toLowerCase());
      const path = [...above, name];
      if (!code.codable) losses.add('folder', path.join(' / '));
      if (code.colour !== null && !COLOUR.test(code.colour)) losses.add('codeColour', path.join(' / '));
      found.push({
        guid: code.guid, path, parent, kind: kinds.get(code.guid), retired: retired.has(code.guid), colour: sixDigits(code.colour), noteRefs: code.noteRefs, definition: splitDescription(code.description.trim()),
      });
      visit(code.children, path, code.guid);
    });
  };
  visit(codes, [], null);
  return found;
}

/** `#RGB` is short for `#RRGGBB`. */
function sixDigits(colour: string | null): string | null {
  if (colour === null || !COLOUR.test(colour)) return null;
  return colour.length === 7 ? colour : `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}`;
}
