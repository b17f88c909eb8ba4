import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { projectStatusSchema } from '../project.ts';
import { procedure } from './base.ts';

const count = z.number().int();
const passphrase = z.string().max(1000);

/** Several coders: each works in a copy of the project, hands his work over, and it is merged back. */
export const coders = {
  /** Everybody who codes here, and how much each did. */
  list: procedure.output(z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.string(), codings: count, readings: count, memos: count, isCurrent: z.boolean() }))),
  rename: procedure.input(z.object({ coderId: z.string(), name: z.string().trim().min(1).max(100) })).output(projectStatusSchema),
  /** An encrypted .swcoder file of everything a coder coded, read and noted. Its bytes come back where no path was given. */
  exportPackage: procedure.input(z.object({ coderId: z.string(), passphrase, target: z.string().min(1).max(4000).optional() })).output(z.object({
    name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), codings: count, readings: count, memos: count,
  })),
  /** Takes a package in: nothing is lost, conflicts are listed, one undo. Give a path or the file itself. */
  mergePackage: procedure.input(z.object({ path: z.string().min(1).max(4000).optional(), name: z.string().max(300).optional(), bytes: fileBytesSchema.optional(), passphrase })).output(z.object({
    coder: z.string(), codings: count, added: count, readings: count, memos: count, codes: count,
    conflicts: z.array(z.object({ kind: z.enum(['answerDiffers', 'answerMissing', 'codeRenamed', 'codeAdded', 'coderRenamed', 'verdictDiffers', 'notHandedOver']), what: z.string(), codings: count, kept: z.enum(['span', 'wholeAnswer', 'memo', 'code', 'here']) })),
  })),
};
