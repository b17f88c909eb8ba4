import type { Translation } from '../../locales/translation.ts';

export const en = {
  'history.title': 'History',
} as const;

export const fr: Translation<typeof en> = {
  'history.title': 'Historique',
};
