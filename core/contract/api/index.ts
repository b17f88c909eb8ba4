import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { anonymising, clearance } from './anonymising.ts';
import { app } from './app.ts';
import { checking } from './checking.ts';
import { coders } from './coders.ts';
import { codes, coding, memos } from './coding.ts';
import { confirmation } from './confirmation.ts';
import { data } from './data.ts';
import { documents } from './documents.ts';
import { exchange } from './exchange.ts';
import { exporting } from './exporting.ts';
import { illustrations } from './illustrating.ts';
import { importing } from './importing.ts';
import { checklists, levels, sources } from './maturity.ts';
import { project } from './project.ts';
import { tables } from './tables.ts';
import { updating } from './updating.ts';

/** The border between a window (or a script) and the data process: every call there is, and nothing else. */
export const contract = { app, project, importing, updating, documents, data, codes, coding, coders, memos, tables, exporting, exchange, anonymising, clearance, checking, illustrations, confirmation, checklists, levels, sources };
export type Contract = typeof contract;
export type ContractClient = ContractRouterClient<Contract>;
export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;
