import type { Translation } from '../../locales/translation.ts';

export const en = {
  'data.room': 'Data',
} as const;

export const fr: Translation<typeof en> = {
  'data.room': 'Données',
};
