import type { Translate } from '../../locales/i18n.ts';

const STATES = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const;

/** A cell as a comparison gives it: a state of missing, which stands there in angle brackets, is said in words. */
export function shownCell(text: string, t: Translate): string {
  const state = STATES.find((one) => text === `<${one}>`);
  return state === undefined ? text : t(`state.${state}`);
}
