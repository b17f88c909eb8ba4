import './banner.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A line across a room that says something that stays true for a while. */
export function Banner({ tone = 'info', children, actions }: { tone?: 'info' | 'warn' | 'bad'; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon name={tone === 'info' ? 'info' : 'warning'} size={15} />
      <span className="grow">{children}</span>
      {actions}
    </div>
  );
}
