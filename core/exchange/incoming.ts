import { slugFor } from '../codebook/tree.ts';
import type { RefiProject, RefiText } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { SideFile } from './side-file.ts';
import type { StudyCoder } from './study.ts';

/** The text of a source or a note, decoded, without its byte-order mark. */
export interface IncomingText { readonly text: string; readonly hadMark: boolean }

/** A REFI-QDA project as it was read, and all that is known beside it. */
export interface IncomingProject {
  readonly project: RefiProject;
  readonly texts: ReadonlyMap<RefiText, IncomingText>;
  /** Our own part of the package; or, where other programs dropped it, what the open project itself says of the same GUIDs. */
  readonly side: SideFile | null;
  /** Whether the side file came with the package: what it says of codings and reading holds only then. */
  readonly sideCame: boolean;
  /** Name of the file, for what has no name of its own. */
  readonly file: string;
  readonly now: string;
}

/** Coders as they are met: users of the file, and one stand-in for codings that name nobody. */
export class IncomingCoders {
  readonly coders: StudyCoder[] = [];
  readonly guids: string[] = [];
  readonly #byGuid = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #origin: string;
  readonly #losses: LossList;
  #unknown: string | null = null;

  constructor({ project, side }: IncomingProject, losses: LossList) {
    this.#losses = losses;
    this.#origin = project.origin || project.name;
    for (const id of Object.values(side?.coders ?? {})) this.#taken.add(id);
    for (const user of project.users) {
      if (this.#byGuid.has(user.guid)) { losses.add('duplicateGuid', `User “${user.name}”`); continue; }
      const name = user.name.trim() || user.id?.trim() || `User ${this.coders.length + 1}`;
      this.#byGuid.set(user.guid, this.#add(name, user.guid, side?.coders[user.guid]));
    }
  }

  #add(name: string, guid: string, known?: string): string {
    const id = known ?? slugFor(name, this.#taken);
    this.#taken.add(id);
    this.coders.push({ id, name });
    this.guids.push(guid);
    return id;
  }

  /** The coder of a coding: whoever is named first. A file with one user leaves no doubt; else a stand-in, never the person who imports. */
  coderOf(what: string, ...named: readonly (string | null)[]): string {
    for (const guid of named) {
      if (guid === null) continue;
      const known = this.#byGuid.get(guid);
      if (known !== undefined) return known;
      this.#losses.add('danglingReference', `user ${guid}`);
    }
    if (this.coders.length === 1 && this.#unknown === null && named.every((guid) => guid === null)) return this.coders[0]!.id;
    this.#losses.add('coderUnknown', what);
    return (this.#unknown ??= this.#add(`Unknown coder (${this.#origin || 'REFI-QDA'})`, ''));
  }

  /** The author of a memo, or '' where none is named. */
  authorOf(guid: string | null): string { return guid === null ? '' : (this.#byGuid.get(guid) ?? ''); }
}
