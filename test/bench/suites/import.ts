import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFile } from '#service/importing.ts';
import { createProject } from '#service/projects.ts';
import { makeCsv, makeWorkbook } from '../make-workbook.ts';
import { report, type Case, type Contender } from '../measure.ts';

/** Ours: from a file to a committed, indexed project. The others only read the cells into memory. The cases that grow show how time
 *  and memory do. */
const self = fileURLToPath(import.meta.url);
/** As the program is started. */
const engineFlags = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { scripts: { workbench: string } }).scripts.workbench.split(' ').filter((word) => word.startsWith('--max'));
const inNode = (name: string, path: string): Contender => ({ name, command: [process.execPath, ...(name === 'ours' ? engineFlags : []), self, '--run', name, path] });
const inR = (name: string, library: string, read: string, path: string): Contender => ({
  name, command: ['Rscript', '-e', `path <- commandArgs(TRUE)[1]; suppressMessages(t <- system.time(x <- ${read})); p <- tryCatch(sub("[^0-9]+", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE)), error = function(e) "0"); cat(sprintf('{"ms":%d,"peakMb":%d,"version":"%s"}', round(t[["elapsed"]] * 1000), round(as.numeric(sub("[^0-9].*", "", p)) / 1024), as.character(packageVersion("${library}"))))`, path],
});
const inPython = (name: string, library: string, read: string, path: string): Contender => ({
  name, command: ['python3', '-c', `import sys,time,resource,${library}\na=time.time()\n${read}\nprint('{"ms":%d,"peakMb":%d,"version":"%s"}'%((time.time()-a)*1000,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024,${library}.__version__))`, path],
});

export async function cases(): Promise<readonly Case[]> {
  const [workbook, text] = [await makeWorkbook(), await makeCsv()];
  const growth: Case[] = [];
  for (const [name, rows] of [['import-xlsx-12k-40', 12_500], ['import-xlsx-25k-40', 25_000], ['import-xlsx-100k-40', 100_000]] as const) {
    const path = await makeWorkbook(rows);
    growth.push({ name, size: `${rows.toLocaleString('en')} rows × 40 columns, 4 of long texts`, ours: inNode('ours', path), peers: [inR('R readxl', 'readxl', `readxl::read_xlsx(path, guess_max = ${rows})`, path)] });
  }
  return [
    {
      name: 'import-xlsx-50k-40', size: '50,000 rows × 40 columns, 4 of long texts', ours: inNode('ours', workbook), peers: [
        inR('R readxl', 'readxl', 'readxl::read_xlsx(path, guess_max = 50000)', workbook), inNode('SheetJS', workbook), inNode('exceljs', workbook),
        inPython('openpyxl', 'openpyxl', 'n=sum(len(r) for r in openpyxl.load_workbook(sys.argv[1],read_only=True).active.iter_rows(values_only=True))', workbook),
      ],
    },
    {
      name: 'import-csv-200k', size: '200,000 rows × 40 columns, 174 MB', ours: inNode('ours', text), peers: [
        inR('R data.table', 'data.table', 'data.table::fread(path)', text), inR('R readr', 'readr', 'readr::read_csv(path, progress = FALSE, lazy = FALSE, show_col_types = FALSE)', text), inNode('csv-parse', text), inPython('pandas', 'pandas', 'x=pandas.read_csv(sys.argv[1])', text),
      ],
    },
    ...growth,
  ];
}

async function run(name: string, path: string): Promise<void> {
  const version = (of: string): string => (createRequire(import.meta.url)(`${of}/package.json`) as { version: string }).version;
  switch (name) {
    case 'SheetJS': {
      const { read, version: ofSheetJs } = await import('@e965/xlsx');
      return report(() => read(readFileSync(path), { type: 'buffer', dense: true, cellDates: true, UTC: true }), ofSheetJs);
    }
    case 'exceljs': {
      const { default: ExcelJS } = await import('exceljs');
      return report(async () => {
        let cells = 0;
        for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, { sharedStrings: 'cache', styles: 'cache', worksheets: 'emit' })) for await (const row of sheet) cells += row.cellCount;
        return cells;
      }, version('exceljs'));
    }
    case 'csv-parse': {
      const { parse } = await import('csv-parse');
      const { createReadStream } = await import('node:fs');
      return report(async () => {
        let rows = 0;
        for await (const _ of createReadStream(path).pipe(parse({ relax_column_count: true }))) rows++;
        return rows;
      });
    }
    default: {
      const folder = mkdtempSync(join(tmpdir(), 'swb-bench-'));
      try {
        const session = createProject(join(folder, 'study.swproj'), 'bench', 'bench', 'empty');
        const stored = join(folder, 'study.swproj');
        const before = Math.round(process.memoryUsage().rss / 1024 / 1024);
        await report(() => importFile(session, path), undefined, () => ({ memoryBeforeMb: before, storedMb: Math.round(statSync(stored).size / 1024 / 1024) }));
        session.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
}

if (process.argv[2] === '--run') await run(process.argv[3] ?? '', process.argv[4] ?? '');
