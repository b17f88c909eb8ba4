import { translate } from '../../locales/i18n.ts';
import { orpc, queryClient } from '../../rpc/index.ts';
import { coding, say } from './store.ts';

/** Blind coding: codings, counts, states and suggestions as if nobody else had coded. Whatever was pointed at may be out of sight then. */
export function setBlind(on: boolean): void {
  coding.setState({ scope: on ? 'mine' : 'all', codingId: null, range: null, usefulFirst: null });
  say(translate(on ? 'coding.saidBlind' : 'coding.saidOpen'));
  // What was asked for under the other view has not heard of the acts since.
  void queryClient.invalidateQueries({ queryKey: orpc.coding.key() });
  void queryClient.invalidateQueries({ queryKey: orpc.codes.key() });
}
