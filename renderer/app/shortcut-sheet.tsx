import { useTranslation } from '../locales/i18n.ts';
import { Dialog, Kbd } from '../ui/index.ts';
import { useCommands } from './commands.ts';

/** Every key of the program, by group. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { commands } = useCommands();
  const bound = commands.filter((command) => command.keys?.length);
  return (
    <Dialog title={t('keys.title')} isOpen onClose={onClose} size="large">
      <div className="keys-groups">
        {[...Map.groupBy(bound, (command) => command.group)].map(([group, list]) => (
          <section key={group} className="keys-group">
            <h3>{t(group)}</h3>
            {list.map((command) => <div key={command.id} className="keys-line">{t(command.title)}<span>{command.keys?.map((keys) => <Kbd key={keys} keys={keys} />)}</span></div>)}
          </section>
        ))}
      </div>
      <p className="dim">{t('keys.note')}</p>
    </Dialog>
  );
}
