import { z } from 'zod';
import type { FileDialogOptions, ShellMenu } from '#core/contract/shell.ts';

/** What the page may ask the shell for, checked word by word: main trusts nothing that comes from a page. */
const text = z.string().max(300);
export const fileDialogSchema = z.strictObject({
  title: text,
  filters: z.array(z.strictObject({ name: text, extensions: z.array(z.string().regex(/^[a-z0-9]{1,12}$/i)).min(1).max(20) })).max(20),
}) satisfies z.ZodType<FileDialogOptions>;

/** A name, never a path: what a page suggests must not lead a person to save outside the folder the dialog shows. */
const suggestedName = text.transform((name) => name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, ''));
export const saveDialogSchema = fileDialogSchema.extend({ suggestedName });

export const menusSchema = z.array(z.strictObject({
  label: text.min(1),
  items: z.array(z.union([
    z.strictObject({ separator: z.literal(true) }),
    z.strictObject({ id: z.string().regex(/^[A-Za-z][\w.-]{0,79}$/), label: text.min(1), enabled: z.boolean(), accelerator: z.string().regex(/^[\w+,./;'[\]\\=`-]{1,40}$/).optional() }),
  ])).max(80),
})).max(12);
export type CheckedMenus = z.infer<typeof menusSchema>;
// The page's own type and the checked one say the same.
void ((menus: CheckedMenus): readonly { label: string; items: readonly unknown[] }[] => menus satisfies readonly Pick<ShellMenu, 'label'>[]);

export const itemPathSchema = z.string().min(1).max(4096);
