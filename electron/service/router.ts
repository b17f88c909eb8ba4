import { implement, ORPCError, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { contract, type Contract } from '#core/contract/api/index.ts';
import { Refusal } from '#core/contract/refusal.ts';

/** The contract, ready to be given handlers. A Refusal thrown anywhere below becomes the contract's REFUSED error; anything else
 *  is a bug, and crosses the border without its message, which might hold an answer. */
export const os: ImplementerInternalWithMiddlewares<Contract, Record<string, never>, Record<string, never>> = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof Refusal) throw new ORPCError('REFUSED', { status: 422, message: error.message, data: error.toData(), defined: true });
    if (error instanceof ORPCError) throw error;
    reportBug(error);
    throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'The program made a mistake. What was stored before is safe.' });
  }
});

/** A bug's name and place, never its message: messages can quote data. */
function reportBug(error: unknown): void {
  const place = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 6).join('\n') : '';
  console.error(`bug: ${error instanceof Error ? error.name : typeof error}\n${place}`);
  if (process.env['WORKBENCH_DEBUG'] === '1') console.error(error);
}
