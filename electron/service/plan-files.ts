import { basename } from 'node:path';
import { importPlanSchema, type ImportPlan } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { writeExport } from './exporting/write-export.ts';
import { bytesOf, nameOf, type Source } from './source.ts';

/** A plan saved earlier, or the whole of what the command line's `import` printed. @throws Refusal PLAN_UNREADABLE, FILE_NOT_FOUND */
export async function readPlanFile(source: Source): Promise<ImportPlan> {
  const file = nameOf(source);
  let json: unknown;
  const text = new TextDecoder().decode(await bytesOf(source));
  try { json = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { throw new Refusal('PLAN_UNREADABLE', `“${file}” is not an import plan: it cannot be read as JSON.`, { file }); }
  const plan = importPlanSchema.safeParse(typeof json === 'object' && json !== null && 'plan' in json ? json.plan : json);
  if (plan.success) return plan.data;
  const issue = plan.error.issues[0]!;
  throw new Refusal('PLAN_UNREADABLE', `“${file}” is not an import plan: at ${issue.path.join('.') || 'the top'}, ${issue.message.toLowerCase()}.`, { file });
}

/** The plan as a file: written where a path was given, else handed back. @throws Refusal FILE_NOT_WRITTEN */
export async function writePlanFile(plan: ImportPlan, target: string | undefined): Promise<{ name: string; file: string | null; bytes: Blob | null }> {
  const text = `${JSON.stringify(plan, null, 2)}\n`;
  const name = target === undefined ? `${plan.instrument.id}.plan.json` : basename(target);
  if (target === undefined) return { name, file: null, bytes: new Blob([text], { type: 'application/json' }) };
  writeExport(target, Buffer.from(text, 'utf8'));
  return { name, file: target, bytes: null };
}
