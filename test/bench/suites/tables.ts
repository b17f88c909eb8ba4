import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planTableSchema, type PlanTable } from '#core/contract/table-plan.ts';
import { buildTableModels } from '#core/crosstab/build-table-model.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { memoryData, plainDefinition } from '#core/crosstab/memory-data.ts';
import { missingBase, newSingleCodes, STATE } from '#core/model/vector.ts';
import { publicationWorkbook } from '#service/exporting/publication-workbook.ts';
import { print, repeated, type Case, type Contender } from '../measure.ts';

/** Counting, by ours and by what an analyst would otherwise ask. Everybody has the data in memory already, is warmed up by two
 *  runs and says the median of nine. The peer `bytes` is one loop that adds up the same vectors. */
const self = fileURLToPath(import.meta.url);
const here = (peer: string, name: string): Contender => ({ name: peer, command: [process.execPath, self, '--run', peer, name] });
const CASES: Readonly<Record<string, number>> = { 'crosstab-50k': 50_000, 'crosstab-1m': 1_000_000, 'banner-50k': 50_000, 'plan-200': 2_000, 'workbook-300': 500 };
/** Rows × columns of variables counted. */
const PAIRS: Readonly<Record<string, readonly [rows: number, columns: number]>> = { 'crosstab-50k': [1, 1], 'crosstab-1m': [1, 1], 'banner-50k': [20, 5] };

const inR = (name: string): Contender => {
  const [rows, columns] = PAIRS[name]!;
  return { name: 'R table', command: ['Rscript', '-e', `set.seed(1); n <- ${CASES[name]}; v <- lapply(1:${rows + columns}, function(i) factor(sample(c(1:8, NA), n, TRUE)))
once <- function() for (i in 1:${rows}) for (j in 1:${columns}) table(v[[i]], v[[${rows} + j]])
once(); t <- sapply(1:9, function(k) system.time(once())[["elapsed"]]); cat(sprintf('{"ms":%f,"version":"%s"}', max(0.1, median(t) * 1000), as.character(getRversion())))`] };
};
const inPandas = (name: string): Contender => {
  const [rows, columns] = PAIRS[name]!;
  return { name: 'pandas', command: ['python3', '-c', `import pandas,numpy,time,statistics
n=${CASES[name]};r=numpy.random.default_rng(1)
d=pandas.DataFrame({f"v{i}":pandas.Categorical.from_codes(r.integers(-1,8,n),list("abcdefgh")) for i in range(${rows + columns})})
def once():
  for i in range(${rows}):
    for j in range(${columns}): pandas.crosstab(d[f"v{i}"],d[f"v{${rows}+j}"])
once();t=[]
for k in range(5):
  a=time.time();once();t.append(time.time()-a)
print('{"ms":%f,"version":"%s"}'%(statistics.median(t)*1000,pandas.__version__))`] };
};

export function cases(): Promise<readonly Case[]> {
  const counted = Object.keys(PAIRS).map((name): Case => ({ name, size: `${CASES[name]!.toLocaleString('en')} cases, ${PAIRS[name]!.join(' × ')} variables of 8 categories`, ours: here('ours', name), peers: [here('bytes', name), here('DuckDB', name), inR(name), inPandas(name)] }));
  return Promise.resolve([
    ...counted,
    { name: 'plan-200', size: '200 tables of 3 variables by 2 banners, 2,000 cases', ours: here('ours', 'plan-200'), peers: [here('bytes', 'plan-200')] },
    { name: 'workbook-300', size: '300 tables as a publication workbook', ours: here('ours', 'workbook-300'), peers: [] },
  ]);
}

const CATEGORIES = Array.from({ length: 8 }, (_, index) => ({ id: `c${index}`, label: `Category ${index + 1}` }));
function variables(cases: number, count: number): VariableData[] {
  let state = 12_345;
  const next = (): number => { state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; return state >>> 16; };
  return Array.from({ length: count }, (_, at) => {
    const codes = newSingleCodes(cases, CATEGORIES.length);
    for (let index = 0; index < cases; index++) { const value = next() % 9; codes[index] = value === 8 ? missingBase(codes) + STATE.noAnswer : value; }
    return { definition: plainDefinition({ id: `v${at}`, label: `Question ${at + 1}`, type: 'single', categories: CATEGORIES }), vector: { kind: 'single', codes } };
  });
}

function plan(tables: number): PlanTable[] {
  return Array.from({ length: tables }, (_, at) => planTableSchema.parse({ id: `t${at}`, title: { en: `Table ${at + 1}` }, rows: Array.from({ length: 3 }, (__, row) => `v${(at * 3 + row) % 56}`), columns: ['v58', 'v59'] }));
}

/** The work of one benchmark, by ours. */
function ourWork(name: string): () => unknown {
  if (name === 'plan-200' || name === 'workbook-300') {
    const data = memoryData(variables(CASES[name]!, 60));
    const specs = plan(name === 'plan-200' ? 200 : 300);
    return () => buildTableModels(specs, data, 'en', '1');
  }
  const [rows, columns] = PAIRS[name]!;
  const data: CrosstabData = memoryData(variables(CASES[name]!, rows + columns));
  const ids = [...data.definitions()].map(({ id }) => id);
  return () => {
    const tables = crosstab({ rows: ids.slice(0, rows), columns: ids.slice(rows), base: 'valid', tests: false, language: 'en' }, data);
    if (!tables.ok) throw new Error(tables.error.message);
    return tables.value;
  };
}

async function run(peer: string, name: string): Promise<void> {
  if (peer === 'bytes') {
    const [rows, columns] = PAIRS[name] ?? [60, 0];
    const vectors = variables(CASES[name]!, PAIRS[name] ? rows + columns : 60).map(({ vector }) => (vector.kind === 'single' ? vector.codes : new Uint8Array(0)));
    const total = (): number => { let sum = 0; for (const codes of vectors) for (let index = 0; index < codes.length; index++) sum += codes[index]!; return sum; };
    print(repeated(total));
  } else if (peer === 'DuckDB') {
    const { DuckDBInstance, version } = await import('@duckdb/node-api');
    const [rows, columns] = PAIRS[name]!;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`CREATE TABLE answers AS SELECT ${Array.from({ length: rows + columns }, (_, at) => `CASE WHEN hash(i, ${at}) % 9 = 8 THEN NULL ELSE (hash(i, ${at}) % 9)::UTINYINT END AS v${at}`).join(', ')} FROM range(${CASES[name]}) t(i)`);
    const once = async (): Promise<void> => { for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) await (await connection.run(`SELECT v${row}, v${rows + column}, count(*) FROM answers GROUP BY 1, 2`)).getRows(); };
    await once();
    const taken: number[] = [];
    for (let turn = 0; turn < 9; turn++) { const began = performance.now(); await once(); taken.push(performance.now() - began); }
    print(taken.toSorted((a, b) => a - b)[4]!, version());
  } else if (name === 'workbook-300') {
    const folder = mkdtempSync(join(tmpdir(), 'swb-bench-'));
    try {
      const work = ourWork(name);
      const began = performance.now();
      const { models } = work() as ReturnType<typeof buildTableModels>;
      const { workbook } = publicationWorkbook(models.flatMap((model) => (model.ok ? [model.value] : [])), { study: 'Bench', language: 'en', date: '2026-01-01', notes: [] });
      await workbook.xlsx.writeFile(join(folder, 'tables.xlsx'));
      print(performance.now() - began);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } else {
    print(repeated(ourWork(name), name === 'plan-200' ? 3 : 9));
  }
}

if (process.argv[2] === '--run') await run(process.argv[3] ?? '', process.argv[4] ?? '');
