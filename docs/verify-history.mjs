#!/usr/bin/env node
// Verifies the history of a Survey Workbench project, exported as lines of JSON (.jsonl). Needs Node 18 or newer and nothing else.
//
//   node verify-history.mjs history.jsonl [LAST-HASH]
//
// Each line holds the hash of the one before: a line that was changed, taken out, put in or moved shows. The hash of a line is
// the SHA-256, in hex, of six fields joined by line feeds: previousHash, at, coderId, act, params, detail (UTF-8; params and detail are
// JSON texts, hashed as they stand). The first line's previousHash is 64 zeros. Each line is exactly what the program writes: these
// eight fields, once each, ids going up. What the chain cannot show by itself is that lines are missing at the end, or that somebody
// wrote all of it anew from some line on: give the last hash that was noted down earlier, or that the project's owner tells, and it is
// looked for. Without it the last hash is printed.
//
// Exit 0: the chain is whole · 1: it is broken, with the line · 2: the file cannot be read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FIELDS = ['previousHash', 'at', 'coderId', 'act', 'params', 'detail'];
const [file, noted] = process.argv.slice(2);
if (file === undefined || (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted))) { console.error('Usage: node verify-history.mjs history.jsonl [LAST-HASH]'); process.exit(2); }

let text;
try { text = readFileSync(file, 'utf8'); } catch (error) { console.error(`${file} cannot be read: ${error.code ?? error}`); process.exit(2); }
const lines = text.replace(/^\uFEFF/, '').split('\n').filter((line) => line.trim() !== '');
if (lines.length === 0) { console.error(`${file} holds no lines.`); process.exit(2); }

function broken(number, why) { console.error(`Line ${number}: ${why}`); process.exit(1); }

let previous = '0'.repeat(64);
let lastId = 0;
let notedAt = 0;
lines.forEach((line, index) => {
  const number = index + 1;
  /** @type {Record<string, string>} */
  let entry;
  try { entry = JSON.parse(line); } catch { broken(number, 'this is not JSON.'); }
  if (entry === null || typeof entry !== 'object' || FIELDS.some((field) => typeof entry[field] !== 'string') || typeof entry.hash !== 'string') broken(number, `it lacks one of the fields ${FIELDS.join(', ')}, hash.`);
  // Fields are joined by line feeds, and half a character has no bytes of its own: with either, two lines could have one hash.
  if (FIELDS.some((field) => /\n|\p{Cs}/u.test(entry[field]))) broken(number, 'a field holds a line feed or half a character, which the program never writes.');
  // A second field of the same name, or one more, would be read by other programs and not be hashed.
  if (JSON.stringify(entry) !== line.replace(/\r$/, '') || Object.keys(entry).length !== FIELDS.length + 2) broken(number, 'it is not as the program writes it: a field was added, doubled or written otherwise.');
  if (!Number.isSafeInteger(entry.id) || entry.id <= lastId) broken(number, `its number, ${entry.id}, does not follow ${lastId}.`);
  if (entry.previousHash !== previous) broken(number, `it does not follow the line before (entry ${lastId}): a line was changed, taken out, put in or moved.`);
  const hash = createHash('sha256').update(FIELDS.map((field) => entry[field]).join('\n'), 'utf8').digest('hex');
  if (hash !== entry.hash) broken(number, `entry ${entry.id} (${entry.act}, ${entry.at}) was changed after it was written.`);
  previous = entry.hash;
  lastId = entry.id;
  if (entry.hash === noted) notedAt = number;
});
const first = JSON.parse(lines[0]);
const last = JSON.parse(lines.at(-1));
if (noted !== undefined && notedAt === 0) { console.error(`No line has the hash that was noted: lines are missing at the end, or were all written anew.`); process.exit(1); }
console.log(`The chain is whole: ${lines.length} entries, from ${first.at} to ${last.at}.`);
console.log(noted === undefined ? `Last hash: ${last.hash}` : `The hash that was noted is line ${notedAt}’s.`);
