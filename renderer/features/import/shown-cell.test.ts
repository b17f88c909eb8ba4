import { describe, expect, it } from 'vitest';
import { translate } from '../../locales/i18n.ts';
import { shownCell } from './shown-cell.ts';

describe('shownCell', () => {
  it('says a state in words, and leaves what somebody wrote as it is', () => {
    expect(['<noAnswer>', '<b>', 'noAnswer', ''].map((text) => shownCell(text, translate))).toEqual([translate('state.noAnswer'), '<b>', 'noAnswer', '']);
  });
});
