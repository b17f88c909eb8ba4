/** Calls back once when the process that started this one has ended. npm passes signals to a shell that may end without
 *  passing them on, and the workbench must not stay behind with an open project. (On Windows a process keeps the number of
 *  its parent: there closing the terminal ends both.) */
export function whenParentEnds(callback: () => void, everyMs = 1000): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, everyMs);
  timer.unref();
}
