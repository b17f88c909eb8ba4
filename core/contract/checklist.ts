import { z } from 'zod';

/** Ids that a checklist's own variables bear beside those of its items. */
const RESERVED = /^(score|filled|score_\d+)$/u;
/** Marked where an item does not apply to a unit: it is in no score. */
export const NOT_APPLICABLE = 'na';
const twice = (ids: readonly string[]): number => ids.findIndex((id, at) => ids.indexOf(id) !== at);

const words = z.object({ en: z.string().max(1000), fr: z.string().max(1000) });
/** A scored checklist: what is looked for, section by section, how far each item can be met, and what each weighs. */
export const checklistSchema = z.object({
  id: z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,39}$/),
  title: words,
  /** From least to most; `score` of the last is the most an item can have. */
  scale: z.array(z.object({ id: z.string().min(1).max(40), label: words, score: z.number().min(0) })).min(2).max(20),
  items: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), section: words, label: words, weight: z.number().positive().max(1000), capability: z.string().max(40) })).min(1).max(1000),
}).superRefine(({ items, scale }, context) => {
  const say = (path: (string | number)[], message: string): void => { context.addIssue({ code: 'custom', path, message }); };
  const [item, step] = [twice(items.map(({ id }) => id)), twice(scale.map(({ id }) => id))];
  if (item >= 0) say(['items', item, 'id'], 'another item has the same number');
  if (step >= 0) say(['scale', step, 'id'], 'another level has the same number');
  items.forEach(({ id }, at) => { if (RESERVED.test(id)) say(['items', at, 'id'], `“${id}” is the name of a score`); });
  scale.forEach(({ id }, at) => { if (id === NOT_APPLICABLE) say(['scale', at, 'id'], `“${id}” says that an item does not apply`); });
  if (!scale.some(({ score }) => score > 0)) say(['scale'], 'one level at least needs a score above 0');
});
export type Checklist = z.infer<typeof checklistSchema>;
export type ChecklistItem = Checklist['items'][number];

/** What an item rests on: words of an answer or document of the project, or a place outside of it. */
export const evidenceSchema = z.object({ label: z.string().max(2000), link: z.string().max(4000), answerId: z.number().int().nullable().default(null) });
export type Evidence = z.infer<typeof evidenceSchema>;
