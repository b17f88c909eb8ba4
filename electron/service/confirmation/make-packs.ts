import { createHash, randomInt } from 'node:crypto';
import type { PackLine } from '#core/confirmation/pack.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { insertPack } from '#db/queries/packs.ts';
import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';
import { excelPack } from './excel-pack.ts';
import { PACK_WORDS } from './pack-words.ts';
import { newPackId, printer, respondentName } from './printed.ts';
import { confirmationSettings } from './settings.ts';
import { wordPack } from './word-pack.ts';

export interface PackOptions { readonly caseIndexes?: readonly number[] | undefined; readonly formats: readonly ('docx' | 'xlsx')[]; readonly language: 'en' | 'fr' | 'answers' }
export interface MadePack { readonly id: string; readonly caseKey: string; readonly name: string; readonly language: 'en' | 'fr'; readonly statuses: number; readonly examples: number; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }

/** A pack for each respondent, in Word, Excel or both: what would be printed about it, and its words with pseudonyms in the place of names. What
 *  was sent is kept, so that a file that comes back is known by its lines. Nothing is written where a file cannot be made.
 *  @returns the packs, and the keys of respondents about whom nothing would be printed
 *  @throws Refusal CASE_UNKNOWN, PACKS_EMPTY */
export async function makePacks(session: ProjectSession, options: PackOptions): Promise<{ packs: MadePack[]; skipped: string[] }> {
  const cases = listCases(session.db);
  const settings = confirmationSettings(session.db);
  const chosen = options.caseIndexes === undefined ? cases : options.caseIndexes.map((index) => {
    const found = cases[index];
    if (!found) throw new Refusal('CASE_UNKNOWN', `There is no case number ${index + 1}. An undo may have taken its import out.`, { case: index + 1 });
    return found;
  });
  const { linesOf } = printer(session, { statuses: settings.statuses ?? undefined, examples: settings.examples, permission: settings.permission });
  const french = options.language === 'answers' ? answeringInFrench(session) : new Set<number>();
  const study = projectName(session);
  const packs: (MadePack & { rid: number; lines: readonly PackLine[] })[] = [];
  const skipped: string[] = [];
  const taken = new Set<string>();
  for (const { rid, position, key } of chosen) {
    const language = options.language === 'answers' ? (french.has(rid) ? 'fr' : 'en') : options.language;
    const lines = linesOf(position, language);
    if (lines.length === 0) { skipped.push(key); continue; }
    const name = respondentName(session, position, key, language);
    const id = newPackId((most) => randomInt(most));
    const of = { id, language, study, name };
    const stem = fileStem(`${name} ${PACK_WORDS[language].file}`, taken);
    const files = await Promise.all(options.formats.map(async (format) => ({ name: `${stem}.${format}`, bytes: await (format === 'docx' ? wordPack : excelPack)(of, lines) })));
    packs.push({ rid, lines, id, caseKey: key, name, language, files, statuses: lines.filter((line) => line.kind === 'status').length, examples: lines.filter((line) => line.kind === 'example').length });
  }
  if (packs.length === 0) throw new Refusal('PACKS_EMPTY', 'There is nothing to confirm: no status speaks of these respondents, and none of their words is starred. Derive indicators or star quotes first, or choose other statuses.');
  const at = new Date().toISOString();
  session.fact('confirmation.packs', { packs: packs.length }, ['privacy'], (db) => {
    for (const { id, rid, caseKey, language, lines, files } of packs) {
      insertPack(db, { id, caseRid: rid, caseKey, language, lines: JSON.stringify(lines), files: JSON.stringify(files.map((file) => ({ name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex') }))), coderId: session.coderId, madeAt: at });
    }
  });
  return { packs: packs.map(({ rid: _, lines: __, ...made }) => made), skipped };
}

/** Cases most of whose answers are in French. */
function answeringInFrench(session: ProjectSession): Set<number> {
  const counts = new Map<number, number>();
  for (const { caseRid, language } of listAnswerTexts(session.db)) if (language !== null) counts.set(caseRid, (counts.get(caseRid) ?? 0) + (language === 'fr' ? 1 : -1));
  return new Set([...counts].filter(([, more]) => more > 0).map(([rid]) => rid));
}

/** A name that file systems take, different from the others whatever their capitals. */
function fileStem(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/gu, ' ').trim().slice(0, 120) || 'confirmation';
  let stem = base;
  for (let number = 2; taken.has(stem.toLowerCase()); number += 1) stem = `${base} ${number}`;
  taken.add(stem.toLowerCase());
  return stem;
}
