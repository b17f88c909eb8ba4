import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ProjectSession } from '#service/session.ts';
import { UsageError, type Call, type Command } from './arguments.ts';

type WithProject = <T>(call: Call, work: (session: ProjectSession) => T | Promise<T>, check?: () => void) => Promise<T>;

/** "report.docx" → "report-annex.docx", "report-annexe.docx". */
const annexBeside = (out: string, language: 'en' | 'fr'): string => join(dirname(out), `${basename(out, extname(out))}-${language === 'fr' ? 'annexe' : 'annex'}.docx`);

export const reportCommands = (withProject: WithProject): Command[] => [{
  name: 'capability', positionals: ['PROJECT', 'NO'], help: 'One capability as the report has it: its status tables and its themes by who raised them.', options: { language: { type: 'string', value: 'en|fr', help: 'language of the tables' } },
  run: (call) => withProject(call, async (session) => {
    const [{ capabilitySheet }, { flatTable }] = await Promise.all([import('#service/report/capability.ts'), import('#service/exporting/flat-table.ts')]);
    const { status, ...sheet } = capabilitySheet(session, call.at(1), call.choice('language', ['en', 'fr'], 'en'));
    return { ...sheet, status: status.map(({ survey, model }) => { const { headers, records } = flatTable(model); return { survey, title: model.title, recipe: model.recipe, base: model.baseLine, headers, rows: records, notes: model.notes }; }) };
  }),
}, {
  name: 'report', positionals: ['PROJECT'], help: 'Writes the whole report as a Word file: status, themes, examples and cleared quotes of each capability, with figures, lists and method; and the tables of the plan as an annex beside it.',
  options: {
    out: { type: 'string', value: 'FILE.docx', help: 'what to write' }, language: { type: 'string', value: 'en|fr', help: 'language of the report' },
    annex: { type: 'string', value: 'FILE.docx', help: 'where the annex goes (else beside the report)' }, 'no-annex': { type: 'boolean', help: 'the report alone' },
  },
  run: (call) => withProject(call, async (session) => {
    const [{ makeReport }, { writeExport }] = await Promise.all([import('#service/report/make-report.ts'), import('#service/exporting/export.ts')]);
    const out = resolve(call.text('out')!);
    const language = call.choice('language', ['en', 'fr'], 'en');
    const { report, annex, ...told } = await makeReport(session, { language, annex: !call.flag('no-annex') });
    const annexFile = annex === null ? null : resolve(call.text('annex') ?? annexBeside(out, language));
    writeExport(out, report);
    if (annex !== null && annexFile !== null) writeExport(annexFile, annex);
    return { file: out, annex: annexFile, ...told };
  }, () => { if (extname(call.text('out') ?? '').toLowerCase() !== '.docx') throw new UsageError('report needs --out FILE.docx.'); }),
}];
