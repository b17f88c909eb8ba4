import './button.css';
import type { ReactNode } from 'react';
import { Button as AriaButton, TooltipTrigger, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classes } from './class-name.ts';
import { Icon, type IconName } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  /** primary: the one act a screen is for; quiet: without a frame; danger: destroys. */
  readonly variant?: 'default' | 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A button with words. Wide enough for French: never give it a fixed width. */
export function Button({ variant = 'default', icon, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes('button', `button-${variant}`, className)}>
      {icon ? <Icon name={icon} size={15} /> : null}
      {children === undefined ? null : <span className="ellipsis">{children}</span>}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** The name for screen readers and the tooltip. */
  readonly label: string;
  /** tinykeys binding shown in the tooltip. */
  readonly shortcut?: string;
  readonly size?: number;
  readonly className?: string;
}

/** A button that is only a drawing; its name is in the tooltip. */
export function IconButton({ icon, label, shortcut, size = 16, className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={classes('button', 'button-quiet', 'button-icon', className)}>
        <Icon name={icon} size={size} />
      </AriaButton>
      <Tooltip {...(shortcut ? { shortcut } : {})}>{label}</Tooltip>
    </TooltipTrigger>
  );
}
