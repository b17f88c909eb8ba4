import { listEdited, settleEdited } from '../edited-codings.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';

/** What a file brought in again left to decide. */
export const updatingHandlers = (host: Host) => os.updating.router({
  edited: os.updating.edited.handler(() => listEdited(host.session)),
  settle: os.updating.settle.handler(({ input }) => settleEdited(host.session, input)),
});
