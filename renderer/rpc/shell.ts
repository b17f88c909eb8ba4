import type { WorkbenchShell } from '#core/contract/shell.ts';

declare global {
  interface Window { readonly workbenchShell?: WorkbenchShell }
}

/** The Electron shell, or null in a browser. */
export const shell: WorkbenchShell | null = typeof window === 'undefined' ? null : window.workbenchShell ?? null;
