import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { actSchema, areaSchema, projectDescriptionSchema, projectStatusSchema, verificationSchema } from '../project.ts';
import { coderSchema } from '../code.ts';
import { procedure } from './base.ts';

export const templateSchema = z.enum(['national-response', 'empty']);
const passphrase = z.string().max(1000);
const path = z.string().min(1).max(4000);

export const frameworkSchema = z.object({
  domains: z.array(z.object({
    no: z.string(), en: z.string(), fr: z.string(),
    capabilities: z.array(z.object({ no: z.string(), en: z.string(), fr: z.string() })),
  })),
});

/** The project file: made, opened, closed, checked, copied; its coders and its undo. */
export const project = {
  create: procedure.input(z.object({ path, name: z.string().min(1).max(200), passphrase, template: templateSchema, coder: z.string().max(100).optional() })).output(projectStatusSchema),
  open: procedure.input(z.object({ path, passphrase })).output(projectStatusSchema),
  /** Makes the synthetic sample study in the projects folder (or takes the one that is there) and opens it. */
  openSample: procedure.output(projectStatusSchema),
  close: procedure.output(z.object({ closed: z.boolean() })),
  /** null while no project is open. */
  status: procedure.output(projectStatusSchema.nullable()),
  describe: procedure.output(projectDescriptionSchema),
  framework: procedure.output(frameworkSchema),
  rename: procedure.input(z.object({ name: z.string().min(1).max(200) })).output(projectStatusSchema),
  verify: procedure.output(verificationSchema),
  backup: procedure.output(z.object({ file: z.string() })),
  backups: procedure.output(z.array(z.object({ file: z.string(), madeAt: z.string(), bytes: z.number() }))),
  rekey: procedure.input(z.object({ passphrase, newPassphrase: passphrase })).output(z.object({ file: z.string() })),
  undo: procedure.output(z.object({ undone: actSchema.nullable(), status: projectStatusSchema })),
  redo: procedure.output(z.object({ redone: actSchema.nullable(), status: projectStatusSchema })),
  addCoder: procedure.input(z.object({ name: z.string().min(1).max(100) })).output(coderSchema),
  selectCoder: procedure.input(z.object({ coderId: z.string() })).output(projectStatusSchema),
  history: procedure.input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100) })).output(z.object({
    total: z.number().int(),
    events: z.array(z.object({ id: z.number().int(), at: z.string(), coder: z.string(), act: actSchema, state: z.enum(['done', 'undone', 'discarded', 'fact']) })),
  })),
  /** Says what changed, as it changes. */
  changes: procedure.output(eventIterator(z.object({ version: z.number().int(), areas: z.array(areaSchema), opened: z.boolean() }))),
};
