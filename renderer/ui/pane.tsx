import './pane.css';
import type { ReactNode } from 'react';
import { classes } from './class-name.ts';

/** A part of a room: a 32 px head with a title, and what is under it. `side` is the greyer surface. */
export function Pane({ title, summary, actions, side = false, children, label }: { title?: ReactNode; summary?: ReactNode; actions?: ReactNode; side?: boolean; children: ReactNode; label?: string }) {
  return (
    <section className={classes('pane', side && 'pane-side')} {...(label ? { 'aria-label': label } : {})}>
      {title || actions ? (
        <header className="pane-head">
          {title ? <h2 className="pane-title">{title}</h2> : null}
          {summary ? <span className="pane-summary">{summary}</span> : null}
          <span className="grow" />
          {actions}
        </header>
      ) : null}
      {children}
    </section>
  );
}
