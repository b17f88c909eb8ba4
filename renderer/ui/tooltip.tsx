import './tooltip.css';
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components';
import { Kbd } from './kbd.tsx';

/** Inside react-aria-components' `TooltipTrigger`, after the trigger. */
export function Tooltip({ children, shortcut }: { children: ReactNode; shortcut?: string }) {
  return (
    <AriaTooltip className="tooltip" offset={4}>
      {children}
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </AriaTooltip>
  );
}
