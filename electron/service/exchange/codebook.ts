import { Refusal } from '#core/contract/refusal.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import { codebookLosses, codebookOf, readCodes } from '#core/exchange/codebook.ts';
import { LossList, type Loss } from '#core/exchange/report.ts';
import { listCodes } from '#db/queries/codes.ts';
import { getMeta } from '#db/queries/project.ts';
import type { IncomingCode } from '../codebook-plan.ts';
import type { Gate } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { xmlDecoder } from './decode-text.ts';
import { guidsOf, ORIGIN } from './digest.ts';
import { readCodebookXml } from './read-xml.ts';
import { codebookXml } from './write-xml.ts';

const MAX_CODEBOOK_BYTES = 64 * 1024 ** 2;

/** The codebook as REFI-QDA (.qdc), with what it has no room for. Kinds travel as sets, rules in the descriptions; a colleague's program
 *  shows both.
 *  @throws Refusal CODEBOOK_EMPTY */
export function writeQdc(session: ProjectSession, gate: Gate): { bytes: Uint8Array; codes: number; losses: Loss[] } {
  const codes = inTreeOrder(listCodes(session.db)).map((code) => ({ ...code, description: gate.rule(code.description), include: gate.rule(code.include), exclude: gate.rule(code.exclude), example: gate.typed(code.example) }));
  // The schema asks for at least one code.
  if (codes.length === 0) throw new Refusal('CODEBOOK_EMPTY', 'The codebook holds no code yet, and a REFI-QDA codebook needs one. Add a code first, or export .csv.', {});
  const losses = new LossList();
  codebookLosses(codes, losses, false);
  const projectId = getMeta(session.db, 'exchangeId') ?? getMeta(session.db, 'createdAt') ?? '';
  const { bytes, replaced } = codebookXml(codebookOf(codes, guidsOf(projectId), ORIGIN));
  losses.add('character', '', { count: replaced });
  return { bytes, codes: codes.length, losses: losses.list() };
}

/** Codes of a .qdc file, parents first, and what could not be taken as it was.
 *  @throws Refusal XML_BROKEN, XML_DOCTYPE, XML_ENCODING, NOT_REFI_ROOT, CODEBOOK_TOO_LARGE */
export async function readQdc(bytes: Uint8Array, file = 'codebook.qdc'): Promise<{ codes: IncomingCode[]; losses: Loss[] }> {
  if (bytes.length > MAX_CODEBOOK_BYTES) throw new Refusal('CODEBOOK_TOO_LARGE', `“${file}” is larger than any codebook. If it is a whole project, import it as one.`, { file });
  const losses = new LossList();
  const decoder = xmlDecoder(file);
  const codebook = await readCodebookXml((take) => { take(decoder.decode(bytes)); take(decoder.end()); }, file, losses);
  const met = new Set<string>();
  const codes = readCodes(codebook.codes, codebook.sets, losses).map((read): IncomingCode => {
    if (met.has(read.guid)) losses.add('duplicateGuid', read.path.join(' / ')); else met.add(read.guid);
    const fields = Object.fromEntries(Object.entries(read.definition).filter(([, value]) => value !== ''));
    return { path: read.path, kind: read.kind, fields: { ...fields, ...(read.colour === null ? {} : { colour: read.colour }), ...(read.retired ? { retired: true } : {}) } };
  });
  return { codes, losses: losses.list() };
}
