import { refusalSentence } from '../rpc/index.ts';
import { toast } from '../ui/toast.tsx';

/** Runs an act and says its refusal in a toast. */
export async function attempt(act: () => Promise<void>): Promise<void> {
  try { await act(); } catch (error) { toast(refusalSentence(error), { tone: 'bad' }); }
}
