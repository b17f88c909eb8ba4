import type { ConfirmationSettings } from '#core/contract/api/confirmation.ts';
import type { ReadDb } from '#db/database.ts';
import { getMeta, setMeta } from '#db/queries/project.ts';
import type { ProjectSession } from '../session.ts';
import { statusVariables } from './printed.ts';

const KEY = 'confirmation';
const DEFAULTS: ConfirmationSettings = { demand: 'off', statuses: null, examples: 'starred', permission: 'named' };

/** What the project asks respondents to confirm, and whether what leaves it must be confirmed. */
export function confirmationSettings(db: ReadDb): ConfirmationSettings {
  const stored = getMeta(db, KEY);
  return stored === undefined ? DEFAULTS : { ...DEFAULTS, ...JSON.parse(stored) as Partial<ConfirmationSettings> };
}

/** @throws Refusal STATUS_UNKNOWN */
export function setConfirmationSettings(session: ProjectSession, patch: { [K in keyof ConfirmationSettings]?: ConfirmationSettings[K] | undefined }): ConfirmationSettings {
  if (patch.statuses) statusVariables(session, patch.statuses);
  const before = confirmationSettings(session.db);
  const next = { ...before, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) };
  if (JSON.stringify(next) === JSON.stringify(before)) return before;
  session.act('confirmation.settings', {}, ['privacy', 'tables'], (db) => { setMeta(db, KEY, JSON.stringify(next)); });
  return next;
}
