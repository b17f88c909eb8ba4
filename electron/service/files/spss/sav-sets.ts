/** A multiple-response set as the file declares it, its name without the `$`; names of variables as written there. */
export interface SavSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'dichotomies' | 'categories';
  readonly counted: string | null;
  readonly variables: readonly string[];
  /** dichotomies: options are called as each variable calls the counted value, not after the variables. */
  readonly countedLabels?: true;
  /** The set is called after its first variable. */
  readonly firstLabel?: true;
}

/** Reads the record of multiple-response sets: lines such as `$news=D1 1 12 News sources n1 n2 n3`, where each text is
 *  preceded by its length in bytes (GNU PSPP developers' guide, "Multiple Response Sets Records").
 *  Lines that do not follow the form are left out. */
export function parseMultipleResponseSets(data: Buffer, text: (bytes: Buffer) => string): SavSet[] {
  const sets: SavSet[] = [];
  for (let at = 0; at < data.length;) {
    const newline = data.indexOf(0x0a, at);
    const set = parseSet(data.subarray(at, newline < 0 ? data.length : newline), text);
    if (set !== null) sets.push(set);
    at = newline < 0 ? data.length : newline + 1;
  }
  return sets;
}

function parseSet(line: Buffer, text: (bytes: Buffer) => string): SavSet | null {
  const equals = line.indexOf(0x3d);
  if (equals < 1 || line[0] !== 0x24) return null;
  let at = equals + 1;
  /** `LENGTH TEXT`: a number, a space, so many bytes. */
  const counted = (): Buffer | null => {
    const match = /^ ?(\d{1,6}) /.exec(line.toString('latin1', at, at + 10));
    if (match === null) return null;
    const start = at + match[0].length;
    at = start + Number(match[1]);
    return at <= line.length ? line.subarray(start, at) : null;
  };
  const kind = String.fromCharCode(line[at++] ?? 0);
  let value: Buffer | null = null;
  let firstLabel = false;
  if (kind === 'E') {
    const flag = /^ (1|11)(?= )/.exec(line.toString('latin1', at, at + 4));
    if (flag === null) return null;
    at += flag[0].length;
    firstLabel = flag[1] === '11';
  }
  if (kind === 'D' || kind === 'E') {
    value = counted();
    if (value === null) return null;
  } else if (kind !== 'C') return null;
  const label = counted();
  if (label === null) return null;
  const variables = text(line.subarray(at)).split(/\s+/).filter((name) => name !== '');
  return { name: text(line.subarray(1, equals)), label: text(label), kind: kind === 'C' ? 'categories' : 'dichotomies', counted: value === null ? null : text(value), variables, ...(kind === 'E' ? { countedLabels: true } : {}), ...(firstLabel ? { firstLabel } : {}) };
}
