import type { Outputs } from '#core/contract/api/index.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { listCases } from '#db/queries/cases.ts';
import { listLedger, listPacks, listReturns } from '#db/queries/packs.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { Clearances, isPrintable } from '../privacy/clearances.ts';
import { quotesOf } from '../privacy/clearing.ts';
import type { ProjectSession } from '../session.ts';
import { attribute, printer, respondentName, statusVariables } from './printed.ts';
import { confirmationSettings } from './settings.ts';
import { Standings } from './standing.ts';

type Respondents = Outputs['confirmation']['respondents'];

/** How far each respondent has confirmed what would be printed about it. */
export function confirmationOverview(session: ProjectSession): Respondents {
  const settings = confirmationSettings(session.db);
  const variables = statusVariables(session, settings.statuses ?? undefined);
  const standings = new Standings(session);
  const clearances = new Clearances(session);
  const quotes = Map.groupBy(settings.examples === 'none' ? [] : quotesOf(session, settings.examples === 'starred' ? { starred: true } : {}), (quote) => quote.answer.position);
  const packs = new Map(listPacks(session.db).map((pack) => [pack.caseRid, pack]));
  const returns = listReturns(session.db);
  const returned = new Map(returns.map((one) => [one.caseRid, one]));
  const left = new Map<number, number>();
  for (const row of listLedger(session.db)) if (row.outcome === 'left' && row.verdict !== 'unanswered' && row.verdict !== 'missing') left.set(row.caseRid, (left.get(row.caseRid) ?? 0) + 1);
  const respondents = listCases(session.db).map(({ rid, position, key }) => {
    const counts = { statuses: 0, confirmed: 0, changed: 0, withdrawn: 0, since: 0 };
    for (const variable of variables) {
      const standing = standings.of(position, variable.id);
      if (standing === null) continue;
      counts.statuses += 1;
      if (standing !== 'unconfirmed') counts[standing] += 1;
    }
    const own = quotes.get(position) ?? [];
    const printable = own.filter(({ answer, start, end }) => isPrintable(clearances.of({ rid: answer.rid, position, text: clearances.hasWords(answer.rid) ? findAnswer(session.db, answer.rid)!.text : '', length: answer.length }, start, end))).length;
    const [pack, back] = [packs.get(rid), returned.get(rid)];
    return {
      caseIndex: position, caseKey: key, name: respondentName(session, position, key, session.language), region: attribute(session, 'region', position, session.language), ...counts, examples: own.length, printable, left: left.get(rid) ?? 0,
      pack: pack ? { id: pack.id, madeAt: pack.madeAt, language: pack.language, files: (JSON.parse(pack.files) as { name: string }[]).map((file) => file.name) } : null,
      returned: back ? { file: back.file, by: back.saidBy, on: back.saidOn, readAt: back.readAt } : null,
    };
  });
  const sum = (of: (one: Respondents['respondents'][number]) => number): number => respondents.reduce((total, one) => total + of(one), 0);
  return { respondents, packs: packs.size, returns: returns.length, statuses: sum((one) => one.statuses), confirmed: sum((one) => one.confirmed + one.changed + one.withdrawn) };
}

/** The lines a pack would have, with how each stands. @throws Refusal CASE_UNKNOWN */
export function previewPack(session: ProjectSession, caseIndex: number, language: 'en' | 'fr'): Outputs['confirmation']['preview'] {
  if (!listCases(session.db)[caseIndex]) throw new Refusal('CASE_UNKNOWN', `There is no case number ${caseIndex + 1}. An undo may have taken its import out.`, { case: caseIndex + 1 });
  const settings = confirmationSettings(session.db);
  const standings = new Standings(session);
  const clearances = new Clearances(session);
  return printer(session, { statuses: settings.statuses ?? undefined, examples: settings.examples, permission: settings.permission }).linesOf(caseIndex, language).map((line) => {
    if (line.kind === 'status') return { key: line.key, kind: line.kind, topic: line.topic, shown: line.shown, permission: null, standing: standings.of(caseIndex, line.variableId) ?? 'unconfirmed' };
    const clearance = clearances.of({ rid: line.answerId, position: caseIndex, text: findAnswer(session.db, line.answerId)!.text }, line.start, line.end);
    return { key: line.key, kind: line.kind, topic: line.topic, shown: line.shown, permission: line.permission, standing: isPrintable(clearance) ? 'confirmed' : 'unconfirmed' };
  });
}

/** What the project's demand says of a status about to be printed about one respondent. */
export interface ConfirmationGate { readonly demand: 'off' | 'withhold' | 'refuse'; mayPrint(position: number, variableId: string): boolean; readonly withheld: number }
export function confirmationGate(session: ProjectSession): ConfirmationGate {
  const { demand, statuses } = confirmationSettings(session.db);
  if (demand === 'off') return { demand, mayPrint: () => true, withheld: 0 };
  const asked = new Set(statusVariables(session, statuses ?? undefined).map((variable) => variable.id));
  const standings = new Standings(session);
  let withheld = 0;
  return {
    demand, get withheld() { return withheld; },
    mayPrint(position, variableId) {
      if (!asked.has(variableId)) return true;
      const standing = standings.of(position, variableId);
      const may = standing === null || standings.isConfirmed(position, variableId);
      if (!may) withheld += 1;
      return may;
    },
  };
}

/** Of the statuses that some variables count: how many there are, how many are not confirmed, and of whom. Cases that a filter leaves out of a
 *  table are looked at, too. Nothing is counted where the project demands nothing. */
export function countUnconfirmed(session: ProjectSession): (variableIds: readonly string[]) => { of: number; unconfirmed: number; respondents: string[] } {
  const { demand, statuses } = confirmationSettings(session.db);
  const asked = demand === 'off' ? [] : statusVariables(session, statuses ?? undefined);
  const standings = new Standings(session);
  const cases = listCases(session.db);
  return (variableIds) => {
    const wanted = asked.filter((variable) => variableIds.includes(variable.id));
    const respondents = new Set<string>();
    let [of, unconfirmed] = [0, 0];
    for (const variable of wanted) {
      for (const { position, key } of cases) {
        const standing = standings.of(position, variable.id);
        if (standing === null) continue;
        of += 1;
        if (standing === 'unconfirmed' || standing === 'since') { unconfirmed += 1; respondents.add(key); }
      }
    }
    return { of, unconfirmed, respondents: [...respondents] };
  };
}

/** Tables do not leave while a status in them is not confirmed, where the project demands it. @throws Refusal CONFIRMATION_MISSING */
export function refuseUnconfirmed(session: ProjectSession, variableIds: readonly string[]): void {
  if (confirmationSettings(session.db).demand !== 'refuse') return;
  const { of, unconfirmed, respondents } = countUnconfirmed(session)(variableIds);
  if (unconfirmed === 0) return;
  const named = respondents.slice(0, 6).join(', ') + (respondents.length > 6 ? ', …' : '');
  throw new Refusal('CONFIRMATION_MISSING', `${unconfirmed} of ${of} statuses in these tables are not confirmed by their respondents (${respondents.length}: ${named}), and this project demands it. Read the packs that came back under Report › Confirmation, or change what the project demands there.`, { unconfirmed, of, respondents: respondents.length, named });
}
