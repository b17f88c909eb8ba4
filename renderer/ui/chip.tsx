import './chip.css';
import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { classes } from './class-name.ts';
import { Icon } from './icon.tsx';

type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

/** A small word in a frame that says something and does nothing. */
export function Chip({ children, tone = 'neutral', title }: { children: ReactNode; tone?: Tone; title?: string }) {
  return <span className={classes('chip', `chip-${tone}`)} title={title}>{children}</span>;
}

/** A chip that is on or off: a filter, a column set. */
export function ToggleChip({ children, isSelected, onChange, label }: { children: ReactNode; isSelected: boolean; onChange: (on: boolean) => void; label?: string }) {
  return <ToggleButton className="chip chip-act" isSelected={isSelected} onChange={onChange} {...(label ? { 'aria-label': label } : {})}>{children}</ToggleButton>;
}

/** A chip that opens or does something. */
export function ActionChip({ children, onPress, label, tone = 'neutral' }: { children: ReactNode; onPress?: () => void; label?: string; tone?: Tone }) {
  return <Button className={classes('chip', 'chip-act', `chip-${tone}`)} {...(onPress ? { onPress } : {})} {...(label ? { 'aria-label': label } : {})}>{children}</Button>;
}

/** A chip with a cross that takes it away. */
export function RemovableChip({ children, onRemove, removeLabel }: { children: ReactNode; onRemove: () => void; removeLabel: string }) {
  return (
    <span className="chip chip-on">
      {children}
      <Button className="chip-remove" aria-label={removeLabel} onPress={onRemove}><Icon name="close" size={11} /></Button>
    </span>
  );
}
