/** Joins what was left of one chunk to the next, in one buffer that is used again: a new one for every chunk would keep the
 *  garbage collector busy. What `join` returns is valid until the next call. */
export class CarryBuffer {
  private work: Buffer = Buffer.alloc(0);
  private kept = 0;

  /** The bytes kept, followed by the chunk. */
  join(chunk: Buffer): Buffer {
    if (this.kept === 0) return chunk;
    const length = this.kept + chunk.length;
    if (length > this.work.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      this.work.copy(larger, 0, 0, this.kept);
      this.work = larger;
    }
    chunk.copy(this.work, this.kept);
    return this.work.subarray(0, length);
  }

  /** Keeps the end of what `join` returned, from `from` on. */
  keep(bytes: Buffer, from: number): void {
    this.kept = bytes.length - from;
    if (this.kept === 0) return;
    if (this.kept > this.work.length) this.work = Buffer.allocUnsafeSlow(this.kept * 2);
    // may be within the same memory, which copy allows for
    bytes.copy(this.work, 0, from);
  }
}
