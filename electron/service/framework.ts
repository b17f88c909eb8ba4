import { Refusal } from '#core/contract/refusal.ts';
import { readFramework, type Framework } from '#core/framework/framework-sheet.ts';
import { CAPABILITIES, DOMAINS } from '#core/framework/national-response.ts';
import { getMeta } from '#db/queries/project.ts';
import { templateOf } from './projects.ts';
import type { ProjectSession } from './session.ts';
import { openSource, type Source } from './source.ts';

/** A framework of one's own, from the first sheet of a file. @throws Refusal FRAMEWORK_UNREADABLE, or why the file cannot be read */
export async function frameworkFromSheet(source: Source): Promise<Framework> {
  const opened = await openSource(source);
  try {
    const found = readFramework(await opened.readSheet());
    if (!found.ok) throw new Refusal(found.error.kind, found.error.message, { file: opened.file.name, row: found.error.row, reason: found.error.why });
    return found.value;
  } finally {
    opened.close();
  }
}

type FrameworkShape = { domains: { no: string; en: string; fr: string; capabilities: { no: string; en: string; fr: string }[] }[] };
/** Domains and capabilities that questions may be mapped to: the project's own, the built-in ones, or none. */
export function frameworkOf(session: ProjectSession): FrameworkShape {
  const own = getMeta(session.db, 'framework');
  if (own !== null && own !== undefined) return JSON.parse(own) as FrameworkShape;
  return {
    domains: templateOf(session) === 'empty' ? [] : DOMAINS.map((domain) => ({
      no: String(domain.no), en: domain.en, fr: domain.fr,
      capabilities: CAPABILITIES.filter((capability) => capability.domain === domain.no).map((capability) => ({ no: String(capability.no), en: capability.en, fr: capability.fr })),
    })),
  };
}
