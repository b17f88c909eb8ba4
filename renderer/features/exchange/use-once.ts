import { useEffect, useState } from 'react';
import { refusalSentence } from '../../rpc/index.ts';

/** Asks once, when the dialog opens. */
export function useOnce<T>(ask: () => Promise<T>): { value: T | null; refusal: string | null } {
  const [state, setState] = useState<{ value: T | null; refusal: string | null }>({ value: null, refusal: null });
  useEffect(() => {
    let here = true;
    ask().then((value) => { if (here) setState({ value, refusal: null }); }, (error: unknown) => { if (here) setState({ value: null, refusal: refusalSentence(error) }); });
    return () => { here = false; };
    // Once: what is asked for is given when the dialog opens.
  }, []); // oxlint-disable-line react-hooks/exhaustive-deps -- see above
  return state;
}
