import type { DropItem, TextDropItem } from 'react-aria-components';

/** What is dragged from the list of variables to the wells: the ids, as JSON. Other programs see the names as plain text. */
export const VARIABLES = 'application/x-survey-workbench-variables';

export const dragged = (ids: readonly string[], text: string): Record<string, string> => ({ [VARIABLES]: JSON.stringify(ids), 'text/plain': text });

const isVariables = (item: DropItem): item is TextDropItem => item.kind === 'text' && item.types.has(VARIABLES);

/** The ids in what was dropped, in order. */
export async function droppedVariables(items: readonly DropItem[]): Promise<string[]> {
  const lists = await Promise.all(items.filter(isVariables).map(async (item) => JSON.parse(await item.getText(VARIABLES)) as unknown));
  return [...new Set(lists.flat().filter((id): id is string => typeof id === 'string'))];
}
