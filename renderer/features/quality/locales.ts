import type { Translation } from '../../locales/translation.ts';

export const en = {
  'quality.room': 'Quality',
} as const;

export const fr: Translation<typeof en> = {
  'quality.room': 'Qualité',
};
