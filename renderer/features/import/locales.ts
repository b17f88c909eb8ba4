import type { Translation } from '../../locales/translation.ts';

export const en = {
  'import.room': 'Import',
} as const;

export const fr: Translation<typeof en> = {
  'import.room': 'Import',
};
