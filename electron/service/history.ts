import { ACTS, type ActName } from '#core/contract/acts.ts';
import type { HistoryFilter } from '#core/contract/api/project.ts';
import type { Act } from '#core/contract/project.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { historyCoders, listChain, walkHistory, type HistoryLine } from '#db/queries/project.ts';
import type { ProjectSession } from './session.ts';

/** Acts of each kind that the filter offers; every act is in exactly one. */
const KIND_OF: Readonly<Record<string, NonNullable<HistoryFilter['about']>>> = { project: 'project', import: 'import', exchange: 'import', codings: 'import', variable: 'variable', code: 'code', codes: 'code', coding: 'coding', memo: 'memo', coder: 'coder', coders: 'coder', table: 'table', anonymise: 'privacy', clearance: 'privacy', check: 'report', undo: 'undo', redo: 'undo' };
const kindOfAct = (act: string): NonNullable<HistoryFilter['about']> => KIND_OF[act.split('.')[0]!] ?? 'project';

export interface HistoryEvent { readonly id: number; readonly at: string; readonly coder: string; readonly act: Act; readonly state: HistoryLine['state'] }

/** Lines of the history that fit, newest first. Words are looked for in what an act names and in who did it, accents and capitals apart. */
export function searchHistory(session: ProjectSession, filter: HistoryFilter, page: { readonly before?: number | undefined; readonly limit: number }): { total: number; events: HistoryEvent[]; coders: { id: string; name: string }[] } {
  const coders = historyCoders(session.db);
  const nameOf = new Map(coders.map((coder) => [coder.id, coder.name]));
  const words = normaliseText(filter.words ?? '').split(' ').filter(Boolean);
  const acts = filter.about === undefined ? undefined : (Object.keys(ACTS) as ActName[]).filter((act) => kindOfAct(act) === filter.about);
  const events: HistoryEvent[] = [];
  let total = 0;
  for (const line of walkHistory(session.db, { coderId: filter.coderId, acts, from: filter.from, to: filter.to })) {
    const coder = nameOf.get(line.coderId) ?? line.coderId;
    const params = (): Act['params'] => JSON.parse(line.params) as Act['params'];
    if (words.length > 0) {
      const text = normaliseText(`${coder} ${Object.values(params()).join(' ')}`);
      if (!words.every((word) => text.includes(word))) continue;
    }
    total += 1;
    if (events.length < page.limit && (page.before === undefined || line.id < page.before)) events.push({ id: line.id, at: line.at, coder, act: { act: line.act, params: params() }, state: line.state });
  }
  return { total, events, coders };
}

/** The whole chain, one JSON object a line, oldest first: what docs/verify-history.mjs reads. */
export function historyLines(session: ProjectSession): { text: string; lines: number } {
  const chain = listChain(session.db);
  return { text: chain.map((line) => `${JSON.stringify(line)}\n`).join(''), lines: chain.length };
}
