import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { count, run, scalar, writeShadowTables, type WriteDb } from '../database.ts';

/** What the thread is given to begin with. */
export interface IndexTask {
  /** How the project makes its full-text index. */
  readonly sql: string;
  /** One number: how many messages were seen to, −1 where the thread failed. */
  readonly progress: Int32Array;
  readonly port: MessagePort;
}
/** Texts of answers with consecutive rids, in UTF-8: for each where it begins and how many bytes it has. */
export interface Texts { readonly firstRid: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly places: Uint32Array<ArrayBuffer> }
/** Rows of the tables that the index is made of. */
export interface IndexPart {
  readonly data: readonly { readonly id: number; readonly block: Uint8Array }[];
  readonly pages: readonly { readonly segid: number; readonly term: Uint8Array; readonly pgno: number }[];
  readonly answers: number;
  readonly isLast: boolean;
}

/** Fewer answers are indexed before a thread is there; with more, its thirty megabytes are missed more than its time is felt. */
const LEAST_ANSWERS = 75_000;
const MOST_ANSWERS = 500_000;
/** Texts go over so many bytes at a time, */
const MESSAGE_BYTES = 256 * 1024;
/** and wait there in so many messages at most. */
const MOST_WAITING = 12;
/** Waiting is cut, so that other work is let in. */
const WAIT_MS = 10;
/** A thread that does nothing for so long is given up. */
const LONGEST_SILENCE_MS = 5_000;

/** Makes the full-text index of a project's first answers in a thread, while their rows are added here: indexing takes about as long as
 *  adding does. The thread fills an index of the same making in a database in memory, and the rows of its tables are copied, as they are,
 *  into those of the project's index, which is empty. Nothing of the thread's is on the disk; the rows copied belong to the open transaction.
 *  (ADR 0021) */
export class IndexThread {
  readonly #db: WriteDb;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #progress = new Int32Array(new SharedArrayBuffer(4));
  #sent = 0;
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(MESSAGE_BYTES);
  #used = 0;
  #places: number[] = [];
  #firstRid = 0;
  #hasFailed = false;
  #isWhole = false;

  private constructor(db: WriteDb, sql: string) {
    this.#db = db;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const task: IndexTask = { sql, progress: this.#progress, port: port2 };
    this.#worker = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: task, transferList: [port2], stdout: true, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: 4 } });
    this.#worker.unref();
    this.#worker.on('error', () => { this.#giveUp(); });
  }

  /** @param expected how many answers come, about @returns null where a thread does not help: few answers or very many, or an index that has some already */
  static start(db: WriteDb, expected: number): IndexThread | null {
    if (expected < LEAST_ANSWERS || expected > MOST_ANSWERS) return null;
    const sql = scalar<string>(db, "SELECT sql FROM sqlite_master WHERE name = 'answer_text'");
    if (sql === undefined || count(db, 'SELECT EXISTS (SELECT 1 FROM answer)') === 1) return null;
    // What was taken out of the index earlier is still marked in it.
    run(db, "INSERT INTO answer_text (answer_text) VALUES ('delete-all')");
    // The parts that come stay as they are. Otherwise the first answer that is edited has all of them joined, which takes seconds.
    run(db, "INSERT INTO answer_text (answer_text, rank) VALUES ('crisismerge', 1000)");
    // Where the system gives no thread, the answers are indexed without one.
    try { return new IndexThread(db, sql); } catch { return null; }
  }

  /** Takes note of answers that were added.
   *  @param texts the bytes of all of them @param triples for each something of the caller's own, where it begins (from 1), how many bytes it has */
  add(firstRid: number, texts: Uint8Array, triples: readonly number[]): void {
    if (this.#hasFailed) return;
    if (this.#used + texts.length > this.#bytes.length) this.#send();
    if (texts.length > this.#bytes.length) this.#bytes = new Uint8Array(texts.length);
    if (this.#places.length === 0) this.#firstRid = firstRid;
    this.#bytes.set(texts, this.#used);
    for (let at = 0; at < triples.length; at += 3) this.#places.push(this.#used + triples[at + 1]! - 1, triples[at + 2]!);
    this.#used += texts.length;
  }

  #send(): void {
    if (this.#places.length === 0) return;
    const texts: Texts = { firstRid: this.#firstRid, bytes: this.#bytes.subarray(0, this.#used), places: Uint32Array.from(this.#places) };
    this.#port.postMessage(texts, [this.#bytes.buffer, texts.places.buffer]);
    this.#sent += 1;
    this.#bytes = new Uint8Array(MESSAGE_BYTES);
    this.#used = 0;
    this.#places = [];
  }

  /** Copies what the thread has made into the project, and waits where it is far behind. Yields how many answers were indexed. */
  * step(): Generator<number, void> { yield* this.#until(() => this.#sent - this.#done <= MOST_WAITING); }

  /** Waits until all is indexed. @returns false where that did not come about, and the index is empty again */
  * finish(): Generator<number, boolean> {
    this.#send();
    this.#port.postMessage('end');
    yield* this.#until(() => this.#isWhole);
    if (!this.#isWhole) run(this.#db, "INSERT INTO answer_text (answer_text) VALUES ('delete-all')");
    return this.#isWhole;
  }

  #giveUp(): void {
    this.#hasFailed = true;
    this.close();
  }

  close(): void {
    this.#port.close();
    void this.#worker.terminate();
  }

  get #done(): number { return Atomics.load(this.#progress, 0); }

  * #until(isEnough: () => boolean): Generator<number, void> {
    let since = performance.now();
    for (;;) {
      const before = this.#done;
      if (before < 0) this.#giveUp();
      if (this.#hasFailed) return;
      for (let message = receiveMessageOnPort(this.#port); message !== undefined; message = receiveMessageOnPort(this.#port)) {
        const part = message.message as IndexPart;
        this.#copy(part);
        yield part.answers;
      }
      if (isEnough()) return;
      if (Atomics.wait(this.#progress, 0, before, WAIT_MS) !== 'timed-out') since = performance.now();
      else if (performance.now() - since > LONGEST_SILENCE_MS) this.#giveUp();
      yield 0;
    }
  }

  #copy({ data, pages, isLast }: IndexPart): void {
    writeShadowTables(this.#db, () => {
      for (const { id, block } of data) run(this.#db, 'INSERT OR REPLACE INTO answer_text_data (id, block) VALUES (?, ?)', id, block);
      // A number is bound as a fraction, and stays one in a table whose columns have no type; the index would not find it.
      for (const { segid, term, pgno } of pages) run(this.#db, 'INSERT INTO answer_text_idx (segid, term, pgno) VALUES (CAST(? AS INTEGER), ?, CAST(? AS INTEGER))', segid, term, pgno);
    });
    if (!isLast) return;
    // The connection remembers an empty index. Whatever is taken back to a savepoint, here nothing, makes it look anew.
    for (const sql of ['SAVEPOINT copied', 'ROLLBACK TO copied', 'RELEASE copied']) run(this.#db, sql);
    this.#isWhole = true;
  }
}
