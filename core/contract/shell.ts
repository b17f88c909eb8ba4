/** What the preload hands the page as `window.workbenchShell` under Electron; absent in a browser. Everything else goes through the port. */
export interface WorkbenchShell {
  readonly kind: 'electron';
  readonly platform: string;
  /** Asks for a fresh port to the data process. It arrives as a `message` event on `window` from this very page,
   *  with `data` equal to PORT_MESSAGE and the port as `ports[0]`; again when the data process was started anew. */
  requestPort(): void;
  /** The system's open dialog; null when it was left without a choice. */
  chooseOpen(options: FileDialogOptions): Promise<string | null>;
  /** The system's save dialog; null when it was left without a choice. */
  chooseSave(options: FileDialogOptions & { readonly suggestedName: string }): Promise<string | null>;
  /** Where a dropped file lies on disk; "" for one that lies nowhere. */
  pathForFile(file: unknown): string;
  /** The window's menus, made from the command registry in the window's language. */
  setMenu(menus: readonly ShellMenu[]): void;
  /** Called with the id of the command chosen in a menu; returns what ends it. */
  onCommand(listener: (commandId: string) => void): () => void;
}

export const PORT_MESSAGE = 'workbench:port';

export interface FileDialogOptions {
  readonly title: string;
  /** Extensions without the dot. */
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

export interface ShellMenu {
  readonly label: string;
  /** `accelerator` in Electron's own spelling ("CmdOrCtrl+Z"); single keys are never accelerators. */
  readonly items: readonly ({ readonly id: string; readonly label: string; readonly enabled: boolean; readonly accelerator?: string } | { readonly separator: true })[];
}
