import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRouter } from '@orpc/server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createService, type Service } from '#service/service.ts';
import { startBrowserHost, type BrowserHost } from '../../electron/browser/host.ts';
import { builtPage } from './built-page.ts';
import { launchChromium } from './chromium.ts';
import { watchPage, type PageWatch } from './page-watch.ts';
import { collectSecrets, filesWithSecrets } from './planted-secrets.ts';
import { placeSample } from './sample-project.ts';

/** The part of a service that a window needs. */
export interface ServedService {
  readonly router: AnyRouter;
  close(): Promise<void>;
}

export interface WorkbenchOptions<S extends ServedService> {
  /** The service to open a window on; absent, the workbench's own, on an empty folder. */
  readonly createService?: (folders: { userFolder: string; projectsFolder: string }) => S;
  /** Whether the sample study lies there ready, as it does when it was opened before. Making it takes seconds. */
  readonly sample?: boolean;
  /** A page to serve instead of the built one. */
  readonly rendererFolder?: string;
  /** Language, size, colour scheme… of the window. Downloads are accepted. */
  readonly window?: BrowserContextOptions;
}

export interface OpenWorkbench<S extends ServedService> {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly browser: Browser;
  readonly host: BrowserHost;
  readonly service: S;
  /** A temporary folder of this test, with `user` and `projects` in it; gone after close(). */
  readonly folder: string;
  readonly watch: PageWatch;
  /** Opens one more window on the same service. */
  openWindow(options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext; watch: PageWatch }>;
  /** Ends window, host and service.
   *  @throws Error that lists console errors, exceptions, policy breaches, requests to other machines, and answers in clear in any file, if there were any */
  close(): Promise<void>;
}

/** Starts the service on a temporary folder, the private page, and a real browser on it. The built page is brought up to
 *  date first. The tests of one file share the browser; each call has its own context.
 *  @example const workbench = await openWorkbench(); afterAll(() => workbench.close()); */
export async function openWorkbench<S extends ServedService = Service>(options: WorkbenchOptions<S> = {}): Promise<OpenWorkbench<S>> {
  const rendererFolder = options.rendererFolder ?? await builtPage();
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const folders = { userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects') };
  for (const each of Object.values(folders)) mkdirSync(each);
  const undo: (() => Promise<unknown> | void)[] = [() => { rmSync(folder, { recursive: true, force: true, maxRetries: 3 }); }];
  const unwind = async (): Promise<void> => { for (const step of undo.reverse()) await step(); };
  try {
    if (options.sample === true) await placeSample(folders.projectsFolder);
    const service = options.createService?.(folders) ?? createService({ ...folders, shell: 'test' }) as ServedService as S;
    undo.push(() => service.close());
    const host = await startBrowserHost({ service, rendererFolder });
    undo.push(() => host.close());
    const browser = await borrowBrowser();
    undo.push(returnBrowser);
    const watches: PageWatch[] = [];
    const openWindow: OpenWorkbench<S>['openWindow'] = async (window = options.window) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', ...window });
      undo.push(() => context.close());
      // Making the sample study takes five seconds, and half a minute beside other builds.
      context.setDefaultTimeout(90_000);
      const page = await context.newPage();
      const watch = watchPage(page, host.origin);
      // Choosers are caught from the beginning: a listener that comes with the key press races it, and the chooser is lost.
      page.on('filechooser', () => {});
      watches.push(watch);
      await page.goto(host.issueUrl());
      return { page, context, watch };
    };
    const first = await openWindow();
    return {
      ...first, browser, host, service, folder, openWindow,
      async close() {
        const secrets = await collectSecrets(service.router);
        await service.close();
        const leaks = filesWithSecrets(folder, secrets);
        await unwind();
        if (leaks.length > 0) throw new Error(`Answers lie in clear in what the program wrote:\n${leaks.map((leak) => `${leak.file}: ${leak.found}`).join('\n')}`);
        const faults = watches.flatMap((watch) => watch.faults);
        if (faults.length > 0) throw new Error(`The window did what it must not:\n${faults.join('\n')}`);
      },
    };
  } catch (error) {
    await unwind();
    throw error;
  }
}

let shared: { browser: Promise<Browser>; borrowers: number } | null = null;
async function borrowBrowser(): Promise<Browser> {
  shared ??= { browser: launchChromium(), borrowers: 0 };
  shared.borrowers += 1;
  return shared.browser;
}

async function returnBrowser(): Promise<void> {
  if (shared === null) return;
  shared.borrowers -= 1;
  if (shared.borrowers > 0) return;
  const { browser } = shared;
  shared = null;
  await (await browser).close();
}
