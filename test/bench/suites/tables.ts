import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { planTableSchema, type PlanTable } from '#core/contract/table-plan.ts';
import { buildTableModels } from '#core/crosstab/build-table-model.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition } from '#core/crosstab/memory-data.ts';
import { missingBase, newSingleCodes, STATE } from '#core/model/vector.ts';
import { publicationWorkbook } from '#service/exporting/publication-workbook.ts';
import { bookBytes } from '#service/exporting/book/book-parts.ts';
import { print, repeated, type Case, type Contender } from '../measure.ts';

/** Counting, by ours and by what an analyst would otherwise ask. Everybody has the data in memory already, is warmed up by two
 *  runs and says the median of nine; missing answers (one in nine) are left out by all. Ours includes what comes with a table: shares,
 *  bases and notes. The peer `bytes` is one loop that adds up the same vectors, once for each pair that is counted. PSPP reads a
 *  file at each run: the time of reading alone is taken off. */
interface Shape { readonly cases: number; readonly rows: number; readonly columns: number; readonly rowSize: number; readonly columnSize: number; readonly says: string }
const SHAPES: Readonly<Record<string, Shape>> = {
  'crosstab-50k': { cases: 50_000, rows: 1, columns: 1, rowSize: 9, columnSize: 4, says: '9 × 4' },
  'crosstab-1m': { cases: 1_000_000, rows: 1, columns: 1, rowSize: 9, columnSize: 4, says: '9 × 4' },
  'crosstab-2m': { cases: 2_000_000, rows: 1, columns: 1, rowSize: 9, columnSize: 4, says: '9 × 4' },
  'crosstab-4m': { cases: 4_000_000, rows: 1, columns: 1, rowSize: 9, columnSize: 4, says: '9 × 4' },
  'banner-50k': { cases: 50_000, rows: 1, columns: 5, rowSize: 20, columnSize: 4, says: '20 rows by 5 variables of 4' },
  'banner-1m': { cases: 1_000_000, rows: 1, columns: 5, rowSize: 20, columnSize: 4, says: '20 rows by 5 variables of 4' },
  'theme-50k': { cases: 50_000, rows: 1, columns: 1, rowSize: 2, columnSize: 9, says: 'a theme (yes, no) × 9' },
  'theme-1m': { cases: 1_000_000, rows: 1, columns: 1, rowSize: 2, columnSize: 9, says: 'a theme (yes, no) × 9' },
};
const PLAN = { 'plan-200': { tables: 200, cases: 50_000 }, 'workbook-300': { tables: 300, cases: 50_000 } } as const;
const isPlan = (name: string): name is keyof typeof PLAN => name in PLAN;

const self = fileURLToPath(import.meta.url);
const here = (peer: string, name: string): Contender => ({ name: peer, command: [process.execPath, self, '--run', peer, name] });

const inR = (name: string, how: 'table' | 'xtabs'): Contender => {
  const { cases, rows, columns, rowSize, columnSize } = SHAPES[name]!;
  return { name: `R ${how}`, command: ['Rscript', '-e', `set.seed(1); n <- ${cases}
v <- lapply(1:${rows + columns}, function(i) { k <- if (i <= ${rows}) ${rowSize} else ${columnSize}; x <- sample(k, n, TRUE); x[sample(n, n %/% 9)] <- NA; factor(x, levels = 1:k) })
d <- as.data.frame(v); names(d) <- paste0("v", seq_along(v))
once <- function() for (i in 1:${rows}) for (j in 1:${columns}) ${how === 'table' ? `table(v[[i]], v[[${rows} + j]])` : `xtabs(as.formula(paste0("~ v", i, " + v", ${rows} + j)), d)`}
once(); once(); t <- sapply(1:9, function(k) { s <- as.numeric(Sys.time()); once(); (as.numeric(Sys.time()) - s) * 1000 }); cat(sprintf('{"ms":%f,"version":"%s"}', median(t), as.character(getRversion())))`] };
};
/** The interpreter that has pandas: a Python of another place often comes first. */
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import pandas'], { stdio: 'ignore' }).status === 0) ?? 'python3';
const inPandas = (name: string): Contender => {
  const { cases, rows, columns, rowSize, columnSize } = SHAPES[name]!;
  return { name: 'pandas crosstab', command: [PYTHON, '-c', `import pandas,numpy,time,statistics
n=${cases};r=numpy.random.default_rng(1)
def v(k):
  c=r.integers(0,k,n);c[r.integers(0,9,n)==0]=-1
  return pandas.Categorical.from_codes(c,[str(i) for i in range(k)])
d=pandas.DataFrame({f"v{i}":v(${rowSize} if i<${rows} else ${columnSize}) for i in range(${rows + columns})})
def once():
  for i in range(${rows}):
    for j in range(${columns}): pandas.crosstab(d[f"v{i}"],d[f"v{${rows}+j}"])
once();once();t=[]
for k in range(9):
  a=time.perf_counter();once();t.append(time.perf_counter()-a)
print('{"ms":%f,"version":"%s"}'%(statistics.median(t)*1000,pandas.__version__))`] };
};
const inPspp = (name: string): Contender => ({ name: 'PSPP CROSSTABS', command: [process.execPath, self, '--run', 'PSPP', name] });

export function cases(): Promise<readonly Case[]> {
  const counted = Object.entries(SHAPES).map(([name, { cases: count, says }]): Case => ({
    name, size: `${count.toLocaleString('en')} cases, ${says}`, ours: here('ours', name),
    // the larger ones show how the cost grows; a file of millions of lines for PSPP would take minutes
    peers: [here('bytes', name), ...(/[24]m$/.test(name) ? [] : [here('DuckDB', name), inR(name, 'table'), inR(name, 'xtabs'), inPandas(name), inPspp(name)])],
  }));
  return Promise.resolve([
    ...counted,
    { name: 'plan-200', size: '200 tables of 3 variables by 2 banners, 50,000 cases', ours: here('ours', 'plan-200'), peers: [] },
    { name: 'workbook-300', size: '300 tables over 50,000 cases, counted and written as a publication workbook with charts, to the bytes of the file', ours: here('ours', 'workbook-300'), peers: [] },
  ]);
}

const categoriesOf = (size: number) => Array.from({ length: size }, (_, index) => ({ id: `c${index}`, label: `Category ${index + 1}` }));
function variables(cases: number, sizes: readonly number[]): VariableData[] {
  let state = 12_345;
  const next = (): number => { state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; return state >>> 16; };
  return sizes.map((size, at) => {
    const categories = categoriesOf(size);
    const codes = newSingleCodes(cases, size);
    for (let index = 0; index < cases; index++) codes[index] = next() % 9 === 8 ? missingBase(codes) + STATE.noAnswer : next() % size;
    return { definition: plainDefinition({ id: `v${at}`, label: `Question ${at + 1}`, type: 'single', categories }), vector: { kind: 'single', codes } };
  });
}
const shapeVariables = ({ cases: count, rows, columns, rowSize, columnSize }: Shape): VariableData[] => variables(count, [...Array.from({ length: rows }, () => rowSize), ...Array.from({ length: columns }, () => columnSize)]);

const plan = (tables: number): PlanTable[] => Array.from({ length: tables }, (_, at) => planTableSchema.parse({ id: `t${at}`, title: { en: `Table ${at + 1}` }, rows: Array.from({ length: 3 }, (__, row) => `v${(at * 3 + row) % 56}`), columns: ['v58', 'v59'] }));

function plannedWork(name: keyof typeof PLAN): () => ReturnType<typeof buildTableModels> {
  const data = memoryData(variables(PLAN[name].cases, Array.from({ length: 60 }, () => 8)));
  const specs = plan(PLAN[name].tables);
  return () => buildTableModels(specs, data, 'en', '1');
}

function countedWork(shape: Shape): () => unknown {
  const data: CrosstabData = memoryData(shapeVariables(shape));
  const ids = [...data.definitions()].map(({ id }) => id);
  return () => {
    const tables = crosstab({ rows: ids.slice(0, shape.rows), columns: ids.slice(shape.rows), base: 'valid', tests: false, language: 'en' }, data);
    if (!tables.ok) throw new Error(tables.error.message);
    return tables.value;
  };
}

async function inDuckDb({ cases: count, rows, columns, rowSize, columnSize }: Shape): Promise<void> {
  const { DuckDBInstance, version } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const column = (at: number): string => `CASE WHEN hash(i, ${at}) % 9 = 8 THEN NULL ELSE (hash(i, ${at}, 1) % ${at < rows ? rowSize : columnSize})::UTINYINT END AS v${at}`;
  await connection.run(`CREATE TABLE answers AS SELECT ${Array.from({ length: rows + columns }, (_, at) => column(at)).join(', ')} FROM range(${count}) t(i)`);
  const once = async (): Promise<void> => {
    for (let row = 0; row < rows; row++) for (let each = rows; each < rows + columns; each++) await (await connection.run(`SELECT v${row}, v${each}, count(*) FROM answers WHERE v${row} IS NOT NULL AND v${each} IS NOT NULL GROUP BY 1, 2`)).getRows();
  };
  await once();
  await once();
  const taken: number[] = [];
  for (let turn = 0; turn < 9; turn++) { const began = performance.now(); await once(); taken.push(performance.now() - began); }
  print(taken.toSorted((a, b) => a - b)[4]!, version());
}

/** A run with the tables less a run that only reads the data. */
async function inPspp_(shape: Shape): Promise<void> {
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'swb-pspp-'));
  try {
    const vectors = shapeVariables(shape).map(({ vector }) => (vector.kind === 'single' ? vector.codes : new Uint8Array(0)));
    writeFileSync(join(folder, 'data.csv'), Array.from({ length: shape.cases }, (_, index) => vectors.map((codes) => (codes[index]! > 250 ? '' : codes[index])).join(',')).join('\n'));
    const names = vectors.map((_, index) => `v${index}`);
    const read = `GET DATA /TYPE=TXT /FILE='${join(folder, 'data.csv')}' /DELIMITERS=',' /VARIABLES=${names.map((name) => `${name} F3.0`).join(' ')}.\nSAVE OUTFILE='${join(folder, 'data.sav')}'.\n`;
    const open = `GET FILE='${join(folder, 'data.sav')}'.\n`;
    const timed = (syntax: string): number => {
      writeFileSync(join(folder, 'run.sps'), syntax);
      const began = performance.now();
      const { status } = spawnSync('pspp', ['-o', join(folder, 'out.txt'), join(folder, 'run.sps')], { stdio: 'ignore' });
      if (status !== 0) throw new Error('pspp did not run');
      return performance.now() - began;
    };
    timed(read);
    const tables = `CROSSTABS /TABLES=${names.slice(0, shape.rows).join(' ')} BY ${names.slice(shape.rows).join(' ')} /CELLS=COUNT COLUMN.\n`;
    const rounds = Array.from({ length: 5 }, () => timed(`${open}${tables}`) - timed(`${open}DESCRIPTIVES v0.\n`));
    const version = /[\d.]+/.exec(spawnSync('pspp', ['--version'], { encoding: 'utf8' }).stdout)?.[0];
    print(Math.max(1, rounds.toSorted((a, b) => a - b)[2]!), version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(peer: string, name: string): Promise<void> {
  if (isPlan(name)) {
    if (name === 'plan-200') { print(repeated(plannedWork(name), 3)); return; }
    const work = plannedWork(name);
    const began = performance.now();
    const { workbook, charts } = publicationWorkbook(work().models.flatMap((model) => (model.ok ? [model.value] : [])), { study: 'Bench', language: 'en', date: '2026-01-01', notes: [] });
    await bookBytes(workbook, charts);
    print(performance.now() - began);
    return;
  }
  const shape = SHAPES[name]!;
  if (peer === 'ours') print(repeated(countedWork(shape)));
  else if (peer === 'DuckDB') await inDuckDb(shape);
  else if (peer === 'PSPP') await inPspp_(shape);
  else {
    const vectors = shapeVariables(shape).map(({ vector }) => (vector.kind === 'single' ? vector.codes : new Uint8Array(0)));
    const pairs = Array.from({ length: shape.rows }, (_, row) => Array.from({ length: shape.columns }, (__, column) => [vectors[row]!, vectors[shape.rows + column]!] as const)).flat();
    let seen = 0;
    print(repeated(() => { for (const [rows, columns] of pairs) { let sum = 0; for (let index = 0; index < rows.length; index++) sum += rows[index]! + columns[index]!; seen += sum; } return seen; }));
  }
}

if (process.argv[2] === '--run') await run(process.argv[3] ?? '', process.argv[4] ?? '');
