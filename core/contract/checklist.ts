import { z } from 'zod';

const words = z.object({ en: z.string().max(1000), fr: z.string().max(1000) });
/** A scored checklist: what is looked for, section by section, how far each item can be met, and what each weighs. */
export const checklistSchema = z.object({
  id: z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,39}$/),
  title: words,
  /** From least to most; `score` of the last is the most an item can have. */
  scale: z.array(z.object({ id: z.string().min(1).max(40), label: words, score: z.number().min(0) })).min(2).max(20),
  items: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), section: words, label: words, weight: z.number().positive().max(1000), capability: z.string().max(40) })).min(1).max(1000),
});
export type Checklist = z.infer<typeof checklistSchema>;
export type ChecklistItem = Checklist['items'][number];

/** What an item rests on: words of an answer or document of the project, or a place outside of it. */
export const evidenceSchema = z.object({ label: z.string().max(2000), link: z.string().max(4000), answerId: z.number().int().nullable().default(null) });
export type Evidence = z.infer<typeof evidenceSchema>;
/** Marked where an item does not apply to a unit: it is in no score. */
export const NOT_APPLICABLE = 'na';
