/** An SPSS file as a machine with the other byte order writes it (old Macs, Suns and AIX): every number turned round, every text left.
 *  Uncompressed data and those compressed by bytes. Layout: GNU PSPP developers' guide, "System File Format".
 *  @param littleEndian a sound file */
export function bigEndianSav(littleEndian: Uint8Array): Buffer {
  const from = Buffer.from(littleEndian);
  const to = Buffer.from(littleEndian);
  let at = 0;
  const turn = (place: number, size: number): void => { to.set(to.subarray(place, place + size).toReversed(), place); };
  const int = (): number => { turn(at, 4); at += 4; return from.readInt32LE(at - 4); };
  const numbers = (size: number, count: number): void => { for (let index = 0; index < count; index++) { turn(at, size); at += size; } };

  at = 64;
  numbers(4, 5);
  numbers(8, 1);
  const compression = from.readInt32LE(72);
  at = 176;
  /** Whether each 8-byte cell of a case is a number. */
  const numeric: boolean[] = [];
  for (let kind = int(); kind !== 999; kind = int()) {
    if (kind === 2) {
      const width = int();
      const labelled = int();
      const missing = Math.abs(int());
      numbers(4, 2);
      at += 8;
      if (labelled === 1) { const length = int(); at += Math.ceil(length / 4) * 4; }
      if (width === 0) numbers(8, missing); else at += 8 * missing;
      numeric.push(width === 0);
    } else if (kind === 3) {
      const values: number[] = [];
      for (let count = int(); count > 0; count--) {
        values.push(at);
        at += 8;
        at += Math.ceil((from[at]! + 1) / 8) * 8;
      }
      if (int() !== 4) throw new Error('Value labels without variables.');
      let ofNumbers = false;
      for (let count = int(); count > 0; count--) ofNumbers = numeric[int() - 1]!;
      if (ofNumbers) for (const place of values) turn(place, 8);
    } else if (kind === 6) { const lines = int(); at += lines * 80; }
    else if (kind === 7) {
      const subtype = int();
      const size = int();
      const count = int();
      if (subtype === 21 || subtype === 22) throw new Error('Labels and missing values of long texts are not turned round here.');
      if (size === 1) at += count; else numbers(size, count);
    } else throw new Error(`A record of kind ${kind}.`);
  }
  int();
  if (compression === 0) {
    for (let cell = 0; at < to.length; cell++, at += 8) if (numeric[cell % numeric.length] === true) turn(at, 8);
    return to;
  }
  for (let cell = 0; at < to.length;) {
    const codes = from.subarray(at, at + 8);
    at += 8;
    for (const code of codes) {
      if (code === 0) continue;
      if (code === 252) return to;
      if (code === 253) {
        if (numeric[cell % numeric.length] === true) turn(at, 8);
        at += 8;
      }
      cell++;
    }
  }
  return to;
}
