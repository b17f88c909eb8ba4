import { oc } from '@orpc/contract';
import { refusalSchema } from '../refusal.ts';

/** Every procedure can refuse, and says why in the same shape. A bug arrives as INTERNAL_SERVER_ERROR without details. */
export const procedure = oc.errors({ REFUSED: { status: 422, message: 'Refused', data: refusalSchema } });
