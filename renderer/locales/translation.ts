/** The shape that a translation must have: every key of the English messages, and nothing else but the plural form that
 *  French has besides ("_many", for whole millions). Messages are flat: "feature.what". Placeholders: {{name}}, {{count, number}}. */
export type Translation<English> = { readonly [Key in keyof English]: string } & { readonly [many: `${string}_many`]: string };
