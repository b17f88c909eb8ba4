import { describe, expect, it } from 'vitest';
import { proposedPath } from './project-path.ts';

describe('proposedPath', () => {
  it('keeps what every file system takes', () => {
    expect(proposedPath('/home/ana/Projects/', 'Réponses: 2021?')).toBe('/home/ana/Projects/Réponses 2021.swproj');
    expect(proposedPath('C:\\Users\\Ana\\Projects', '  A/B  study. ')).toBe('C:\\Users\\Ana\\Projects\\A B study.swproj');
  });
  it('never proposes a hidden or empty name', () => {
    expect(proposedPath('/p', '...')).toBe('/p/study.swproj');
    expect(proposedPath('/p', '/')).toBe('/p/study.swproj');
  });
});
