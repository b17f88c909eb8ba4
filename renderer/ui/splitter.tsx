import './splitter.css';
import { useRef, useState, type ReactNode } from 'react';

export interface SplitterProps {
  /** The name of the handle, e.g. "Width of the codebook". */
  readonly label: string;
  /** Which side keeps its width while the window grows. */
  readonly fixed: 'start' | 'end';
  /** Width (or height) of the fixed side in pixels. */
  readonly initial: number;
  readonly min?: number;
  readonly max?: number;
  readonly direction?: 'row' | 'column';
  /** The fixed side is away, and the other takes all the room; it keeps its width for when it comes back. */
  readonly isCollapsed?: boolean;
  readonly children: readonly [ReactNode, ReactNode];
}

/** Two panes with a handle between: dragged, or moved with the arrow keys (Home and End go to the ends, a double click back). */
export function Splitter({ label, fixed, initial, min = 160, max = 900, direction = 'row', isCollapsed = false, children }: SplitterProps) {
  const [size, setSize] = useState(initial);
  const from = useRef<{ at: number; size: number } | null>(null);
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const sign = fixed === 'start' ? 1 : -1;
  const position = (event: React.PointerEvent) => (direction === 'row' ? event.clientX : event.clientY);
  const keys: Record<string, number> = direction === 'row' ? { ArrowLeft: -16, ArrowRight: 16 } : { ArrowUp: -16, ArrowDown: 16 };
  const fixedStyle = direction === 'row' ? { width: size } : { height: size };
  return (
    <div className={`splitter splitter-${direction}`}>
      <div className={fixed === 'start' ? 'splitter-fixed' : 'splitter-free'} hidden={isCollapsed && fixed === 'start'} style={fixed === 'start' ? fixedStyle : undefined}>{children[0]}</div>
      <div
        className="splitter-handle" role="separator" tabIndex={0} hidden={isCollapsed} aria-label={label} aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'} aria-valuenow={size} aria-valuemin={min} aria-valuemax={max}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); from.current = { at: position(event), size }; }}
        onPointerMove={(event) => { if (from.current) setSize(clamp(from.current.size + sign * (position(event) - from.current.at))); }}
        onPointerUp={() => { from.current = null; }}
        onDoubleClick={() => setSize(initial)}
        onKeyDown={(event) => {
          const step = keys[event.key];
          if (step !== undefined) setSize(clamp(size + sign * step));
          else if (event.key === 'Home') setSize(min);
          else if (event.key === 'End') setSize(max);
          else return;
          event.preventDefault();
        }}
      />
      <div className={fixed === 'end' ? 'splitter-fixed' : 'splitter-free'} hidden={isCollapsed && fixed === 'end'} style={fixed === 'end' ? fixedStyle : undefined}>{children[1]}</div>
    </div>
  );
}
