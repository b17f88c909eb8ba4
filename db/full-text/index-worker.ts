import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3-multiple-ciphers';
import { asWriteDb, rows, run } from '../database.ts';
import type { IndexPart, IndexTask, Texts } from './index-thread.ts';

/** Indexes texts in a database of its own, in memory, and hands over the rows that the index is made of, a part at a time. */
function indexTexts({ sql, progress, port }: IndexTask): void {
  const connection = new Database(':memory:');
  const db = asWriteDb(connection);
  // What does not fit into a cache on its way would lie in a file of the system's, readable.
  connection.pragma('temp_store = MEMORY');
  // Rows are taken out of the tables of the index as soon as they are made.
  connection.unsafeMode(true);
  connection.exec(sql);
  // Parts are not joined: they are not here any more. None is cut in two, however many different words it holds.
  run(db, `INSERT INTO answer_text (answer_text, rank) VALUES ('automerge', 0), ('crisismerge', ${MOST_PARTS}), ('hashsize', ${HASH_BYTES})`);
  const insert = connection.prepare('INSERT INTO answer_text (rowid, text) VALUES (?, ?)');
  let bytes = 0;
  let answers = 0;
  let parts = 0;
  /** @param isLast with the rows that speak of the index as a whole */
  const handOver = (isLast: boolean): void => {
    if (connection.inTransaction) { connection.exec('COMMIT'); parts += 1; }
    const part: IndexPart = {
      answers, isLast,
      data: rows(db, `DELETE FROM answer_text_data WHERE id > ? RETURNING id, block`, isLast ? 0 : LAST_OF_WHOLE),
      pages: rows(db, 'DELETE FROM answer_text_idx RETURNING segid, term, pgno'),
    };
    port.postMessage(part);
    bytes = answers = 0;
  };
  port.on('message', (message: Texts | 'end') => {
    try {
      if (message === 'end') { handOver(true); connection.close(); port.close(); } else {
        if (!connection.inTransaction) connection.exec('BEGIN');
        const texts = Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength);
        const { firstRid, places } = message;
        for (let at = 0; at < places.length; at += 2) insert.run(firstRid + at / 2, texts.toString('utf8', places[at], places[at]! + places[at + 1]!));
        bytes += texts.length;
        answers += places.length / 2;
        if (bytes >= PART_BYTES * 2 ** Math.floor(parts / PARTS_OF_A_SIZE)) handOver(false);
      }
      Atomics.add(progress, 0, 1);
    } catch {
      // The sentence of an error may quote a text. Whoever waits does the work itself.
      Atomics.store(progress, 0, -1);
      port.close();
    }
    Atomics.notify(progress, 0);
  });
}

/** A part of the index is about as many bytes of texts: fewer would leave it in many small parts, more would take long to hand over. The more
 *  parts there are, the larger they become, so that there are never too many. */
const PART_BYTES = 1024 * 1024;
const PARTS_OF_A_SIZE = 64;
const MOST_PARTS = 1000;
const HASH_BYTES = 64 * 1024 * 1024;
/** The first rows of the index's data speak of it as a whole: 1 of how much there is, 10 of what parts. Those of a part have large numbers
 *  (https://www.sqlite.org/fts5.html, section "The %_data table"). */
const LAST_OF_WHOLE = 10;

if (parentPort !== null) indexTexts(workerData as IndexTask & { port: MessagePort });
