import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { guidMaker, type GuidMaker } from '#core/exchange/guid.ts';
import { createProject } from '#service/projects.ts';
import { ProjectSession } from '#service/session.ts';
import { temporaryFiles, type TemporaryFiles } from '#test/helpers/temporary-files.ts';

/** A project whose file goes when it is closed. */
class PassingProject extends ProjectSession {
  readonly #files: TemporaryFiles;
  constructor(path: string, connection: ProjectSession['connection'], files: TemporaryFiles) {
    super(path, connection);
    this.#files = files;
  }
  override close(): void {
    super.close();
    this.#files.remove();
  }
}

/** An empty project with one coder, until it is closed. */
export function passingProject(name = 'Study', coder = 'Coder A'): ProjectSession {
  const files = temporaryFiles();
  const path = join(files.folder, `${name}.swproj`);
  return new PassingProject(path, createProject(path, 'test', name, 'empty', coder).connection, files);
}

export const testGuids = (projectId: string): GuidMaker => guidMaker(projectId, (text) => createHash('sha1').update(text).digest());
