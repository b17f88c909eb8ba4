/** Lines of a plain text that are looked at. */
const LINES = 25;
const BYTES = 32 * 1024;

/** Whether a file that may be a table or a text (.txt) is a text. A table has the same number of tabs, semicolons or commas in nearly every
 *  line; every other kind of document is one by its name. */
export async function looksLikeDocument(file: Pick<File, 'name' | 'slice'>): Promise<boolean> {
  if (!/\.txt$/iu.test(file.name)) return true;
  const lines = (await file.slice(0, BYTES).text()).split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '').slice(0, LINES);
  if (lines.length < 2) return true;
  return !['\t', ';', ',', '|'].some((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const usual = counts[0]!;
    return usual > 0 && counts.filter((count) => count === usual).length >= lines.length * 0.8;
  });
}
