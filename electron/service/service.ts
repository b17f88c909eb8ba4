import { mkdirSync } from 'node:fs';
import { anonymisingHandlers, clearanceHandlers } from './handlers/anonymising.ts';
import { appHandlers } from './handlers/app.ts';
import { checkingHandlers } from './handlers/checking.ts';
import { codersHandlers } from './handlers/coders.ts';
import { codesHandlers } from './handlers/codes.ts';
import { codingHandlers } from './handlers/coding.ts';
import { confirmationHandlers } from './handlers/confirmation.ts';
import { dataHandlers } from './handlers/data.ts';
import { documentsHandlers } from './handlers/documents.ts';
import { exchangeHandlers } from './handlers/exchange.ts';
import { exportingHandlers } from './handlers/exporting.ts';
import { illustrationsHandlers } from './handlers/illustrating.ts';
import { importingHandlers } from './handlers/importing.ts';
import { updatingHandlers } from './handlers/updating.ts';
import { checklistsHandlers, levelsHandlers, sourcesHandlers } from './handlers/maturity.ts';
import { memosHandlers } from './handlers/memos.ts';
import { projectHandlers } from './handlers/project.ts';
import { tablesHandlers } from './handlers/tables.ts';
import { Host, type ServiceOptions } from './host.ts';
import { os } from './router.ts';

export type { ServiceOptions } from './host.ts';

/** Calls that are answered while an import is being stored: those that watch it, give it up, or read nothing of the project. All
 *  others wait until it is in, so that nobody sees half of it. */
const ANSWERED_MEANWHILE = new Set(['importing.cancel', 'importing.progress', 'project.changes', 'project.close', 'project.lock', 'project.locked', 'app.info', 'app.preferences']);

const routerFor = (host: Host) => os.use(async ({ next, path }) => {
  if (!ANSWERED_MEANWHILE.has(path.join('.'))) await host.openSession?.stored;
  return next();
}).router({
  app: appHandlers(host), project: projectHandlers(host), importing: importingHandlers(host), updating: updatingHandlers(host), documents: documentsHandlers(host), data: dataHandlers(host), codes: codesHandlers(host),
  coding: codingHandlers(host), coders: codersHandlers(host), memos: memosHandlers(host), tables: tablesHandlers(host), exporting: exportingHandlers(host), exchange: exchangeHandlers(host),
  anonymising: anonymisingHandlers(host), clearance: clearanceHandlers(host), checking: checkingHandlers(host), illustrations: illustrationsHandlers(host), confirmation: confirmationHandlers(host),
  checklists: checklistsHandlers(host), levels: levelsHandlers(host), sources: sourcesHandlers(host),
});
export type ServiceRouter = ReturnType<typeof routerFor>;

/** The data process: every handler over one open project. It knows no window and no network. */
export interface Service { readonly router: ServiceRouter; /** Closes the project and wipes its key: the machine goes to sleep, or its screen is locked. */ lock(): void; close(): Promise<void> }

export function createService(options: ServiceOptions): Service {
  mkdirSync(options.projectsFolder, { recursive: true });
  const host = new Host(options);
  return { router: routerFor(host), lock: () => { host.lock(); }, close: () => { host.closeProject(); return Promise.resolve(); } };
}
