/** The window's side of the contract. */
export { client, connection, orpc, type ProjectStatus } from './client.ts';
export { invalidateAreas } from './areas.ts';
export { findRefusal, refusalSentence } from './refusal.ts';
export { shell } from './shell.ts';
export { queryClient } from './query-client.ts';
export { download, chooseFile, fileSource } from './files.ts';
