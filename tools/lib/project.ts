import { fileURLToPath } from 'node:url';

/** The project's own folder, with a separator at its end. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Says in one sentence what is wrong where a script was started with another Node.
 *  The database's binary crashes on Node 20 without a word. */
export function requireNode24(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  console.error(`This is Node ${process.versions.node}, and the workbench runs on Node 24, which npm ci has put into the project. Start it through npm: npm start, npm test, npm run …`);
  process.exit(1);
}
