import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation, type MessageKey } from '../locales/i18n.ts';
import { foldText, Icon, Kbd } from '../ui/index.ts';
import { handlerOf, useCommands, type CommandDefinition } from './commands.ts';
import type { Found } from './feature.ts';
import { features } from './features.ts';
import { useSession } from './session.ts';
import { useProject } from './use-project.ts';

const FIND_AFTER_MS = 120;

/** Finds a command by a few letters of its name, and answers, codes and variables through the features' own search. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const commands = useCommands();
  const project = useProject() ?? null;
  const room = useSession((state) => state.room);
  const [query, setQuery] = useState('');
  const { found, searching } = useFound(project ? query.trim() : '');
  const usable = commands.filter((command) => !command.hidden && handlerOf(command, { project, room }));
  const typed = foldText(query.trim());
  const fitting = usable.filter((command) => typed.split(/\s+/).every((word) => foldText(`${t(command.title)} ${t(command.group)}`).includes(word)));
  const run = (act: () => void | Promise<void>) => { onClose(); void act(); };
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={(open) => { if (!open) onClose(); }}>
      <Modal className="dialog-frame palette-frame">
        <Dialog className="dialog" aria-label={t('palette.title')}>
          <Command className="palette" label={t('palette.title')} shouldFilter={false} loop>
            <Command.Input className="palette-input" autoFocus value={query} onValueChange={setQuery} placeholder={t('palette.placeholder')} />
            <Command.List className="palette-list" label={t('palette.title')}>
              {fitting.length + found.length === 0 ? <div className="palette-empty" role="status">{searching ? t('palette.searching') : t('palette.empty', { query })}</div> : null}
              {grouped(fitting).map(([group, list]) => (
                <Command.Group key={group} heading={t(group)}>
                  {list.map((command) => (
                    <Command.Item key={command.id} value={command.id} onSelect={() => { const act = handlerOf(command, { project, room }); if (act) run(act); }}>
                      <span className="palette-icon">{command.icon ? <Icon name={command.icon} size={14} /> : null}</span>
                      {t(command.title)}
                      {command.keys?.[0] ? <span className="palette-detail"><Kbd keys={command.keys[0]} /></span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              {grouped(found).map(([group, list]) => (
                <Command.Group key={group} heading={t(group)}>
                  {list.map((item) => (
                    <Command.Item key={item.id} value={item.id} onSelect={() => run(item.run)}>
                      <span className="ellipsis">{item.title}</span>
                      {item.detail ? <span className="palette-detail">{item.detail}</span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** In the order in which groups first come. */
function grouped<T extends Pick<CommandDefinition, 'group'>>(items: readonly T[]): [MessageKey, T[]][] {
  return [...Map.groupBy(items, (item) => item.group)];
}

function useFound(query: string): { found: readonly Found[]; searching: boolean } {
  const [state, setState] = useState<{ query: string; found: readonly Found[] }>({ query: '', found: [] });
  useEffect(() => {
    if (query.length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void Promise.allSettled(features.flatMap((feature) => (feature.find ? [feature.find(query, stop.signal)] : []))).then((lists) => {
        if (!stop.signal.aborted) setState({ query, found: lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : [])) });
      });
    }, FIND_AFTER_MS);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [query]);
  return query.length < 2 ? { found: [], searching: false } : { found: state.found, searching: state.query !== query };
}
