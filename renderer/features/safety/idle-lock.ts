import { useEffect } from 'react';
import { create } from 'zustand';
import { client } from '../../rpc/index.ts';

/** Minutes without a key press or a movement after which the project is locked; 0: never. */
export const LOCK_CHOICES = [0, 5, 15, 30, 60] as const;
export type LockMinutes = (typeof LOCK_CHOICES)[number];
const DEFAULT: LockMinutes = 15;
const KEY = 'autoLock';

interface SafetyState { readonly minutes: LockMinutes; readonly hideRecent: boolean }
export const useSafety = create<SafetyState>(() => ({ minutes: DEFAULT, hideRecent: false }));

/** Reads what was chosen; a value that is no choice counts as none. */
export async function loadSafety(): Promise<void> {
  const stored = await client.app.preferences();
  const minutes = LOCK_CHOICES.find((choice) => String(choice) === stored[KEY]) ?? DEFAULT;
  useSafety.setState({ minutes, hideRecent: stored['recent'] === 'hidden' });
}

export function chooseMinutes(minutes: LockMinutes): void {
  useSafety.setState({ minutes });
  void client.app.setPreference({ key: KEY, value: String(minutes) });
}

/** The list of recent projects is not kept any more, and what is in it is forgotten. */
export async function chooseHideRecent(hideRecent: boolean): Promise<void> {
  useSafety.setState({ hideRecent });
  await client.app.setPreference({ key: 'recent', value: hideRecent ? 'hidden' : 'shown' });
  if (hideRecent) for (const { path } of (await client.app.info()).recent) await client.app.forgetRecent({ path });
}

/** Locks the project and loads the page afresh: nothing that was shown stays in its memory. */
export async function lockNow(): Promise<void> {
  const { locked } = await client.project.lock();
  if (locked) window.location.reload();
}

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_EVERY_MS = 5000;

/** Locks after the chosen time without a sign of life. The moment is looked at by the clock: timers stand still while a machine sleeps.
 *  @param open whether there is a project to lock */
export function useIdleLock(open: boolean): void {
  const minutes = useSafety((state) => state.minutes);
  useEffect(() => {
    if (!open || minutes === 0) return;
    let last = Date.now();
    let locking = false;
    const isLate = () => Date.now() - last >= minutes * 60_000;
    const lock = () => { if (!locking) { locking = true; void lockNow().finally(() => { locking = false; }); } };
    const sign = () => { if (isLate()) lock(); else last = Date.now(); };
    const timer = setInterval(() => { if (isLate()) lock(); }, LOOK_EVERY_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [open, minutes]);
}
