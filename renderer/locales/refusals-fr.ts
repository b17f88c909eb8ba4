/** Refusals in French, by code; {{name}} is a detail of the refusal. English is the refusal's own message.
 *  A code that is not here is said in English, so that nothing is ever left unsaid. */
export const refusalsFr: Readonly<Record<string, string>> = {};
