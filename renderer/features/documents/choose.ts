import { translate } from '../../locales/i18n.ts';
import { chooseFiles } from '../../rpc/files.ts';
import { readDocuments } from './store.ts';

export const DOCUMENTS: readonly string[] = ['docx', 'pdf', 'md', 'markdown', 'txt', 'html', 'htm'];

/** Asks for documents, or in a browser a whole folder of them. */
export async function chooseDocuments(folder = false): Promise<void> {
  const sources = await chooseFiles({ title: translate('documents.choose'), name: translate('documents.kind'), extensions: DOCUMENTS }, folder);
  if (sources.length > 0) await readDocuments(sources);
}
