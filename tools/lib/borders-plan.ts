/** A part of the house: what its files may know. The longest matching folder counts. */
export interface Room {
  readonly folder: string;
  /** Folders of the project it may import from; itself always. */
  readonly rooms: readonly string[];
  /** Packages it may import. `node:*` stands for Node's own modules. */
  readonly packages: readonly string[];
  /** Packages and folders of which it may import types only: nothing of them is there when the program runs. */
  readonly types?: readonly string[];
  /** Why, in a sentence that is printed with a breach. */
  readonly why: string;
}

const rpcServer = ['@orpc/server', '@orpc/contract'];
const page = ['react', 'react-dom', 'react-aria-components', 'zustand', 'i18next', '@tanstack/react-query', '@tanstack/react-virtual', 'tinykeys', 'cmdk', 'zod'];

/** Who may import whom. */
export const rooms: readonly Room[] = [
  { folder: 'core', rooms: ['core/contract'], packages: ['zod', '@orpc/contract'], why: 'core is pure: no files, no SQL, no React; it runs in any process' },
  { folder: 'core/contract', rooms: ['core/result.ts'], packages: ['zod', '@orpc/contract'], types: ['core'], why: 'the contract is the border and nothing else' },
  { folder: 'db', rooms: ['core'], packages: ['better-sqlite3-multiple-ciphers', 'zod', 'node:*'], why: 'db knows core and SQLite' },
  {
    folder: 'electron/service', rooms: ['core', 'db', 'samples'],
    packages: [...rpcServer, 'zod', 'ws', 'exceljs', '@e965/xlsx', 'csv-parse', 'chardet', 'iconv-lite', 'yauzl', 'yazl', 'saxes', 'docx', 'unpdf', 'hyparquet-writer', 'jsdom', '@observablehq/plot', 'i18n-iso-countries', 'node:*'],
    types: ['electron'], why: 'the data process knows core, db and file formats, and no window',
  },
  { folder: 'electron/cli', rooms: ['core', 'db', 'electron/service', 'electron/shell'], packages: ['@orpc/server', 'node:*'], why: 'scripts use the same service without a window' },
  { folder: 'electron/shell', rooms: ['core/contract'], packages: ['node:*'], why: 'what both shells share knows neither Electron nor the service' },
  { folder: 'electron/main', rooms: ['core/contract', 'electron/shell'], packages: ['electron', 'zod', 'node:*'], why: 'main knows windows: no data passes through it' },
  { folder: 'electron/preload', rooms: ['core/contract', 'electron/shell/channels.ts'], packages: ['electron'], why: 'the preload passes messages on: it is sandboxed and has no Node' },
  { folder: 'electron/browser', rooms: ['core/contract', 'electron/shell', 'electron/service'], packages: ['ws', '@orpc/server', 'node:*'], why: 'the private page serves the service, whatever it does' },
  { folder: 'renderer', rooms: ['core'], packages: page, why: 'the window knows core and the contract, never the data process' },
  { folder: 'renderer/app', rooms: ['core', 'renderer'], packages: page, why: 'the frame knows every feature' },
  { folder: 'renderer/locales', rooms: ['core', 'renderer/features'], packages: page, why: 'messages are gathered from the features' },
  { folder: 'renderer/rpc', rooms: ['core', 'renderer/locales', 'renderer/ui'], packages: [...page, '@orpc/client', '@orpc/tanstack-query', '@orpc/contract'], why: 'the only place that knows how calls travel' },
  { folder: 'renderer/grid', rooms: ['core', 'renderer/ui', 'renderer/locales'], packages: [...page, 'ag-grid-community', 'ag-grid-react'], why: 'the only place that knows AG Grid' },
  { folder: 'renderer/ui', rooms: ['core', 'renderer/locales'], packages: page, why: 'building blocks know no calls and no features' },
  { folder: 'renderer/crosstab', rooms: ['core', 'renderer/ui', 'renderer/locales'], packages: page, why: 'how a table is drawn, for the rooms that show one; it knows no calls' },
  {
    folder: 'renderer/features/*', rooms: ['core', 'renderer/app', 'renderer/ui', 'renderer/grid', 'renderer/crosstab', 'renderer/rpc', 'renderer/locales'], packages: [...page, '@orpc/client', '@observablehq/plot'],
    why: 'features meet in app or core, never in each other’s insides',
  },
  { folder: 'samples', rooms: ['core'], packages: ['exceljs', 'docx', 'csv-parse', 'zod', 'node:*'], why: 'the sample study is made from core alone' },
  { folder: 'tools', rooms: ['core', 'db', 'samples', 'electron'], packages: ['vite', 'rolldown', 'zod', 'playwright-core', 'electron-builder', 'app-builder-lib', '@electron/asar', '@electron/fuses', '@doyensec/electronegativity', 'node:*'], why: 'tools build and check; nothing is built from test' },
  { folder: 'build', rooms: ['tools'], packages: ['electron-builder', 'app-builder-lib', '@electron/asar', '@electron/fuses', 'node:*'], why: 'packaging knows the built program, not its sources' },
  { folder: 'test', rooms: ['core', 'db', 'samples', 'electron', 'renderer', 'tools', 'build'], packages: ['*'], why: 'tests may look at everything' },
];

/** What a test beside a file may import on top of its room's own: never another room. */
export const testPackages: readonly string[] = ['vitest', 'fast-check', 'node:*', 'ws', '@orpc/client', '@orpc/server', 'jsdom', 'exceljs', '@e965/xlsx', 'mammoth', 'csv-parse', 'vite'];

/** Files of the page's build, which never run in the page. */
export const buildFiles: Readonly<Record<string, readonly string[]>> = { 'renderer/vite.config.ts': ['vite', '@vitejs/plugin-react'] };
