import './toast.css';
import { createStore, useStore } from 'zustand';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

export interface ToastMessage { readonly id: number; readonly text: string; readonly tone: 'info' | 'ok' | 'bad'; readonly action?: { readonly label: string; readonly run: () => void } }

const store = createStore<{ toasts: readonly ToastMessage[] }>(() => ({ toasts: [] }));
let nextId = 1;

/** Says one plain sentence in the corner of the window and to screen readers. Refusals stay until closed; the rest goes after 6 s. */
export function toast(text: string, options: { tone?: ToastMessage['tone']; action?: ToastMessage['action'] } = {}): number {
  const id = nextId++;
  const tone = options.tone ?? 'info';
  const message: ToastMessage = { id, text, tone, ...(options.action ? { action: options.action } : {}) };
  store.setState(({ toasts }) => ({ toasts: [...toasts.filter((old) => old.text !== text).slice(-3), message] }));
  if (tone !== 'bad') setTimeout(() => closeToast(id), 6000);
  return id;
}

export const closeToast = (id: number): void => store.setState(({ toasts }) => ({ toasts: toasts.filter((message) => message.id !== id) }));

/** Where toasts appear; once, in the frame. The region is always there, so that screen readers hear what comes into it. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  const toasts = useStore(store, (state) => state.toasts);
  return (
    <section className="toasts" aria-label={label}>
      <div role="alert">{toasts.filter((message) => message.tone === 'bad').map((message) => <ToastView key={message.id} message={message} closeLabel={closeLabel} />)}</div>
      <div role="status">{toasts.filter((message) => message.tone !== 'bad').map((message) => <ToastView key={message.id} message={message} closeLabel={closeLabel} />)}</div>
    </section>
  );
}

function ToastView({ message, closeLabel }: { message: ToastMessage; closeLabel: string }) {
  return (
    <div className={`toast toast-${message.tone}`}>
      <Icon name={message.tone === 'bad' ? 'warning' : message.tone === 'ok' ? 'check' : 'info'} size={15} />
      <span className="toast-text">{message.text}</span>
      {message.action ? <button type="button" className="toast-action" onClick={() => { message.action?.run(); closeToast(message.id); }}>{message.action.label}</button> : null}
      <IconButton icon="close" size={13} label={closeLabel} onPress={() => closeToast(message.id)} />
    </div>
  );
}
