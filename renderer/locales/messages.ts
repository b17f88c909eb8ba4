import * as coders from '../features/coders/locales.ts';
import * as coding from '../features/coding/locales.ts';
import * as data from '../features/data/locales.ts';
import * as documents from '../features/documents/locales.ts';
import * as evidence from '../features/evidence/locales.ts';
import * as exchange from '../features/exchange/locales.ts';
import * as history from '../features/history/locales.ts';
import * as importing from '../features/import/locales.ts';
import * as privacy from '../features/privacy/locales.ts';
import * as quality from '../features/quality/locales.ts';
import * as confirmation from '../features/report/confirmation/locales.ts';
import * as report from '../features/report/locales.ts';
import * as review from '../features/review/locales.ts';
import * as safety from '../features/safety/locales.ts';
import * as tables from '../features/tables/locales.ts';
import * as welcome from '../features/welcome/locales.ts';
import { acts as actsEn } from './acts-en.ts';
import { acts as actsFr } from './acts-fr.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Every message of the window: the frame's and each feature's own, merged. Keys start with the feature's name. */
export const messages = {
  en: { ...en, ...actsEn, ...welcome.en, ...importing.en, ...documents.en, ...data.en, ...privacy.en, ...quality.en, ...history.en, ...coders.en, ...coding.en, ...exchange.en, ...review.en, ...tables.en, ...report.en, ...confirmation.en, ...evidence.en, ...safety.en },
  fr: { ...fr, ...actsFr, ...welcome.fr, ...importing.fr, ...documents.fr, ...data.fr, ...privacy.fr, ...quality.fr, ...history.fr, ...coders.fr, ...coding.fr, ...exchange.fr, ...review.fr, ...tables.fr, ...report.fr, ...confirmation.fr, ...evidence.fr, ...safety.fr },
} as const;
