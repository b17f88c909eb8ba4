import { afterAll, describe, expect, it } from 'vitest';
import { frameworkFromSheet, frameworkOf } from '#service/framework.ts';
import { importFile } from '#service/importing.ts';
import { createProject, openProject } from '#service/projects.ts';
import { temporaryFiles } from './helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });
const sheet = files.write('cadre.csv', 'Domaine;Capacité\nPolitique;Direction\n;Lois\nJustice;Police');

describe('a framework of one’s own', () => {
  it('is read from a sheet, kept in the project, and found again when it is opened', async () => {
    const path = `${files.folder}/own.swproj`;
    createProject(path, 'words', 'Own', 'empty', 'Ana', await frameworkFromSheet(sheet)).close();
    const session = openProject(path, 'words');
    expect(frameworkOf(session).domains.map(({ fr, capabilities }) => [fr, capabilities.map(({ no, fr: name }) => `${no} ${name}`)])).toEqual([['Politique', ['1 Direction', '2 Lois']], ['Justice', ['3 Police']]]);
    session.close();
  });

  it('is not filled with capabilities of the built-in one when a file is looked at', async () => {
    const survey = files.write('survey.csv', ['ID,Governance,Research,Legislation,Police unit,Victim support', ...Array.from({ length: 12 }, (_, at) => `R${at},Yes,No,Yes,No,Yes`)].join('\n'));
    const built = createProject(`${files.folder}/built.swproj`, 'words', 'Built', 'national-response');
    const own = createProject(`${files.folder}/own-2.swproj`, 'words', 'Own', 'empty', 'Ana', await frameworkFromSheet(sheet));
    const capabilities = async (session: typeof own): Promise<number> => (await importFile(session, survey, { dryRun: true })).plan.variables.filter(({ capability }) => capability !== undefined).length;
    expect([await capabilities(built) > 0, await capabilities(own)]).toEqual([true, 0]);
    built.close();
    own.close();
  });

  it('is refused where the sheet is none, before a project is made', async () => {
    await expect(frameworkFromSheet(files.write('people.csv', 'Name,Age\nAna,41'))).rejects.toMatchObject({ code: 'FRAMEWORK_UNREADABLE' });
  });
});
