import './meter.css';
import { Meter as AriaMeter, ProgressBar as AriaProgressBar } from 'react-aria-components';

/** How much of a known whole: answers read, strength of a passphrase. The words stand beside it, given by the caller. */
export function Meter({ label, value, max, text, tone = 'accent', width = 130 }: { label: string; value: number; max: number; text?: string; tone?: 'accent' | 'ok' | 'warn' | 'bad'; width?: number }) {
  return (
    <AriaMeter aria-label={label} value={value} maxValue={Math.max(max, 1)} {...(text ? { valueLabel: text } : {})} className="meter">
      {({ percentage }) => <><span className={`meter-track meter-${tone}`} style={{ width }}><i style={{ width: `${percentage}%` }} /></span>{text ? <span className="meter-text">{text}</span> : null}</>}
    </AriaMeter>
  );
}

/** How far something running has come; `fraction` null while that is not known. */
export function ProgressBar({ label, fraction }: { label: string; fraction: number | null }) {
  return (
    <AriaProgressBar aria-label={label} isIndeterminate={fraction === null} value={(fraction ?? 0) * 100} className="progress">
      {({ percentage, isIndeterminate }) => <span className="meter-track progress-track"><i className={isIndeterminate ? 'progress-unknown' : ''} style={{ width: `${isIndeterminate ? 30 : percentage ?? 0}%` }} /></span>}
    </AriaProgressBar>
  );
}
