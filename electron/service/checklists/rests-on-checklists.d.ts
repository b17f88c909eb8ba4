import type { ProjectSession } from '../session.ts';
/** Tells the variables that are of checklists, or made of such alone: they speak of countries and of no respondent. */
export declare function restsOnChecklists(session: ProjectSession): (name: string) => boolean;
