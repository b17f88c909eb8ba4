import { useTranslation } from '../locales/i18n.ts';
import { Dialog, Kbd } from '../ui/index.ts';
import { useCommands } from './commands.ts';

/** A digit is also bound by its place on the keyboard, for layouts that shift it; it is drawn once. */
const isShown = (keys: string): boolean => !/(?:Digit|Numpad)\d$/.test(keys);

/** Every key of the program, by group; commands of one title share a line. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const commands = useCommands();
  const bound = commands.filter((command) => command.keys?.length);
  return (
    <Dialog title={t('keys.title')} isOpen isReading onClose={onClose} size="large">
      <div className="keys-groups">
        {[...Map.groupBy(bound, (command) => command.group)].map(([group, list]) => (
          <section key={group} className="keys-group">
            <h3>{t(group)}</h3>
            {[...Map.groupBy(list, (command) => command.title)].map(([title, same]) => <div key={title} className="keys-line">{t(title)}<span>{same.flatMap((command) => command.keys ?? []).filter(isShown).map((keys) => <Kbd key={keys} keys={keys} />)}</span></div>)}
          </section>
        ))}
      </div>
      <p className="dim">{t('keys.note')}</p>
    </Dialog>
  );
}
