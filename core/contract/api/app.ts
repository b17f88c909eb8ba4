import { z } from 'zod';
import { procedure } from './base.ts';

export const recentProjectSchema = z.object({ path: z.string(), name: z.string(), openedAt: z.string(), exists: z.boolean() });
export type RecentProject = z.infer<typeof recentProjectSchema>;

/** The program itself: what the welcome page shows, and preferences that belong to no project. */
export const app = {
  info: procedure.output(z.object({
    version: z.string(), shell: z.enum(['electron', 'browser', 'test']), projectsFolder: z.string(),
    recent: z.array(recentProjectSchema), openProject: z.string().nullable(),
  })),
  forgetRecent: procedure.input(z.object({ path: z.string() })).output(z.object({ forgotten: z.boolean() })),
  preferences: procedure.output(z.record(z.string(), z.string())),
  setPreference: procedure.input(z.object({ key: z.string().max(60), value: z.string().max(2000) })).output(z.object({ stored: z.boolean() })),
};
