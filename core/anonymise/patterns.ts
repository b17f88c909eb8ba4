import { westernDigits } from '../text/digits.ts';
import type { RawFinding } from './finding.ts';

/** What has a shape of its own: addresses on the net, telephones, numbers of papers. Shapes that are also dates, sums, laws or
 *  short public lines (116 111) are left alone. */
export function findPatterns(written: string): RawFinding[] {
  const text = westernDigits(written);
  const found: RawFinding[] = [];
  const add = (kind: RawFinding['kind'], from: number, to: number, confidence: number, reason: RawFinding['reason']): void => { found.push({ kind, from, to, confidence, reason }); };
  if (text.includes('@')) {
    for (const match of text.matchAll(EMAIL)) add('email', match.index, match.index + match[0].length, 0.99, 'email');
    for (const match of text.matchAll(HANDLE)) add('id', match.index, match.index + match[0].length, 0.7, 'handle');
  }
  if (WRITTEN_HINT.test(text)) for (const match of text.matchAll(WRITTEN_EMAIL)) add('email', match.index, match.index + match[0].length, 0.85, 'emailWritten');
  if (text.includes('.')) {
    for (const match of text.matchAll(LINK)) add('url', match.index, match.index + trimmed(match[0]), 0.95, 'link');
    for (const match of text.matchAll(DOMAIN)) add('url', match.index, match.index + trimmed(match[0]), 0.6, 'domain');
  }
  if (!/\d/u.test(text)) return found;
  for (const match of text.matchAll(ID_CUE)) { const from = match.index + match[0].length - match[1]!.length; add('id', from, match.index + match[0].length, 0.9, 'idCue'); }
  for (const match of text.matchAll(ID_SHAPE)) add('id', match.index, match.index + match[0].length, 0.8, 'idShape');
  for (const match of text.matchAll(CARD)) if (isCard(match[0])) add('id', match.index, match.index + match[0].length, 0.9, 'idShape');
  for (const match of text.matchAll(BIRTH)) { const from = match.index + match[0].length - match[1]!.length; add('id', from, match.index + match[0].length, 0.8, 'birthDate'); }
  for (const match of text.matchAll(NUMBER)) {
    const telephone = judgeTelephone(text, match.index, match[0]);
    if (telephone) add('phone', match.index + telephone.skip, match.index + match[0].length, telephone.confidence, telephone.reason);
  }
  return found;
}

const EMAIL = /[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}/gu;
const WRITTEN_HINT = /[([]\s?(?:at|arobase|arroba|chez)\s?[)\]]|\b(?:arobase|arroba)\b/iu;
const WRITTEN_EMAIL = /[\p{L}\p{N}._-]+\s?(?:[([]\s?(?:at|arobase|arroba|chez)\s?[)\]]|\s(?:arobase|arroba)\s)\s?[\p{L}\p{N}-]+(?:\s?(?:\.|[([]\s?(?:dot|point|punto)\s?[)\]]|\s(?:dot|point|punto)\s)\s?[\p{L}\p{N}-]+)+/giu;
const HANDLE = /(?<![\p{L}\p{N}._@-])@[\p{L}\p{N}_]{3,30}(?:\.[\p{L}\p{N}_]+)?(?!@)/gu;
const LINK = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"«»“”]+/giu;
const DOMAIN = /(?<![\p{L}\p{N}@./-])(?:[a-z0-9-]+\.)+(?:org|com|net|info|gov|edu|int|io|eu|fr|es|uk|ch|be|de|it|pt|br|mx|co|pe|cl|ar|ke|ug|tz|ng|za|sn|ci|cm|ma|tn|ph|th|kh|vn|in|np|lk)(?:\/[^\s<>"«»“”]*)?(?![\p{L}\p{N}@-])/giu;
const trimmed = (link: string): number => link.replace(/[.,;:!?)\]'’]+$/u, '').length;

// A number that a word before it calls a person's paper or file. Laws, articles and years have other words before them.
const ID_CUE = /(?:\b(?:passport|passeport|pasaporte|identity card|id card|national id|id number|id no|carte d['’]identité|carte nationale|cni|nin|dni|nie|curp|cédula(?: de identidad)?|documento de identidad|social security(?: number)?|numéro de sécurité sociale|seguro social|birth certificate|acte de naissance|partida de nacimiento|registration number|matricule|licence number|badge|case file|case number|case no|file number|file no|numéro de dossier|dossier|expediente|respondent|participant|client)(?!\p{L})(?:\s*(?:number|numéro|número|no\.?|n\.?\s?[°ºo]\.?|nr\.?|num\.?|#|:|is|est|es|de|del|du))*\s*)((?=[\p{L}\d/.-]*\d)[\p{Lu}\d][\p{L}\d]*(?:[/.-][\p{L}\d]+)*(?<=[\p{L}\d/.-]{4,24}))/giu;
// IBAN, US and UK social security, Spanish DNI and NIE, French social security, network addresses.
const ID_SHAPE = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b|\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|\b(?:\d{8}|[XYZ]\d{7})-?[A-HJ-NP-TV-Z]\b|\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?\b|\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/gu;
const CARD = /\b\d(?:[ -]?\d){12,18}\b/gu;
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)';
const BIRTH = new RegExp(`(?:\\b(?:born(?: on)?|date of birth|d\\.?o\\.?b\\.?|née? le|date de naissance|nacid[oa] el|fecha de nacimiento)\\s*:?\\s*)(\\d{1,2}[/. -]\\d{1,2}[/. -]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:er|st|nd|rd|th)?(?: of| de)? ${MONTH}(?:,| de)? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`, 'giu');

/** The number of a bank card: its first digit is that of an issuer, and Luhn's check holds. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/gu, '');
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    let digit = Number(digits[digits.length - 1 - at]);
    if (at % 2 === 1) { digit *= 2; if (digit > 9) digit -= 9; }
    sum += digit;
  }
  return digits.length >= 13 && /^[3-6]/u.test(digits) && sum % 10 === 0;
}

const NUMBER = /(?<![\p{L}\p{N}.,/@-])(?:\+|00)?\s?(?:\(\+?\d{1,4}\)|\d)(?:[ \u00a0\u202f.\-/]?(?:\(\d{1,4}\)|\d)){5,18}(?![\p{N}@]|[.,]\d)/gu;
const PHONE_WORD = /(?:\b(?:tel|tél|télé?phone|telephone|phone|mobile|cell|cellphone|whatsapp|whats app|signal|call(?: me)?(?: on| at)?|fax|appeler|appelez(?:-moi)?|portable|gsm|teléfono|telefono|celular|móvil|movil|llamar|llámeme|ll[aá]mame)(?!\p{L})[^\d\n]{0,18})$/iu;
const SUM_BEFORE = /(?:[$€£¥₦₹]|\b(?:usd|eur|gbp|xof|xaf|cfa|fcfa|chf|kes|ugx|tzs|php|mxn|cop|pen|inr|us\$|dollars?|euros?|budget(?: of| de)?|cost(?: of)?|law|loi|ley|act|article|artículo|art|decree|décret|decreto|resolution|résolution|resolución|order|ordonnance|no\.?|n[°º]\.?|number|version|isbn|issn|iso|page|section|chapter|between|from|entre|from age|ages?|years?|années?|años?)\s?)$/iu;
const SUM_AFTER = /^\s?(?:%|€|\$|£|usd|eur|gbp|xof|xaf|cfa|fcfa|chf|dollars?|euros?|francs?|pesos?|shillings?|children|enfants|niños|people|personnes|personas|cases|cas\b|casos|reports?|signalements|images?|girls|boys|officers|victims|victimes|víctimas|years|ans\b|años)/iu;

function judgeTelephone(text: string, from: number, match: string): { confidence: number; reason: 'phoneInternational' | 'phoneCue' | 'phoneShape'; skip: number } | null {
  const skip = match.length - match.trimStart().length;
  const written = match.trim();
  const digits = written.replace(/\D/gu, '');
  const before = text.slice(Math.max(0, from - 40), from + skip);
  const after = text.slice(from + match.length, from + match.length + 20);
  const groups = written.split(/[ \u00a0\u202f.\-/()+]+/u).filter(Boolean);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./-]\d{1,2}[./-]\d{1,2}$/u.test(written)) return null;
  if (groups.every((group) => /^(?:19|20)\d\d$/u.test(group))) return null;
  if (written.startsWith('+') && digits.length >= 8 && digits.length <= 15) return { confidence: 0.97, reason: 'phoneInternational', skip };
  if (PHONE_WORD.test(before) && digits.length >= 6 && digits.length <= 15 && !/^116\d{3}$/u.test(digits)) return { confidence: 0.92, reason: 'phoneCue', skip };
  if (SUM_BEFORE.test(before) || SUM_AFTER.test(after)) return null;
  if (/^00\d{8,13}$/u.test(digits) && written.startsWith('00')) return { confidence: 0.9, reason: 'phoneInternational', skip };
  if (digits.length < 8 || digits.length > 13) return null;
  // Thousands: a first group of one to three digits, the others of three. A national number begins with 0 or a bracket.
  const isThousands = groups.length > 1 && groups[0]!.length <= 3 && groups.slice(1).every((group) => group.length === 3);
  if (isThousands && !written.startsWith('0') && !written.startsWith('(')) return null;
  if (written.startsWith('0') && digits.length >= 9) return { confidence: 0.85, reason: 'phoneShape', skip };
  if (written.startsWith('(') && digits.length >= 9) return { confidence: 0.85, reason: 'phoneShape', skip };
  if (/^(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}$/u.test(written)) return { confidence: 0.8, reason: 'phoneShape', skip };
  if (groups.length >= 4 && groups.every((group) => group.length === 2 || group.length === 3)) return { confidence: 0.6, reason: 'phoneShape', skip };
  return null;
}
