import { useMemo } from 'react';
import type { Act } from '#core/contract/project.ts';
import { ACTS, type ActName } from '#core/contract/acts.ts';
import { translate, useTranslation } from './i18n.ts';

export interface Format {
  /** 1903 → "1,903" or "1 903". */
  readonly number: (value: number, decimals?: number) => string;
  /** 0 to 100, as tables hold them: 76.19 → "76%" in English, "76 %" with a no-break space in French. */
  readonly percent: (value: number, decimals?: number) => string;
  /** An ISO instant as date and time of day on this machine's clock. */
  readonly dateTime: (iso: string) => string;
  readonly date: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Numbers, dates and lists as a language sets them. */
export function formatFor(language: string): Format {
  const locale = language === 'fr' ? 'fr' : 'en-GB';
  // Making a NumberFormat costs a hundred times what using it does.
  const numbers = new Map<number, Intl.NumberFormat>();
  const numberFormat = (decimals: number): Intl.NumberFormat => {
    const known = numbers.get(decimals) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    numbers.set(decimals, known);
    return known;
  };
  return {
    number: (value, decimals = 0) => numberFormat(decimals).format(value),
    percent: (value, decimals = 0) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value / 100),
    dateTime: (iso) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    date: (iso) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(iso)),
    list: (items) => new Intl.ListFormat(locale).format(items),
  };
}

export function useFormat(): Format {
  const { language } = useTranslation();
  return useMemo(() => formatFor(language), [language]);
}

/** An act in words, as it stands after "Undo:". */
export function actSentence(act: Act): string {
  if (!(act.act in ACTS)) return act.act;
  const name = act.act as ActName;
  const params = (name === 'undo' || name === 'redo') && typeof act.params['act'] === 'string' && act.params['act'] in ACTS
    ? { ...act.params, act: actSentence({ act: act.params['act'], params: act.params }) } : act.params;
  return translate(`act.${name}`, params);
}
