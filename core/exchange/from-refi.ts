import { IncomingCoders, type IncomingProject } from './incoming.ts';
import { incomingCases } from './incoming-cases.ts';
import { incomingCodes } from './incoming-codes.ts';
import { incomingCodings } from './incoming-codings.ts';
import { incomingMemos } from './incoming-memos.ts';
import { incomingVariables } from './incoming-values.ts';
import type { LossList } from './report.ts';
import type { Study, StudyReading } from './study.ts';

/** A study that came in, and the GUIDs by which its parts may be known already ('' where there is none). */
export interface IncomingStudy {
  readonly study: Study;
  readonly guids: { readonly coders: readonly string[]; readonly codes: readonly string[]; readonly cases: readonly string[]; readonly answers: readonly string[] };
  /** Variables as the file counts them. */
  readonly fileVariables: number;
}

/** A REFI-QDA project as a study: users are coders, text sources are answers, notes are memos. What finds no place goes to `losses`. */
export function fromRefi(incoming: IncomingProject, losses: LossList): IncomingStudy {
  const { project, side, sideCame } = incoming;
  const coders = new IncomingCoders(incoming, losses);
  const codes = incomingCodes(incoming, losses);
  sourceLosses(incoming, losses);
  const cases = incomingCases(incoming, losses);
  const { variables, idOf: variableIdOf } = incomingVariables(incoming, cases, losses);
  const codings = incomingCodings(incoming, cases.answers, codes, coders, losses);
  const memos = incomingMemos(incoming, { cases, codes, codings, coders, variableIdOf }, losses);
  if (project.graphs > 0) losses.add('graph', project.name, { count: project.graphs });
  for (const set of project.sets) if (set.notes.length > 0) losses.add('noteGroup', set.name);
  const answerOf = new Map(cases.answers.map(({ source }, index) => [source.guid, index]));
  const coderIds = new Set(coders.coders.map((coder) => coder.id));
  const readings: StudyReading[] = side && sideCame
    ? side.readings.flatMap(([guid, coderId, at]) => { const answer = answerOf.get(guid); return answer === undefined || !coderIds.has(coderId) ? [] : [{ answer, coderId, at }]; })
    : readersOf(codings.codings);
  const study: Study = {
    projectId: side && sideCame ? side.projectId : '', name: project.name || incoming.file, createdAt: side && sideCame ? side.createdAt : (project.at ?? incoming.now),
    coders: coders.coders, codes: codes.codes, instruments: cases.instruments, cases: cases.cases, variables,
    answers: cases.answers.map(({ caseIndex, variableId, text, language, document }) => ({ caseIndex, variableId, text, language, ...(document ? { document } : {}) })), codings: codings.codings, readings, memos,
  };
  return { study, guids: { coders: coders.guids, codes: codes.guids, cases: cases.guids, answers: cases.answers.map(({ source }) => source.guid) }, fileVariables: project.variables.length };
}

/** Who coded an answer has read it. */
function readersOf(codings: Study['codings']): StudyReading[] {
  const readings = new Map<string, StudyReading>();
  for (const { answer, coderId, createdAt } of codings) { const key = `${answer}\n${coderId}`; if (!readings.has(key)) readings.set(key, { answer, coderId, at: createdAt }); }
  return [...readings.values()];
}

/** Sources that are no text, or whose text is not in the package, with the codings that go with them. */
function sourceLosses({ project, texts }: IncomingProject, losses: LossList): void {
  for (const medium of project.media) {
    const kind = { PDFSource: 'pdf', PictureSource: 'picture', AudioSource: 'audio', VideoSource: 'video' }[medium.kind];
    losses.add(medium.hasText ? `${kind}Layout` : kind, medium.name);
    losses.add(`${kind}Coding`, medium.name, { count: medium.codings });
  }
  for (const source of project.texts) {
    if (texts.has(source)) continue;
    losses.add('sourceText', source.name || source.guid);
    losses.add('codingWithoutText', source.name || source.guid, { count: source.codings.length + source.selections.reduce((total, selection) => total + selection.codings.length, 0) });
  }
}
