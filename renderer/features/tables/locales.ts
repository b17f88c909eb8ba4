import type { Translation } from '../../locales/translation.ts';

export const en = {
  'tables.room': 'Tables',
  'tables.empty': 'There is nothing to tabulate yet',
} as const;

export const fr: Translation<typeof en> = {
  'tables.room': 'Tableaux',
  'tables.empty': 'Il n’y a encore rien à mettre en tableau',
};
