import { assistEn } from './locales-assist-en.ts';
import { assistFr } from './locales-assist-fr.ts';
import { en as roomEn } from './locales-en.ts';
import { fr as roomFr } from './locales-fr.ts';

export const en = { ...roomEn, ...assistEn } as const;
export const fr = { ...roomFr, ...assistFr };
