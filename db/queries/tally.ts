import { row, rows, type ReadDb } from '../database.ts';

/** Whole columns of row numbers, packed. Each comes out of the database as one text, written along an index that covers it: half a
 *  million rows, each brought over by itself, would take ten times as long. */
interface Packed { readonly a: string | null; readonly b: string | null }

/** Every answer and its case, in the same order. */
export function listAnswerPlaces(db: ReadDb): { rids: Int32Array; caseRids: Int32Array } {
  const { a, b } = row<Packed>(db, 'SELECT group_concat(rid) AS a, group_concat(case_rid) AS b FROM answer INDEXED BY answer_case')!;
  return { rids: numbersIn(a), caseRids: numbersIn(b) };
}

/** Every case and its position, in the same order. */
export function listCasePlaces(db: ReadDb): { rids: Int32Array; positions: Int32Array } {
  const { a, b } = row<Packed>(db, 'SELECT group_concat(rid) AS a, group_concat(position) AS b FROM survey_case INDEXED BY survey_case_position')!;
  return { rids: numbersIn(a), positions: numbersIn(b) };
}

export const listRidsOfQuestion = (db: ReadDb, variableId: string): Int32Array =>
  numbersIn(row<Pick<Packed, 'a'>>(db, 'SELECT group_concat(rid) AS a FROM answer WHERE variable_id = ?', variableId)!.a);

/** For each code the answers that carry it, once for each coding. */
export const listAnswersByCode = (db: ReadDb): Map<string, Int32Array> =>
  new Map(rows<{ codeId: string; a: string }>(db, 'SELECT code_id AS codeId, group_concat(answer_rid) AS a FROM coding INDEXED BY coding_code GROUP BY code_id').map(({ codeId, a }) => [codeId, numbersIn(a)]));

/** Answers that a coder has marked as read, once for each coder. */
export const listReadAnswers = (db: ReadDb): Int32Array => numbersIn(row<Pick<Packed, 'a'>>(db, 'SELECT group_concat(answer_rid) AS a FROM reading')!.a);

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/** Whole numbers between commas. */
function numbersIn(text: string | null): Int32Array {
  if (text === null) return new Int32Array(0);
  let count = 1;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) count += 1;
  const numbers = new Int32Array(count);
  let index = 0;
  let number = 0;
  let sign = 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === COMMA) {
      numbers[index++] = sign * number;
      number = 0;
      sign = 1;
    } else if (unit === MINUS) sign = -1;
    else number = number * 10 + unit - ZERO;
  }
  numbers[index] = sign * number;
  return numbers;
}
