/** The few messages between the page's preload and the main process. Everything else goes through the port to the data
 *  process and never touches main. */
export const channels = {
  /** page → main: a fresh port, please. Answered by `port` with the port attached. */
  requestPort: 'shell:requestPort',
  port: 'shell:port',
  chooseOpen: 'shell:chooseOpen',
  chooseSave: 'shell:chooseSave',
  showItem: 'shell:showItem',
  setMenu: 'shell:setMenu',
  /** main → page: a command chosen in a menu, by id. */
  command: 'shell:command',
  /** main → page: a project file opened from the desktop. */
  openPath: 'shell:openPath',
} as const;

/** Where the page lives under Electron. A scheme of its own: no file:// rights, no network, one origin. */
export const pageScheme = 'app';
export const pageOrigin = `${pageScheme}://workbench`;
export const pageUrl = `${pageOrigin}/`;
