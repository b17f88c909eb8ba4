import type { Translation } from '../../locales/translation.ts';

export const en = {
  'coding.room': 'Code',
  'coding.empty': 'There are no open-ended answers to code yet',
} as const;

export const fr: Translation<typeof en> = {
  'coding.room': 'Coder',
  'coding.empty': 'Il n’y a pas encore de réponses libres à coder',
};
