import { translate } from '../../../locales/i18n.ts';
import { chooseFile } from '../../../rpc/files.ts';
import { readReturned } from './store.ts';

const RETURNED = ['docx', 'xlsx', 'xlsm', 'xls', 'ods', 'csv'] as const;

export async function chooseReturned(): Promise<void> {
  const source = await chooseFile({ title: translate('confirmation.readFile'), name: translate('confirmation.returnedFile'), extensions: [...RETURNED] });
  if (source) await readReturned(source);
}
