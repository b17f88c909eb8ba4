import type { Translation } from '../../locales/translation.ts';

export const en = {
  'welcome.title': 'Survey Workbench',
} as const;

export const fr: Translation<typeof en> = {
  'welcome.title': 'Survey Workbench',
};
