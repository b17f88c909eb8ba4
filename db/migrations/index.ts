import { asReadDb, rows, type Connection } from '../database.ts';
import { migration0001 } from './0001-project.ts';
import { migration0002 } from './0002-index-in-bulk.ts';
import { migration0003 } from './0003-settlements.ts';
import { migration0004 } from './0004-quote-order.ts';
import { migration0005 } from './0005-privacy.ts';
import { migration0006 } from './0006-confirmations.ts';
import { migration0007 } from './0007-plan-records.ts';
import { migration0008 } from './0008-edited-codings.ts';
import { migration0009 } from './0009-dismissals.ts';
import { migration0010 } from './0010-documents.ts';
import { migration0011 } from './0011-confirmation-packs.ts';
import { migration0012 } from './0012-checklists.ts';
import { migration0013 } from './0013-illustrations.ts';
import { migration0014 } from './0014-index-without-sizes.ts';

/** Append only. A shipped migration is never edited: the schema guard (schema.sql) would say so. */
export const MIGRATIONS: readonly { readonly number: number; readonly name: string; readonly sql: string }[] = [migration0001, migration0002, migration0003, migration0004, migration0005, migration0006, migration0007, migration0008, migration0009, migration0010, migration0011, migration0012, migration0013, migration0014];
export const SCHEMA_VERSION = MIGRATIONS.at(-1)!.number;

/** "SWB1": says that a SQLite file is a Survey Workbench project. */
export const APPLICATION_ID = 0x53574231;

/** Brings a project from its `user_version` to the newest schema (or to an older one), each migration in one transaction. */
export function migrate(connection: Connection, to = SCHEMA_VERSION): { from: number; to: number } {
  const from = connection.pragma('user_version', { simple: true }) as number;
  for (const migration of MIGRATIONS) {
    if (migration.number <= from || migration.number > to) continue;
    connection.transaction(() => {
      connection.exec(migration.sql);
      connection.pragma(`application_id = ${APPLICATION_ID}`);
      connection.pragma(`user_version = ${migration.number}`);
    })();
  }
  return { from, to };
}

/** The schema as SQLite holds it, one statement a line group, for the guard test and for `verify`. */
export function schemaText(connection: Connection): string {
  return rows<{ sql: string }>(asReadDb(connection), "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .map((object) => `${object.sql};`).join('\n\n');
}
