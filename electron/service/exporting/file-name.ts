import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';

/** "Sample study tables.xlsx": the study's name, without what file systems refuse. */
export const fileName = (session: ProjectSession, what: string, extension: string): string => `${projectName(session).replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'Study'} ${what}.${extension}`;
