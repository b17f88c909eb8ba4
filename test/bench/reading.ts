import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openSurveyFile } from '#service/files/open-file.ts';
import { makeCsv, makeWorkbook } from './make-workbook.ts';

/** Reads the generated workbook and text file with this program's readers and with those an analyst would otherwise use, each
 *  in a process of its own, in turns: `node test/bench/reading.ts [rounds]`. Prints JSON: median wall time, median processor
 *  time (fairer on a busy machine) and peak memory of the process. Readers that are not installed are named in `absent`. */
interface Reader { readonly name: string; readonly command: readonly string[] }
interface Run { readonly ms: number; readonly cpuMs: number; readonly peakMb: number }

const self = fileURLToPath(import.meta.url);
/** Each prints one line of JSON {ms, cpuMs, peakMb} and nothing else. */
const inR = (read: string): string[] => ['Rscript', '-e', `path <- commandArgs(TRUE)[1]; suppressMessages(t <- system.time(x <- ${read})); peak <- as.numeric(gsub("\\\\D", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))); cat(sprintf('{"ms":%d,"cpuMs":%d,"peakMb":%d}', round(t[["elapsed"]] * 1000), round((t[["user.self"]] + t[["sys.self"]]) * 1000), round(peak / 1024)))`];
const inPython = (setup: string, read: string): string[] => ['python3', '-c', `import sys,time,resource\n${setup}\na=time.time();c=time.process_time()\n${read}\nprint('{"ms":%d,"cpuMs":%d,"peakMb":%d}'%((time.time()-a)*1000,(time.process_time()-c)*1000,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024))`];
const inNode = (kind: string): string[] => [process.execPath, self, '--read', kind];

const SUITES: readonly { readonly name: string; readonly make: () => Promise<string>; readonly readers: readonly Reader[] }[] = [
  {
    name: 'workbook 50,000 × 40', make: () => makeWorkbook(), readers: [
      { name: 'ours', command: inNode('ours') }, { name: 'R readxl', command: inR('readxl::read_xlsx(path, guess_max = 50000)') },
      { name: 'SheetJS', command: inNode('sheetjs') }, { name: 'openpyxl read-only', command: inPython('import openpyxl', 'n=sum(len(r) for r in openpyxl.load_workbook(sys.argv[1],read_only=True).active.iter_rows(values_only=True))') },
    ],
  },
  {
    name: 'text 200,000 × 40', make: () => makeCsv(), readers: [
      { name: 'ours', command: inNode('ours') }, { name: 'R data.table', command: inR('data.table::fread(path, colClasses = "character")') }, { name: 'R readr', command: inR('readr::read_csv(path, col_types = readr::cols(.default = "c"), progress = FALSE, lazy = FALSE)') },
      { name: 'csv-parse', command: inNode('csv-parse') }, { name: 'pandas', command: inPython('import pandas', 'x=pandas.read_csv(sys.argv[1],dtype=str)') },
    ],
  },
];

if (process.argv[2] === '--read') await readOnce(process.argv[3] ?? '', process.argv[4] ?? '');
else await compare(Number(process.argv[2] ?? 3));

async function compare(rounds: number): Promise<void> {
  const results = [];
  const absent: string[] = [];
  for (const suite of SUITES) {
    const path = await suite.make();
    const runs = new Map<string, Run[]>();
    for (let round = 0; round < rounds; round++) {
      for (const reader of suite.readers) {
        if (absent.includes(reader.name)) continue;
        const [command = '', ...rest] = reader.command;
        const child = spawnSync(command, [...rest, path], { encoding: 'utf8', timeout: 300_000 });
        const line = /\{"ms".*\}/.exec(child.stdout ?? '')?.[0];
        if (line === undefined) absent.push(reader.name);
        else runs.set(reader.name, [...(runs.get(reader.name) ?? []), JSON.parse(line) as Run]);
      }
    }
    results.push({ name: suite.name, readers: Object.fromEntries([...runs].map(([name, list]) => [name, { medianMs: median(list.map((run) => run.ms)), cpuMs: median(list.map((run) => run.cpuMs)), peakMb: Math.max(...list.map((run) => run.peakMb)) }])) });
  }
  process.stdout.write(`${JSON.stringify({ rounds, results, absent }, null, 2)}\n`);
}

async function readOnce(kind: string, path: string): Promise<void> {
  const read = await readerOf(kind);
  const began = performance.now();
  const cpu = process.cpuUsage();
  await read(path);
  const used = process.cpuUsage(cpu);
  process.stdout.write(JSON.stringify({ ms: Math.round(performance.now() - began), cpuMs: Math.round((used.user + used.system) / 1000), peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

async function readerOf(kind: string): Promise<(path: string) => Promise<unknown>> {
  const { readFileSync, createReadStream } = await import('node:fs');
  switch (kind) {
    case 'sheetjs': {
      const { read } = await import('@e965/xlsx');
      return (path) => Promise.resolve(read(readFileSync(path), { type: 'buffer', dense: true, cellDates: true, UTC: true }));
    }
    case 'csv-parse': {
      const { parse } = await import('csv-parse');
      return async (path) => {
        let rows = 0;
        for await (const _ of createReadStream(path).pipe(parse({ relax_column_count: true }))) rows++;
        return rows;
      };
    }
    default:
      return async (path) => {
        const opened = await openSurveyFile(path);
        await opened.readSheet();
        opened.close();
      };
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
