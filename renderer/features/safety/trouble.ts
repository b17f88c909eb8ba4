import { useEffect } from 'react';
import { useFormat } from '../../locales/format.ts';
import { translate } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { toast } from '../../ui/index.ts';

const LOOK_EVERY_MS = 10 * 60_000;

/** Says what nobody would look for while a project is open: that its backups fail, and that a synchronised folder made a second version
 *  of it. Each once, until it changes.
 *  @param path the open project; null where there is none */
export function useTroubleWatch(path: string | null): void {
  const format = useFormat();
  useEffect(() => {
    if (path === null) return;
    let told = '';
    const look = async (): Promise<void> => {
      const { problem, conflictCopies } = await client.project.backups();
      const sentences = [
        ...(problem === null ? [] : [translate(problem === 'copy' ? 'safety.problemCopy' : 'safety.problemCheck')]),
        ...(conflictCopies.length === 0 ? [] : [translate('safety.conflicts', { files: format.list(conflictCopies) })]),
      ];
      if (sentences.join() === told) return;
      told = sentences.join();
      for (const sentence of sentences) toast(sentence, { tone: 'bad' });
    };
    // Where the project was closed meanwhile there is nothing to say.
    const lookQuietly = (): void => { look().catch(() => {}); };
    lookQuietly();
    const timer = setInterval(lookQuietly, LOOK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, [path, format]);
}
