/** What other rooms can be asked to show. Each is given by the feature whose room shows it. */
export interface Shows { readonly variable?: (id: string) => void; readonly table?: (id: string) => void; readonly code?: (id: string) => void; /** Rows and columns of a table that is not saved, as JSON. */ readonly count?: (request: string) => void; /** The list of documents. */ readonly documents?: () => void }

const ways = new Map<keyof Shows, (id: string) => void>();

/** Once, before the first drawing. */
export function registerShows(shows: Shows): void {
  for (const [kind, show] of Object.entries(shows) as [keyof Shows, (id: string) => void][]) ways.set(kind, show);
}

/** Goes to the room that shows a variable, a saved table or what is coded with a code, and shows it there. */
export function show(kind: keyof Shows, id = ''): void {
  ways.get(kind)?.(id);
}
