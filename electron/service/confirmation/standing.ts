import type { STATUS_STANDINGS } from '#core/contract/api/confirmation.ts';
import { sameValue, type StatusValue } from '#core/confirmation/pack.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { listCases } from '#db/queries/cases.ts';
import { listAccepted, type LineRow } from '#db/queries/packs.ts';
import type { ProjectSession } from '../session.ts';
import { valueAt } from './corrections.ts';

export type StatusStanding = (typeof STATUS_STANDINGS)[number];

/** How each status of each respondent stands: whether it was confirmed, and still is what was confirmed. */
export class Standings {
  readonly #session: ProjectSession;
  readonly #newest: ReadonlyMap<string, LineRow>;
  readonly #vectors = new Map<string, { definition: VariableDefinition; now: (position: number) => StatusValue | null; stored: (position: number) => StatusValue | null } | null>();

  constructor(session: ProjectSession) {
    this.#session = session;
    const positions = new Map(listCases(session.db).map((one) => [one.rid, one.position]));
    const newest = new Map<string, LineRow>();
    for (const line of listAccepted(session.db, 'status')) { const position = positions.get(line.caseRid); if (position !== undefined) newest.set(`${position} ${line.variableId}`, line); }
    this.#newest = newest;
  }

  /** null where the respondent was not asked, or there is no such status. */
  of(position: number, variableId: string): StatusStanding | null {
    const values = this.#values(variableId);
    const now = values?.now(position) ?? null;
    if (values === null || now === null || ('state' in now && now.state === 'notAsked')) return null;
    const line = this.#newest.get(`${position} ${variableId}`);
    if (line === undefined) return 'unconfirmed';
    if (line.verdict === 'confirmed') return line.value !== '' && sameValue(JSON.parse(line.value) as StatusValue, now) ? 'confirmed' : 'since';
    const stored = values.stored(position);
    const stands = stored !== null && line.before !== '' && sameValue(JSON.parse(line.before) as StatusValue, stored);
    if (line.verdict === 'withdrawn') return stands ? 'withdrawn' : 'since';
    // The answer itself may say by now what it was changed to.
    const wanted = JSON.parse(line.value) as StatusValue;
    return sameValue(wanted, now) && (stands || (stored !== null && sameValue(stored, wanted))) ? 'changed' : 'since';
  }

  isConfirmed(position: number, variableId: string): boolean { const standing = this.of(position, variableId); return standing === 'confirmed' || standing === 'changed' || standing === 'withdrawn'; }

  #values(variableId: string) {
    const known = this.#vectors.get(variableId);
    if (known !== undefined) return known;
    const definition = this.#session.definitions.get(variableId);
    const [data, stored] = [definition ? this.#session.variable(variableId) : null, definition ? this.#session.storedVector(variableId) : null];
    const made = definition && data && stored ? { definition, now: (position: number) => valueAt(definition, data.vector, position), stored: (position: number) => valueAt(definition, stored, position) } : null;
    this.#vectors.set(variableId, made);
    return made;
  }
}
