import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { createStore } from 'zustand/vanilla';

/** One way to the data process, once it is there. `closed` settles when it is lost. */
export interface Line { readonly link: ClientLink<ClientContext>; readonly closed: Promise<void> }
export type OpenLine = () => Promise<Line>;

export interface ConnectionState { readonly phase: 'connecting' | 'open' | 'lost'; /** Grows each time the line is opened. */ readonly opened: number }

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;

/** A link that waits for the line, and opens a new one when it is lost. Calls under way when it breaks are rejected by the
 *  link itself: whether an act was stored is then asked of the data process, never guessed or sent twice. */
export class ReconnectingLink implements ClientLink<ClientContext> {
  readonly state = createStore<ConnectionState>(() => ({ phase: 'connecting', opened: 0 }));
  private current: Promise<Line>;
  private readonly open: OpenLine;
  private readonly wait: (ms: number) => Promise<void>;

  constructor(open: OpenLine, wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); })) {
    this.open = open;
    this.wait = wait;
    this.current = this.connect();
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const line = await this.current;
    return line.link.call(path, input, options);
  }

  private async connect(): Promise<Line> {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        const line = await this.open();
        this.state.setState(({ opened }) => ({ phase: 'open', opened: opened + 1 }));
        void line.closed.then(() => {
          this.state.setState({ phase: 'lost' });
          this.current = this.connect();
        });
        return line;
      } catch {
        if (this.state.getState().opened > 0 || waitMs > FIRST_WAIT_MS * 4) this.state.setState({ phase: 'lost' });
        await this.wait(waitMs);
      }
    }
  }
}
