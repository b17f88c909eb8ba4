import type { Language } from './explain.ts';

const FORMATS = new Map<string, Intl.NumberFormat>();

/** A number as the language sets it, with at least `least` and at most `most` decimals; as a percentage where `style` says so (0.76 is
 *  then 76%). Formatters are made once: one costs a thousand times what formatting a number does. */
export function numberText(value: number, language: Language, least: number, most: number, style: 'decimal' | 'percent' = 'decimal'): string {
  const key = `${language} ${least} ${most} ${style}`;
  let format = FORMATS.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language === 'fr' ? 'fr' : 'en-GB', { style, minimumFractionDigits: least, maximumFractionDigits: most });
    FORMATS.set(key, format);
  }
  return format.format(value);
}
