import { useTranslation } from '../locales/i18n.ts';
import { Button } from 'react-aria-components';
import { Icon } from '../ui/index.ts';
import { rooms } from './features.ts';
import { goTo, useSession } from './session.ts';

export function Rail() {
  const { t } = useTranslation();
  const current = useSession((state) => state.room);
  const lit = rooms.find((room) => room.id === current)?.parent ?? current;
  const listed = rooms.flatMap((room) => (room.order === null ? [] : [{ ...room, order: room.order }])).toSorted((a, b) => a.order - b.order);
  return (
    <nav className="rail" aria-label={t('frame.rooms')}>
      <ul>
        {listed.map((room) => (
          <li key={room.id}>
            <Button className="rail-button" onPress={() => goTo(room.id)} {...(lit === room.id ? { 'aria-current': 'page' } : {})}><Icon name={room.icon} size={18} />{t(room.label)}</Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
