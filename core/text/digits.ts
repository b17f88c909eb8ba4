/** Digits of other scripts (٠–٩, ۰–۹, ०–९, ０–９ …) as 0 to 9, every other sign as it stands, so that offsets stay. Digits outside the
 *  Basic Multilingual Plane, of which one is two units long, are left. */
export function westernDigits(text: string): string {
  return /[\p{Nd}--[0-9]]/v.test(text) ? text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => (digit.length > 1 ? digit : String(valueOf(digit.codePointAt(0)!)))) : text;
}

/** Each script has its ten digits in a row, from nought; how far back the row of digits goes says the value. */
function valueOf(codePoint: number): number {
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return codePoint - zero;
}
