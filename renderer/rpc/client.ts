import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { ContractClient, Outputs } from '#core/contract/api/index.ts';
import { openPortLine, openSocketLine } from './lines.ts';
import { ReconnectingLink } from './reconnecting-link.ts';
import { shell } from './shell.ts';

export const connection = new ReconnectingLink(shell ? openPortLine(shell) : openSocketLine);

/** Every call of the contract: `await client.project.undo()`. Rejects with an ORPCError; say it with `refusalSentence`. */
export const client: ContractClient = createORPCClient(connection);

/** The same for TanStack Query: `useQuery(orpc.data.variables.queryOptions())`, `useMutation(orpc.codes.merge.mutationOptions())`. */
export const orpc = createTanstackQueryUtils(client);

export type ProjectStatus = NonNullable<Outputs['project']['status']>;
