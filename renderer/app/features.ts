import { feature as coders } from '../features/coders/index.tsx';
import { feature as coding } from '../features/coding/index.tsx';
import { feature as data } from '../features/data/index.tsx';
import { feature as documents } from '../features/documents/index.tsx';
import { feature as evidence } from '../features/evidence/index.tsx';
import { feature as exchange } from '../features/exchange/index.tsx';
import { feature as history } from '../features/history/index.tsx';
import { feature as importing } from '../features/import/index.tsx';
import { feature as privacy } from '../features/privacy/index.tsx';
import { feature as quality } from '../features/quality/index.tsx';
import { feature as report } from '../features/report/index.tsx';
import { feature as review } from '../features/review/index.tsx';
import { feature as safety } from '../features/safety/index.tsx';
import { feature as tables } from '../features/tables/index.tsx';
import { feature as welcome } from '../features/welcome/index.tsx';
import { registerCommands } from './commands.ts';
import type { Feature, Room } from './feature.ts';
import { frameCommands } from './frame-commands.ts';
import { registerParts } from './part.tsx';
import { registerShows } from './show.ts';

/** Every feature of the window; the frame's own commands come first. */
export const features: readonly Feature[] = [welcome, data, documents, importing, coding, tables, report, quality, review, privacy, evidence, history, coders, exchange, safety];

export const rooms: readonly Room[] = features.flatMap((feature) => (feature.room ? [feature.room] : []));

/** Once, before the first drawing. */
export function registerFeatures(): void {
  registerCommands(frameCommands);
  for (const feature of features) {
    registerCommands(feature.commands);
    registerShows(feature.shows ?? {});
    registerParts(feature.parts ?? {});
  }
}
