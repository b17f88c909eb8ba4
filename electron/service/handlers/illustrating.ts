import type { Host } from '../host.ts';
import { addExample, changeIllustration, createIllustration, describeIllustrations, dropExample, editExample, illustrationCandidates, removeIllustration } from '../illustrations.ts';
import { os } from '../router.ts';

export const illustrationsHandlers = (host: Host) => os.illustrations.router({
  list: os.illustrations.list.handler(({ input }) => describeIllustrations(host.session, input.language)),
  create: os.illustrations.create.handler(({ input }) => createIllustration(host.session, input)),
  change: os.illustrations.change.handler(({ input }) => changeIllustration(host.session, input.id, input.title, input.capability)),
  remove: os.illustrations.remove.handler(({ input }) => removeIllustration(host.session, input.id)),
  candidates: os.illustrations.candidates.handler(({ input }) => illustrationCandidates(host.session, input.id, input.language)),
  add: os.illustrations.add.handler(({ input: { id, ...one } }) => addExample(host.session, id, one)),
  edit: os.illustrations.edit.handler(({ input: { example, ...patch } }) => editExample(host.session, example, patch)),
  drop: os.illustrations.drop.handler(({ input }) => dropExample(host.session, input.example)),
});
