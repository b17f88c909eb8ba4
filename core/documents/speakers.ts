/** Who says a paragraph of a transcript. `said` is where the words begin behind the name, in UTF-16 units. */
export interface Turn { readonly speaker: string; readonly said: number }

/** Before a name: the time of a recording, in brackets or not. */
const TIME = String.raw`(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \u00a0]*[-–—]?[ \u00a0]*)?`;
const NAME = String.raw`\p{L}[\p{L}\p{M}\p{N} .'’()/·-]{0,39}?(?:[ ]?\([^():]{1,30}\))?`;
const NAMED = new RegExp(String.raw`^${TIME}(?:\*\*)?(${NAME})(?:\*\*)?[ \u00a0\u202f]*(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?[ \u00a0\u202f]*[:：](?:\*\*)?(?=\s|$)`, 'u');
/** A line of its own before the words: "Ama Mensah   0:03". */
const ALONE = new RegExp(String.raw`^(?:\[(?=[^\]]+\] ))?(${NAME})\]?[ \u00a0\t]+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$`, 'u');
/** A role without a colon: on a line of its own, in a cell of a table, or before a dash. */
const BARE = new RegExp(String.raw`^(?:${TIME}\|[ ]?)?${TIME}(${NAME})(?:[ ]?\|(?=\s|$)|[ \u00a0][–—-](?=\s)|$)`, 'u');

/** Said of people who speak in interviews and groups, in English, French and Spanish; alone or with a number. */
const ROLES = new RegExp(String.raw`^(?:int|resp?|enq|mod|fac|interviewer|interviewee|respondent|moderator|facilitator|participant|researcher|speaker|informant|question|answer|[qariemps]|intervieweu(?:r|se)|interviewée?|enquêt(?:eur|rice)|enquêtée?|répondante?|animat(?:eur|rice)|modérat(?:eur|rice)|intervenante?|réponse|entrevistador(?:a)?|entrevistad[oa]|encuestador(?:a)?|moderador(?:a)?|facilitador(?:a)?|pregunta|respuesta|participante|informante)(?:[ .·-]?\p{N}{1,3}|[ .·-]\p{L})?(?:[ ]?\([^)]{1,30}\))?$`, 'iu');
/** Words before a colon that no person bears. */
const NO_PERSON = /^(?:note|notes|nb|n\.b\.?|source|sources|example|examples|figure|table|box|annex|total|date|place|country|language|duration|time|subject|title|exemple|exemples|tableau|encadré|annexe|lieu|pays|langue|durée|objet|titre|remarque|nota|ejemplo|cuadro|gráfico|recuadro|anexo|fecha|lugar|país|idioma|duración|asunto|título|fuente|https?)(?:[ ]\p{N}+)?$/iu;
const MOST_WORDS = 5;

/** Roles without a colon are believed where they take turns: at least two of them, this often in all. */
const FEWEST_BARE = 3;
/** An abbreviation this short is a speaker among others only: "A:" may head a list. */
const LONG_ROLE = 4;

/** Who speaks in each paragraph, where it says so at its beginning: a role that interviews have ("Interviewer:", "Q:", "R1:"), or a name
 *  that comes back. A report, in which here and there a colon follows a word, has no speakers.
 *  @returns one entry a paragraph; null where a paragraph names nobody (it goes on with whoever spoke, see documentParts) */
export function turnsOf(paragraphs: readonly string[]): (Turn | null)[] {
  const bare = paragraphs.map(readBare);
  const roleOf = (turn: Turn): string => keyOf(turn.speaker).replace(/[^\p{L}].*$/u, '');
  const inRoles = bare.filter((turn) => turn !== null);
  const takesTurns = inRoles.length >= FEWEST_BARE && new Set(inRoles.map(roleOf)).size > 1;
  const found = paragraphs.map((paragraph, at) => readTurn(paragraph) ?? (takesTurns ? bare[at]! : null));
  const times = new Map<string, number>();
  for (const turn of found) if (turn) times.set(keyOf(turn.speaker), (times.get(keyOf(turn.speaker)) ?? 0) + 1);
  const roles = [...times.keys()].filter((key) => ROLES.test(key));
  const sure = roles.some((key) => key.replace(/[^\p{L}].*$/u, '').length > LONG_ROLE) || roles.length > 1;
  const returning = [...times].filter(([key, count]) => count > 1 && !ROLES.test(key));
  // Names are taken for people where two of them take turns, or where one does with somebody in a role.
  const people = returning.length > 1 || (sure && returning.length > 0) ? new Set(returning.map(([key]) => key)) : new Set<string>();
  return found.map((turn) => (turn && ((sure && ROLES.test(keyOf(turn.speaker))) || people.has(keyOf(turn.speaker))) ? turn : null));
}

function readBare(paragraph: string): Turn | null {
  const match = BARE.exec(paragraph.slice(0, 90));
  const speaker = match?.[1]?.trim().replace(/\s+/gu, ' ');
  if (!match || speaker === undefined || !ROLES.test(speaker)) return null;
  const behind = match[0].length;
  return { speaker, said: behind + /^[\s|]*/u.exec(paragraph.slice(behind))![0].length };
}

const keyOf = (speaker: string): string => speaker.toLowerCase();

/** Whether a line reads as the beginning of a turn, by itself. */
export const mayBeTurn = (line: string): boolean => (readTurn(line) ?? readBare(line)) !== null;

function readTurn(paragraph: string): Turn | null {
  const head = paragraph.slice(0, 90);
  const alone = paragraph.length < 70 ? ALONE.exec(paragraph) : null;
  const match = alone ?? NAMED.exec(head);
  if (!match) return null;
  const speaker = match[1]!.trim().replace(/\s+/gu, ' ');
  if (NO_PERSON.test(speaker) || speaker.split(' ').length > MOST_WORDS) return null;
  // People are written with a capital, or all small where a role is.
  if (!ROLES.test(speaker) && !/^\p{Lu}/u.test(speaker)) return null;
  const behind = match[0].length;
  return { speaker, said: alone ? paragraph.length : behind + /^[\s|]*/u.exec(paragraph.slice(behind))![0].length };
}

/** Paragraphs parted where, behind the end of a sentence, a speaker that the text names elsewhere begins: PDF files and pasted text run
 *  turns together. */
export function partTurns(paragraphs: readonly string[]): string[][] {
  const speakers = [...new Set(turnsOf(paragraphs).flatMap((turn) => (turn ? [turn.speaker] : [])))];
  if (speakers.length === 0) return paragraphs.map((one) => [one]);
  const inside = new RegExp(String.raw`(?<=[.!?…»”"\])])\s+(?=(?:${speakers.map((one) => one.replace(/[.*+?^${'$'}{}()|[\]\\/]/gu, String.raw`\$&`)).join('|')})[ \u00a0\u202f]*[:：]\s)`, 'gu');
  // A time in brackets before the first name belongs to it.
  return paragraphs.map((one) => one.split(inside).reduce<string[]>((parts, part) => { if (parts.length > 0 && !/\p{L}/u.test(parts.at(-1)!)) parts[parts.length - 1] += ` ${part}`; else parts.push(part); return parts; }, []));
}
