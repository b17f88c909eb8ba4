import { hash } from 'node:crypto';
import { guidMaker, type GuidMaker } from '#core/exchange/guid.ts';

/** GUIDs of a project's parts, by SHA-1 as RFC 9562 has it. */
export const guidsOf = (projectId: string): GuidMaker => guidMaker(projectId, (text) => hash('sha1', text, 'buffer'));
export const ORIGIN = 'Survey Workbench 0.1.0';
