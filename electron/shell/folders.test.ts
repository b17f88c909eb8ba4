import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workbenchFolders } from './folders.ts';

describe('workbenchFolders', () => {
  it('follows the habits of each system', () => {
    expect(workbenchFolders('linux', {}, '/home/a')).toEqual({ userFolder: join('/home/a', '.config', 'survey-workbench'), projectsFolder: join('/home/a', 'Documents', 'Survey Workbench') });
    expect(workbenchFolders('linux', { XDG_CONFIG_HOME: '/x' }, '/home/a').userFolder).toBe(join('/x', 'survey-workbench'));
    expect(workbenchFolders('darwin', {}, '/Users/a').userFolder).toBe(join('/Users/a', 'Library', 'Application Support', 'survey-workbench'));
    expect(workbenchFolders('win32', { APPDATA: 'C:\\R' }, 'C:\\a').userFolder).toBe(join('C:\\R', 'survey-workbench'));
  });
  it('keeps them where the environment says, and takes an empty word for none', () => {
    const env = { WORKBENCH_USER_FOLDER: '/u', WORKBENCH_PROJECTS_FOLDER: '/p' };
    expect(workbenchFolders('linux', env, '/home/a')).toEqual({ userFolder: '/u', projectsFolder: '/p' });
    expect(workbenchFolders('linux', { WORKBENCH_USER_FOLDER: '' }, '/home/a').userFolder).toBe(join('/home/a', '.config', 'survey-workbench'));
  });
});
